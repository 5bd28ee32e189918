//! Diagnostics as other programs read them: JSON, SARIF 2.1.0 and the annotations of GitHub. The same in every language.

use serde::Serialize;
use serde_json::{Value, json};

use super::{Code, Diagnostic, Severity, render};
use crate::text::clean;

/// A diagnostic, with what a program needs to find its place.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The course.
    pub course: &'a str,
    /// The path of the file, from where the program was started.
    pub path: &'a str,
    /// The text of the file, empty where it could not be read.
    pub source: &'a str,
    /// What there is to tell.
    pub diagnostic: &'a Diagnostic,
}

/// A line and a column, both from 1. A column is a sign, not a byte.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
struct Spot {
    line: usize,
    column: usize,
}

/// One line of JSON. A key is never renamed or taken away.
#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    course: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end: Option<Spot>,
    message: String,
    help: Option<String>,
}

impl Told<'_> {
    /// Where it begins and ends; nowhere where it is about the whole file.
    fn place(&self) -> Option<(Spot, Spot)> {
        let span = &self.diagnostic.place.span;
        if self.source.is_empty() || span.end == 0 {
            return None;
        }
        let spot = |at| {
            let (line, column) = render::position(self.source, at);
            Spot { line, column }
        };
        Some((spot(span.start), spot(span.end.max(span.start))))
    }

    fn message(&self) -> String {
        clean::message(&self.diagnostic.message)
    }

    fn help(&self) -> Option<String> {
        self.diagnostic.help.as_deref().map(clean::message)
    }

    fn said(&self) -> String {
        match self.help() {
            Some(help) => format!("{}\n{help}", self.message()),
            None => self.message(),
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// As one JSON object on one line.
pub fn json(told: &Told<'_>) -> String {
    let place = told.place();
    let line = Line {
        code: told.diagnostic.code.name(),
        severity: severity(told.diagnostic.severity),
        course: told.course,
        file: told.path,
        line: place.map(|(start, _)| start.line),
        column: place.map(|(start, _)| start.column),
        end: place.map(|(_, end)| end),
        message: told.message(),
        help: told.help(),
    };
    serde_json::to_string(&line).expect("texts and numbers are always JSON")
}

/// As a command to GitHub's runners, which show it beside the line.
pub fn github(told: &Told<'_>) -> String {
    let mut keys = vec![("file", told.path.to_owned())];
    if let Some((start, end)) = told.place() {
        keys.push(("line", start.line.to_string()));
        // Columns of two lines say nothing to GitHub.
        if start.line == end.line {
            keys.extend([("col", start.column.to_string()), ("endColumn", end.column.to_string())]);
        } else {
            keys.push(("endLine", end.line.to_string()));
        }
    }
    keys.push(("title", told.diagnostic.code.name().to_owned()));
    let keys: Vec<String> =
        keys.iter().map(|(key, value)| format!("{key}={}", escaped(value, true))).collect();
    format!("::{} {}::{}", severity(told.diagnostic.severity), keys.join(","), escaped(&told.said(), false))
}

/// What would end a message, or a key of it, written as GitHub's runners read it.
fn escaped(text: &str, is_key: bool) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if is_key { text.replace(':', "%3A").replace(',', "%2C") } else { text }
}

/// All of them as a SARIF log.
pub fn sarif(all: &[Told<'_>]) -> String {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code)).collect();
    let results: Vec<Value> = all.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "coursedeck course check",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("texts and numbers are always JSON")
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.summary() },
        "help": { "text": code.explain(), "markdown": code.explain() },
        "defaultConfiguration": { "level": severity(code.severity()) },
    })
}

fn result(told: &Told<'_>) -> Value {
    let index = Code::ALL.iter().position(|code| *code == told.diagnostic.code);
    let mut place = json!({ "artifactLocation": { "uri": uri(told.path) } });
    if let Some((start, end)) = told.place() {
        place["region"] = json!({
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        });
    }
    json!({
        "ruleId": told.diagnostic.code.name(),
        "ruleIndex": index,
        "level": severity(told.diagnostic.severity),
        "message": { "text": told.said() },
        "locations": [{ "physicalLocation": place }],
    })
}

/// A path as a URI: relative where the path is.
fn uri(path: &str) -> String {
    let mut out = match path {
        path if path.starts_with('/') => "file://".to_owned(),
        path if path.as_bytes().get(1) == Some(&b':') => "file:///".to_owned(),
        _ => String::new(),
    };
    // A drive's colon stays; any other would end a scheme.
    let drive = if out.len() == 8 { 2 } else { 0 };
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into())
            }
            b':' if at < drive => out.push(':'),
            byte => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Place;

    fn diagnostic(span: std::ops::Range<usize>) -> Diagnostic {
        let place = Place { file: "a.toml".to_owned(), span };
        Diagnostic::new(Code::AnswerNotAChoice, place, "100% `é`: no,\nnever").with_help("a, b")
    }

    fn told<'a>(source: &'a str, diagnostic: &'a Diagnostic) -> Told<'a> {
        Told { course: "x", path: "my courses/é,x/a.toml", source, diagnostic }
    }

    #[test]
    fn json_is_one_line_with_the_place() {
        let it = diagnostic(11..14);
        assert_eq!(
            json(&told("é = 1\nb = \"c\"\n", &it)),
            r#"{"code":"answer-not-a-choice","severity":"error","course":"x","file":"my courses/é,x/a.toml","line":2,"column":5,"end":{"line":2,"column":8},"message":"100% `é`: no, never","help":"a, b"}"#
        );
        let it = diagnostic(0..0);
        assert!(json(&told("", &it)).contains(r#""line":null,"column":null,"end":null"#));
    }

    #[test]
    fn github_reads_no_command_in_a_message() {
        let it = diagnostic(11..14);
        assert_eq!(
            github(&told("é = 1\nb = \"c\"\n", &it)),
            "::error file=my courses/é%2Cx/a.toml,line=2,col=5,endColumn=8,title=answer-not-a-choice\
             ::100%25 `é`: no, never%0Aa, b"
        );
        let it = diagnostic(0..14);
        assert!(github(&told("é = 1\nb = \"c\"\n", &it)).contains(",line=1,endLine=2,title="));
    }

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri("my courses/é.toml"), "my%20courses/%C3%A9.toml");
        assert_eq!(uri("/srv/a:b.toml"), "file:///srv/a%3Ab.toml");
        assert_eq!(uri("C:/a.toml"), "file:///C:/a.toml");
    }
}
