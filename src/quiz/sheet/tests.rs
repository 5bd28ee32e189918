use super::*;
use crate::{course::model::Grading, ids::ItemName, quiz::paper};

const TRUTHS: Truths<'static> = Truths { yes: "Vrai", no: "Faux" };

fn key(text: &str) -> ChoiceKey {
    text.parse().unwrap()
}

fn keys(text: &str) -> Vec<ChoiceKey> {
    text.split(' ').map(key).collect()
}

fn drawn(choices: &str, right: &str) -> Drawn {
    let name = ItemName { module: "m".parse().unwrap(), item: "q".parse().unwrap() };
    let right = if right.is_empty() { Vec::new() } else { keys(right) };
    Drawn { name, points: 1.0, choices: keys(choices), right, blanks: BTreeMap::new() }
}

fn answer(kind: &Kind, drawn: &Drawn, text: &str) -> Result<Response, Unread> {
    let read = read(kind, drawn, TRUTHS, text)?;
    let again = super::read(kind, drawn, TRUTHS, &write(kind, drawn, TRUTHS, &read));
    assert_eq!(again.as_ref(), Ok(&read), "what is written is read as it was");
    Ok(read)
}

#[test]
fn a_letter_is_the_choice_at_its_place_on_the_paper() {
    let kind = Kind::Single { choices: keys("x y z"), answer: key("x") };
    let drawn = drawn("z x y", "");
    assert_eq!(answer(&kind, &drawn, "b"), Ok(Response::Picks(keys("x"))));
    assert_eq!(answer(&kind, &drawn, " C "), Ok(Response::Picks(keys("y"))));
    assert_eq!(answer(&kind, &drawn, "a b"), Err(Unread::OneOnly(2)));
    let none = Unread::NoChoice { given: "d".to_owned(), last: "C".to_owned() };
    assert_eq!(none.to_string(), "`d` is none of A to C");
    assert_eq!(answer(&kind, &drawn, "d"), Err(none));
    assert_eq!(answer(&kind, &drawn, " "), Err(Unread::Nothing));
}

#[test]
fn several_letters_may_be_typed_in_any_way() {
    let grading = Grading::Partial;
    let kind = Kind::Multiple { choices: keys("x y z"), answer: keys("x"), weights: None, grading };
    let drawn = drawn("z x y", "");
    for typed in ["a b", "ab", "B,A", "b; a", "a+b"] {
        assert_eq!(answer(&kind, &drawn, typed), Ok(Response::Picks(keys("x z"))), "{typed}");
    }
    assert_eq!(answer(&kind, &drawn, "a a"), Err(Unread::Twice("A".to_owned())));
}

#[test]
fn true_and_false_are_known_by_word_and_by_letter() {
    let kind = Kind::TrueFalse { answer: true };
    let drawn = drawn("a", "");
    for typed in ["true", "T", "vrai", "V"] {
        assert_eq!(answer(&kind, &drawn, typed), Ok(Response::Truth(true)), "{typed}");
    }
    for typed in ["false", "f", "FAUX"] {
        assert_eq!(answer(&kind, &drawn, typed), Ok(Response::Truth(false)), "{typed}");
    }
    assert!(answer(&kind, &drawn, "maybe").is_err());
}

#[test]
fn pairs_may_be_typed_by_line_or_in_order() {
    let kind = Kind::Match { left: keys("p q"), right: keys("p q r") };
    let drawn = drawn("q p", "r p q");
    let both = Response::Pairs([(key("q"), key("q")), (key("p"), key("r"))].into());
    for typed in ["c a", "ca", "1c 2a", "2=a, 1=c", "1 c 2 a", "1c2a", "1-c, 2-a"] {
        assert_eq!(answer(&kind, &drawn, typed), Ok(both.clone()), "{typed}");
    }
    assert_eq!(answer(&kind, &drawn, "- b"), Ok(Response::Pairs([(key("p"), key("p"))].into())));
    assert_eq!(answer(&kind, &drawn, "a b c"), Err(Unread::TooMany { given: 3, places: 2 }));
    assert_eq!(answer(&kind, &drawn, "3a"), Err(Unread::NoLine { given: "3".to_owned(), last: 2 }));
    assert_eq!(answer(&kind, &drawn, "1a 1b"), Err(Unread::Twice("1".to_owned())));
    assert!(answer(&kind, &drawn, "1").is_err() && answer(&kind, &drawn, "--").is_err());
}

#[test]
fn an_order_may_be_letters_or_numbers() {
    let kind = Kind::Order { items: keys("x y z"), grading: Grading::Partial };
    let drawn = drawn("z x y", "");
    for typed in ["b c a", "bca", "2 3 1"] {
        assert_eq!(answer(&kind, &drawn, typed), Ok(Response::Order(keys("x y z"))), "{typed}");
    }
}

#[test]
fn blanks_are_parted_by_semicolons() {
    let picked = Blank::Picked { choices: keys("a b"), answer: key("b") };
    let typed = Blank::Typed { accept: vec!["key".to_owned()] };
    let kind = Kind::Cloze { blanks: vec![(key("one"), typed), (key("two"), picked)] };
    let mut drawn = drawn("x", "");
    drawn.blanks.insert(key("two"), keys("b a"));
    let filled = |one: &str, two: &str| {
        let all = [("one", one), ("two", two)].into_iter().filter(|(_, said)| !said.is_empty());
        Ok(Response::Blanks(all.map(|(name, said)| (key(name), said.to_owned())).collect()))
    };
    assert_eq!(answer(&kind, &drawn, "a key; A"), filled("a key", "b"));
    assert_eq!(answer(&kind, &drawn, "; b"), filled("", "a"));
    assert_eq!(answer(&kind, &drawn, "key"), filled("key", ""));
    assert!(answer(&kind, &drawn, "key; c").is_err() && answer(&kind, &drawn, "a;b;c").is_err());
}

#[test]
fn how_sure_stands_at_the_end() {
    assert_eq!(certainty("b /2"), ("b", Some(Certainty::Mid)));
    assert_eq!(certainty("1/2/3"), ("1/2", Some(Certainty::High)));
    assert_eq!(certainty("either/or"), ("either/or", None));
}

#[test]
fn a_code_is_known_however_it_was_copied() {
    for typed in ["A-7K3F", "a-7k3f", " A-7K3F "] {
        assert_eq!(typed.parse::<Code>().unwrap().to_string(), "A-7K3F");
    }
    assert_eq!("b-io1l".parse::<Code>().unwrap().to_string(), "B-1011");
    assert_eq!("AB".parse::<Code>().unwrap(), Code { form: Form::new(28).unwrap(), check: None });
    assert_eq!("zz".parse::<Code>().unwrap().form.to_string(), "ZZ");
    for typed in ["", "1", "AAA", "A-", "A-7K3", "A-7K3U", "É"] {
        assert!(typed.parse::<Code>().is_err(), "{typed}");
    }
}

#[test]
fn another_paper_has_another_check() {
    let (course, module): (CourseId, _) = ("safe-online".parse().unwrap(), "m".parse().unwrap());
    let question = crate::course::Question {
        id: "q".parse().unwrap(),
        kind: Kind::Single { choices: keys("x y z"), answer: key("x") },
        points: 1.0,
        objective: None,
        shuffle: true,
        tags: Default::default(),
    };
    let paper = |seed| Paper { questions: vec![paper::shown(&question, &module, true, Seed(seed))] };
    let sitting = Sitting::Module(module.clone());
    let code = |language: &str, paper: &Paper| {
        let form = Form::new(1).unwrap();
        form.code(&course, &sitting, &language.parse().unwrap(), paper).to_string()
    };
    // Printed papers lie in drawers for months: the check of a paper is the same for ever.
    assert_eq!(code("en", &paper(1)), "A-K7KC");
    assert_ne!(code("en", &paper(1)), code("fr", &paper(1)));
    let others: Vec<Paper> = (2..9).map(paper).filter(|other| *other != paper(1)).collect();
    assert!(!others.is_empty() && others.iter().all(|other| code("en", other) != code("en", &paper(1))));
}
