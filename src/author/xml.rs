//! XML as a tree, read within limits. No entity is looked up anywhere but in HTML's own list, so none can grow.

use std::fmt::Write as _;

use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};

use super::html;

/// How deep elements may stand in each other.
const DEPTH: usize = 100;
/// The most elements of a file.
const MOST: usize = 400_000;

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Its name, without the prefix of a name space.
    pub name: String,
    /// Its attributes, their names without prefixes.
    pub attributes: Vec<(String, String)>,
    /// The line that it begins on, from 1.
    pub line: usize,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// An element.
    Node(Node),
    /// Text.
    Text(String),
}

/// What came of reading a file.
#[derive(Debug)]
pub struct Read {
    /// What was read of it: the outermost element.
    pub root: Node,
    /// Where and why the reading ended before the end.
    pub broken: Option<(usize, String)>,
}

/// Reads a file. The texts of elements called `skip` are not kept: pictures written out, of megabytes.
pub fn read(text: &str, skip: &[&str]) -> Read {
    let mut growing = Growing { stack: vec![Node { line: 1, ..Node::default() }], skip, count: 0 };
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let (mut line, mut seen) = (1, 0);
    let mut broken = None;
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position()).unwrap_or(seen).clamp(seen, text.len());
        let ends = text.as_bytes()[seen..at].iter().filter(|byte| **byte == b'\n').count();
        let begins = line;
        line += ends;
        seen = at;
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => {
                if let Err(why) = growing.take(event, begins) {
                    broken = Some((line, why));
                    break;
                }
            }
            Err(error) => {
                broken = Some((line, format!("it is no XML: {error}")));
                break;
            }
        }
    }
    if broken.is_none() && 1 < growing.stack.len() {
        broken = Some((line, "it ends in the middle".to_owned()));
    }
    Read { root: growing.finish(), broken }
}

/// The tree while it grows: the elements that are open, from the outermost.
struct Growing<'a> {
    stack: Vec<Node>,
    skip: &'a [&'a str],
    count: usize,
}

impl Growing<'_> {
    fn take(&mut self, event: Event<'_>, line: usize) -> Result<(), String> {
        match event {
            Event::Start(tag) => self.open(&tag, line),
            Event::Empty(tag) => {
                self.open(&tag, line)?;
                self.close();
                Ok(())
            }
            Event::End(_) => {
                self.close();
                Ok(())
            }
            Event::Text(text) => {
                self.text(&text.into_inner());
                Ok(())
            }
            Event::CData(text) => {
                self.text(&text.into_inner());
                Ok(())
            }
            Event::GeneralRef(reference) => {
                self.reference(&reference);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), String> {
        self.count += 1;
        if DEPTH < self.stack.len() {
            return Err(format!("more than {DEPTH} elements stand in each other"));
        }
        if MOST < self.count {
            return Err(format!("it has more than {MOST} elements"));
        }
        let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
        let attributes =
            tag.html_attributes().flatten().take(50).map(|attribute| {
                (local(attribute.key.as_ref()), html::decoded(&attribute.value).into_owned())
            });
        let attributes = attributes.collect();
        let name = local(tag.name().as_ref());
        self.stack.push(Node { name, attributes, line, parts: Vec::new() });
        Ok(())
    }

    fn close(&mut self) {
        // The outermost is ours, and stays.
        if 1 < self.stack.len()
            && let (Some(node), Some(parent)) = (self.stack.pop(), self.stack.last_mut())
        {
            parent.parts.push(Part::Node(node));
        }
    }

    fn text(&mut self, text: &str) {
        let Some(node) = self.stack.last_mut().filter(|node| !self.skip.contains(&&*node.name)) else {
            return;
        };
        match node.parts.last_mut() {
            Some(Part::Text(before)) => before.push_str(text),
            _ => node.parts.push(Part::Text(text.to_owned())),
        }
    }

    /// An entity: one of XML's or HTML's. Others stay as they are written.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name: &str = reference;
        match html::resolved(name) {
            Some(sign) => self.text(sign.encode_utf8(&mut [0; 4])),
            None => self.text(&format!("&{name};")),
        }
    }

    fn finish(mut self) -> Node {
        while 1 < self.stack.len() {
            self.close();
        }
        self.stack.pop().unwrap_or_default()
    }
}

impl Node {
    /// The elements in it.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.parts.iter().filter_map(|part| match part {
            Part::Node(node) => Some(node),
            Part::Text(_) => None,
        })
    }

    /// The elements of this name in it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.nodes().filter(move |node| node.name == name)
    }

    /// The first element of this name in it.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.nodes().find(|node| node.name == name)
    }

    /// The first element of this name in it, however deep.
    pub fn find(&self, name: &str) -> Option<&Node> {
        let mut found = None;
        self.visit(&mut |node| {
            if found.is_none() && node.name == name {
                found = Some(node);
            }
        });
        found
    }

    /// Shows every element in it, in the order of the file. The depth is limited at the door.
    pub fn visit<'a>(&'a self, each: &mut dyn FnMut(&'a Node)) {
        for node in self.nodes() {
            each(node);
            node.visit(each);
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Its text, without that of the elements in it.
    pub fn text(&self) -> String {
        let texts = self.parts.iter().filter_map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            Part::Node(_) => None,
        });
        texts.collect()
    }

    /// What stands in the first element of this name in it, in one line.
    pub fn text_of(&self, name: &str) -> Option<String> {
        let text = self.child(name)?.text();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text).filter(|text| !text.is_empty())
    }

    /// All that stands in it as HTML, for those who forgot to mark HTML as text.
    pub fn inner(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Node(node) => {
                    let _ = write!(out, "<{}", node.name);
                    for (name, value) in &node.attributes {
                        let _ = write!(out, " {name}=\"{}\"", value.replace('"', "&quot;"));
                    }
                    out.push('>');
                    node.write(out);
                    let _ = write!(out, "</{}>", node.name);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_knows_its_lines_and_entities() {
        let Read { root, broken } =
            read("<a>\n <m:b x='1&amp;2'>&lt;&eacute;&#233;&foo;<![CDATA[<i>]]></m:b>\n</a>", &[]);
        assert_eq!(broken, None);
        let b = root.child("a").unwrap().child("b").unwrap();
        assert_eq!((b.line, b.attribute("x"), b.text().as_str()), (2, Some("1&2"), "<éé&foo;<i>"));
    }

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        let Read { root, broken } = read("<a><b>1</b><b>2</a>", &[]);
        assert_eq!(root.child("a").unwrap().all("b").count(), 2);
        assert!(broken.is_some());
        assert_eq!(
            read(&"<a>".repeat(1000), &[]).broken.unwrap().1,
            "more than 100 elements stand in each other"
        );
        assert!(read("<!DOCTYPE a [<!ENTITY x \"&x;&x;\">]><a>&x;</a>", &[]).broken.is_none());
    }
}
