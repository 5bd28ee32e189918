//! The locales are whole: each language has each message, with the same variables, and the program uses them all.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

/// The beginnings of the names that the program puts together. What stands here must begin a text in `src`.
const BUILT: &[&str] = &["month-", "column-", "report-by-", "report-group-", "group-", "picture-"];

/// The language that all others are measured by.
const SOURCE: &str = "en.ftl";

/// The messages of one file, each with the variables it takes; a term's name begins with `-`.
#[derive(Default)]
struct Locale {
    messages: BTreeMap<String, BTreeSet<String>>,
    faults: Vec<String>,
}

/// What one message names.
#[derive(Default)]
struct Named {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
}

impl Named {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, expression: &InlineExpression<&str>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.messages.insert(format!("-{}", id.name));
                arguments.iter().for_each(|arguments| self.arguments(arguments));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                // The program gives Fluent no functions: numbers are fitted to the language without.
                self.messages.insert(format!("{}()", id.name));
                self.arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.inline(argument));
        arguments.named.iter().for_each(|argument| self.inline(&argument.value));
    }
}

/// Reads a file, and finds what is wrong in it alone.
fn read(file: &str, text: &str) -> Locale {
    let mut locale = Locale::default();
    let mut named = Vec::new();
    let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(text);
    for entry in &resource.body {
        let (id, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            Entry::Junk { content } => {
                let line = content.lines().next().unwrap_or_default();
                locale.faults.push(format!("{file}: malformed: {line}"));
                continue;
            }
            _ => continue,
        };
        let mut names = Named::default();
        match pattern {
            Some(pattern) => names.pattern(pattern),
            None => locale.faults.push(format!("{file}: {id} has no words")),
        }
        if locale.messages.insert(id.clone(), names.variables).is_some() {
            locale.faults.push(format!("{file}: {id} is there twice"));
        }
        named.extend(names.messages.into_iter().map(|name| (id.clone(), name)));
    }
    for (id, name) in named {
        if !locale.messages.contains_key(&name) {
            locale.faults.push(format!("{file}: {id} names {name}, which is not there"));
        }
    }
    locale
}

/// What is wrong with the locales (name and text of each file) of a program whose source is `code`.
fn faults(locales: &[(&str, &str)], code: &str, built: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    let read: Vec<(&str, Locale)> = locales.iter().map(|(file, text)| (*file, read(file, text))).collect();
    let Some((_, source)) = read.iter().find(|(file, _)| *file == SOURCE) else {
        return vec![format!("{SOURCE} is not there")];
    };
    for (file, locale) in &read {
        faults.extend(locale.faults.iter().cloned());
        faults.extend(compared(file, locale, source));
    }
    faults.extend(unused(source, code, built));
    for id in told(code) {
        if !source.messages.contains_key(id) {
            faults.push(format!("{SOURCE}: {id} is missing, and the program says it"));
        }
    }
    faults
}

/// What a language has otherwise than the source.
fn compared(file: &str, locale: &Locale, source: &Locale) -> Vec<String> {
    // Terms are a language's own affair.
    let messages = |locale: &Locale| -> Vec<(String, BTreeSet<String>)> {
        locale.messages.clone().into_iter().filter(|(id, _)| !id.starts_with('-')).collect()
    };
    let mut faults = Vec::new();
    for (id, variables) in messages(source) {
        match locale.messages.get(&id) {
            None => faults.push(format!("{file}: {id} is missing")),
            Some(other) if *other != variables => {
                faults.push(format!("{file}: {id} takes {other:?}, but {variables:?} in {SOURCE}"));
            }
            Some(_) => {}
        }
    }
    for (id, _) in messages(locale) {
        if !source.messages.contains_key(&id) {
            faults.push(format!("{file}: {id} is not in {SOURCE}"));
        }
    }
    faults
}

/// The messages that the program never names, and the beginnings that it never uses.
fn unused(source: &Locale, code: &str, built: &[&str]) -> Vec<String> {
    let used = |id: &str| {
        id.starts_with('-')
            || code.contains(&format!("\"{id}\""))
            || built.iter().any(|beginning| id.starts_with(beginning))
    };
    let messages = source.messages.keys().filter(|id| !used(id));
    let beginnings = built.iter().filter(|beginning| !code.contains(&format!("\"{beginning}")));
    messages
        .map(|id| format!("{SOURCE}: {id} is never used"))
        .chain(beginnings.map(|it| format!("{it} begins no text in src, but stands in BUILT")))
        .collect()
}

/// The names that are said outright: `say("…")` and `tell("…", …)`.
fn told(code: &str) -> BTreeSet<&str> {
    let calls = ["say(", "tell("].into_iter().flat_map(|call| code.split(call).skip(1));
    let literal = |rest: &'_ str| -> Option<usize> { rest.trim_start().strip_prefix('"')?.find('"') };
    calls
        .filter_map(|rest| {
            let length = literal(rest)?;
            rest.trim_start()[1..].get(..length)
        })
        .collect()
}

/// The text of a source file without its tests, which may name what is not there.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// All files below a folder that end so, with their text.
fn gather(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, ending, found);
        } else if path.extension().is_some_and(|it| it == ending) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_language_has_every_message_that_the_program_uses() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut locales, mut sources) = (Vec::new(), Vec::new());
    gather(&root.join("locales"), "ftl", &mut locales);
    gather(&root.join("src"), "rs", &mut sources);
    let locales: Vec<(&str, &str)> = locales.iter().map(|(name, text)| (&**name, &**text)).collect();
    sources.retain(|(name, _)| name != "tests.rs");
    let code: String = sources.iter().map(|(_, text)| without_tests(text)).collect();
    let found = faults(&locales, &code, BUILT);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn whatever_is_wrong_with_a_locale_is_found() {
    let code = r#"catalog.say("hello"); catalog.tell(
        "left", &[("n", n.into())]); say("nowhere"); say(&format!("day-{n}"))"#;
    let good = "hello = Hello\nleft = { $n ->\n    [one] one\n   *[other] { $n } left\n}\nday-1 = Monday\nnowhere = -\n";
    let check = |en: &str, fr: &str| faults(&[("en.ftl", en), ("fr.ftl", fr)], code, &["day-"]);
    let nothing: [&str; 0] = [];
    assert_eq!(check(good, good), nothing);
    assert_eq!(
        check(&good.replace("nowhere = -\n", ""), good),
        ["fr.ftl: nowhere is not in en.ftl", "en.ftl: nowhere is missing, and the program says it",]
    );
    assert_eq!(check(good, &good.replace("hello = Hello\n", "")), ["fr.ftl: hello is missing"]);
    assert_eq!(check(good, &good.replace("$n", "$m")), [r#"fr.ftl: left takes {"m"}, but {"n"} in en.ftl"#]);
    let more = |line: &str| format!("{good}{line}\n");
    assert_eq!(check(&more("idle = x"), &more("idle = y")), ["en.ftl: idle is never used"]);
    assert_eq!(check(good, &more("other = x")), ["fr.ftl: other is not in en.ftl"]);
    assert_eq!(check(good, &more("broken { $")), ["fr.ftl: malformed: broken { $"]);
    assert_eq!(check(good, &more("hello = Twice")), ["fr.ftl: hello is there twice"]);
    assert_eq!(
        check(good, &good.replace("Hello", "{ -centre }")),
        ["fr.ftl: hello names -centre, which is not there"]
    );
    assert_eq!(
        check(good, &good.replace("Monday", "{ NUMBER(1) }")),
        ["fr.ftl: day-1 names NUMBER(), which is not there"]
    );
    assert_eq!(faults(&[("fr.ftl", good)], code, &[]), ["en.ftl is not there"]);
    let stale = faults(&[("en.ftl", good)], code, &["day-", "week-"]);
    assert_eq!(stale, ["week- begins no text in src, but stands in BUILT"]);
}
