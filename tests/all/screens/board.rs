//! The walks of a facilitator: a class of thirty, seen and helped.

use super::face::{Face, Start, walk_in};
use crate::class;

/// The board of the class of thirty.
fn begins(start: &Start<'_>) -> Option<Face> {
    Some(Face::board(start, class::thirty_in_a_folder(), class::COURSE, "Morning"))
}

#[test]
fn a_class_is_looked_at() {
    walk_in(&[class::FOLDER], &[], begins, |face| {
        face.shot("board_class").keys("n n").shot("board_class_modules").keys("p p");
        face.keys("End").shot("board_class_end").keys("o").shot("board_class_by_name");
        face.keys("o").shot("board_class_by_progress").keys("o");
        face.keys("?").shot("board_help").keys("Esc").keys("g").shot("board_choose_class");
        face.keys("Esc c").shot("board_choose_course").keys("Esc d").shot("board_certificates").keys("Esc");
        face.keys("h").later(0).shot("board_hard").keys("Esc");
        face.keys("Enter")
            .shot("board_learner")
            .keys("Esc Down Enter")
            .shot("board_learner_quiz")
            .keys("Esc");
        face.keys("g 1").shot("board_everyone").keys("a").shot("board_roll_everyone").keys("Esc");
        face.keys("g 2 a").shot("board_roll").keys("Space Down Down Space").shot("board_roll_marked");
        face.keys("Enter a").shot("board_roll_again").keys("Esc");
        face.later(11 * 60_000).shot("board_locked").types("not it").keys("Enter").shot("board_locked_wrong");
    });
}

#[test]
fn essays_are_graded() {
    walk_in(&[class::FOLDER], &[], begins, |face| {
        face.keys("e").shot("board_essays").keys("Enter").shot("board_essay");
        face.types("5")
            .keys("Enter")
            .shot("board_essay_mark_wrong")
            .keys("Backspace")
            .types("3,5")
            .keys("Enter");
        face.types("Clear, and with a number.")
            .shot("board_essay_comment")
            .keys("Esc Enter")
            .shot("board_essay_begun");
        face.keys("Tab Enter").shot("board_essays_one_less");
        for _ in 0..2 {
            face.keys("Enter").types("50%").keys("Enter Enter");
        }
        face.shot("board_essays_none").keys("Esc").shot("board_class_graded");
    });
}

#[test]
fn a_mark_is_corrected() {
    walk_in(&[class::FOLDER], &[], begins, |face| {
        // Juma answered the first question wrong, and then the whole quiz right.
        face.keys("o End Up");
        while !matches!(at(face).as_deref(), Some("Juma Mwangi")) {
            face.keys("Up");
        }
        face.keys("Enter").shot("board_learner_twice");
        down_to(face, 1);
        face.keys("Enter").shot("board_sheet");
        face.keys("1").shot("board_answer").types("0").keys("Enter Enter").shot("board_answer_same");
        face.keys("Backspace").types("1").keys("Enter Enter").shot("board_answer_no_reason");
        face.types("The key was wrong in version 0.9.").keys("Enter").shot("board_sheet_corrected");
        face.keys("1").shot("board_answer_corrected").keys("Esc Esc").shot("board_learner_corrected");
    });
}

/// Goes down to a row: in a small window the page moves before the cursor does.
fn down_to(face: &mut Face, row: usize) {
    let cursor = |part: &coursedeck::page::Part| match part {
        coursedeck::page::Part::Rows(rows) => rows.cursor,
        _ => None,
    };
    while face.session.page().parts.iter().find_map(cursor) != Some(row) {
        face.keys("Down");
    }
}

/// Whom the cursor is on.
fn at(face: &Face) -> Option<String> {
    face.session.page().parts.iter().find_map(|part| match part {
        coursedeck::page::Part::Rows(rows) => {
            let row = rows.rows.get(rows.cursor?)?;
            Some(row.label.iter().map(|span| span.text.as_str()).collect())
        }
        _ => None,
    })
}

/// What the learner sees of it, in their own course.
#[test]
fn a_learner_sees_what_was_made_of_the_marks() {
    let make = |start: &Start<'_>| {
        let mut face = Face::board(start, class::thirty_in_a_folder(), class::COURSE, "Morning");
        face.keys("e Enter")
            .types("3")
            .keys("Enter")
            .types("A number and a date. Leave the red shirt.")
            .keys("Enter");
        face.keys("Esc");
        Some(Face::at(start, face.leave()))
    };
    walk_in(&[class::FOLDER], &[], make, |face| {
        face.keys("/").types("Thabo").keys("Tab Enter Enter");
        // The first row that names the course goes on with it; the last is the course itself.
        let title =
            if face.session.catalog().tag().as_str() == "fr" { "Notes de terrain" } else { "Field notes" };
        let signs = face.session.page().parts.into_iter().filter_map(|part| match part {
            coursedeck::page::Part::Rows(rows) => Some(rows.rows),
            _ => None,
        });
        let is_it = |row: &coursedeck::page::Row| row.label.iter().any(|span| span.text == title);
        let sign = signs.flatten().filter(is_it).find_map(|row| row.sign).unwrap();
        face.keys(&sign).keys("6").shot("graded_ready").keys("r").shot("graded_result");
        face.keys("r n").shot("graded_essay");
    });
}
