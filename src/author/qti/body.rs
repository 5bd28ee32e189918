//! What an item shows: its text as Markdown, and the interactions in it.

use crate::author::{
    cloze::BLANKS,
    gather::Gatherer,
    html::{Left, Sure},
    xml::{Node, Part},
};

/// Stands for an inline interaction while the text around it is read.
const MARK: &str = "xqblankqx";

/// A part of an item's body.
#[derive(Debug)]
pub enum Piece<'a> {
    /// Text, with marks where inline interactions stand.
    Text(String),
    /// An interaction on its own.
    Block(&'a Node),
}

/// An item's body.
pub struct Body<'a> {
    /// Its parts, in order.
    pub pieces: Vec<Piece<'a>>,
    /// The inline interactions and gaps, each at the mark of its number.
    pub inline: Vec<&'a Node>,
    /// What instructors look for.
    pub rubric: String,
    left: Vec<(usize, Left)>,
    writer: Sure,
}

/// The mark of an inline interaction.
pub fn mark(at: usize) -> String {
    format!("{MARK}{at}x")
}

/// Reads a body. What it cannot show is noted.
pub fn body<'a>(to: &mut Gatherer, node: &'a Node) -> Body<'a> {
    let mut body = Body::new(Sure::blocks());
    body.walk(node);
    body.flush();
    for (line, left) in body.left.drain(..) {
        to.note(line, left.what, left.why);
    }
    body
}

/// The words of an element as one line of Markdown, without the feedback in it.
pub fn inline(to: &mut Gatherer, node: &Node) -> String {
    let mut body = Body::new(Sure::line());
    body.walk(node);
    let (text, left) = body.writer.finish();
    for left in left.into_iter().chain(body.left.drain(..).map(|(_, left)| left)) {
        to.note(node.line, left.what, left.why);
    }
    text
}

/// The text of an element as Markdown.
pub fn text(to: &mut Gatherer, node: &Node) -> String {
    let body = body(to, node);
    let texts = body.pieces.into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Block(_) => None,
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

impl<'a> Body<'a> {
    fn new(writer: Sure) -> Self {
        let (pieces, inline, rubric) = (Vec::new(), Vec::new(), String::new());
        Self { pieces, inline, rubric, left: Vec::new(), writer }
    }

    fn walk(&mut self, node: &'a Node) {
        for part in &node.parts {
            match part {
                Part::Text(text) => self.writer.text(&text.replace("{{", "{ {")),
                Part::Node(inner) => self.node(inner),
            }
        }
    }

    fn node(&mut self, node: &'a Node) {
        match node.name.as_str() {
            "textEntryInteraction" | "inlineChoiceInteraction" | "gap" => {
                if self.inline.len() == BLANKS {
                    return;
                }
                self.writer.markdown(&mark(self.inline.len()));
                self.inline.push(node);
            }
            name if name.ends_with("Interaction") => {
                self.flush();
                self.pieces.push(Piece::Block(node));
            }
            // They belong to choices and outcomes, which take them from there.
            "feedbackInline" | "feedbackBlock" | "prompt" | "gapText" | "gapImg" => {}
            "rubricBlock" => self.rubric(node),
            "templateInline" | "templateBlock" | "stylesheet" | "printedVariable" => {}
            "math" => {
                self.writer.start("math", &|_| None);
                self.walk(node);
            }
            "object" | "img" | "video" | "audio" | "iframe" | "svg" | "picture" => {
                self.writer.start(&node.name, &|name| node.attribute(name).map(str::to_owned));
            }
            // Everything else is XHTML, or is only there to hold something.
            name => {
                self.writer.start(name, &|name| node.attribute(name).map(str::to_owned));
                self.walk(node);
                self.writer.end(name);
            }
        }
    }

    fn rubric(&mut self, node: &'a Node) {
        let view = node.attribute("view").unwrap_or("candidate");
        if view.split_whitespace().any(|it| it == "candidate") {
            self.writer.start("div", &|_| None);
            self.walk(node);
            self.writer.end("div");
            return;
        }
        let mut inner = Body::new(Sure::blocks());
        inner.walk(node);
        inner.flush();
        self.left.append(&mut inner.left);
        for piece in inner.pieces {
            if let Piece::Text(text) = piece {
                self.rubric = format!("{}\n\n{text}", self.rubric).trim().to_owned();
            }
        }
    }

    fn flush(&mut self) {
        let (text, left) = std::mem::replace(&mut self.writer, Sure::blocks()).finish();
        self.left.extend(left.into_iter().map(|left| (1, left)));
        if !text.is_empty() {
            self.pieces.push(Piece::Text(text));
        }
    }
}
