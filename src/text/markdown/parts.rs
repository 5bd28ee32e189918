//! The parts of a text that its author may have to mend, each with its place in the text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::{OPTIONS, PICTURE, picture};

/// A part of a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Part {
    /// What it is.
    pub what: What,
    /// From which byte to which.
    pub place: Range<usize>,
}

/// What a part is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum What {
    /// A heading of this rank, from 1.
    Heading(u8),
    /// A link to this address.
    Link(String),
    /// A picture in a file: what is said instead of it.
    Image(String),
    /// A block of code.
    Code {
        /// What it shows, where it is a picture drawn in text.
        picture: Option<String>,
        /// Whether it names a language, or anything else.
        named: bool,
        /// Where each of its lines stands.
        lines: Vec<Range<usize>>,
    },
    /// A table.
    Table,
}

/// The headings, links, pictures, blocks of code and tables of a text.
pub fn parts(source: &str) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    // Neither a picture nor code holds another: what is open is one thing.
    let mut open: Option<usize> = None;
    for (event, place) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        let what = match event {
            Event::Start(Tag::Heading { level, .. }) => What::Heading(level as u8),
            Event::Start(Tag::Link { dest_url, .. }) => What::Link(dest_url.into_string()),
            Event::Start(Tag::Image { .. }) => What::Image(String::new()),
            Event::Start(Tag::CodeBlock(kind)) => code(&kind),
            Event::Start(Tag::Table(_)) => What::Table,
            Event::End(TagEnd::Image | TagEnd::CodeBlock) => {
                open = None;
                continue;
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(at) = open {
                    add(&mut found[at].what, &text, place, source);
                }
                continue;
            }
            _ => continue,
        };
        if matches!(what, What::Image(_) | What::Code { .. }) {
            open = Some(found.len());
        }
        found.push(Part { what, place });
    }
    found
}

fn code(kind: &CodeBlockKind<'_>) -> What {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.trim(),
        CodeBlockKind::Indented => "",
    };
    // A `picture` without its `:` was meant as one.
    let bare = (info == PICTURE.trim_end_matches(':')).then(String::new);
    What::Code { picture: picture(kind).or(bare), named: !info.is_empty(), lines: Vec::new() }
}

fn add(what: &mut What, text: &str, place: Range<usize>, source: &str) {
    match what {
        What::Image(alt) => alt.push_str(text),
        What::Code { lines, .. } => {
            let mut start = place.start;
            for line in source[place].split_inclusive('\n') {
                lines.push(start..start + line.trim_end_matches('\n').len());
                start += line.len();
            }
        }
        _ => (),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str) -> Vec<(What, &str)> {
        parts(source).into_iter().map(|part| (part.what, &source[part.place])).collect()
    }

    #[test]
    fn each_part_has_its_place() {
        let source = "# A\n\nSee [why](#why) and ![a key](key.png).\n\n| a |\n|---|\n| b |\n";
        let found = told(source);
        assert_eq!(found[0], (What::Heading(1), "# A\n"));
        assert_eq!(found[1], (What::Link("#why".to_owned()), "[why](#why)"));
        assert_eq!(found[2], (What::Image("a key".to_owned()), "![a key](key.png)"));
        assert_eq!(found[3].0, What::Table);
    }

    #[test]
    fn code_has_its_lines() {
        let source = "> ```picture: a key\n> o--\n> é\n> ```\n\n```picture\nx\n```\n";
        let found = parts(source);
        let What::Code { picture, named, lines } = &found[0].what else { panic!("{found:?}") };
        assert_eq!((picture.as_deref(), *named), (Some("a key"), true));
        let lines: Vec<&str> = lines.iter().map(|line| &source[line.clone()]).collect();
        assert_eq!(lines, ["o--", "é"]);
        let What::Code { picture, .. } = &found[1].what else { panic!("{found:?}") };
        assert_eq!(picture.as_deref(), Some(""));
    }
}
