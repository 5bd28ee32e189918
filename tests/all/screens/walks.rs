//! The walks: what a learner does, and what they see.

use std::{fs, path::Path, process::Command};

use coursedeck::{
    plain,
    store::{How, Store},
    tui::Theme,
};

use super::face::{COURSES, Face, MORE, Start, USUAL, held, walk, walk_from_the_right, walk_in};
use crate::terminal::{cells, styled};

/// What is done on a face.
type Steps<'a> = &'a dyn Fn(&mut Face);

const AMINA: &str = "Amina Odhiambo";

/// Past the door: somebody new, without a PIN.
fn comes_in(face: &mut Face) {
    face.keys("Enter").types(AMINA).keys("Enter Enter");
}

/// Opens the course with this title in its language, by going down to it.
fn opens(face: &mut Face, title: &str) {
    let at = face.session.study().shelf().courses().iter().position(|course| course.id.as_str() == title);
    let rows = face.session.page().parts.iter().find_map(|part| match part {
        coursedeck::page::Part::Rows(rows) => Some(rows.rows.len()),
        _ => None,
    });
    let before = rows.unwrap() - face.session.study().shelf().courses().len();
    let digit = (before + at.unwrap() + 1).to_string();
    face.keys(&digit);
}

#[test]
fn somebody_new_comes_in() {
    walk(&[COURSES], &[], |face| {
        face.shot("languages").keys("Enter").shot("join_name");
        face.keys("Enter").shot("join_name_missing").types(AMINA).keys("Enter").shot("join_pin");
        face.types("12").keys("Enter").shot("join_pin_wrong");
        face.types("34").keys("Enter").shot("join_pin_again");
        face.types("9999").keys("Enter").shot("join_pin_not_the_same");
        face.types("1234").keys("Enter").types("1234").keys("Enter").shot("home_new");
        face.keys("?").shot("help").keys("Esc p").shot("progress_empty").keys("Enter n").shot("notes_empty");
        face.keys("Esc s").shot("settings").keys("5").shot("pin_change").keys("Esc Esc");
        face.later(11 * 60_000).shot("locked").types("0000").keys("Enter").shot("locked_wrong");
        face.types("1234").keys("Enter").keys("Esc").shot("door_one");
        face.keys("Enter").shot("pin").types("1111").keys("Enter").shot("pin_wrong");
        face.types("1111").keys("Enter").shot("pin_wait");
        face.keys("Esc n").types("amina  odhiambo").keys("Enter").shot("join_name_taken");
    });
}

/// The database of a centre where whoever is new comes in by pictures.
fn by_pictures(start: &Start<'_>) -> Option<Face> {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(&dir.path().join("coursedeck.db"), How { anyway: true }).unwrap();
    store.set_setting(None, "login", Some("pictures")).unwrap();
    drop(store);
    Some(Face::at(start, dir))
}

#[test]
fn somebody_new_comes_in_by_pictures() {
    walk_in(&[COURSES], &[], by_pictures, |face| {
        face.keys("Enter").types(AMINA).keys("Enter").shot("join_pictures");
        // Number by number: the 3, the 7, and the 11.
        face.types("37").shot("join_pictures_two").types("11").shot("join_pictures_again");
        face.types("374").shot("join_pictures_not_the_same");
        face.types("3711").types("37").keys("1 1").shot("home_new_by_pictures");
        face.keys("s").shot("settings_pictures");
        face.later(11 * 60_000).shot("locked_pictures").types("456").shot("locked_pictures_wrong");
        // By the cursor this time.
        face.keys("Down Down Enter Down Down Down Down Space End Up Enter").shot("settings_pictures_back");
        face.keys("6")
            .shot("pictures_change")
            .types("0")
            .shot("settings_no_pictures")
            .keys("0 0")
            .shot("door_no_pictures");
    });
}

#[test]
fn somebody_known_comes_in() {
    let learners: Vec<String> = (1..=40).map(|n| format!("Learner {n}")).collect();
    let mut learners: Vec<&str> = learners.iter().map(String::as_str).collect();
    learners[2] = AMINA;
    learners[3] = "Étienne Ndiaye";
    learners[4] = "محمد الأمين";
    walk(&[COURSES], &learners, |face| {
        face.shot("door").keys("/").types("eti").shot("door_search").types("zz").shot("door_search_nothing");
        face.keys("Esc 3").shot("is_this_you").keys("Enter").shot("home_known");
    });
}

#[test]
fn a_lesson_is_read() {
    walk(&[COURSES], &[], |face| {
        comes_in(face);
        opens(face, "every-kind");
        face.shot("course").keys("Enter").shot("lesson").keys("b n").types("Ask about tables.").shot("note");
        face.keys("Esc").shot("lesson_noted").keys("Space").shot("lesson_page_down");
        face.keys("Esc Esc n").shot("notes").keys("Esc").shot("home_in_progress");
        opens(face, "every-kind");
        face.keys("Enter Enter").shot("check");
        face.keys("b Enter").shot("check_wrong").keys("Enter").shot("check_again");
        face.keys("a Enter").shot("check_right").keys("Enter").shot("lesson_last");
        face.keys("Enter").shot("ready");
    });
}

#[test]
fn practice_of_every_kind() {
    walk(&[MORE], &[], |face| {
        comes_in(face);
        opens(face, "checks");
        face.shot("course_with_exam").keys("2").shot("lesson_first").keys("Enter");
        let kinds: [(&str, Steps<'_>, Steps<'_>); 10] = [
            (
                "single",
                &|face| {
                    face.keys("a");
                },
                &|face| {
                    face.keys("b");
                },
            ),
            (
                "multiple",
                &|face| {
                    face.keys("a b");
                },
                &|face| {
                    face.keys("b c");
                },
            ),
            (
                "true_false",
                &|face| {
                    face.keys("a");
                },
                &|face| {
                    face.keys("b");
                },
            ),
            (
                "text",
                &|face| {
                    face.types("a stone");
                },
                &|face| {
                    (0..7).for_each(|_| {
                        face.keys("Backspace");
                    });
                    let right = either(face, "lid", "couvercle");
                    face.types(right);
                },
            ),
            (
                "number",
                &|face| {
                    face.types("23");
                },
                &|face| {
                    face.keys("Backspace Backspace").types("60");
                },
            ),
            (
                "match",
                &|face| {
                    face.keys("b a c");
                },
                &|face| {
                    face.keys("1 a 2 b");
                },
            ),
            (
                "order",
                &|face| {
                    face.keys("Space Down");
                },
                &|face| {
                    face.keys("1 Down Down Down 2");
                },
            ),
            (
                "cloze",
                &|face| {
                    let right = either(face, "boil", "bouillir");
                    face.types(right).keys("Enter b").shot("practice_cloze_picked").keys("Enter");
                    face.types("eat").keys("Enter");
                },
                &|face| {
                    let right = either(face, "drink", "boive");
                    face.keys("Up Backspace Backspace Backspace").types(right).keys("Enter");
                },
            ),
            (
                "survey",
                &|face| {
                    face.keys("b");
                },
                &|_| (),
            ),
            (
                "essay",
                &|face| {
                    face.types("In a clean pot with a lid.").keys("Tab");
                },
                &|_| (),
            ),
        ];
        for (kind, wrong, right) in kinds {
            face.shot(&format!("practice_{kind}"));
            wrong(face);
            face.shot(&format!("practice_{kind}_begun"));
            if kind == "order" {
                face.keys("Enter");
            }
            face.keys("Enter").shot(&format!("practice_{kind}_wrong"));
            if matches!(kind, "survey" | "essay") {
                face.keys("Enter");
                continue;
            }
            face.keys("Enter").shot(&format!("practice_{kind}_hint"));
            right(face);
            face.keys("Enter").shot(&format!("practice_{kind}_right")).keys("Enter");
        }
        face.shot("lesson_resources");
    });
}

/// A word in the language of the face.
fn either(face: &Face, english: &'static str, french: &'static str) -> &'static str {
    if face.session.catalog().tag().to_string() == "fr" { french } else { english }
}

#[test]
fn a_quiz_of_every_kind() {
    walk(&[COURSES], &[], |face| {
        comes_in(face);
        opens(face, "every-kind");
        face.keys("1 Enter a Enter Enter Enter Enter");
        let kinds: [(&str, Steps<'_>); 10] = [
            ("single", &|face| {
                face.keys("b");
            }),
            ("multiple", &|face| {
                face.keys("a b");
            }),
            ("true_false", &|face| {
                face.keys("b");
            }),
            ("text", &|face| {
                face.types("stone");
            }),
            ("number", &|face| {
                face.types("3.5");
            }),
            ("match", &|face| {
                face.keys("a b");
            }),
            ("order", &|face| {
                face.keys("2");
            }),
            ("cloze", &|face| {
                face.types("key").keys("Enter a Enter");
            }),
            ("survey", &|face| {
                face.keys("b");
            }),
            ("essay", &|face| {
                face.types("To help my mother.").keys("Tab");
            }),
        ];
        for (kind, answer) in kinds {
            face.shot(&format!("quiz_{kind}"));
            if kind == "survey" {
                face.keys("Esc").shot("overview").keys("Enter f").shot("quiz_flagged");
            }
            answer(face);
            face.keys("Enter").shot(&format!("quiz_{kind}_answered")).keys("Enter");
        }
        face.shot("overview_all").keys("Enter").shot("result_waiting").keys("r");
        for (kind, _) in kinds {
            face.shot(&format!("review_{kind}")).keys("Enter");
        }
        face.keys("t").shot("ready_again").keys("Enter Esc End Enter").shot("hand_in_sure");
        face.keys("Enter").shot("result_failed").keys("Enter").shot("lesson_read_again").keys("Esc");
        face.keys("3 Enter").shot("ready_no_more").keys("Esc Esc p").shot("progress");
        face.keys("Enter").later(3 * 86_400_000).keys("Esc 1 1").shot("home_review_due");
        face.keys("r").shot("review_asked").keys("b Enter").shot("review_answered");
    });
}

#[test]
fn a_quiz_with_certainty_and_a_clock() {
    walk(&[COURSES], &[], |face| {
        comes_in(face);
        opens(face, "every-kind");
        face.keys("5").shot("ready_timed").keys("Enter").shot("quiz_timed").keys("a Enter").shot("certainty");
        face.keys("2").shot("quiz_saved_before").keys("a Enter 3").shot("overview_saved");
        face.keys("1").shot("quiz_changed").keys("Esc Esc Esc").shot("home_under_way").keys("1");
        face.shot("ready_under_way").keys("Esc 1 5 Enter");
        face.later(4 * 60_000).shot("overview_little_time");
        face.later(60_000)
            .shot("result_late")
            .keys("t Enter b Enter 1 b Enter 1 Enter")
            .shot("result_not_passed");
    });
}

#[test]
fn a_course_is_completed() {
    walk(&[MORE], &[], |face| {
        comes_in(face);
        opens(face, "checks");
        face.keys("1").shot("ready_pretest").keys("Enter Esc End Enter Enter").shot("result_pretest");
        face.keys("Enter 3 Enter").shot("quiz_long").keys("PageDown").shot("quiz_long_down").keys("b Enter");
        face.types("100")
            .keys("Enter Enter")
            .shot("result_passed")
            .keys("Enter")
            .shot("ready_exam")
            .keys("Enter");
        for _ in 0..2 {
            match face.session.typing() {
                true => {
                    face.types("100");
                }
                false => {
                    face.keys("b");
                }
            }
            face.keys("Enter");
        }
        face.keys("Enter").shot("result_completed").keys("Enter").shot("course_completed").keys("Esc");
        face.shot("home_completed").keys("p").shot("progress_completed");
    });
}

#[test]
fn words_are_looked_for() {
    walk(&[COURSES], &[], |face| {
        comes_in(face);
        face.keys("/").shot("search").types("tabl").shot("search_typing").keys("Enter").shot("search_found");
        face.keys("/").types("qqq").keys("Enter").shot("search_nothing");
    });
}

#[test]
fn what_is_wrong_is_told() {
    walk(&[MORE], &[], |face| {
        comes_in(face);
        face.shot("home_locked_and_broken");
        opens(face, "broken");
        face.shot("trouble_broken").keys("Enter").shot("home_broken");
        opens(face, "later");
        face.shot("trouble_locked");
    });
}

/// An answer that the database does not take: nothing is told as saved, and nothing typed is lost.
#[test]
fn an_answer_that_is_not_saved_says_so() {
    walk(&[COURSES], &[], |face| {
        comes_in(face);
        opens(face, "every-kind");
        face.keys("3 Enter b");
        let db = rusqlite::Connection::open(face.folder().join("coursedeck.db")).unwrap();
        db.execute_batch(
            "CREATE TRIGGER no BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'the disk does not answer'); END",
        )
        .unwrap();
        face.keys("Enter");
        let said = plain::said(&face.session).join("\n");
        let not = face.session.catalog().say("trouble-machine");
        let not = not.split('{').next().unwrap().trim();
        assert!(said.contains(not) && said.contains("the disk does not answer"), "{said}");
        db.execute_batch("DROP TRIGGER no").unwrap();
        face.keys("Enter").shot("trouble_then_saved");
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_under_the_answer() {
    let mount = |dir: &Path| {
        let made = Command::new("mount").args(["-t", "tmpfs", "-o", "size=600k", "t"]).arg(dir).status();
        made.is_ok_and(|status| status.success())
    };
    let make = |start: &Start<'_>| {
        let dir = tempfile::tempdir().unwrap();
        if !mount(dir.path()) {
            std::io::Write::write_all(&mut std::io::stderr(), b"skipped: only root can mount a small disk\n")
                .unwrap();
            return None;
        }
        Some(Face::at(start, dir))
    };
    walk_in(&[COURSES], &[], make, |face| {
        comes_in(face);
        opens(face, "every-kind");
        face.keys("3 Enter b");
        // The rest of the disk is filled, to the last block.
        let filling = face.folder().join("filling");
        let full = (0..).find_map(|nth| fs::write(filling.with_extension(nth.to_string()), [0; 4096]).err());
        assert!(full.is_some());
        face.keys("Enter").shot("trouble_full");
        let done = Command::new("umount").arg("-l").arg(face.folder()).status();
        assert!(done.unwrap().success());
    });
}

#[test]
fn a_library_of_five_hundred_courses_is_a_window() {
    let dir = tempfile::tempdir().unwrap();
    let page = fs::read_to_string("tests/screens/checks/course.toml").unwrap();
    for nth in 1..=498 {
        let folder = dir.path().join(format!("course-{nth:03}"));
        fs::create_dir(&folder).unwrap();
        let text = page.replace("Water at home", &format!("Course number {nth}"));
        fs::write(folder.join("course.toml"), text).unwrap();
    }
    let courses = dir.path().to_str().unwrap();
    walk(&[courses], &[], |face| {
        comes_in(face);
        face.shot("home_many");
        (0..30).for_each(|_| {
            face.keys("Down");
        });
        face.shot("home_many_further");
    });
}

/// A few pages of each sort, in the looks that a terminal may have.
#[test]
fn pages_have_every_look() {
    let stops: [(&str, Steps<'_>); 5] = [
        ("home", &|_| ()),
        ("lesson", &|face| {
            opens(face, "every-kind");
            face.keys("1");
        }),
        ("answered", &|face| {
            face.keys("Enter b Enter");
        }),
        ("typed", &|face| {
            face.keys("Esc Esc 3 Enter b Enter Enter a b Enter Enter a Enter Enter").types("stone");
        }),
        ("result", &|face| {
            face.keys("Enter Enter Esc End Enter Enter");
        }),
    ];
    for theme in Theme::ALL {
        let mut face = english();
        for (name, go) in stops {
            go(&mut face);
            let drawn = styled(&face.drawn(theme, None));
            held(&format!("look_{name}_{theme:?}"), &drawn);
        }
    }
    let mut face = english();
    for (name, go) in stops {
        go(&mut face);
        let drawn = cells(&face.drawn(Theme::Mono, Some(true)));
        assert!(drawn.is_ascii(), "{drawn}");
        held(&format!("look_{name}_ascii"), &drawn);
    }
}

fn english() -> Face {
    let start = Start { language: "en", size: USUAL, courses: vec![COURSES.into()], learners: &[] };
    let mut face = Face::new(&start);
    comes_in(&mut face);
    face
}

/// The course that the program ships, in each language that it is taught in.
#[test]
fn a_shipped_course_is_taken_in_every_language() {
    walk(&["courses"], &[AMINA], |face| {
        face.keys("1 1")
            .shot("shipped_home")
            .keys("1")
            .shot("shipped_course")
            .keys("2")
            .shot("shipped_lesson");
        face.keys("Space").shot("shipped_lesson_down").keys("End Enter").shot("shipped_check");
        face.keys("a Enter").shot("shipped_check_answered").keys("Esc Esc 6").shot("shipped_ready");
        face.keys("Enter").shot("shipped_question").keys("b Enter").shot("shipped_answered").keys("Esc");
        face.shot("shipped_overview").keys("End Enter Enter").shot("shipped_result");
        face.keys("Esc p").shot("shipped_progress");
    });
}

#[test]
fn a_course_is_read_from_the_right() {
    walk_from_the_right(&["courses"], |face| {
        face.keys("Enter").types("آمنة").shot("rtl_join").types(" Odhiambo").keys("Enter Enter");
        face.shot("rtl_home").keys("s").shot("rtl_settings").keys("8").shot("rtl_terminal").keys("8");
        face.shot("rtl_off").keys("8 Esc");
        face.keys("1").shot("rtl_course").keys("?").shot("rtl_help").keys("Esc 2").shot("rtl_lesson");
        face.keys("Space").shot("rtl_lesson_down").keys("End Left").shot("rtl_check");
        face.keys("a Enter").shot("rtl_check_answered").keys("Esc Esc 6").shot("rtl_ready");
        face.keys("Enter").shot("rtl_question").keys("b Enter Esc").shot("rtl_overview");
        face.keys("End Enter Enter").shot("rtl_result").keys("Esc p").shot("rtl_progress");
    });
}
