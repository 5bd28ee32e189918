//! Gathers what an importer reads into a bank: gives ids, cleans every text, and lets in as it is only what a course
//! can hold.

use std::collections::HashSet;

use super::{
    bank::{Bank, Item, Note, Open},
    html::{self, Left},
    name::{Ids, first_words},
    plain,
    settle::{self, Answer},
    write,
};
use crate::{
    course::{Question, load, model::Tags, vocab, words::ItemWords},
    ids::ModuleId,
    text::clean,
};

/// More notes nobody reads, and a hostile file has a million.
const NOTES: usize = 1000;
/// The longest line that a course may have, in signs.
const LINE: usize = 4000;
/// The most bytes of a question: a text has at most 64 KiB.
const LONG: usize = 96 << 10;
/// Why a sign is replaced.
const SHOWN: &str = "no course may show that: a � stands there now";
/// The longest text of a note, in signs.
const QUOTED: usize = 60;

/// How a text is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Text that may hold HTML: Moodle finds out by itself.
    Auto,
    /// Text and nothing else.
    Plain,
}

/// A text, and how it is written.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text as it stands.
    pub raw: String,
    /// How it is written.
    pub form: Form,
}

impl Text {
    /// A text of this form.
    pub fn new(raw: impl Into<String>, form: Form) -> Self {
        Self { raw: raw.into(), form }
    }

    /// No text.
    pub fn none() -> Self {
        Self::new("", Form::Plain)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.raw.trim().is_empty()
    }
}

/// What is known of a question beside its answer. Its texts are Markdown.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The line that it begins on, from 1.
    pub line: usize,
    /// What its author called it.
    pub name: Option<String>,
    /// The author's own id, if there is one.
    pub handle: Option<String>,
    /// What it asks.
    pub prompt: String,
    /// What helps after a wrong try.
    pub hint: Option<String>,
    /// Why the right answer is right.
    pub explain: Option<String>,
    /// What it is worth; 1 where it is not said.
    pub points: Option<f64>,
    /// Whether its choices keep their order.
    pub fixed: bool,
    /// The tags that it has, in its author's words.
    pub labels: Vec<String>,
}

/// What an importer is told of the course that it reads for.
#[derive(Clone, Debug, Default)]
pub struct How {
    /// Whether its words run from right to left.
    pub rtl: bool,
    /// What is asked of a text with blanks where the bank asks nothing: `Fill in the blanks.`
    pub fill: String,
}

/// A bank that is being filled.
pub struct Gatherer {
    bank: Bank,
    /// Where the next question stands in its author's order.
    pub category: Vec<String>,
    /// The file of a package that is being read.
    pub file: Option<String>,
    ids: Ids,
    said: HashSet<&'static str>,
    how: How,
}

impl Gatherer {
    /// An empty one.
    pub fn new(how: &How) -> Self {
        Self {
            bank: Bank::default(),
            category: Vec::new(),
            file: None,
            ids: Ids::default(),
            said: HashSet::new(),
            how: how.clone(),
        }
    }

    /// What is asked of a text with blanks where the bank asks nothing.
    pub fn fill(&self) -> &str {
        &self.how.fill
    }

    /// What was gathered.
    pub fn finish(mut self) -> Bank {
        // The files of a package stay in their order.
        for of_file in self.bank.notes.chunk_by_mut(|a, b| a.file == b.file) {
            of_file.sort_by_key(|note| note.line);
        }
        self.bank
    }

    /// Says that something was not carried over.
    pub fn note(&mut self, line: usize, what: impl Into<String>, why: impl Into<String>) {
        if self.bank.notes.len() < NOTES {
            let (what, why) = (clean::message(&what.into()), clean::message(&why.into()));
            self.bank.notes.push(Note { file: self.file.clone(), line, what, why });
        } else if self.said.insert("full") {
            let what = "more than that".to_owned();
            let why = format!("{NOTES} lines of it are enough: look at the file itself");
            self.bank.notes.push(Note { file: self.file.clone(), line, what, why });
        }
    }

    /// A whole text without what no course may show.
    pub fn cleaned(&mut self, text: &str) -> String {
        let cleaned = clean::body(text);
        let replaced = marks(&cleaned).saturating_sub(marks(text));
        if let Some(at) = cleaned.find('\u{FFFD}').filter(|_| 0 < replaced) {
            let line = cleaned[..at].matches('\n').count() + 1;
            self.note(line, signs(replaced), SHOWN);
        }
        cleaned
    }

    /// Says that something was not carried over, once however often it stands in the file.
    pub fn note_once(&mut self, line: usize, what: &'static str, why: &'static str) {
        if self.said.insert(what) {
            self.note(line, what, why);
        }
    }

    /// A text as Markdown of many lines.
    pub fn body(&mut self, line: usize, text: &Text) -> String {
        self.formula(line, &text.raw);
        let (body, left) = match text.form {
            Form::Html => html::body(&text.raw),
            Form::Auto if html::is_html(&text.raw) => html::body(&with_breaks(&text.raw)),
            Form::Auto => (plain::body(&html::decoded(&text.raw)), Vec::new()),
            Form::Plain => (plain::body(&text.raw), Vec::new()),
            Form::Markdown => (text.raw.trim().replace(plain::BREAK, "\n"), Vec::new()),
        };
        self.markdown_pictures(line, text);
        self.left(line, left);
        body
    }

    /// A text as one line of Markdown.
    pub fn inline(&mut self, line: usize, text: &Text) -> String {
        self.formula(line, &text.raw);
        let (words, left) = match text.form {
            Form::Html => html::inline(&text.raw),
            Form::Auto if html::is_html(&text.raw) => html::inline(&text.raw),
            Form::Auto => (plain::inline(&html::decoded(&text.raw)), Vec::new()),
            Form::Plain => (plain::inline(&text.raw), Vec::new()),
            Form::Markdown => (one_line(&text.raw), Vec::new()),
        };
        self.markdown_pictures(line, text);
        self.left(line, left);
        words
    }

    /// A text as the words that somebody types.
    pub fn typed(&mut self, text: &Text) -> String {
        match text.form {
            Form::Html => html::words(&text.raw),
            Form::Auto if html::is_html(&text.raw) => html::words(&text.raw),
            Form::Auto => one_line(&html::decoded(&text.raw)),
            Form::Plain | Form::Markdown => one_line(&text.raw),
        }
    }

    fn left(&mut self, line: usize, left: Vec<Left>) {
        for Left { what, why } in left {
            self.note(line, what, why);
        }
    }

    fn markdown_pictures(&mut self, line: usize, text: &Text) {
        if text.form != Form::Markdown {
            return;
        }
        for (at, _) in text.raw.match_indices("![").take(20) {
            let address = text.raw[at..].split_once("](").and_then(|(_, rest)| rest.split([')', ' ']).next());
            let file = address.unwrap_or("without a name").rsplit('/').next().unwrap_or_default();
            self.note(
                line,
                format!("the picture {file}"),
                "a course has no pictures: say in words what matters in it",
            );
        }
    }

    fn formula(&mut self, line: usize, raw: &str) {
        if raw.contains("$$") || raw.contains("\\(") || raw.contains("\\[") {
            self.note_once(
                line,
                "formulas in LaTeX",
                "they are shown as they are written: write them as plain text",
            );
        }
    }

    /// Takes in a question: as it is where a course can hold it, as an open one where somebody must decide first.
    pub fn put(&mut self, draft: Draft, answer: Answer) {
        let line = draft.line;
        let mut words = ItemWords::default();
        let (kind, why) = settle::settle(self, line, answer, &mut words);
        let mut item = self.item(draft, kind, words);
        let unfit = self.fit(line, &mut item);
        let why = why.or(unfit).or_else(|| self.refused(&item));
        match why {
            None => self.bank.items.push(item),
            Some(_) if LONG < write::question(&item).len() => {
                let what = format!("the question {}", quoted(&item.words.prompt));
                self.note(line, what, "it is longer than a course can hold: make several of it");
            }
            Some(why) => self.bank.open.push(Open { item, file: self.file.clone(), line, why }),
        }
    }

    fn item(&mut self, draft: Draft, kind: crate::course::Kind, mut words: ItemWords) -> Item {
        let place = self.bank.len() + 1;
        let name = draft.name.map(|name| clean::line(&name)).filter(|name| !name.is_empty());
        // A bare number is some program's own; the author's name says more.
        let is_number = |handle: &String| handle.bytes().all(|byte| byte.is_ascii_digit());
        let handle = draft.handle.filter(|handle| name.is_none() || !is_number(handle)).unwrap_or_default();
        let names = [handle.as_str(), name.as_deref().unwrap_or_default(), &first_words(&draft.prompt)];
        let id = self.ids.take(&names, place);
        words.prompt = draft.prompt;
        words.hint = draft.hint;
        words.explain = match (draft.explain, words.explain.take()) {
            (Some(said), _) => Some(said),
            (None, told) => told,
        };
        let points = self.points(draft.line, draft.points);
        let tags = self.tags(draft.line, &draft.labels);
        let question = Question { id, kind, points, objective: None, shuffle: !draft.fixed, tags };
        Item { question, words, name, category: self.category.clone() }
    }

    fn points(&mut self, line: usize, points: Option<f64>) -> f64 {
        match points {
            None => 1.0,
            Some(points) if 0.0 < points && points <= 1000.0 => points,
            Some(points) => {
                self.note(
                    line,
                    format!("the {points} points"),
                    "a question is worth more than 0, at most 1000",
                );
                1.0
            }
        }
    }

    /// Tags that are codes of closed vocabularies, `digcomp:4.1`, are a course's, too.
    fn tags(&mut self, line: usize, labels: &[String]) -> Tags {
        let mut tags = Tags::default();
        let mut unknown = Vec::new();
        for label in labels.iter().map(|label| label.trim()).filter(|label| !label.is_empty()) {
            let known = label.split_once(':').and_then(|(key, code)| {
                let key = vocab::SCHEMES.iter().find(|it| it.key == key || it.name == key)?.key;
                let code = if label.starts_with(&format!("{key}:")) { code } else { label };
                vocab::tag(key, code).ok()
            });
            let ours = label.split_once(':').unwrap_or_default();
            match known {
                None if ours.0 == "sector" && !ours.1.is_empty() => tags.sectors.push(ours.1.to_owned()),
                None if ours.0 == "stage" && stage(ours.1).is_some() => tags.stage = stage(ours.1),
                Some(tag) if tags.codes.contains(&tag) => {}
                Some(tag) => tags.codes.push(tag),
                None => unknown.push(quoted(label)),
            }
        }
        if !unknown.is_empty() {
            let what = format!("the tags {}", unknown.join(", "));
            self.note(line, what, "a question is tagged with codes of closed vocabularies, as digcomp:4.1");
        }
        tags
    }

    /// Cleans every text of a question, and tells what keeps it from being asked.
    fn fit(&mut self, line: usize, item: &mut Item) -> Option<String> {
        let words = &mut item.words;
        let mut replaced = 0;
        let rtl = self.how.rtl;
        let bodies = [&mut words.hint, &mut words.explain, &mut words.text, &mut words.rubric];
        for body in bodies.into_iter().filter_map(|it| it.as_mut()).chain([&mut words.prompt]) {
            replaced += fit_body(body, rtl);
        }
        let blanks = words.blanks.values_mut().flat_map(|blank| blank.choices.values_mut());
        for choice in words.choices.values_mut().chain(words.right.values_mut()).chain(blanks) {
            replaced += fit_body(choice, rtl);
        }
        for said in words.feedback.values_mut() {
            replaced += fit_body(said, rtl);
        }
        for empty in [&mut words.hint, &mut words.explain, &mut words.rubric] {
            if empty.as_ref().is_some_and(|it| it.trim().is_empty()) {
                *empty = None;
            }
        }
        words.feedback.retain(|_, said| !said.trim().is_empty());
        if 0 < replaced {
            self.note(line, signs(replaced), SHOWN);
        }
        if words.prompt.trim().is_empty() {
            words.prompt = item.name.as_deref().map_or("?".to_owned(), plain::inline);
            return Some("it asks nothing: only its name is left".to_owned());
        }
        None
    }

    /// Why the loader refuses a question, if it does.
    fn refused(&self, item: &Item) -> Option<String> {
        let id: ModuleId = "module".parse().expect("it is an id");
        let text = write::module("Module", std::slice::from_ref(item), &[]);
        let found = load::module(&id, &text, self.how.rtl).err()?;
        Some(found.first().map_or("it cannot be read".to_owned(), |it| it.message.clone()))
    }
}

/// The step of a staged path.
fn stage(said: &str) -> Option<u8> {
    said.parse().ok().filter(|stage| (1..=4).contains(stage))
}

fn marks(text: &str) -> usize {
    text.matches('\u{FFFD}').count()
}

fn signs(count: usize) -> String {
    if count == 1 { "a sign".to_owned() } else { format!("{count} signs") }
}

/// Cleans a text and breaks its endless lines; tells how many signs had to go.
fn fit_body(text: &mut String, rtl: bool) -> usize {
    let before = marks(text);
    let is_direction = |sign: char| matches!(sign, '\u{200E}' | '\u{200F}' | '\u{61C}');
    if !rtl && text.contains(is_direction) {
        text.retain(|sign| !is_direction(sign));
    }
    // Signs that only tell where a word may be parted are no loss.
    text.retain(|sign| !matches!(sign, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'));
    *text = clean::body(text).trim_end().to_owned();
    if text.lines().any(|line| LINE < line.len()) {
        *text = text.lines().map(broken).collect::<Vec<_>>().join("\n");
    }
    marks(text).saturating_sub(before)
}

/// A line with breaks where it is longer than a course may have; Markdown runs it on.
fn broken(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut column = 0;
    for word in line.split_inclusive(' ') {
        let long = word.chars().count();
        if LINE < column + long && 0 < column {
            out.truncate(out.trim_end().len());
            out.push('\n');
            column = 0;
        }
        out.push_str(word);
        column += long;
    }
    out
}

/// Words short enough to be quoted in a note.
pub fn quoted(words: &str) -> String {
    let words = one_line(words);
    match words.char_indices().nth(QUOTED) {
        None => format!("“{words}”"),
        Some((at, _)) => format!("“{}…”", words[..at].trim_end()),
    }
}

/// Moodle breaks the lines of such a text where it does not break them itself.
fn with_breaks(text: &str) -> String {
    let has_blocks = ["<p", "<br", "<div", "<pre", "<li", "<td"].iter().any(|tag| text.contains(tag));
    if has_blocks { text.to_owned() } else { text.replace(['\n', plain::BREAK], "<br>") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
