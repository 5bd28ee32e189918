//! One layout for all files: keys in their order, one blank line between tables, comments where they belong.
//!
//! What a file says is not changed, and neither is a text: only what stands around it.

use super::{
    schema::File,
    statement::{self, Item, Statement, Statements, What},
};
use crate::{
    course::{
        load,
        shape::{self, BLANK, Key, Takes},
    },
    diag::Diagnostic,
};

/// The widest line that a list may make, in signs.
const WIDE: usize = 100;
/// How far a table in a table is moved in, and a value in a list.
const STEP: usize = 2;

/// Why a file was not laid out.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// It is no TOML.
    Syntax(Vec<Diagnostic>),
    /// It has a form that cannot be laid out without a loss.
    Odd,
}

/// The text of a file in the one layout. `path` is that of the file in its course.
pub fn fmt(path: &str, text: &str) -> Result<String, Refused> {
    let text = load::plain(text.to_owned());
    let faults = load::syntax(path, &text);
    if !faults.is_empty() {
        return Err(Refused::Syntax(faults));
    }
    let file = File::of(path);
    let found = statement::statements(&text);
    let mut paper = Paper::default();
    lay_out(file, &found, &mut paper).ok_or(Refused::Odd)?;
    // Whatever an author thought of that this code did not: no file loses anything.
    let same = toml::from_str::<toml::Table>(&paper.text).ok() == toml::from_str(&text).ok();
    if !same || comments(&found) != comments(&statement::statements(&paper.text)) {
        return Err(Refused::Odd);
    }
    Ok(paper.text)
}

/// Every comment of a file, in no order.
fn comments<'a>(found: &Statements<'a>) -> Vec<&'a str> {
    let mut all: Vec<&str> = found.rest.clone();
    for statement in &found.all {
        all.extend(statement.before.iter().chain(&statement.after));
        if let What::Pair { value, .. } = statement.what
            && let Some((items, rest)) = statement::items(value)
        {
            all.extend(items.iter().flat_map(|item| item.before.iter().chain(&item.after)));
            all.extend(rest);
        }
    }
    all.retain(|line| !line.is_empty());
    all.sort_unstable();
    all
}

/// A table, with what stands in it.
#[derive(Debug, Default)]
struct Section<'a> {
    /// Its header, empty for the file itself.
    path: Vec<&'a str>,
    list: bool,
    before: Vec<&'a str>,
    after: Option<&'a str>,
    pairs: Vec<Pair<'a>>,
    /// The comments under its last key.
    tail: Vec<&'a str>,
    inner: Vec<Section<'a>>,
}

/// A key with its value.
#[derive(Debug)]
struct Pair<'a> {
    path: Vec<&'a str>,
    value: &'a str,
    before: Vec<&'a str>,
    after: Option<&'a str>,
}

fn lay_out(file: File, found: &Statements<'_>, paper: &mut Paper) -> Option<()> {
    let mut all = found.all.clone();
    let mut top = Vec::new();
    if let Some(first) = all.first_mut() {
        top = top_of(&mut first.before);
    }
    let mut root = Section::default();
    gather(&all, &mut root)?;
    tables_of_pairs(&mut root, file.keys());
    paper.top(&top);
    let names: Vec<&Key> = file.keys().iter().collect();
    paper.section(&mut root, &names, 0);
    paper.rest(&found.rest);
    Some(())
}

/// Takes what is about the file as a whole from the comments of its first statement: the line for the editor, and all
/// that stands above an empty line.
fn top_of<'a>(before: &mut Vec<&'a str>) -> Vec<&'a str> {
    let end = before.iter().rposition(|line| line.is_empty()).map_or(0, |at| at + 1);
    let mut top: Vec<&str> = before.drain(..end).collect();
    let is_for_editor = |line: &str| line.starts_with("#:schema");
    if let Some(at) = before.iter().position(|line| is_for_editor(line)) {
        top.insert(0, before.remove(at));
    } else if let Some(at) = top.iter().position(|line| is_for_editor(line)) {
        let line = top.remove(at);
        top.insert(0, line);
    }
    top
}

/// Puts each statement into the table that it belongs to. None where a table stands where none is known to.
fn gather<'a>(all: &[Statement<'a>], root: &mut Section<'a>) -> Option<()> {
    let mut here: Vec<&str> = Vec::new();
    let mut waiting: Vec<&str> = Vec::new();
    for statement in all {
        let mut statement = statement.clone();
        if matches!(statement.what, What::Header { .. }) {
            find(root, &here).0.tail.extend(tail_of(&mut statement.before));
        }
        match &statement.what {
            What::Header { path, list: true } => {
                let (_, parent) = path.split_last()?;
                let (section, rest) = find(root, parent);
                if !rest.is_empty() {
                    return None;
                }
                let mut before = std::mem::take(&mut waiting);
                before.extend(&statement.before);
                let (path, after) = (path.clone(), statement.after);
                here.clone_from(&path);
                section.inner.push(Section { path, list: true, before, after, ..Section::default() });
            }
            What::Header { path, list: false } => {
                here.clone_from(path);
                let (section, rest) = find(root, path);
                if !section.path.is_empty() && rest.is_empty() {
                    return None;
                }
                match (section.path.is_empty(), rest) {
                    (true, [_]) => {
                        let mut before = std::mem::take(&mut waiting);
                        before.extend(&statement.before);
                        let after = statement.after;
                        let path = path.clone();
                        section.inner.push(Section { path, before, after, ..Section::default() });
                    }
                    // The keys of a small table are written with dots; its comments go to the first of them.
                    (_, rest) => {
                        waiting.extend(statement.before.iter().chain(&statement.after));
                        section.pairs.push(Pair {
                            path: rest.to_vec(),
                            value: "{}",
                            before: Vec::new(),
                            after: None,
                        });
                    }
                }
            }
            What::Pair { path, value } => {
                let (section, rest) = find(root, &here);
                let mut before = std::mem::take(&mut waiting);
                before.extend(&statement.before);
                let path: Vec<&str> = rest.iter().chain(path).copied().collect();
                section.take(path, value, before, statement.after);
            }
        }
    }
    waiting.is_empty().then_some(())
}

/// Takes the comments that stand right under the key above, and apart from the header below.
fn tail_of<'a>(before: &mut Vec<&'a str>) -> Vec<&'a str> {
    match before.iter().position(|line| line.is_empty()) {
        Some(end @ 1..) => before.drain(..end).collect(),
        _ => Vec::new(),
    }
}

/// The innermost table on the way along `path`, and what is left of the way.
fn find<'s, 'a, 'p>(root: &'s mut Section<'a>, path: &'p [&'a str]) -> (&'s mut Section<'a>, &'p [&'a str]) {
    let mut section = root;
    let mut rest = path;
    while let Some(at) =
        rest.first().and_then(|name| section.inner.iter().rposition(|it| it.path.last() == Some(name)))
    {
        section = &mut section.inner[at];
        rest = &rest[1..];
    }
    (section, rest)
}

impl<'a> Section<'a> {
    /// Takes a key with its value; a table in braces becomes its keys.
    fn take(&mut self, path: Vec<&'a str>, value: &'a str, before: Vec<&'a str>, after: Option<&'a str>) {
        // What stood for an empty table is no longer empty.
        self.pairs.retain(|pair| {
            !(pair.value == "{}" && path.len() > pair.path.len() && path.starts_with(&pair.path))
        });
        let Some(inner) = statement::pairs(value).filter(|inner| !inner.is_empty()) else {
            self.pairs.push(Pair { path, value, before, after });
            return;
        };
        let mut before = before;
        before.extend(after);
        for (more, value) in inner {
            let path: Vec<&str> = path.iter().copied().chain(more).collect();
            self.take(path, value, std::mem::take(&mut before), None);
        }
    }

    fn name(&self) -> &'a str {
        self.path.last().copied().unwrap_or_default()
    }
}

/// At the top of a file, `quiz.pass = 70` is written under `[quiz]`.
fn tables_of_pairs<'a>(root: &mut Section<'a>, keys: &[Key]) {
    let is_table =
        |name: &str| keys.iter().any(|key| key.name == name && matches!(key.takes, Takes::Table(_)));
    let (tables, pairs): (Vec<Pair<'a>>, Vec<Pair<'a>>) =
        std::mem::take(&mut root.pairs).into_iter().partition(|pair| is_table(pair.path[0]));
    root.pairs = pairs;
    for mut pair in tables {
        let name = pair.path.remove(0);
        let at = root.inner.iter().position(|section| section.path == [name]).unwrap_or_else(|| {
            root.inner.push(Section { path: vec![name], ..Section::default() });
            root.inner.len() - 1
        });
        let section = &mut root.inner[at];
        match pair.path.is_empty() {
            // An empty table: only what was said of it is left.
            true => section.before.extend(pair.before.iter().chain(&pair.after)),
            false => section.pairs.push(pair),
        }
    }
}

/// The keys of a table by the name of its header.
fn keys_of(name: &str, keys: &[&'static Key], section: &Section<'_>) -> Vec<&'static Key> {
    match keys.iter().find(|key| key.name == name).map(|key| key.takes) {
        Some(Takes::Table(keys) | Takes::Tables(keys)) => keys.iter().collect(),
        Some(Takes::Questions) => keys_of_question(section),
        _ => Vec::new(),
    }
}

fn keys_of_question(section: &Section<'_>) -> Vec<&'static Key> {
    let kind = section.pairs.iter().find(|pair| pair.path == ["kind"]);
    match kind.and_then(|pair| shape::kind(pair.value.trim_matches(['"', '\'']))) {
        Some(kind) => shape::question(kind).collect(),
        None => shape::any_question(),
    }
}

/// Where a key stands in its table: known ones in their order, what the tool for translators keeps right after the id or
/// the title (its drafts after the words), others last.
fn rank(name: &str, keys: &[&'static Key]) -> usize {
    let place = |name: &str| keys.iter().position(|key| key.name == name).map(|at| 4 * at);
    let first = || place("id").or_else(|| place("title")).unwrap_or_default();
    match name {
        "source" => first() + 1,
        "fuzzy" => first() + 2,
        "draft" => usize::MAX - 1,
        name => place(name).unwrap_or(usize::MAX),
    }
}

/// Puts the keys of a table into their order. Keys that the author chose keep theirs: it may be the answer.
fn sort(pairs: &mut Vec<Pair<'_>>, keys: &[&'static Key], depth: usize) {
    pairs.sort_by_key(|pair| pair.path.get(depth).map_or(0, |name| rank(name, keys)));
    let mut sorted: Vec<Pair<'_>> = Vec::with_capacity(pairs.len());
    let mut left: Vec<Pair<'_>> = std::mem::take(pairs);
    while !left.is_empty() {
        let name = left[0].path.get(depth).copied();
        let (mut same, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|pair| pair.path.get(depth).copied() == name);
        left = others;
        match keys.iter().find(|key| Some(key.name) == name).map(|key| key.takes) {
            Some(Takes::Table(keys)) => sort(&mut same, &keys.iter().collect::<Vec<_>>(), depth + 1),
            Some(Takes::Blanks) => sort_blanks(&mut same, depth + 1),
            _ => (),
        }
        sorted.append(&mut same);
    }
    *pairs = sorted;
}

/// The blanks in the author's order, the keys of each in ours.
fn sort_blanks(pairs: &mut Vec<Pair<'_>>, depth: usize) {
    let keys: Vec<&Key> = BLANK.iter().collect();
    let mut left = std::mem::take(pairs);
    while !left.is_empty() {
        let name = left[0].path.get(depth).copied();
        let (mut same, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|pair| pair.path.get(depth).copied() == name);
        left = others;
        sort(&mut same, &keys, depth + 1);
        pairs.append(&mut same);
    }
}

/// What is written.
#[derive(Default)]
struct Paper {
    text: String,
}

impl Paper {
    fn line(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text += line;
        }
        self.text.push('\n');
    }

    /// An empty line, but not at the top and not after another one.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// What is about the file as a whole.
    fn top(&mut self, top: &[&str]) {
        let mut rest = top;
        if let Some((first, more)) = top.split_first()
            && first.starts_with("#:schema")
        {
            self.line(0, first);
            rest = more;
        }
        while let Some((&"", more)) = rest.split_first() {
            rest = more;
        }
        if rest.is_empty() {
            return;
        }
        self.gap();
        self.comments(0, rest);
        self.gap();
    }

    /// Comments, with an empty line where there was one between them.
    fn comments(&mut self, indent: usize, comments: &[&str]) {
        for comment in comments {
            match *comment {
                "" => self.gap(),
                comment => self.line(indent, comment),
            }
        }
    }

    fn section(&mut self, section: &mut Section<'_>, keys: &[&'static Key], indent: usize) {
        sort(&mut section.pairs, keys, 0);
        let is_top = section.path.is_empty();
        for (at, pair) in section.pairs.iter().enumerate() {
            let apart = if at == 0 { is_top } else { pair.before.first() == Some(&"") };
            self.pair(pair, keys, indent, apart);
        }
        self.comments(indent, &section.tail);
        // Lists keep the order of their values; the tables around them are put into ours.
        section.inner.sort_by_key(|it| rank(it.name(), keys));
        for inner in &mut section.inner {
            let keys = keys_of(inner.name(), keys, inner);
            let indent = (inner.path.len() - 1) * STEP;
            self.gap();
            let before = inner.before.iter().skip_while(|line| line.is_empty()).copied();
            self.comments(indent, &before.collect::<Vec<_>>());
            let path = inner.path.join(".");
            let header = if inner.list { format!("[[{path}]]") } else { format!("[{path}]") };
            self.with_comment(indent, &header, inner.after);
            self.section(inner, &keys, indent);
        }
    }

    fn with_comment(&mut self, indent: usize, line: &str, comment: Option<&str>) {
        match comment {
            Some(comment) => self.line(indent, &format!("{line} {comment}")),
            None => self.line(indent, line),
        }
    }

    /// A key with its value, under its comments. These stand `apart` from what is above where they did before.
    fn pair(&mut self, pair: &Pair<'_>, keys: &[&'static Key], indent: usize, apart: bool) {
        let comments: Vec<&str> = pair.before.iter().skip_while(|line| line.is_empty()).copied().collect();
        if apart && !comments.is_empty() {
            self.gap();
        }
        self.comments(indent, &comments);
        let takes = keys.iter().find(|key| [key.name] == pair.path[..]).map(|key| key.takes);
        let key = pair.path.join(".");
        match statement::items(pair.value) {
            Some((items, rest)) => {
                self.list(&key, &items, &rest, takes == Some(Takes::Texts), indent, pair.after)
            }
            None => self.with_comment(indent, &format!("{key} = {}", pair.value), pair.after),
        }
    }

    /// A list, on one line where it fits; sentences have a line each.
    fn list(
        &mut self,
        key: &str,
        items: &[Item<'_>],
        rest: &[&str],
        sentences: bool,
        indent: usize,
        after: Option<&str>,
    ) {
        let values: Vec<&str> = items.iter().map(|item| item.value).collect();
        let line = format!("{key} = [{}]", values.join(", "));
        let bare = is_blank(items, rest);
        let fits = indent + line.chars().count() <= WIDE && !line.contains('\n');
        let short = items.is_empty() || fits && !(sentences && 1 < items.len());
        if bare && short {
            self.with_comment(indent, &line, after);
            return;
        }
        self.line(indent, &format!("{key} = ["));
        for item in items {
            let before: Vec<&str> = item.before.iter().filter(|line| !line.is_empty()).copied().collect();
            self.comments(indent + STEP, &before);
            self.with_comment(indent + STEP, &format!("{},", item.value), item.after);
        }
        let rest: Vec<&str> = rest.iter().filter(|line| !line.is_empty()).copied().collect();
        self.comments(indent + STEP, &rest);
        self.with_comment(indent, "]", after);
    }

    /// The comments after everything.
    fn rest(&mut self, rest: &[&str]) {
        let end = rest.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
        if 0 < end {
            if rest[0].is_empty() {
                self.gap();
            }
            let comments: Vec<&str> =
                rest[..end].iter().skip_while(|line| line.is_empty()).copied().collect();
            self.comments(0, &comments);
        }
    }
}

/// Whether nothing but empty lines stands between the values.
fn is_blank(items: &[Item<'_>], rest: &[&str]) -> bool {
    let between = items.iter().flat_map(|item| item.before.iter().chain(&item.after));
    between.chain(rest).all(|line| line.is_empty())
}
