//! What goes out comes in again: export, then import, loses nothing but what the export said.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use coursedeck::{
    author::{
        Bank, Item,
        export::{self, Asked, Head, Lost},
        qti::Package,
        read::{Format, How, read, read_package},
    },
    course::{
        Kind, Library,
        load::{Opened, Source, load},
        model::Blank,
        words::ItemWords,
    },
    ids::{ChoiceKey, ItemName},
    lang::Catalog,
    text::{Block, markdown},
};

/// One way out and in again: the bank that comes back, and what the export said it would lose.
type Way = fn(&Opened) -> (Bank, Vec<Lost>);

const WAYS: &[(&str, Way)] = &[("gift", gift), ("moodle-xml", moodle), ("qti", qti)];

#[test]
fn what_goes_out_comes_in_again() {
    let mut faults = String::new();
    for (name, opened) in courses() {
        let parts = parts(&opened);
        let sent: BTreeMap<&ItemName, &Asked> =
            export::each_once(&parts).into_iter().map(|asked| (&asked.name, asked)).collect();
        for (format, way) in WAYS {
            let (bank, lost) = way(&opened);
            let gone: BTreeSet<&ItemName> = lost.iter().filter(|it| it.whole).map(|it| &it.name).collect();
            let changed: BTreeSet<&ItemName> =
                lost.iter().filter(|it| !it.whole).map(|it| &it.name).collect();
            let wanted: Vec<&Asked> =
                export::each_once(&parts).into_iter().filter(|it| !gone.contains(&it.name)).collect();
            let opens: Vec<&str> = bank.open.iter().map(|it| it.why.as_str()).collect();
            if bank.items.len() != wanted.len() || !opens.is_empty() {
                let _ = writeln!(
                    faults,
                    "{name} {format}: {} of {}, open {opens:?}",
                    bank.items.len(),
                    wanted.len()
                );
            }
            for (item, asked) in bank.items.iter().zip(wanted) {
                assert!(sent.contains_key(&asked.name));
                let all = !changed.contains(&asked.name);
                for what in differs(&asked.item, item, all) {
                    let _ = writeln!(faults, "{name} {format} {}: {what}", asked.name);
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

fn gift(opened: &Opened) -> (Bank, Vec<Lost>) {
    let given = export::gift::write(&head(opened), &parts(opened));
    (read(given.text.as_bytes(), Format::Gift, &how(opened)).unwrap(), given.lost)
}

fn moodle(opened: &Opened) -> (Bank, Vec<Lost>) {
    let given = export::moodle::write(&head(opened), &parts(opened), &catalog(opened));
    (read(given.text.as_bytes(), Format::MoodleXml, &how(opened)).unwrap(), given.lost)
}

fn qti(opened: &Opened) -> (Bank, Vec<Lost>) {
    let package = export::qti::package(&head(opened), &parts(opened), &catalog(opened));
    let bytes = export::qti::zipped(&package).unwrap();
    let bank = read(&bytes, Format::Qti, &how(opened)).unwrap();
    let files = package.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
    let folder = Package { files, ..Package::default() };
    assert_eq!(bank, read_package(&folder, &how(opened)).unwrap());
    (bank, package.lost)
}

/// What differs between a question and what came of it, a phrase each.
fn differs(sent: &Item, back: &Item, all: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, a: String, b: String| {
        if a != b {
            found.push(format!("{what}: {a:?} came back as {b:?}"));
        }
    };
    let (a, b) = (&sent.words, &back.words);
    compare("prompt", asked(a), asked(b));
    let said = |words: &Option<String>| words.as_ref().map_or(String::new(), |words| shown(words));
    compare("explain", said(&a.explain), said(&b.explain));
    let (left, right) = (answers(sent, all), answers(back, all));
    compare("answers", left, right);
    if all {
        let rules =
            |item: &Item| format!("{} {}", item.question.points, item.question.shuffle || !has_order(item));
        compare("rules", rules(sent), rules(back));
        compare("hint", said(&a.hint), said(&b.hint));
        compare("rubric", said(&a.rubric), said(&b.rubric));
        compare("id", sent.question.id.to_string(), back.question.id.to_string());
        compare("tags", format!("{:?}", sent.question.tags.codes), format!("{:?}", back.question.tags.codes));
    }
    found
}

/// What is asked, whichever part of it is the prompt and which the text.
fn asked(words: &ItemWords) -> String {
    let text = words.text.as_deref().unwrap_or_default();
    let whole = shown(&format!("{}\n\n{text}", words.prompt));
    // A blank goes by another name, in the same place.
    let mut out = String::new();
    for (at, part) in whole.split("{{").enumerate() {
        out.push_str(if at == 0 { part } else { part.split_once("}}").map_or(part, |(_, rest)| rest) });
        out.push_str("{{}}");
    }
    out
}

/// The answers of a question without the keys of its choices, by their order; with what each earns, if `all`.
fn answers(item: &Item, all: bool) -> String {
    let words = &item.words;
    let choice = |key: &ChoiceKey| words.choices.get(key).map_or(String::new(), |it| line(it));
    let told = |key: &ChoiceKey| words.feedback.get(key).map_or(String::new(), |it| shown(it));
    match &item.question.kind {
        Kind::Single { choices, answer } => {
            let each = choices.iter().map(|key| (choice(key), told(key), key == answer));
            format!("one of {:?}", each.collect::<Vec<_>>())
        }
        Kind::Multiple { choices, answer, weights, grading } => {
            let weight = |key| weights.as_ref().and_then(|it| it.get(key)).map(|it| it.round());
            let each = choices.iter().map(|key| (choice(key), told(key), answer.contains(key), weight(key)));
            let each: Vec<_> = each.map(|(a, b, c, weight)| (a, b, c, weight.filter(|_| all))).collect();
            format!("some of {each:?} {:?}", all.then_some(grading))
        }
        Kind::TrueFalse { answer } => {
            let told = ["true", "false"].map(|key| told(&key.parse().unwrap()));
            format!("{answer} {told:?}")
        }
        Kind::Text { accept, .. } => format!("text {accept:?}"),
        Kind::Number { answer, tolerance, .. } => format!("number {answer} {tolerance}"),
        Kind::Match { left, right } => {
            let other = |key: &ChoiceKey| line(&words.right[key]);
            let pairs: Vec<_> = left.iter().map(|key| (choice(key), other(key))).collect();
            let extra: BTreeSet<_> = right.iter().filter(|key| !left.contains(key)).map(other).collect();
            format!("pairs {pairs:?} {extra:?}")
        }
        Kind::Order { items, grading } => {
            format!("order {:?} {grading:?}", items.iter().map(choice).collect::<Vec<_>>())
        }
        Kind::Cloze { blanks } => blanks.iter().map(|(key, blank)| self::blank(words, key, blank)).collect(),
        Kind::Survey { .. } => {
            format!("survey {:?}", words.scale.iter().map(|it| line(it)).collect::<Vec<_>>())
        }
        Kind::Essay { .. } => "essay".to_owned(),
    }
}

fn blank(words: &ItemWords, key: &ChoiceKey, blank: &Blank) -> String {
    match blank {
        Blank::Typed { accept } => format!("typed {accept:?} "),
        Blank::Picked { choices, answer } => {
            let each = choices.iter().map(|it| (line(&words.blanks[key].choices[it]), it == answer));
            format!("picked {:?} ", each.collect::<Vec<_>>())
        }
    }
}

fn has_order(item: &Item) -> bool {
    matches!(item.question.kind, Kind::Single { .. } | Kind::Multiple { .. } | Kind::Match { .. })
}

/// A text as it is shown, so that two ways of writing the same are the same.
fn shown(text: &str) -> String {
    let blocks: Vec<Block> = markdown::blocks(text);
    format!("{blocks:?}")
}

fn line(text: &str) -> String {
    markdown::inline(text).iter().map(|span| format!("{:?}:{}", span.role, span.text)).collect()
}

fn courses() -> Vec<(String, Opened)> {
    let library = Library::new(Vec::new());
    let shipped = library.ids().into_iter().map(|id| (id.to_string(), library.open(&id).course.unwrap()));
    let kinds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/learn/every-kind");
    let kinds = load(&Source::Folder(kinds), &"every-kind".parse().unwrap()).course.unwrap();
    shipped.chain([("every-kind".to_owned(), kinds)]).collect()
}

fn catalog(opened: &Opened) -> Catalog {
    Catalog::shipped(&opened.course.language)
}

fn head(opened: &Opened) -> Head {
    Head::of(&opened.course, opened.words(&opened.course.language), &opened.course.language)
}

fn parts(opened: &Opened) -> Vec<export::Part> {
    export::parts(&opened.course, opened.words(&opened.course.language), &catalog(opened), None)
}

fn how(opened: &Opened) -> How {
    How { rtl: opened.course.language.is_rtl(), fill: catalog(opened).say("fill-blanks") }
}
