//! Changing a file: a value, a stub or an item goes where the source has it, and nothing else is touched.

use toml::de::{DeTable, DeValue};

use super::{Element, Group, STUB, Sheet, What, lex, literal};

/// Where the keys of an item belong, from top to bottom.
pub struct Order<'a> {
    /// The names of its strings, as the source has them.
    pub strings: &'a [String],
    /// Whether it is the top of the file.
    pub is_top: bool,
}

impl Order<'_> {
    /// Where a key belongs, from top to bottom; none for one that nobody knows.
    fn rank(&self, path: &[String]) -> Option<usize> {
        match path[0].as_str() {
            "id" => Some(0),
            "source" => Some(1),
            "fuzzy" => Some(2),
            "draft" => Some(4 + self.strings.len() + self.string(&path[1..]).unwrap_or_default()),
            // At the top of the file its title stands where an item has its id.
            _ => match self.string(path)? {
                0 if self.is_top => Some(0),
                at => Some(3 + at),
            },
        }
    }

    /// The place of a string, or of the last of those that a key holds together.
    fn string(&self, path: &[String]) -> Option<usize> {
        let key = path.join(".");
        let is_under =
            |name: &&String| **name == key || name.strip_prefix(&key).is_some_and(|it| it.starts_with('.'));
        self.strings.iter().rposition(|name| is_under(&name))
    }
}

impl Sheet {
    /// Takes every stub away, and tells whether there was one.
    pub fn strip_stubs(&mut self) -> bool {
        let before = self.elements.len();
        self.elements.retain(|it| !matches!(it.what, What::Stub(_)));
        self.elements.len() < before
    }

    /// Whether there is a stub.
    pub fn has_stubs(&self) -> bool {
        self.elements.iter().any(|it| matches!(it.what, What::Stub(_)))
    }

    /// The statement of a string in an item as it is written there, if it holds nothing else.
    pub fn statement(&self, id: Option<&str>, key: &str) -> Option<&str> {
        let group = self.group(id)?;
        let at = self.find(&group, &path_of(key))?;
        Some(self.elements[at].text.trim())
    }

    /// Gives a key of an item a value, where it stands already or where it belongs.
    pub fn set(&mut self, id: Option<&str>, key: &str, value: &str, order: &Order<'_>) {
        let path = path_of(key);
        if let Some(at) = self.found(id, &path) {
            let text = &mut self.elements[at].text;
            if let Some(place) = lex::value(text) {
                text.replace_range(place, value);
            }
            return;
        }
        let Some(group) = self.group(id) else { return };
        if let Some((at, inner, indent)) = self.section(&group, &path) {
            let text = format!("{indent}{} = {value}\n", inner.join("."));
            self.elements.insert(at, Element::new(text, What::Value { path: inner }));
            return;
        }
        let text = format!("{}{key} = {value}\n", self.indent(&group));
        let at = self.place(&group, order.rank(&path).unwrap_or(usize::MAX), order);
        self.put(&group, at, vec![Element::new(text, What::Value { path })]);
    }

    /// Takes a key of an item away.
    pub fn remove(&mut self, id: Option<&str>, key: &str) {
        if let Some(at) = self.found(id, &path_of(key)) {
            self.elements.remove(at);
        }
    }

    /// Writes a stub of a string where it belongs: the source's statement, which begins with the key, to be written over.
    pub fn stub(&mut self, id: Option<&str>, key: &str, statement: &str, order: &Order<'_>) {
        let path = path_of(key);
        // TOML lets nobody add to a table on one line, nor to one with a header of its own but below that.
        self.found(id, &path);
        let Some(group) = self.group(id) else { return };
        if let Some((at, inner, indent)) = self.section(&group, &path) {
            let statement = inner.join(".") + &statement[key.len()..];
            self.elements.splice(at..at, stubs(key, &statement, &indent));
            return;
        }
        let stubs = stubs(key, statement, &self.indent(&group));
        let at = self.place(&group, order.rank(&path).unwrap_or(usize::MAX), order);
        self.put(&group, at, stubs);
    }

    /// The comment right above a key, a line each. What stands at the top of a file is about the file.
    pub fn comment(&self, id: Option<&str>, key: &str) -> Vec<String> {
        let Some(at) = self.group(id).and_then(|group| self.find(&group, &path_of(key))) else {
            return Vec::new();
        };
        let lines = self.elements[self.above(at)..at].iter();
        let said = |it: &Element| {
            let text = it.text.trim().trim_start_matches('#');
            text.strip_prefix(' ').unwrap_or(text).to_owned()
        };
        lines.map(said).collect()
    }

    /// Gives a key another comment.
    pub fn set_comment(&mut self, id: Option<&str>, key: &str, lines: &[String]) {
        let Some(group) = self.group(id) else { return };
        let Some(at) = self.find(&group, &path_of(key)) else { return };
        let indent = self.indent(&group);
        let comment = |line: &String| {
            let space = if line.is_empty() { "" } else { " " };
            // A comment that begins as a stub would be taken for one.
            let space = if line.starts_with('?') { "  " } else { space };
            Element::new(format!("{indent}#{space}{line}\n"), What::Comment)
        };
        let above = self.above(at);
        let mut elements: Vec<Element> = lines.iter().map(comment).collect();
        if above == 0 && !elements.is_empty() {
            elements.insert(0, Element::blank());
        }
        self.elements.splice(above..at, elements);
    }

    /// The comments at the top of the file, a line each.
    pub fn top(&self) -> Vec<&str> {
        let lines = self.elements.iter().take_while(|it| it.what == What::Comment);
        lines.map(|it| it.text.trim().trim_start_matches('#').trim()).collect()
    }

    /// Puts a comment at the top of the file in the place of the one that begins alike.
    pub fn set_top(&mut self, start: &str, line: &str) {
        let element = Element::new(format!("# {line}\n"), What::Comment);
        let top = self.top();
        let count = top.len();
        match top.iter().position(|it| it.starts_with(start)) {
            Some(at) => self.elements[at] = element,
            None => {
                self.elements.insert(count, element);
                if self.elements.get(count + 1).is_some_and(|it| it.what != What::Blank) {
                    self.elements.insert(count + 1, Element::blank());
                }
            }
        }
    }

    /// Adds an item below the one that comes before it in the source, or above all others of its kind.
    pub fn add(&mut self, header: &str, id: &str, after: Option<&str>) {
        let indent = if header.contains('.') { "  " } else { "" };
        let path = header.split('.').map(str::to_owned).collect();
        let groups = self.groups();
        let top = groups[0].end;
        let at = match after {
            Some(after) => groups.iter().find(|it| it.id.as_deref() == Some(after)).map_or(top, |it| it.end),
            // Questions come after the lessons.
            None if header == "question" => {
                let lessons = groups.iter().filter(|it| it.path.starts_with("lesson"));
                lessons.map(|it| it.end).max().unwrap_or(top)
            }
            None => top,
        };
        let header = Element::new(format!("{indent}[[{header}]]\n"), What::Header { path, is_list: true });
        let id = Element::new(
            format!("{indent}id = {}\n", literal(id)),
            What::Value { path: vec!["id".to_owned()] },
        );
        let blank = (0 < at).then(Element::blank);
        self.elements.splice(at..at, blank.into_iter().chain([header, id]));
    }

    /// Takes an item away that has no words and no comment: nothing of a translator's is in it.
    pub fn prune(&mut self, id: &str) {
        let Some(group) = self.group(Some(id)) else { return };
        let tools = ["id", "source", "fuzzy"];
        let is_empty = |it: &Element| match &it.what {
            What::Blank | What::Stub(_) => true,
            What::Value { path } => tools.contains(&path[0].as_str()),
            What::Header { is_list, .. } => *is_list,
            What::Comment => false,
        };
        // Checks that stand under a lesson would go to the lesson before it.
        let next = self
            .elements
            .get(self.groups().iter().find(|it| group.end <= it.start).map_or(usize::MAX, |it| it.first - 1));
        let has_checks = group.path == "lesson"
            && next.is_some_and(|it| matches!(&it.what, What::Header { path, .. } if path.len() == 2));
        if !has_checks && self.elements[group.start..group.end].iter().all(is_empty) {
            self.elements.drain(group.start..group.end);
        }
    }

    /// Puts the items in the order of the source: lessons, each with its checks, then questions. `place` tells where an
    /// item stands there; one that the source does not have stays with the one before it.
    pub fn arrange(&mut self, place: impl Fn(&str, &str) -> Option<usize>) {
        let groups = self.groups();
        let mut last = (0, 0, 0);
        let mut keyed: Vec<((usize, usize, usize), usize)> = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            let known = group.id.as_deref().and_then(|id| place(&group.path, id));
            last = match (group.path.as_str(), known) {
                ("lesson", Some(place)) => (1, place, 0),
                ("lesson.check", Some(place)) => (last.0, last.1, place + 1),
                ("question", Some(place)) => (2, place, 0),
                _ => last,
            };
            keyed.push((last, at));
        }
        if keyed.is_sorted_by_key(|(key, _)| *key) {
            return;
        }
        keyed.sort_by_key(|(key, _)| *key);
        let ends = |at: usize| groups.get(at + 1).map_or(self.elements.len(), |it| it.start);
        let mut elements: Vec<Element> = Vec::with_capacity(self.elements.len() + 2);
        for (_, at) in keyed {
            let own = &self.elements[groups[at].start..ends(at)];
            let is_apart = elements.last().is_none_or(|it| it.what == What::Blank)
                || own.first().is_none_or(|it| it.what == What::Blank);
            elements.extend((!is_apart).then(Element::blank));
            elements.extend_from_slice(own);
        }
        self.elements = elements;
    }

    /// Where a key stands alone. A table on one line that holds it is taken apart into a line a key.
    fn found(&mut self, id: Option<&str>, path: &[String]) -> Option<usize> {
        loop {
            let group = self.group(id)?;
            if let Some(at) = self.find(&group, path) {
                return Some(at);
            }
            let at = (1..path.len()).rev().find_map(|long| self.find(&group, &path[..long]))?;
            let apart = taken_apart(&self.elements[at])?;
            self.elements.splice(at..=at, apart);
        }
    }

    /// The statement of a key in a group, under whatever header it stands.
    fn find(&self, group: &Group, path: &[String]) -> Option<usize> {
        let mut under: &[String] = &[];
        let depth = if group.path.is_empty() { 0 } else { group.path.split('.').count() };
        for at in group.first..group.end {
            match &self.elements[at].what {
                What::Header { path, .. } => under = path.get(depth..).unwrap_or_default(),
                What::Value { path: own } if [under, own].concat() == path => return Some(at),
                _ => (),
            }
        }
        None
    }

    /// Where a key goes that has a header of its own, as `[question.choices]`: the place, the key there, its indent.
    fn section(&self, group: &Group, path: &[String]) -> Option<(usize, Vec<String>, String)> {
        let depth = if group.path.is_empty() { 0 } else { group.path.split('.').count() };
        let head = (group.first..group.end).find(|at| match &self.elements[*at].what {
            What::Header { path: header, .. } => {
                let under = header.get(depth..).unwrap_or_default();
                !under.is_empty() && under.len() < path.len() && path.starts_with(under)
            }
            _ => false,
        })?;
        let What::Header { path: header, .. } = &self.elements[head].what else { return None };
        let inner = path[header.len() - depth..].to_vec();
        let own = self.elements[head + 1..group.end]
            .iter()
            .take_while(|it| !matches!(it.what, What::Header { .. }));
        let last =
            own.enumerate().filter(|(_, it)| matches!(it.what, What::Value { .. } | What::Stub(_))).last();
        let at = last.map_or(head + 1, |(at, _)| head + 2 + at);
        Some((at, inner, indent_of(&self.elements[head].text)))
    }

    /// Where something of this rank goes: below the last that comes before it.
    fn place(&self, group: &Group, rank: usize, order: &Order<'_>) -> usize {
        let own = |at: &usize| !matches!(self.elements[*at].what, What::Header { .. });
        let body: Vec<usize> = (group.first..group.end).take_while(own).collect();
        let rank_of = |at: usize| match &self.elements[at].what {
            What::Value { path } => order.rank(path),
            What::Stub(key) if !key.is_empty() => order.rank(&path_of(key)),
            _ => None,
        };
        let before = body.iter().rev().find(|at| rank_of(**at).is_some_and(|it| it <= rank));
        let first =
            body.iter().find(|at| matches!(self.elements[**at].what, What::Value { .. } | What::Stub(_)));
        match (before, first) {
            (Some(at), _) => at + 1,
            (None, Some(at)) => match self.above(*at) {
                0 => *at,
                above => above,
            },
            (None, None) => group.end,
        }
    }

    /// Puts elements in. The top of a file stays apart from what is above and below it.
    fn put(&mut self, group: &Group, at: usize, elements: Vec<Element>) {
        let count = elements.len();
        self.elements.splice(at..at, elements);
        if !group.path.is_empty() {
            return;
        }
        if self.elements.get(at + count).is_some_and(|it| matches!(it.what, What::Header { .. })) {
            self.elements.insert(at + count, Element::blank());
        }
        if 0 < at && self.elements[..at].iter().all(|it| it.what == What::Comment) {
            self.elements.insert(at, Element::blank());
        }
    }

    /// Where the comment begins that stands right above an element; the element itself where there is none.
    fn above(&self, at: usize) -> usize {
        let is_comment = |it: &Element| it.what == What::Comment && !it.text.trim_start().starts_with("#:");
        let count = self.elements[..at].iter().rev().take_while(|it| is_comment(it)).count();
        // The comments at the top of the file are about the file.
        if 0 < count && count == at { at } else { at - count }
    }

    fn indent(&self, group: &Group) -> String {
        match group.path.is_empty() {
            true => String::new(),
            false => indent_of(&self.elements[group.first - 1].text),
        }
    }
}

fn indent_of(text: &str) -> String {
    text.chars().take_while(|sign| matches!(sign, ' ' | '\t')).collect()
}

fn path_of(key: &str) -> Vec<String> {
    key.split('.').map(str::to_owned).collect()
}

/// A statement as a stub, a line each.
fn stubs(key: &str, statement: &str, indent: &str) -> Vec<Element> {
    let stub = |line: &str| {
        let text = format!("{indent}{STUB} {line}");
        Element::new(format!("{}\n", text.trim_end()), What::Stub(key.to_owned()))
    };
    statement.split('\n').map(stub).collect()
}

/// A table on one line as a line a key, each value as it is written. None where it is no such table.
fn taken_apart(element: &Element) -> Option<Vec<Element>> {
    let What::Value { path } = &element.what else { return None };
    let parsed = DeTable::parse(&element.text).ok()?;
    let mut value = parsed.get_ref().get(&*path[0])?;
    for part in &path[1..] {
        let DeValue::Table(table) = value.get_ref() else { return None };
        value = table.get(&**part)?;
    }
    let DeValue::Table(table) = value.get_ref() else { return None };
    let indent = indent_of(&element.text);
    // What stands behind the table, a comment say, stands behind the last.
    let behind = &element.text[lex::value(&element.text)?.end..];
    let apart = table.iter().enumerate().map(|(at, (key, value))| {
        let path: Vec<String> = path.iter().cloned().chain([key.get_ref().to_string()]).collect();
        let written = element.text.get(value.span()).unwrap_or_default();
        let behind = if at + 1 == table.len() { behind } else { "\n" };
        Element::new(format!("{indent}{} = {written}{behind}", path.join(".")), What::Value { path })
    });
    Some(apart.collect())
}
