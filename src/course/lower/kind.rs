//! The kinds of question: what each is made of, and the rules that make it answerable.

use std::collections::BTreeMap;

use regex::RegexBuilder;

use super::blanks;
use crate::{
    course::{
        Kind,
        model::{Blank, Grading, Tolerance},
        raw::{Choice, Keys, MOST_CHOICES, Value, listed, meant, quoted},
        shape::{self, BLANK, KINDS, KindShape},
        words::{BlankWords, ItemWords},
    },
    diag::Code,
    ids::ChoiceKey,
};

/// The most patterns of a question.
const PATTERNS: usize = 20;
/// How much memory a pattern may take, in bytes: what the grading allows it.
const PATTERN_ROOM: usize = 1 << 20;
/// A pattern of so many bytes is short: of the longest parts, `.`, it has at most as many.
const SMALL: usize = 200;
const GRADING: &[(&str, Grading)] =
    &[("partial", Grading::Partial), ("all-or-nothing", Grading::AllOrNothing)];

/// Reads what makes a question of its kind; its words go to `words`.
pub fn kind(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    let names: Vec<(&str, usize)> = KINDS.iter().enumerate().map(|(at, kind)| (kind.name, at)).collect();
    let value = keys.need("kind")?;
    if matches!(value.raw()?, "multichoice" | "multiple-choice" | "mcq" | "choice") {
        let help = "write `single` where one choice is right, and `multiple` where several may be";
        value.note(Code::UnknownWord, "`kind` does not say how many choices are right", help);
        return None;
    }
    let kind = &KINDS[value.word(&names)?];
    only(keys, kind);
    match kind.name {
        "single" => single(keys, words),
        "multiple" => multiple(keys, words),
        "true-false" => true_false(keys, words),
        "text" => text(keys, words),
        "number" => number(keys, words),
        "match" => pairs(keys, words),
        "order" => order(keys, words),
        "cloze" => cloze(keys, words),
        "survey" => Some(survey(keys, words)),
        _ => Some(essay(keys, words)),
    }
}

/// A key may be unknown to all kinds, or belong to another.
fn only(keys: &Keys<'_>, kind: &KindShape) {
    let is_known = |name: &str| shape::question(kind).any(|key| key.name == name);
    for value in keys.iter().filter(|value| !is_known(value.key())) {
        let others = KINDS.iter().filter(|kind| kind.keys.iter().any(|key| key.name == value.key()));
        let others: Vec<String> = others.map(|kind| format!("`{}`", kind.name)).collect();
        if others.is_empty() {
            let known: Vec<&str> = shape::question(kind).map(|key| key.name).collect();
            value.unknown("a question", &known);
            continue;
        }
        let message = format!("{} is no key of a `{}` question", quoted(value.key()), kind.name);
        if (kind.name, value.key()) == ("text", "answer") {
            let help = "what is typed may be right in several ways: write accept = [\"…\"]";
            value.note_key(Code::UnknownKey, message, help);
            continue;
        }
        if (kind.name, value.key()) == ("survey", "answer") {
            let help = "in a survey nothing is right or wrong: delete the line, or make it kind = \"single\"";
            value.note_key(Code::UnknownKey, message, help);
            continue;
        }
        value.note_key(Code::UnknownKey, message, format!("it belongs to {}", listed(&others)));
    }
}

fn single(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    let choices = choices(keys, "choices", words);
    feedback(keys, &choices, words);
    let answer = keys.need("answer");
    let choices = choices?;
    let answer = answer?;
    if answer.list_len().is_some() {
        let help = "write one key: answer = \"a\"; where several choices are right the kind is `multiple`";
        answer.wrong("one choice", help);
        return None;
    }
    let answer = one_of(&answer, &choices, &words.choices)?;
    Some(Kind::Single { choices, answer })
}

fn multiple(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    let choices = choices(keys, "choices", words);
    feedback(keys, &choices, words);
    let value = keys.need("answer");
    let grading = grading(keys);
    let (choices, value) = (choices?, value?);
    let answer = several_of(&value, &choices, &words.choices);
    let weights = keys.get("weights").map(|value| weights(&value, &choices, &answer));
    Some(Kind::Multiple { choices, answer, weights, grading })
}

fn true_false(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    let truths: Vec<ChoiceKey> = ["true", "false"].iter().filter_map(|it| it.parse().ok()).collect();
    feedback(keys, &Some(truths), words);
    Some(Kind::TrueFalse { answer: keys.need("answer")?.truth()? })
}

fn text(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    let accept = keys.get("accept").map_or(Vec::new(), |value| value.lines());
    let patterns = keys.get("patterns").map_or(Vec::new(), |value| patterns(&value));
    let case = keys.get("case").and_then(|value| value.truth()).unwrap_or_default();
    // What is no list was told of, and is not counted as an empty one.
    let said = |name: &str| keys.get(name).map_or(0, |value| value.list_len().unwrap_or(1));
    if keys.get("accept").is_none() && keys.get("patterns").is_none() {
        // An `answer` was told of, and how to write it.
        if keys.get("answer").is_none() {
            keys.need("accept");
        }
    } else if said("accept") + said("patterns") == 0 {
        let message = "no answer is accepted, so nobody can be right";
        keys.page().note_with(
            Code::NoRightAnswer,
            keys.place(),
            message,
            "write the right ones: accept = [\"…\"]",
        );
    }
    words.accept.clone_from(&accept);
    Some(Kind::Text { accept, case, patterns })
}

/// The patterns of a question, each compiled once to see that it can be.
pub fn patterns(value: &Value<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (at, value) in value.list().into_iter().flatten().enumerate() {
        if at == PATTERNS || !value.page().spend_pattern() {
            let help = format!("a question has at most {PATTERNS}, a module 100: join some with |");
            value.note(Code::TooManyPatterns, "there are more patterns than are looked at", help);
            break;
        }
        found.extend(pattern(&value));
    }
    found
}

/// Whether a pattern needs little memory whatever it says, so that its grammar alone is looked at: it is short,
/// counts no repetitions and names no classes.
fn is_small(pattern: &str) -> bool {
    pattern.len() <= SMALL && !pattern.contains(['{', '\\'])
}

fn pattern(value: &Value<'_>) -> Option<String> {
    let pattern = value.raw()?;
    if is_small(pattern) && regex_syntax::parse(pattern).is_ok() {
        return Some(pattern.to_owned());
    }
    let whole = format!("^(?:{pattern})$");
    let mut builder = RegexBuilder::new(&whole);
    builder.size_limit(PATTERN_ROOM).dfa_size_limit(PATTERN_ROOM);
    match builder.build() {
        Ok(_) => return Some(pattern.to_owned()),
        Err(regex::Error::CompiledTooBig(_)) => {
            let message = format!("the pattern {} needs too much memory", quoted(pattern));
            value.note(Code::BadPattern, message, "repeat less, as {1,20}");
        }
        Err(error) => {
            let error = error.to_string();
            let why = error.lines().last().unwrap_or_default().trim_start_matches("error: ");
            let message = format!("{} cannot be read as a pattern: {why}", quoted(pattern));
            let rest = crate::text::clean::message(pattern.trim_start_matches(['*', '?', '+']));
            let help = match pattern.starts_with(['*', '?', '+']) {
                true => format!(
                    "for any signs write .* as in \".*{rest}\"; an answer without such signs is no pattern: accept = [\"{rest}\"]"
                ),
                false => "a sign that means itself has a \\ before it, in single quotes: '\\('".to_owned(),
            };
            value.note(Code::BadPattern, message, help);
        }
    }
    None
}

fn number(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    words.unit = keys.get("unit").and_then(|value| value.line());
    let tolerance = keys.get("tolerance");
    let given = tolerance.and_then(|value| value.number()).unwrap_or_default();
    if let Some(value) = tolerance.filter(|_| given < 0.0) {
        value.outside("0 or more");
    }
    let types = [
        ("nominal", Tolerance::Absolute),
        ("relative", Tolerance::Relative),
        ("geometric", Tolerance::Geometric),
    ];
    let by = keys.get("tolerance-type").and_then(|value| value.word(&types)).unwrap_or_default();
    Some(Kind::Number { answer: keys.need("answer")?.number()?, tolerance: given, by })
}

fn pairs(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    let left = sides(keys, "left", &mut words.choices);
    let right = sides(keys, "right", &mut words.right);
    let ((left, places), (right, _)) = (left?, right?);
    for (key, value) in left.iter().zip(places).filter(|(key, _)| !right.contains(key)) {
        let message = format!("`left.{key}` has no right side");
        value.note_key(
            Code::LeftWithoutRight,
            message,
            format!("add `right.{key} = \"…\"`, what belongs to it: the same key makes the pair"),
        );
    }
    few_items(keys, "left");
    Some(Kind::Match { left, right })
}

type Side<'t> = (Vec<ChoiceKey>, Vec<Value<'t>>);

fn sides<'t>(keys: &Keys<'t>, name: &str, words: &mut BTreeMap<ChoiceKey, String>) -> Option<Side<'t>> {
    let value = keys.need(name)?;
    let chosen = value.choices();
    many(&value, value.table_len());
    let places = chosen.iter().map(|it| it.value).collect();
    Some((keep(chosen, words), places))
}

fn order(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    let grading = grading(keys);
    let (items, _) = sides(keys, "items", &mut words.choices)?;
    few_items(keys, "items");
    Some(Kind::Order { items, grading })
}

fn few_items(keys: &Keys<'_>, name: &str) {
    if let Some(value) = keys.get(name).filter(|value| value.table_len() < 2) {
        let message = format!("{} has fewer than two", quoted(name));
        value.note_key(Code::TooFewItems, message, format!("add another: `{name}.b = …`"));
    }
}

fn cloze(keys: &Keys<'_>, words: &mut ItemWords) -> Option<Kind> {
    let value = keys.need("text");
    let defined = keys.need("blanks").map_or(Vec::new(), |value| value.choices());
    let text = value.and_then(|value| Some((value, value.words()?)));
    if let Some((value, text)) = &text {
        holds_blanks(value, text, &defined);
    }
    let mut blanks = Vec::new();
    for Choice { key, value } in defined {
        let mut said = BlankWords::default();
        let Some(blank) = blank(&value, &mut said) else { continue };
        words.blanks.insert(key.clone(), said);
        blanks.push((key, blank));
    }
    words.text = Some(text?.1);
    Some(Kind::Cloze { blanks })
}

/// The blanks of the text are those that are defined, each once.
fn holds_blanks(value: &Value<'_>, text: &str, defined: &[Choice<'_>]) {
    let named = blanks(text);
    for (at, (name, _)) in named.iter().enumerate() {
        if named[..at].iter().any(|(other, _)| other == name) {
            let message = format!("the blank {} stands twice in the text", quoted(name));
            value.note_in_text(
                Code::DuplicateId,
                &format!("{{{{{name}}}}}"),
                message,
                "give the second another key",
            );
        } else if !defined.iter().any(|it| it.key.as_str() == *name) {
            let message = format!("the blank {} has no answer", quoted(name));
            let known: Vec<&str> = defined.iter().map(|it| it.key.as_str()).collect();
            let help = match crate::course::raw::nearest(name, &known) {
                _ if known.contains(&name.trim()) => {
                    format!("write it without spaces: {{{{{}}}}}", name.trim())
                }
                Some(near) => format!("did you mean {{{{{near}}}}}?"),
                None => format!("add `blanks.{} = …`", name.trim()),
            };
            value.note_in_text(Code::BlankNotDefined, &format!("{{{{{name}}}}}"), message, help);
        }
    }
    // One that is written with spaces was told.
    for it in defined.iter().filter(|it| !named.iter().any(|(name, _)| name.trim() == it.key.as_str())) {
        let message = format!("the blank `{}` stands nowhere in the text", it.key);
        it.value.note_key(
            Code::BlankNotInText,
            message,
            format!("write {{{{{}}}}} where it belongs", it.key),
        );
    }
    if named.is_empty() && defined.is_empty() {
        value.note(
            Code::BlankNotInText,
            "the text has no blanks",
            "write {{key}} where a word is to be filled in",
        );
    }
}

fn blank(value: &Value<'_>, words: &mut BlankWords) -> Option<Blank> {
    let keys = value.table("a blank")?;
    let Some(offered) = keys.get("choices") else {
        keys.only(BLANK);
        let value = keys.need("accept")?;
        let accept = value.lines();
        if value.list_len() == Some(0) {
            let message = "no answer is accepted, so nobody can be right";
            value.note(Code::NoRightAnswer, message, "write the right ones: accept = [\"…\"]");
        }
        words.accept.clone_from(&accept);
        return Some(Blank::Typed { accept });
    };
    keys.only(&BLANK[1..]);
    let chosen = offered.choices();
    enough(&offered);
    let choices = keep(chosen, &mut words.choices);
    let answer = one_of(&keys.need("answer")?, &choices, &words.choices)?;
    Some(Blank::Picked { choices, answer })
}

fn survey(keys: &Keys<'_>, words: &mut ItemWords) -> Kind {
    let value = keys.get("scale");
    words.scale = value.map_or(Vec::new(), |value| value.lines());
    if let Some(value) = value {
        let steps = value.list_len().unwrap_or(2);
        if steps < 2 {
            value.note(
                Code::TooFewChoices,
                "a scale has at least two steps",
                "add a step, or take `scale` away for free text",
            );
        }
        many(&value, steps);
    }
    Kind::Survey { scale: value.map(|_| words.scale.len()) }
}

fn essay(keys: &Keys<'_>, words: &mut ItemWords) -> Kind {
    words.rubric = keys.get("rubric").and_then(|value| value.words());
    Kind::Essay { words: keys.get("words").and_then(|value| range(&value)) }
}

/// The fewest and the most words of an essay.
fn range(value: &Value<'_>) -> Option<(u32, u32)> {
    if value.list_len().is_none() {
        value.wrong("two numbers", "write the fewest and the most: words = [50, 200]");
        return None;
    }
    let ends: Vec<Value<'_>> = value.list()?.collect();
    let [least, most] = ends[..] else {
        value.note(
            Code::BadNumber,
            "`words` takes two numbers",
            "write the fewest and the most: words = [50, 200]",
        );
        return None;
    };
    let (least, most) = (least.count(0..=super::MANY)?, most.count(1..=super::MANY)?);
    if most < least {
        value.note(
            Code::BadNumber,
            "the most is less than the fewest",
            format!("write words = [{most}, {least}]"),
        );
    }
    Some((least, most))
}

fn grading(keys: &Keys<'_>) -> Grading {
    keys.get("grading").and_then(|value| value.word(GRADING)).unwrap_or_default()
}

/// The choices under `name`, in the order of the file.
fn choices(keys: &Keys<'_>, name: &str, words: &mut ItemWords) -> Option<Vec<ChoiceKey>> {
    let value = keys.need(name)?;
    let chosen = value.choices();
    enough(&value);
    Some(keep(chosen, &mut words.choices))
}

/// Keeps the words of choices, and gives their keys.
fn keep(chosen: Vec<Choice<'_>>, words: &mut BTreeMap<ChoiceKey, String>) -> Vec<ChoiceKey> {
    let mut keys = Vec::with_capacity(chosen.len());
    for Choice { key, value } in chosen {
        words.insert(key.clone(), value.words().unwrap_or_default());
        keys.push(key);
    }
    keys
}

/// Choices whose keys have a fault are counted too: that was told.
fn enough(value: &Value<'_>) {
    let count = value.table_len();
    if count < 2 {
        let message = format!("{count} is too few to choose from");
        value.note_key(Code::TooFewChoices, message.replace("0 is", "none is"), "offer at least two choices");
    }
    many(value, count);
}

fn many(value: &Value<'_>, count: usize) {
    if MOST_CHOICES < count {
        let message = format!("there are {count}, more than anybody chooses from");
        value.note_key(Code::TooManyChoices, message, format!("offer at most {MOST_CHOICES}"));
    }
}

/// The key of a choice that a value names.
fn one_of(
    value: &Value<'_>,
    choices: &[ChoiceKey],
    words: &BTreeMap<ChoiceKey, String>,
) -> Option<ChoiceKey> {
    // Where no choice could be read that was told, and any answer would be none of them.
    if choices.is_empty() {
        return None;
    }
    if value.is_number() {
        let help =
            format!("write the key of the right one in quotes: \"{}\"; {}", choices[0], offered(choices));
        value.wrong("the key of a choice", &help);
        return None;
    }
    let name = value.raw()?;
    let found = choices.iter().find(|key| key.as_str() == name).cloned();
    if found.is_none() {
        value.note(
            Code::AnswerNotAChoice,
            format!("{} is none of the choices", quoted(name)),
            key_of(name, choices, words),
        );
    }
    found
}

/// The key that was meant by other letters, or by the words of its choice.
fn key_of(name: &str, choices: &[ChoiceKey], words: &BTreeMap<ChoiceKey, String>) -> String {
    let fold = |text: &str| text.trim().to_lowercase();
    let by_words = || words.iter().find(|(_, words)| fold(words) == fold(name)).map(|(key, _)| key);
    match choices.iter().find(|key| key.as_str() == fold(name)).or_else(by_words) {
        Some(key) => format!("write the key of the choice: \"{key}\""),
        None => offered(choices),
    }
}

fn several_of(
    value: &Value<'_>,
    choices: &[ChoiceKey],
    words: &BTreeMap<ChoiceKey, String>,
) -> Vec<ChoiceKey> {
    if value.list_len() == Some(0) {
        let help = "name at least one right choice, as answer = [\"a\"]";
        value.note(Code::NoRightAnswer, "no choice is right, so nobody can be right", help);
    }
    let mut found: Vec<ChoiceKey> = Vec::new();
    for value in value.list().into_iter().flatten() {
        let Some(key) = one_of(&value, choices, words) else { continue };
        match found.contains(&key) {
            true => value.note(Code::DuplicateId, format!("`{key}` stands twice"), "name it once"),
            false => found.push(key),
        }
    }
    found
}

fn offered(choices: &[ChoiceKey]) -> String {
    let keys: Vec<&str> = choices.iter().map(ChoiceKey::as_str).collect();
    format!("the choices are {}", keys.join(", "))
}

/// What each choice is told when it is picked. Only what can be picked is told something.
fn feedback(keys: &Keys<'_>, choices: &Option<Vec<ChoiceKey>>, words: &mut ItemWords) {
    let told = keys.get("feedback").map_or(Vec::new(), |value| value.choices());
    for Choice { key, value } in told {
        if let Some(choices) = choices.as_ref().filter(|choices| !choices.contains(&key)) {
            not_a_choice(&value, &key, choices);
        }
        words.feedback.extend(value.words().map(|text| (key, text)));
    }
}

fn not_a_choice(value: &Value<'_>, key: &ChoiceKey, choices: &[ChoiceKey]) {
    if value.page().is_full() {
        return;
    }
    let names: Vec<&str> = choices.iter().map(ChoiceKey::as_str).collect();
    value.note_key(
        Code::KeyNotAChoice,
        format!("`{key}` is none of the choices"),
        match key.as_str().len() {
            0..=2 => format!("{}: write the key of one of them, or delete the line", offered(choices)),
            _ => meant(key.as_str(), &names),
        },
    );
}

/// What each choice earns, in percent: the right ones all of it, together.
fn weights(value: &Value<'_>, choices: &[ChoiceKey], answer: &[ChoiceKey]) -> BTreeMap<ChoiceKey, f64> {
    let mut found = BTreeMap::new();
    for Choice { key, value } in value.choices() {
        if !choices.contains(&key) {
            not_a_choice(&value, &key, choices);
            continue;
        }
        let Some(weight) = value.number() else { continue };
        if !(-100.0..=100.0).contains(&weight) {
            value.outside("-100 to 100 percent");
        }
        if 0.0 < weight && !answer.contains(&key) {
            let message = format!("`{key}` earns something, and is no right answer");
            value.note(Code::BadWeights, message, "give it 0 or less, or name it in `answer`");
        }
        found.insert(key, weight);
    }
    let sum: f64 = found.values().filter(|weight| 0.0 < **weight).sum();
    // Thirds are written as 33.33.
    if 0.1 < (sum - 100.0).abs() {
        let message = format!("the weights of the right choices add up to {sum}, not 100");
        let help = "make them add up to 100, as 50 and 50: who picks all that is right earns all";
        value.note_key(Code::BadWeights, message, help);
    }
    found
}
