//! The figures as text, for 80 columns.

use std::fmt::Write;

use super::{Attempts, Head};
use crate::{
    quiz::{
        Sitting,
        analysis::{
            FEW, Test,
            answers::{Count, Row, Table, What},
            gain::Gain,
        },
    },
    records::statistics::{Asking, Quiz, Report, Survey},
    text::{Span, clean, flow::wrap, width},
};

/// The cells of a line.
const WIDTH: usize = 80;
/// The cells of a question's name before its figures.
const NAME: usize = 22;
/// The cells of an answer before its counts.
const ANSWER: usize = 44;

/// The figures as text.
pub fn text(head: &Head<'_>, report: &Report) -> String {
    let mut out = String::new();
    heading(&mut out, head);
    for it in &report.quizzes {
        out.push('\n');
        quiz(&mut out, head, it);
    }
    if let Some(it) = &report.gain {
        out.push('\n');
        gain(&mut out, it);
    }
    if !report.surveys.is_empty() {
        out += "\nSurveys\n";
        report.surveys.iter().for_each(|it| survey(&mut out, it));
    }
    out
}

/// A number with so many decimals, or a dash. It is never "-0.0".
pub fn number(number: Option<f64>, decimals: usize) -> String {
    let Some(number) = number.filter(|number| number.is_finite()) else { return "–".to_owned() };
    let text = format!("{number:.decimals$}");
    let is_zero = text.chars().all(|sign| matches!(sign, '-' | '0' | '.'));
    if is_zero { text.trim_start_matches('-').to_owned() } else { text }
}

/// Which attempts count, in a word.
pub fn which(attempts: Attempts) -> &'static str {
    match attempts {
        Attempts::First => "first",
        Attempts::Last => "last",
        Attempts::Best => "best",
        Attempts::All => "all",
    }
}

fn heading(out: &mut String, head: &Head<'_>) {
    let mut line = format!("{} ({} {})", head.title, head.id, head.version);
    line += match head.attempts {
        Attempts::First => ": the first attempt of each learner",
        Attempts::Last => ": the last attempt of each learner",
        Attempts::Best => ": the best attempt of each learner",
        Attempts::All => ": all attempts",
    };
    put(out, "", "", &line);
}

fn quiz(out: &mut String, head: &Head<'_>, quiz: &Quiz) {
    let name = String::from(quiz.sitting.clone());
    let name = match &quiz.sitting {
        Sitting::Module(_) => format!("Module {name}"),
        Sitting::Exam => "Exam".to_owned(),
        Sitting::Pretest => "Pre-test".to_owned(),
    };
    put(
        out,
        "",
        "",
        &format!("{name}: {}", if quiz.title.is_empty() { "no longer in the course" } else { &quiz.title }),
    );
    let days = quiz.days.map(|(from, to)| match from == to {
        true => format!(", {from}"),
        false => format!(", {from} to {to}"),
    });
    let (attempts, learners) = (counted(quiz.test.n, "attempt"), counted(quiz.learners, "learner"));
    put(out, "  ", "  ", &format!("{attempts} by {learners}{}", days.unwrap_or_default()));
    notes(out, head, quiz);
    test(out, &quiz.test);
    if quiz.questions.is_empty() {
        return;
    }
    out.push('\n');
    questions(out, quiz);
    quiz.questions.iter().for_each(|it| asking(out, it));
}

fn notes(out: &mut String, head: &Head<'_>, quiz: &Quiz) {
    let mut note = |text: &str| put(out, "  ! ", "    ", text);
    let n = quiz.test.n;
    if n < FEW {
        note(&format!(
            "Only {}: under {FEW}, every figure here moves much by chance.",
            counted(n, "attempt")
        ));
    }
    if 1 < quiz.versions.len() {
        let each: Vec<String> = quiz.versions.iter().map(|(version, n)| format!("{version} ({n})")).collect();
        note(&format!("Several versions of the course are mixed: {}. --version takes one.", each.join(", ")));
    }
    if let Some(version) =
        quiz.versions.keys().next().filter(|it| quiz.versions.len() == 1 && *it != head.version)
    {
        note(&format!(
            "The attempts are at version {version}; the words below are those of {}.",
            head.version
        ));
    }
    if quiz.learners < n {
        note("Attempts of one learner are not independent: later ones know the questions.");
    }
    if quiz.certainty {
        note("Certainty counts: a mark is from -600 to 300 percent of the points, and so is a score.");
    }
    if !quiz.unmarked.is_empty() {
        let names: Vec<String> = quiz.unmarked.iter().map(|name| name.item.to_string()).collect();
        note(&format!("Left out, because a person marks it: {}.", names.join(", ")));
    }
    if quiz.places.is_empty() && 1 < n {
        note(
            "The attempts have different numbers of marked questions: there are no effective weights and no \
            consistency. --version or --since may part them.",
        );
    }
}

fn test(out: &mut String, test: &Test) {
    let percent = |it| match number(it, 1) {
        dash if it.is_none() => dash,
        text => text + " %",
    };
    let (mean, median, deviation) = (percent(test.mean), percent(test.median), percent(test.deviation));
    put(out, "  ", "  ", &format!("Mean {mean}, median {median}, standard deviation {deviation}"));
    let (skewness, kurtosis) = (number(test.skewness, 2), number(test.kurtosis, 2));
    put(out, "  ", "  ", &format!("Skewness {skewness}, kurtosis {kurtosis}"));
    let consistency = percent(test.consistency);
    let (ratio, error) = (percent(test.error_ratio), percent(test.standard_error));
    let line = format!("Internal consistency {consistency}, error ratio {ratio}, standard error {error}");
    put(out, "  ", "  ", &line);
}

fn questions(out: &mut String, quiz: &Quiz) {
    let heads = ["Facil.", "SD", "Guess", "Weight", "Effect", "Discr.", "Effic."];
    let cells: String = heads.iter().map(|head| format!("{head:>7}")).collect();
    let _ = writeln!(out, "  {:<NAME$}{:>5}{cells}", "Question", "n");
    for asking in &quiz.questions {
        let item = &asking.item;
        let effective = if item.is_against { "neg.".to_owned() } else { number(item.effective, 1) };
        let figures = [
            number(item.facility, 1),
            number(item.deviation, 1),
            number(asking.guess, 1),
            number(item.intended, 1),
            effective,
            number(item.discrimination, 1),
            number(item.efficiency, 1),
        ];
        let mut name = name(quiz, asking);
        if item.drawn.is_some() {
            name.push('*');
        }
        // A long name has a line of its own, lest it be cut to what another one is cut to as well.
        if NAME <= width::cells(&name) {
            let _ = writeln!(out, "  {}", width::cut(&name, WIDTH - 2));
            name.clear();
        }
        let figures: String = figures.iter().map(|figure| format!("{figure:>7}")).collect();
        let _ = writeln!(out, "  {}{:>5}{figures}", width::pad(&name, NAME), item.n);
    }
    let any = |is_so: fn(&Asking) -> bool| quiz.questions.iter().any(is_so);
    if any(|it| it.item.drawn.is_some()) {
        let text = "Drawn: in some attempts only. Effective weights are of places: see CSV or JSON.";
        put(out, "  * ", "    ", text);
    }
    if any(|it| it.item.is_against) {
        put(out, "  ", "  ", "neg.: it works against the rest of the quiz, so its weight cannot be told.");
    }
}

/// A module's own questions go by their own name, others with their module's.
fn name(quiz: &Quiz, asking: &Asking) -> String {
    match &quiz.sitting {
        Sitting::Module(module) if *module == asking.name.module => asking.name.item.to_string(),
        _ => asking.name.to_string(),
    }
}

fn asking(out: &mut String, asking: &Asking) {
    out.push('\n');
    let Some(kind) = asking.kind else {
        put(out, "  ", "  ", &format!("{}: no longer in the course", asking.name.item));
        return;
    };
    title(out, &format!("{} ({kind}): {}", asking.name.item, asking.prompt));
    let Table { all, rows } = &asking.table;
    let sizes = [("of", all.all), ("upper", all.upper), ("lower", all.lower)];
    let heads: String = sizes.iter().map(|(head, n)| format!("{:>10}", format!("{head} {n}"))).collect();
    let _ = writeln!(out, "    {}{heads}", " ".repeat(ANSWER));
    for row in rows {
        answer(out, &label(asking, row), row.count, *all);
    }
    asking.advice.iter().for_each(|it| put(out, "    > ", "      ", &it.to_string()));
}

fn label(asking: &Asking, row: &Row) -> String {
    let mark = match row.is_right {
        Some(true) => "right",
        Some(false) => "wrong",
        None => "",
    };
    let keyed = |key: &String, mark: &str| {
        let said = asking.labels.get(key).map_or("", String::as_str);
        format!("{mark:<6}{key}  {said}")
    };
    match &row.what {
        What::Choice(key) => keyed(key, mark),
        What::Right => "right".to_owned(),
        What::Typed(text) => format!("{mark:<6}\"{}\"", clean::line(text)),
        What::Others => format!("{mark:<6}other answers"),
        What::Part(key) => keyed(key, "right"),
        What::Step(step) => format!("{}", step + 1),
        What::Nothing => "no answer".to_owned(),
    }
}

fn answer(out: &mut String, label: &str, count: Count, all: Count) {
    let part = |count: usize, of: usize| {
        let part = (0 < of).then(|| 100.0 * count as f64 / of as f64);
        match part {
            Some(_) => format!("{:>10}", number(part, 1) + " %"),
            None => format!("{:>10}", "–"),
        }
    };
    let counts =
        [(count.all, all.all), (count.upper, all.upper), (count.lower, all.lower)].map(|(n, of)| part(n, of));
    let label = width::pad(&width::cut(label.trim_end(), ANSWER), ANSWER);
    let _ = writeln!(out, "    {label}{}", counts.concat());
}

fn gain(out: &mut String, gain: &Gain) {
    put(out, "", "", "Learning gain: from the pre-test to the exam");
    put(out, "  ", "  ", &format!("{} sat both", counted(gain.n, "learner")));
    if gain.n < FEW {
        let text =
            format!("Only {}: under {FEW}, these figures move much by chance.", counted(gain.n, "learner"));
        put(out, "  ! ", "    ", &text);
    }
    let (before, after) = (number(gain.before, 1), number(gain.after, 1));
    put(out, "  ", "  ", &format!("Mean before {before} %, mean after {after} %"));
    let line = |what: &str, it, interval: Option<(f64, f64)>| {
        let interval = interval.map(|(low, high)| {
            format!(", with 95 % confidence from {} to {}", number(Some(low), 2), number(Some(high), 2))
        });
        format!("{what} {}{}", number(it, 2), interval.unwrap_or_default())
    };
    put(out, "  ", "  ", &line("Normalised gain of the class", gain.class, gain.class_interval));
    put(out, "  ", "  ", &line("Mean of the learners' own gains", gain.own, gain.own_interval));
    if 0 < gain.full {
        let text = format!("{} had all points before and could gain nothing.", counted(gain.full, "learner"));
        put(out, "  ", "  ", &text);
    }
}

fn survey(out: &mut String, survey: &Survey) {
    out.push('\n');
    title(out, &format!("{}: {}", survey.name, survey.prompt));
    let all = survey.table.all.all;
    for row in &survey.table.rows {
        let label = match &row.what {
            What::Step(step) => survey.scale.get(*step).cloned().unwrap_or_else(|| (step + 1).to_string()),
            What::Typed(text) => format!("\"{}\"", clean::line(text)),
            What::Others => "other answers".to_owned(),
            _ => "no answer".to_owned(),
        };
        let part = number((0 < all).then(|| 100.0 * row.count.all as f64 / all as f64), 1);
        let label = width::pad(&width::cut(&label, ANSWER), ANSWER);
        let _ = writeln!(out, "    {label}{:>6}{:>10}", row.count.all, part + " %");
    }
}

fn title(out: &mut String, text: &str) {
    let _ = writeln!(out, "  {}", width::cut(&clean::line(text), WIDTH - 2));
}

/// A paragraph, its first line after `first`, the others after `rest`.
fn put(out: &mut String, first: &str, rest: &str, text: &str) {
    let room = WIDTH - width::cells(rest);
    for (at, line) in wrap(&[Span::plain(text)], room).iter().enumerate() {
        let _ = writeln!(out, "{}{}", if at == 0 { first } else { rest }, line.text().trim_end());
    }
}

fn counted(n: usize, what: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {what}{plural}")
}
