//! XML, written line by line.

use crate::text::html::escape;

/// An XML file in the making.
pub struct Xml {
    out: String,
    open: Vec<String>,
}

impl Xml {
    /// A file with nothing in it.
    pub fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        let tag = tag(name, attributes);
        self.line(&format!("<{tag}>"));
        self.open.push(name.to_owned());
        self
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) -> &mut Self {
        let name = self.open.pop().expect("what is closed was opened");
        self.line(&format!("</{name}>"))
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        let tag = tag(name, attributes);
        self.line(&format!("<{tag}/>"))
    }

    /// An element with a plain text in it.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.inner(name, attributes, &escape(text))
    }

    /// An element with XML in it, which is left as it is.
    pub fn inner(&mut self, name: &str, attributes: &[(&str, &str)], inner: &str) -> &mut Self {
        let tag = tag(name, attributes);
        self.line(&format!("<{tag}>{inner}</{name}>"))
    }

    /// XML of one or more lines, left as it is.
    pub fn line(&mut self, xml: &str) -> &mut Self {
        self.out.push_str(&"  ".repeat(self.open.len()));
        self.out.push_str(xml);
        self.out.push('\n');
        self
    }

    /// The file.
    pub fn finish(self) -> String {
        self.out
    }
}

fn tag(name: &str, attributes: &[(&str, &str)]) -> String {
    let attribute =
        |(name, value): &(&str, &str)| format!(" {name}=\"{}\"", escape(value).replace('\n', "&#10;"));
    format!("{name}{}", attributes.iter().map(attribute).collect::<String>())
}

/// A text in a section that is read as it stands.
pub fn cdata(text: &str) -> String {
    format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>"))
}
