//! The laws of asking and marking.

use std::collections::{BTreeMap, BTreeSet};

use coursedeck::{
    course::{
        Course, Exam, Kind, Module, Percent, Question, Quiz,
        model::{Blank, Completion, Feedback, Grading, Level, Needs, Tags, Tolerance},
    },
    ids::{AttemptId, ChoiceKey, ItemName, ModuleId},
    quiz::{
        Certainty, Mark, Paper, Response, Share, Sitting,
        attempt::{Answer, Refusal, Running},
        grade::{grade, parts, right},
        paper::{draw, shown},
    },
    rng::Seed,
    seal::Digest,
};
use proptest::{collection, prelude::*, sample};
use uuid::Uuid;

fn keys(of: usize) -> Vec<ChoiceKey> {
    (0..of).map(|at| char::from(b'a' + at as u8).to_string().parse().unwrap()).collect()
}

fn key(text: &str) -> ChoiceKey {
    text.parse().unwrap()
}

/// Any question that the loader could let in.
fn kinds() -> impl Strategy<Value = Kind> {
    let single = (2..8usize, any::<sample::Index>())
        .prop_map(|(of, at)| Kind::Single { choices: keys(of), answer: at.get(&keys(of)).clone() });
    let grading = || prop_oneof![Just(Grading::Partial), Just(Grading::AllOrNothing)];
    let multiple = (2..8usize, grading()).prop_flat_map(|(of, grading)| {
        sample::subsequence(keys(of), 1..=of).prop_map(move |answer| Kind::Multiple {
            choices: keys(of),
            answer,
            weights: None,
            grading,
        })
    });
    let weighted = (2..6usize).prop_flat_map(|of| {
        sample::subsequence(keys(of), 1..=of).prop_map(move |answer| {
            let good = 100.0 / answer.len() as f64;
            let weigh = |key: &ChoiceKey| if answer.contains(key) { good } else { -50.0 };
            let weights = Some(keys(of).iter().map(|key| (key.clone(), weigh(key))).collect());
            Kind::Multiple { choices: keys(of), answer, weights, grading: Grading::Partial }
        })
    });
    let text = (collection::vec("[a-zé ]{0,8}[a-z]", 1..4), any::<bool>())
        .prop_map(|(accept, case)| Kind::Text { accept, case, patterns: Vec::new() });
    let by = prop_oneof![Just(Tolerance::Absolute), Just(Tolerance::Relative), Just(Tolerance::Geometric)];
    let number = (-1e6..1e6f64, 0.0..10.0f64, by).prop_map(|(answer, tolerance, by)| Kind::Number {
        answer,
        tolerance,
        by,
    });
    let pairs =
        (2..6usize, 0..3usize).prop_map(|(of, more)| Kind::Match { left: keys(of), right: keys(of + more) });
    let order = (2..7usize, grading()).prop_map(|(of, grading)| Kind::Order { items: keys(of), grading });
    let blank = prop_oneof![
        Just(Blank::Typed { accept: vec!["door".to_owned()] }),
        (2..5usize).prop_map(|of| Blank::Picked { choices: keys(of), answer: key("b") }),
    ];
    let cloze = collection::vec(blank, 1..5)
        .prop_map(|blanks| Kind::Cloze { blanks: keys(blanks.len()).into_iter().zip(blanks).collect() });
    prop_oneof![
        single,
        multiple,
        weighted,
        any::<bool>().prop_map(|answer| Kind::TrueFalse { answer }),
        text,
        number,
        pairs,
        order,
        cloze
    ]
}

/// Any answer at all: of the right shape by chance only, and with keys that nobody was offered.
fn responses() -> impl Strategy<Value = Response> {
    let picks = || collection::vec(sample::select(keys(9)), 0..9);
    let pairs = collection::btree_map(sample::select(keys(9)), sample::select(keys(9)), 0..9);
    let blanks = collection::btree_map(sample::select(keys(6)), "\\PC{0,6}|door|b", 0..6);
    prop_oneof![
        picks().prop_map(Response::Picks),
        picks().prop_map(Response::Order),
        any::<bool>().prop_map(Response::Truth),
        "\\PC{0,12}|-?[0-9]{1,6}".prop_map(Response::Text),
        pairs.prop_map(Response::Pairs),
        blanks.prop_map(Response::Blanks),
        (0..9usize).prop_map(Response::Step),
    ]
}

fn share(kind: &Kind, response: &Response) -> f64 {
    match grade(kind, None, response) {
        Mark::Graded(share) => share.get(),
        other => panic!("{other:?} is no share"),
    }
}

fn question(id: &str, kind: Kind) -> Question {
    let (objective, tags) = (None, Tags::default());
    Question { id: id.parse().unwrap(), kind, points: 1.0, objective, shuffle: true, tags }
}

fn rules(feedback: Feedback) -> Quiz {
    Quiz {
        pass: Percent::new(70).unwrap(),
        draw: None,
        attempts: None,
        minutes: None,
        shuffle: true,
        feedback,
        certainty: false,
    }
}

/// A course of one module and an exam, both drawing from these questions.
fn course(pool: Vec<Question>, drawn: Option<usize>) -> Course {
    let quiz = Quiz { draw: drawn, ..rules(Feedback::Deferred) };
    let id: ModuleId = "one".parse().unwrap();
    let draws = vec![(id.clone(), drawn.unwrap_or(pool.len()))];
    let exam =
        Exam { quiz: rules(Feedback::Deferred), draws, pool: Vec::new(), diagnostic: true, sealed: None };
    let (minutes, objectives, lessons) = (None, 1, Vec::new());
    Course {
        id: "course".parse().unwrap(),
        version: "1.0.0".to_owned(),
        digest: Digest::default(),
        language: "en".parse().unwrap(),
        languages: Vec::new(),
        level: Level::Basic,
        modality: None,
        minutes: 1,
        licence: String::new(),
        authors: Vec::new(),
        requires: Vec::new(),
        tags: Tags::default(),
        completion: Completion { pass: Percent::new(70).unwrap(), needs: Needs::Modules, valid_months: None },
        modules: vec![Module { id, minutes, objectives, lessons, quiz: Some(quiz), pool }],
        exam: Some(exam),
    }
}

fn pool() -> impl Strategy<Value = Vec<Question>> {
    collection::vec(kinds(), 1..12).prop_map(|kinds| {
        kinds.into_iter().enumerate().map(|(at, kind)| question(&format!("q{at}"), kind)).collect()
    })
}

fn sorted(mut keys: Vec<ChoiceKey>) -> Vec<ChoiceKey> {
    keys.sort();
    keys
}

proptest! {
    #[test]
    fn no_answer_earns_more_than_all_or_less_than_nothing(kind in kinds(), response in responses()) {
        prop_assert!((0.0..=1.0).contains(&share(&kind, &response)));
    }

    #[test]
    fn the_right_answer_earns_all(kind in kinds()) {
        let response = right(&kind).unwrap();
        prop_assert!((share(&kind, &response) - 1.0).abs() < 1e-9, "{kind:?} {response:?}");
        prop_assert!(parts(&kind, None, &response).iter().all(|(_, right)| *right));
    }

    #[test]
    fn ticking_every_box_is_no_way_to_pass(of in 2..9usize, answer in 1..9usize) {
        let right = keys(answer.min(of - 1));
        let kind = Kind::Multiple { choices: keys(of), answer: right.clone(), weights: None, grading: Grading::Partial };
        let wrong = of - right.len();
        let earned = share(&kind, &Response::Picks(keys(of)));
        prop_assert!((earned - Share::of(right.len() as i64 - wrong as i64, right.len()).get()).abs() < 1e-9);
        prop_assert!(earned < 1.0);
    }

    #[test]
    fn all_or_nothing_is_all_or_nothing(of in 2..7usize, given in Just(keys(6)).prop_shuffle()) {
        let given: Vec<_> = given.into_iter().filter(|it| keys(of).contains(it)).collect();
        let order = Kind::Order { items: keys(of), grading: Grading::AllOrNothing };
        let earned = share(&order, &Response::Order(given.clone()));
        prop_assert_eq!(earned, if given == keys(of) { 1.0 } else { 0.0 });
        let partial = Kind::Order { items: keys(of), grading: Grading::Partial };
        prop_assert!(earned <= share(&partial, &Response::Order(given)));
    }

    #[test]
    fn a_number_is_right_as_often_as_it_is_near(answer in -1e6..1e6f64, off in -20.0..20.0f64, tolerance in 0.0..10.0f64) {
        let kind = Kind::Number { answer, tolerance, by: Tolerance::Absolute };
        let earned = share(&kind, &Response::Text(format!("{}", answer + off)));
        // The hair's breadth at the bound is nobody's business.
        prop_assume!((off.abs() - tolerance).abs() > 1e-6);
        prop_assert_eq!(earned == 1.0, off.abs() < tolerance);
    }

    #[test]
    fn a_seed_draws_the_same_paper_for_ever(pool in pool(), seed: u64, drawn in 1..12usize) {
        let course = course(pool, Some(drawn));
        for sitting in [Sitting::Module("one".parse().unwrap()), Sitting::Exam, Sitting::Pretest] {
            prop_assert_eq!(draw(&course, &sitting, Seed(seed)), draw(&course, &sitting, Seed(seed)));
        }
    }

    #[test]
    fn a_paper_has_as_many_questions_as_are_drawn_and_none_twice(pool in pool(), seed: u64, drawn in 1..12usize) {
        let course = course(pool.clone(), Some(drawn));
        let paper = draw(&course, &Sitting::Module("one".parse().unwrap()), Seed(seed));
        prop_assert_eq!(paper.questions.len(), drawn.min(pool.len()));
        let names: BTreeSet<&ItemName> = paper.questions.iter().map(|drawn| &drawn.name).collect();
        prop_assert_eq!(names.len(), paper.questions.len());
    }

    #[test]
    fn what_is_shown_is_all_that_is_offered_in_some_order(kind in kinds(), seed: u64, shuffle: bool) {
        let shown = shown(&question("q", kind.clone()), &"one".parse().unwrap(), shuffle, Seed(seed));
        match &kind {
            Kind::Single { choices, .. } | Kind::Multiple { choices, .. } => {
                prop_assert_eq!(sorted(shown.choices.clone()), choices.clone());
                prop_assert!(shuffle || shown.choices == *choices);
            }
            Kind::Match { left, right } => {
                prop_assert_eq!(sorted(shown.choices), left.clone());
                prop_assert_eq!(sorted(shown.right), right.clone());
            }
            Kind::Order { items, .. } => {
                prop_assert_ne!(&shown.choices, items, "the answer is given away");
                prop_assert_eq!(sorted(shown.choices), items.clone());
            }
            Kind::Cloze { blanks } => {
                for (key, blank) in blanks {
                    if let Blank::Picked { choices, .. } = blank {
                        prop_assert_eq!(&sorted(shown.blanks[key].clone()), choices);
                    }
                }
            }
            _ => prop_assert!(shown.choices.is_empty()),
        }
    }

    #[test]
    fn a_sitting_cut_off_ends_as_if_it_had_not_been(
        pool in pool(),
        seed: u64,
        given in collection::vec((any::<sample::Index>(), responses()), 0..30),
        cut in any::<sample::Index>(),
    ) {
        let course = course(pool, None);
        let sitting = Sitting::Module("one".parse().unwrap());
        let paper = draw(&course, &sitting, Seed(seed));
        let mut whole = begin(&paper, rules(Feedback::Deferred));
        let mut told = Vec::new();
        for (at, response) in given {
            let name = &at.get(&paper.questions).name;
            let mark = grade(&course.question(name).unwrap().kind, None, &response);
            whole.answer(name, response.clone(), mark, None).unwrap();
            told.push((name.clone(), Answer { response, mark, certainty: None }));
        }
        let mut resumed = begin(&paper, rules(Feedback::Deferred)).resumed(0, 0);
        for (at, (name, answer)) in told.iter().enumerate() {
            if at == cut.index(told.len()) {
                resumed = resumed.resumed(0, 0);
            }
            resumed.restore(name, answer.clone());
        }
        prop_assert_eq!(resumed.next(), whole.next());
        prop_assert_eq!(resumed.finish(false), whole.finish(false));
    }
}

fn begin(paper: &Paper, rules: Quiz) -> Running {
    let sitting = Sitting::Module("one".parse().unwrap());
    Running::start(AttemptId(Uuid::nil()), sitting, 1, rules, paper.clone(), 0)
}

/// A paper of `of` statements that are true.
fn statements(of: usize) -> Paper {
    let pool = (0..of).map(|at| question(&format!("q{at}"), Kind::TrueFalse { answer: true })).collect();
    let mut course = course(pool, None);
    course.modules[0].quiz.as_mut().unwrap().shuffle = false;
    draw(&course, &Sitting::Module("one".parse().unwrap()), Seed(1))
}

fn graded(truth: bool) -> (Response, Mark) {
    (Response::Truth(truth), grade(&Kind::TrueFalse { answer: true }, None, &Response::Truth(truth)))
}

#[test]
fn a_paper_drawn_years_ago_is_drawn_the_same_today() {
    let order = Kind::Order { items: keys(4), grading: Grading::Partial };
    let single = Kind::Single { choices: keys(4), answer: key("a") };
    let pool = (0..6)
        .map(|at| question(&format!("q{at}"), if at % 2 == 0 { single.clone() } else { order.clone() }));
    let paper = draw(&course(pool.collect(), Some(4)), &Sitting::Module("one".parse().unwrap()), Seed(2026));
    let line = |drawn: &coursedeck::quiz::Drawn| {
        let choices: String = drawn.choices.iter().map(ChoiceKey::as_str).collect();
        format!("{} {choices}", drawn.name)
    };
    let lines: Vec<String> = paper.questions.iter().map(line).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    one/q0 cdab
    one/q1 acbd
    one/q4 abdc
    one/q3 acbd
    ");
}

#[test]
fn with_deferred_feedback_the_last_answer_stands_and_with_immediate_the_first() {
    let paper = statements(1);
    let name = paper.questions[0].name.clone();
    for (feedback, score) in [(Feedback::Deferred, Share::ALL), (Feedback::Immediate, Share::NONE)] {
        let mut running = begin(&paper, rules(feedback));
        let (wrong, mark) = graded(false);
        running.answer(&name, wrong, mark, None).unwrap();
        let (right, mark) = graded(true);
        let again = running.answer(&name, right, mark, None);
        assert_eq!(again.is_ok(), feedback == Feedback::Deferred);
        assert_eq!(running.finish(false).score, score);
    }
}

#[test]
fn certainty_pays_by_moodles_factors() {
    use Certainty::{High, Low, Mid};
    for (certainty, right, wrong) in [(Low, 1.0, 0.0), (Mid, 2.0, -2.0), (High, 3.0, -6.0)] {
        assert_eq!(certainty.points(Share::ALL), right);
        assert_eq!(certainty.points(Share::NONE), wrong);
    }
    let paper = statements(4);
    let mut running = begin(&paper, Quiz { certainty: true, ..rules(Feedback::Deferred) });
    let name = |at: usize| paper.questions[at].name.clone();
    let (response, mark) = graded(true);
    let unsaid = running.answer(&name(0), response, mark, None);
    assert_eq!(unsaid, Err(Refusal::Certainty));
    for (at, truth, certainty) in [(0, true, Low), (1, true, High), (2, false, Mid), (3, true, Low)] {
        let (response, mark) = graded(truth);
        running.answer(&name(at), response, mark, Some(certainty)).unwrap();
    }
    // 1 + 3 - 2 + 1 of 4 points.
    assert_eq!(running.finish(false).score, Share::of(3, 4));
}

#[test]
fn what_is_not_answered_earns_nothing_and_is_to_be_looked_at_again() {
    let paper = statements(3);
    let mut running = begin(&paper, rules(Feedback::Deferred));
    let (response, mark) = graded(true);
    running.answer(&paper.questions[1].name, response, mark, None).unwrap();
    assert_eq!(running.next(), Some(0));
    let finished = running.finish(true);
    assert_eq!((finished.right, finished.asked, finished.score.percent()), (1, 3, 33));
    assert!(finished.late && !finished.passed);
    assert_eq!(finished.missed, [paper.questions[0].name.clone(), paper.questions[2].name.clone()]);
}

#[test]
fn a_question_of_another_paper_is_refused() {
    let mut running = begin(&statements(1), rules(Feedback::Deferred));
    let stranger = ItemName { module: "two".parse().unwrap(), item: "q0".parse().unwrap() };
    let (response, mark) = graded(true);
    assert_eq!(running.answer(&stranger, response, mark, None), Err(Refusal::NotOnPaper(stranger)));
}

#[test]
fn the_time_of_a_sitting_stands_still_while_the_machine_is_off() {
    let running = begin(&statements(1), Quiz { minutes: Some(10), ..rules(Feedback::Deferred) });
    assert_eq!(running.left(60_000), Some(9 * 60_000));
    let resumed = running.resumed(60_000, 5_000);
    assert_eq!(resumed.left(65_000), Some(8 * 60_000));
    assert!(!resumed.is_late(5_000 + 9 * 60_000 - 1) && resumed.is_late(5_000 + 9 * 60_000));
}

#[test]
fn an_essay_waits_and_a_survey_counts_for_nothing() {
    let pool = vec![
        question("statement", Kind::TrueFalse { answer: true }),
        question("essay", Kind::Essay { words: None }),
        question("survey", Kind::Survey { scale: Some(3) }),
    ];
    let course = course(pool, None);
    let paper = draw(&course, &Sitting::Module("one".parse().unwrap()), Seed(7));
    let mut running = begin(&paper, rules(Feedback::Deferred));
    for drawn in &paper.questions {
        let kind = &course.question(&drawn.name).unwrap().kind;
        let response = match kind {
            Kind::Essay { .. } => Response::Text("I lock the door.".to_owned()),
            Kind::Survey { .. } => Response::Step(1),
            _ => Response::Truth(true),
        };
        running.answer(&drawn.name, response.clone(), grade(kind, None, &response), None).unwrap();
    }
    let finished = running.finish(false);
    assert_eq!((finished.score, finished.asked, finished.waits), (Share::ALL, 1, true));
    let pretest = draw(&course, &Sitting::Pretest, Seed(7));
    assert_eq!(pretest.questions.len(), 1, "nobody reads what counts for nothing");
}

#[test]
fn weights_add_up_as_in_moodle() {
    let weights = BTreeMap::from([(key("a"), 60.0), (key("b"), 40.0), (key("c"), -30.0)]);
    let kind = Kind::Multiple {
        choices: keys(3),
        answer: vec![key("a"), key("b")],
        weights: Some(weights),
        grading: Grading::Partial,
    };
    let earns = |picks: &[&str]| share(&kind, &Response::Picks(picks.iter().map(|it| key(it)).collect()));
    assert!((earns(&["a"]) - 0.6).abs() < 1e-9);
    assert!((earns(&["a", "c"]) - 0.3).abs() < 1e-9);
    assert_eq!(earns(&["c"]), 0.0);
    assert_eq!(earns(&["a", "b"]), 1.0);
}
