//! What goes out comes in again: export, then import, loses nothing but what the export said.

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use proptest::{prelude::*, test_runner::RngSeed};
use regex::Regex;

use super::{Asked, Head, Lost, Part, Section, each_once, gift, moodle, parts, qti};
use crate::{
    author::{
        Bank, Item, any,
        qti::Package,
        read::{Format, How, read, read_package},
    },
    course::{
        Kind, Library, Question,
        load::{Source, load},
        model::{Blank, Tags, Tolerance},
        words::{BlankWords, ItemWords},
    },
    ids::{ChoiceKey, ItemName},
    lang::{Catalog, Tag},
    text::{Block, markdown},
};

/// One way out and in again: the bank that comes back, and what the export said it would lose.
type Way = fn(&Head, &[Part], &Catalog) -> (Bank, Vec<Lost>);

const WAYS: &[(&str, Way)] = &[("gift", by_gift), ("moodle-xml", by_moodle), ("qti", by_qti)];

#[test]
fn every_course_comes_in_again() {
    for (name, head, parts) in courses() {
        for (format, way) in WAYS {
            let faults = faults(&head, &parts, &Catalog::shipped(&head.language), *way);
            assert!(faults.is_empty(), "{name} {format}:\n{}", faults.join("\n"));
        }
    }
}

static ENGLISH: LazyLock<Catalog> = LazyLock::new(|| Catalog::shipped(&Tag::english()));

/// The same questions in each run, so that a change is judged by itself. Other ones: `PROPTEST_CASES=3000` and
/// `PROPTEST_RNG_SEED=2`; what those find is a fault to mend.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let is_asked = std::env::var_os("PROPTEST_CASES").is_some();
    match is_asked {
        true => usual,
        false => ProptestConfig { cases: 64, rng_seed: RngSeed::Fixed(1), ..usual },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_question_comes_in_again(items in prop::collection::vec((any::item(), any::<bool>()), 1..3)) {
        let faults = of_items(items);
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

/// What is other than it went out of these questions, in each format.
fn of_items(items: Vec<(Item, bool)>) -> Vec<String> {
    let asked = |(at, (mut item, is_measured)): (usize, (Item, bool))| {
        item.question.id = format!("q{at}").parse().unwrap();
        let name = ItemName { module: "m".parse().unwrap(), item: item.question.id.clone() };
        item.question.objective = is_measured.then_some(1);
        item.category = vec!["A course".to_owned(), "A module".to_owned()];
        Asked { name, item }
    };
    let asked = items.into_iter().enumerate().map(asked).collect();
    let sections = vec![Section { title: "A module".to_owned(), take: None, asked }];
    let parts = [Part { id: "m".to_owned(), title: "A module".to_owned(), rules: None, sections }];
    let head = Head {
        id: "c".to_owned(),
        version: "1.0.0".to_owned(),
        title: "A course".to_owned(),
        language: Tag::english(),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
    };
    let of = |(format, way): &(&str, Way)| {
        let found = faults(&head, &parts, &ENGLISH, *way).into_iter();
        found.map(|fault| format!("{format}: {fault}")).collect::<Vec<_>>()
    };
    WAYS.iter().flat_map(of).collect()
}

/// A question of this kind with these words comes in again: what chance once found.
#[track_caller]
fn comes_in_again(kind: Kind, words: ItemWords) {
    let id = "q".parse().unwrap();
    let (points, tags) = (1.0, Tags::default());
    let question = Question { id, kind, points, objective: None, shuffle: true, tags };
    let words = match words.prompt.is_empty() {
        true => ItemWords { prompt: "What?".to_owned(), ..words },
        false => words,
    };
    let faults = of_items(vec![(Item { question, words, name: None, category: Vec::new() }, false)]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_tiny_number_within_a_factor_keeps_its_bounds() {
    let by = Tolerance::Geometric;
    let (answer, tolerance) = (-1.868_376_062_525_281e-7, 0.007_557_199_944_638_233);
    comes_in_again(Kind::Number { answer, tolerance, by }, ItemWords::default());
}

#[test]
fn a_number_within_next_to_no_factor_stays_in_the_middle() {
    let by = Tolerance::Geometric;
    for tolerance in [1e-4, 1e-6, 1e-9, 1e-14] {
        comes_in_again(Kind::Number { answer: 42.0, tolerance, by }, ItemWords::default());
    }
}

#[test]
fn two_spaces_of_a_cloze_are_one() {
    let (a, b): (ChoiceKey, ChoiceKey) = ("a".parse().unwrap(), "b".parse().unwrap());
    let typed = |it: &str| Blank::Typed { accept: vec![it.to_owned()] };
    let blanks = vec![(a.clone(), typed("key")), (b.clone(), typed("door"))];
    let accept = |it: &str| BlankWords { accept: vec![it.to_owned()], ..BlankWords::default() };
    let words = ItemWords {
        text: Some("A {{a}}\na  ' {{b}}.".to_owned()),
        blanks: [(a, accept("key")), (b, accept("door"))].into(),
        ..ItemWords::default()
    };
    comes_in_again(Kind::Cloze { blanks }, words);
}

/// What is other than it went out, and was not told to be.
fn faults(head: &Head, parts: &[Part], catalog: &Catalog, way: Way) -> Vec<String> {
    let (bank, lost) = way(head, parts, catalog);
    let gone: BTreeSet<&ItemName> = lost.iter().filter(|it| it.whole).map(|it| &it.name).collect();
    let wanted: Vec<&Asked> = each_once(parts).into_iter().filter(|it| !gone.contains(&it.name)).collect();
    let opens: Vec<&str> = bank.open.iter().map(|it| it.why.as_str()).collect();
    if bank.items.len() != wanted.len() || !opens.is_empty() {
        return vec![format!("{} of {}, open {opens:?}", bank.items.len(), wanted.len())];
    }
    let differs = |(item, asked): (&Item, &Asked)| {
        // A note names what it is about, and says after a colon why.
        let lost = lost.iter().filter(|it| it.name == asked.name);
        let told = lost.map(|it| it.why.split(':').next().unwrap_or_default()).collect();
        let found = differs(&asked.item, item, &told).into_iter();
        found.map(|what| format!("{}: {what}", asked.name)).collect::<Vec<_>>()
    };
    bank.items.iter().zip(wanted).flat_map(differs).collect()
}

fn by_gift(head: &Head, parts: &[Part], catalog: &Catalog) -> (Bank, Vec<Lost>) {
    let given = gift::write(head, parts);
    (read(given.text.as_bytes(), Format::Gift, &how(head, catalog)).unwrap(), given.lost)
}

fn by_moodle(head: &Head, parts: &[Part], catalog: &Catalog) -> (Bank, Vec<Lost>) {
    let given = moodle::write(head, parts, catalog);
    (read(given.text.as_bytes(), Format::MoodleXml, &how(head, catalog)).unwrap(), given.lost)
}

fn by_qti(head: &Head, parts: &[Part], catalog: &Catalog) -> (Bank, Vec<Lost>) {
    let package = qti::package(head, parts, catalog);
    let bytes = qti::zipped(&package).unwrap();
    let bank = read(&bytes, Format::Qti, &how(head, catalog)).unwrap();
    let files = package.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
    let folder = Package { files, ..Package::default() };
    assert_eq!(bank, read_package(&folder, &how(head, catalog)).unwrap());
    (bank, package.lost)
}

/// What differs between a question and what came of it, but for what was `told`: a phrase each. Nothing is told that
/// is not so.
fn differs(sent: &Item, back: &Item, told: &BTreeSet<&str>) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, a: String, b: String| match (a == b, told.contains(what)) {
        (false, false) => found.push(format!("{what}: {a:?} came back as {b:?}")),
        (true, true) => found.push(format!("{what} is told as lost: {a:?}")),
        _ => {}
    };
    let (a, b) = (&sent.words, &back.words);
    let said = |words: &Option<String>| words.as_ref().map_or(String::new(), |words| shown(words));
    compare("prompt", asked(a), asked(b));
    compare("its explanation", said(&a.explain), said(&b.explain));
    compare("its hint", said(&a.hint), said(&b.hint));
    compare("its rubric", said(&a.rubric), said(&b.rubric));
    compare("its unit", format!("{:?}", a.unit), format!("{:?}", b.unit));
    compare("id", sent.question.id.to_string(), back.question.id.to_string());
    compare("its points", points(sent), points(back));
    compare("its tags", format!("{:?}", sent.question.tags), format!("{:?}", back.question.tags));
    let objective = |item: &Item| format!("{:?}", item.question.objective);
    compare("the objective that it measures", objective(sent), objective(back));
    let moves = |item: &Item| (item.question.shuffle || !has_order(item)).to_string();
    compare("that its choices keep their order", moves(sent), moves(back));
    for ((what, a), (_, b)) in answers(sent).into_iter().zip(answers(back)) {
        compare(what, a, b);
    }
    for (what, a, b) in numbers(sent, back) {
        compare(what, a, b);
    }
    found
}

/// A survey has no points, whatever stands there.
fn points(item: &Item) -> String {
    match item.question.kind {
        Kind::Survey { .. } => String::new(),
        _ => item.question.points.to_string(),
    }
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

/// The answers of a question and how they earn, each part under the name by which a note calls it. Choices go by their
/// places: other programs give them names of their own.
fn answers(item: &Item) -> Vec<(&'static str, String)> {
    let words = &item.words;
    let choice = |key: &ChoiceKey| words.choices.get(key).map_or(String::new(), |it| line(it));
    let told = |key: &ChoiceKey| words.feedback.get(key).map_or(String::new(), |it| shown(it));
    let mut parts = vec![("kind", item.question.kind.name().to_owned())];
    match &item.question.kind {
        Kind::Single { choices, answer } => {
            let each = choices.iter().map(|key| (choice(key), told(key), key == answer));
            parts.push(("choices", format!("{:?}", each.collect::<Vec<_>>())));
        }
        Kind::Multiple { choices, answer, grading, .. } => {
            let each = choices.iter().map(|key| (choice(key), told(key), answer.contains(key)));
            parts.push(("choices", format!("{:?}", each.collect::<Vec<_>>())));
            parts.push(("all or nothing", format!("{grading:?}")));
            let earns = super::earnings(&item.question);
            let earns: Vec<String> = earns.into_iter().map(|(_, percent)| format!("{percent:.2}")).collect();
            parts.push(("its exact weights", format!("{earns:?}")));
        }
        Kind::TrueFalse { answer } => {
            let told = ["true", "false"].map(|key| told(&key.parse().unwrap()));
            parts.push(("answer", format!("{answer} {told:?}")));
        }
        Kind::Text { accept, case, patterns } => {
            parts.push(("accept", format!("{accept:?}")));
            parts.push(("that capital letters matter", case.to_string()));
            parts.push(("its patterns", format!("{patterns:?}")));
        }
        // Numbers are compared as such.
        Kind::Number { .. } => (),
        Kind::Match { left, right } => {
            let other = |key: &ChoiceKey| edges(markdown::words(&words.right[key]));
            let pairs: Vec<_> = left.iter().map(|key| (choice(key), other(key))).collect();
            let extra: BTreeSet<_> = right.iter().filter(|key| !left.contains(key)).map(other).collect();
            parts.push(("pairs", format!("{pairs:?} {extra:?}")));
            let looks: BTreeSet<String> = words.right.values().map(|it| line(it)).collect();
            parts.push(("how its right sides look", format!("{looks:?}")));
        }
        Kind::Order { items, grading } => {
            parts.push(("items", format!("{:?}", items.iter().map(choice).collect::<Vec<_>>())));
            parts.push(("all or nothing", format!("{grading:?}")));
        }
        Kind::Cloze { blanks } => {
            parts.push(("blanks", blanks.iter().map(|(key, it)| blank(words, key, it)).collect()));
            let offered = words.blanks.values().flat_map(|it| it.choices.values());
            let looks: BTreeSet<String> = offered.map(|it| line(it)).collect();
            parts.push(("how the choices of its blanks look", format!("{looks:?}")));
        }
        Kind::Survey { .. } => {
            parts.push(("scale", words.scale.iter().map(|it| line(it)).collect::<Vec<_>>().join("|")));
        }
        Kind::Essay { words } => parts.push(("how many words are asked for", format!("{words:?}"))),
    }
    parts
}

/// The numbers of a question, sent and come back, each under the name by which a note calls it. Sums of floats seldom have
/// the same last digits: what is the same to ten digits of the longest beside it is the same.
fn numbers(sent: &Item, back: &Item) -> Vec<(&'static str, String, String)> {
    let of = |item: &Item| match item.question.kind {
        Kind::Number { answer, tolerance, by } => {
            let (low, high) = super::bounds(answer, tolerance, by);
            Some([("bounds", low), ("bounds", high), ("its right answer", answer)])
        }
        _ => None,
    };
    let (Some(sent), Some(back)) = (of(sent), of(back)) else { return Vec::new() };
    let long = sent.iter().map(|(_, it)| it.abs()).fold(0.0, f64::max);
    let pair = |((what, a), (_, b)): ((_, f64), (_, f64))| {
        let b = if (a - b).abs() <= 1e-10 * long { a } else { b };
        (what, a.to_string(), b.to_string())
    };
    sent.into_iter().zip(back).map(pair).collect()
}

fn blank(words: &ItemWords, key: &ChoiceKey, blank: &Blank) -> String {
    match blank {
        Blank::Typed { accept } => format!("typed {accept:?} "),
        Blank::Picked { choices, answer } => {
            let said = |it| edges(markdown::words(&words.blanks[key].choices[it]));
            let each = choices.iter().map(|it| (said(it), it == answer));
            format!("picked {:?} ", each.collect::<Vec<_>>())
        }
    }
}

fn has_order(item: &Item) -> bool {
    matches!(item.question.kind, Kind::Single { .. } | Kind::Multiple { .. } | Kind::Match { .. })
}

/// A text as it is shown, so that two ways of writing the same are the same. On a page of others, headings begin at a
/// lower rank.
fn shown(text: &str) -> String {
    let blocks: Vec<Block> = markdown::blocks(text);
    let text = format!("{blocks:?}");
    edges((1..=6).fold(text, |text, rank| text.replace(&format!("Heading({rank}, "), "Heading(")))
}

fn line(text: &str) -> String {
    edges(format!("{:?}", markdown::inline(text)))
}

/// A space or a break between two runs of words belongs to the first of them, and no space stands before the end of a
/// line. Two braces would begin a blank: QTI's reader parts them.
fn edges(shown: String) -> String {
    static BETWEEN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(", role: \w+ }, Span \{ text: ")((?: |\\n)+)"#).unwrap());
    static EMPTY: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"Span \{ text: "", role: \w+ }, "#).unwrap());
    let mut shown = shown.replace("{ {", "{{");
    while BETWEEN.is_match(&shown) {
        shown = BETWEEN.replace_all(&shown, "$2$1").into_owned();
    }
    EMPTY.replace_all(&shown.replace(" \\n", "\\n"), "").into_owned()
}

fn courses() -> Vec<(String, Head, Vec<Part>)> {
    let library = Library::new(Vec::new());
    let shipped = library.ids().into_iter().map(|id| (id.to_string(), library.open(&id).course.unwrap()));
    let kinds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/learn/every-kind");
    let kinds = load(&Source::Folder(kinds), &"every-kind".parse().unwrap()).course.unwrap();
    let all = shipped.chain([("every-kind".to_owned(), kinds)]);
    let taken = all.map(|(name, opened)| {
        let language = &opened.course.language;
        let words = opened.words(language);
        let head = Head::of(&opened.course, words, language);
        (name, head, parts(&opened.course, words, &Catalog::shipped(language), None))
    });
    taken.collect()
}

fn how(head: &Head, catalog: &Catalog) -> How {
    How { rtl: head.language.is_rtl(), fill: catalog.say("fill-blanks") }
}
