//! Answers typed at a terminal, question by question, paper by paper.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{Answers, Desk, Enter};
use crate::{
    cli::trouble::Trouble,
    course::{Kind, model::Blank},
    quiz::{
        Drawn,
        sheet::{self, letter},
    },
    store::{Learner, Store},
    text::{clean, markdown},
};

/// The most signs of a question that are shown.
const SHORT: usize = 70;

/// What a person typed.
enum Typed {
    Line(String),
    Back,
    Leave,
}

/// What is done after the questions of a paper.
enum Then {
    Save,
    Leave,
}

/// Enters papers until no other learner is named.
pub fn all(desk: &Desk, enter: &Enter, store: &mut Store) -> Result<ExitCode, Trouble> {
    let count = desk.paper.questions.len();
    println!("{} · {count} questions · form {} · entered by {}", desk.title(), desk.code, desk.by);
    println!("Enter goes on · :b goes back · - takes an answer out · :q leaves without saving");
    let mut next = enter.learner.clone();
    let mut first = next.is_some();
    loop {
        let name = match next.take() {
            Some(name) => name,
            None => match line("Learner (Enter ends): ")? {
                Typed::Line(name) if !name.is_empty() => name,
                _ => return Ok(ExitCode::SUCCESS),
            },
        };
        match one(desk, enter, store, &name) {
            Ok(()) => {}
            // A name mistyped in the middle of a heap of papers stops nobody; one in the command is told at once.
            Err(trouble) if !first => {
                trouble.tell();
            }
            Err(trouble) => return Err(trouble),
        }
        first = false;
    }
}

fn one(desk: &Desk, enter: &Enter, store: &mut Store, name: &str) -> Result<(), Trouble> {
    let learner = desk.learner(store, name)?;
    let number = desk.check(store, &learner)?;
    if let Some(before) = desk.before(store, &learner)?.filter(|_| !enter.again) {
        println!("{before}");
        if !agreed("Is this another paper? (y/n) ")? {
            println!("nothing was saved for {}", clean::line(&learner.name));
            return Ok(());
        }
    }
    println!("\n{}, attempt {number}", clean::line(&learner.name));
    let mut answers = Answers::new();
    let Then::Save = questions(desk, &learner, &mut answers)? else {
        println!("nothing was saved for {}", clean::line(&learner.name));
        return Ok(());
    };
    let outcome = desk.save(store, &learner, answers)?;
    desk.tell(&learner, &outcome);
    Ok(())
}

/// Asks every question, then shows the whole sheet.
fn questions(desk: &Desk, learner: &Learner, answers: &mut Answers) -> Result<Then, Trouble> {
    let count = desk.paper.questions.len();
    let mut at = 0;
    // After a correction the sheet is shown again, not the rest of the questions.
    let mut one_only = false;
    loop {
        if at < count {
            match question(desk, at, answers)? {
                Typed::Leave => return Ok(Then::Leave),
                Typed::Back => at = at.saturating_sub(1),
                Typed::Line(_) if one_only => at = count,
                Typed::Line(_) => at += 1,
            }
            continue;
        }
        summary(desk, learner, answers);
        match line("Save? y saves · a number goes to that question · :q leaves without saving: ")? {
            Typed::Leave => return Ok(Then::Leave),
            Typed::Back => (at, one_only) = (count - 1, false),
            Typed::Line(typed) => match (typed.to_lowercase().as_str(), typed.parse::<usize>()) {
                ("y" | "yes", _) if answers.is_empty() => println!("there is no answer on it yet"),
                ("y" | "yes", _) => return Ok(Then::Save),
                (_, Ok(number)) if (1..=count).contains(&number) => (at, one_only) = (number - 1, true),
                _ => println!("type y, a number from 1 to {count}, or :q"),
            },
        }
    }
}

/// Asks one question until what is typed is an answer, or none.
fn question(desk: &Desk, at: usize, answers: &mut Answers) -> Result<Typed, Trouble> {
    let Some((drawn, question)) = desk.question(at) else { return Ok(Typed::Line(String::new())) };
    println!("\n{:>3}  {}", at + 1, prompt(desk, drawn));
    let sure = desk.rules().certainty && question.kind.is_graded();
    println!("     {}{}", way(&question.kind, drawn), if sure { ", then how sure, as b /2" } else { "" });
    loop {
        let before = answers.get(&at).map(|_| format!("[{}] ", shown(desk, at, answers))).unwrap_or_default();
        let typed = match line(&format!("     {before}> "))? {
            Typed::Line(typed) => typed,
            other => return Ok(other),
        };
        match typed.as_str() {
            "" => return Ok(Typed::Line(typed)),
            "-" => {
                answers.remove(&at);
                return Ok(Typed::Line(typed));
            }
            typed => match desk.read(at, typed) {
                Ok(answer) => {
                    answers.insert(at, answer);
                    return Ok(Typed::Line(typed.to_owned()));
                }
                Err(why) => println!("     {}", clean::line(&why)),
            },
        }
    }
}

fn summary(desk: &Desk, learner: &Learner, answers: &Answers) {
    println!("\n{} · {} · form {}", clean::line(&learner.name), desk.title(), desk.code);
    let count = desk.paper.questions.len();
    for at in 0..count {
        println!("{:>3}  {}", at + 1, shown(desk, at, answers));
    }
    println!("{} of {count} answered", answers.len());
}

/// An answer as it would be typed.
fn shown(desk: &Desk, at: usize, answers: &Answers) -> String {
    let (Some((response, sure)), Some((drawn, question))) = (answers.get(&at), desk.question(at)) else {
        return "–".to_owned();
    };
    let sure = sure.map(|sure| format!(" /{}", sure as u8 + 1)).unwrap_or_default();
    short(&sheet::write(&question.kind, drawn, desk.truths(), response)) + &sure
}

fn prompt(desk: &Desk, drawn: &Drawn) -> String {
    let words = desk.opened.words(&desk.language).item(&drawn.name);
    short(&markdown::plain(words.map_or("", |words| words.prompt.as_str())))
}

fn short(text: &str) -> String {
    let line = clean::line(text);
    match line.char_indices().nth(SHORT) {
        None => line,
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
    }
}

/// How a kind is answered.
fn way(kind: &Kind, drawn: &Drawn) -> String {
    let to = |count: usize| format!("A to {}", letter(count.saturating_sub(1)));
    match kind {
        Kind::Single { choices, .. } => format!("one letter, {}", to(choices.len())),
        Kind::Multiple { choices, .. } => format!("letters, {}, as a c", to(choices.len())),
        Kind::TrueFalse { .. } => "t or f".to_owned(),
        Kind::Text { .. } => "the words, as they are written".to_owned(),
        Kind::Number { .. } => "the number".to_owned(),
        Kind::Match { left, .. } => {
            format!("a letter for each of 1 to {}, {}, as b a or 2a", left.len(), to(drawn.right.len()))
        }
        Kind::Order { items, .. } => format!("the letters in their order, {}, as b a", to(items.len())),
        Kind::Cloze { blanks } => {
            let picked = blanks.iter().enumerate().filter_map(|(at, (_, blank))| match blank {
                Blank::Picked { choices, .. } => Some(format!("gap {}: {}", at + 1, to(choices.len()))),
                Blank::Typed { .. } => None,
            });
            let picked: Vec<String> = picked.collect();
            let picked = if picked.is_empty() { String::new() } else { format!(" ({})", picked.join(", ")) };
            let parted = if blanks.len() == 1 { "" } else { ", with ; between them" };
            format!("what stands in the gaps{parted}{picked}")
        }
        Kind::Survey { scale: Some(steps) } => format!("one letter, {}", to(*steps)),
        Kind::Survey { scale: None } => "the words, as they are written".to_owned(),
        Kind::Essay { .. } => "the text, or + where it stays on paper".to_owned(),
    }
}

/// A line from the terminal. Its end leaves.
fn line(before: &str) -> Result<Typed, Trouble> {
    print!("{before}");
    io::stdout().flush()?;
    let mut typed = String::new();
    if io::stdin().read_line(&mut typed)? == 0 {
        println!();
        return Ok(Typed::Leave);
    }
    Ok(match typed.trim() {
        ":b" => Typed::Back,
        ":q" => Typed::Leave,
        typed => Typed::Line(typed.to_owned()),
    })
}

fn agreed(question: &str) -> Result<bool, Trouble> {
    loop {
        match line(question)? {
            Typed::Line(typed) if matches!(typed.to_lowercase().as_str(), "y" | "yes") => return Ok(true),
            Typed::Line(typed) if matches!(typed.to_lowercase().as_str(), "n" | "no") => return Ok(false),
            Typed::Line(_) => println!("type y or n"),
            Typed::Back | Typed::Leave => return Ok(false),
        }
    }
}
