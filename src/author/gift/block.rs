//! GIFT's blocks: the lines between empty ones, without their comments.

use crate::author::gather::Draft;

/// Lines that belong together.
#[derive(Clone, Debug)]
pub struct Block<'t> {
    /// The line that its text begins on, from 1.
    pub line: usize,
    /// Its lines without comments.
    pub text: String,
    /// The comments among them.
    comments: Vec<&'t str>,
}

/// The blocks of a text.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            found.extend(open.take());
            continue;
        }
        let block =
            open.get_or_insert_with(|| Block { line: at + 1, text: String::new(), comments: Vec::new() });
        match line.trim_start().strip_prefix("//") {
            Some(comment) => block.comments.push(comment),
            None => {
                if block.text.is_empty() {
                    block.line = at + 1;
                }
                block.text.push_str(line);
                block.text.push('\n');
            }
        }
    }
    found.extend(open);
    found.retain(|block| !block.text.trim().is_empty());
    found
}

impl Block<'_> {
    /// What its comments say of a question: `[id:432] [tag:wifi]`.
    pub fn draft(&self) -> Draft {
        let mut draft = Draft { line: self.line, ..Draft::default() };
        for (key, value) in self.comments.iter().flat_map(|comment| marks(comment)) {
            match key {
                "id" => draft.handle = Some(value.to_owned()),
                "tag" => draft.labels.push(value.to_owned()),
                _ => {}
            }
        }
        draft
    }
}

/// The `[key:value]` of a comment.
fn marks(comment: &str) -> Vec<(&str, &str)> {
    let parts = comment.split('[').skip(1).filter_map(|part| part.split_once(']'));
    parts.filter_map(|(inner, _)| inner.split_once(':')).collect()
}

/// A category's path: `$course$/top/Networks/Wi-Fi` is Networks, Wi-Fi. A `/` of a name is written twice.
pub fn category(path: &str) -> Vec<String> {
    let path = path.trim().replace("//", "\u{E000}");
    let is_place =
        |part: &str| part == "top" || (part.len() > 1 && part.starts_with('$') && part.ends_with('$'));
    let parts = path.split('/').map(|part| part.replace('\u{E000}', "/"));
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty() && !is_place(part)).collect()
}
