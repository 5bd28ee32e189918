//! The figures, held against an independent computation in Python and against worked examples.

use proptest::prelude::*;
use serde::Deserialize;

use super::{gain::gain, *};

/// One set of attempts of `tests/golden/stats.json`, and what Python makes of it.
#[derive(Deserialize)]
struct Case {
    name: String,
    pools: Vec<usize>,
    attempts: Vec<Vec<(usize, f64, f64)>>,
    test: Vec<Option<f64>>,
    items: Vec<Vec<Option<f64>>>,
    places: Option<Vec<PlaceFigures>>,
    thirds: String,
}

#[derive(Deserialize)]
struct PlaceFigures {
    item: Option<usize>,
    pool: usize,
    intended: Option<f64>,
    effective: Option<f64>,
}

#[derive(Deserialize)]
struct Pairs {
    name: String,
    pairs: Vec<(f64, f64)>,
    figures: Vec<Option<f64>>,
    full: usize,
}

#[derive(Deserialize)]
struct Golden {
    analyses: Vec<Case>,
    gains: Vec<Pairs>,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("../../../tests/golden/stats.json")).unwrap()
}

fn same(name: &str, ours: &[Option<f64>], theirs: &[Option<f64>]) {
    assert_eq!(ours.len(), theirs.len(), "{name}");
    for (at, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        let near = match (ours, theirs) {
            (None, None) => true,
            (Some(ours), Some(theirs)) => (ours - theirs).abs() < 1e-9,
            _ => false,
        };
        assert!(near, "{name}, figure {at}: {ours:?} is not {theirs:?}");
    }
}

fn matrix(pools: &[usize], attempts: &[Vec<(usize, f64, f64)>]) -> Matrix {
    let cell = |&(item, points, share): &(usize, f64, f64)| Cell { item, points, share };
    let attempts = attempts.iter().map(|attempt| attempt.iter().map(cell).collect()).collect();
    Matrix { pools: pools.to_vec(), attempts }
}

fn of_test(test: &Test) -> [Option<f64>; 8] {
    let Test { n: _, mean, median, deviation, skewness, kurtosis, consistency, error_ratio, standard_error } =
        test.clone();
    [mean, median, deviation, skewness, kurtosis, consistency, error_ratio, standard_error]
}

fn of_item(item: &Item) -> [Option<f64>; 9] {
    let drawn = item.drawn.unwrap_or_default();
    [
        Some(item.n as f64),
        item.facility,
        item.deviation,
        item.intended,
        item.effective,
        item.discrimination,
        item.efficiency,
        drawn.discrimination,
        drawn.efficiency,
    ]
}

#[test]
fn the_figures_are_those_of_numpy_and_pandas() {
    let golden = golden();
    assert!(12 <= golden.analyses.len());
    for case in golden.analyses {
        let matrix = matrix(&case.pools, &case.attempts);
        let analysis = analyse(&matrix);
        same(&case.name, &of_test(&analysis.test), &case.test);
        assert_eq!(analysis.items.len(), case.items.len());
        for (at, (ours, theirs)) in analysis.items.iter().zip(&case.items).enumerate() {
            same(&format!("{}, question {at}", case.name), &of_item(ours), theirs);
        }
        let theirs = case.places.unwrap_or_default();
        assert_eq!(analysis.places.len(), theirs.len(), "{}", case.name);
        for (ours, theirs) in analysis.places.iter().zip(theirs) {
            assert_eq!((ours.item, ours.pool), (theirs.item, theirs.pool), "{}", case.name);
            let figures = ([ours.intended, ours.effective], [theirs.intended, theirs.effective]);
            same(&format!("{}, place", case.name), &figures.0, &figures.1);
        }
        let letter = |third: &Third| match third {
            Third::Lower => 'l',
            Third::Middle => 'm',
            Third::Upper => 'u',
        };
        let scores = Marked::of(&matrix).scores();
        assert_eq!(thirds(&scores).iter().map(letter).collect::<String>(), case.thirds, "{}", case.name);
    }
}

#[test]
fn the_gains_are_those_of_numpy() {
    let golden = golden();
    assert!(4 <= golden.gains.len());
    for case in golden.gains {
        let ours = gain(&case.pairs);
        let (class, own) = (ours.class_interval.unzip(), ours.own_interval.unzip());
        let figures = [ours.before, ours.after, ours.class, class.0, class.1, ours.own, own.0, own.1];
        same(&case.name, &figures, &case.figures);
        assert_eq!((ours.n, ours.full), (case.pairs.len(), case.full), "{}", case.name);
    }
}

/// Rows of marks, all questions worth a point.
fn square(rows: &[&[f64]]) -> Analysis {
    let attempt = |row: &&[f64]| row.iter().enumerate().map(|(item, share)| (item, 1.0, *share)).collect();
    let attempts: Vec<Vec<_>> = rows.iter().map(attempt).collect();
    analyse(&matrix(&vec![0; rows[0].len()], &attempts))
}

/// Guttman's scale of three questions, worked by hand: totals 0, 1, 2, 3, each question's variance 1/4, 1/3, 1/4, the
/// totals' variance 5/3, so alpha is 3/2 · (1 − (5/6) / (5/3)) = 0.75.
#[test]
fn a_scale_worked_by_hand_comes_out() {
    let analysis = square(&[&[0.0, 0.0, 0.0], &[1.0, 0.0, 0.0], &[1.0, 1.0, 0.0], &[1.0, 1.0, 1.0]]);
    let near =
        |ours: Option<f64>, theirs: f64| assert!((ours.unwrap() - theirs).abs() < 1e-9, "{ours:?} {theirs}");
    near(analysis.test.consistency, 75.0);
    near(analysis.test.error_ratio, 50.0);
    near(analysis.test.mean, 50.0);
    near(analysis.test.deviation, 100.0 * (5.0_f64 / 27.0).sqrt());
    near(analysis.test.standard_error, 50.0 * (5.0_f64 / 27.0).sqrt());
    near(analysis.test.skewness, 0.0);
    near(analysis.test.kurtosis, -1.2);
    near(analysis.items[0].facility, 75.0);
    // cov(x, R) = 1/4 of 0, 0, 1, 2 against 0, 1, 1, 1; var x = 1/4, var R = 11/12.
    near(analysis.items[0].discrimination, 100.0 * 0.25 / (0.25_f64 * 11.0 / 12.0).sqrt());
    // Nothing could agree more.
    near(analysis.items[0].efficiency, 100.0);
    near(
        analysis.items[1].effective,
        100.0 * (2.0_f64 / 3.0).sqrt() / ((2.0_f64 / 3.0).sqrt() + 2.0 * 0.5_f64.sqrt()),
    );
}

/// The numbers of the documentation of Excel's SKEW and KURT, which are Moodle's k-statistics.
#[test]
fn skewness_and_kurtosis_are_those_of_the_textbook() {
    let numbers = [3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0, 6.0, 4.0, 7.0];
    assert!((moments::skewness(&numbers).unwrap() - 0.359_543_071_407).abs() < 1e-9);
    assert!((moments::kurtosis(&numbers).unwrap() - -0.151_799_637_208).abs() < 1e-9);
}

/// Hake's own example of a class that gains half of what it could.
#[test]
fn half_of_what_was_missing_is_a_gain_of_a_half() {
    let gained = gain(&[(40.0, 70.0), (40.0, 70.0)]);
    assert_eq!((gained.class, gained.own), (Some(0.5), Some(0.5)));
    assert_eq!(gained.class_interval, Some((0.5, 0.5)));
    assert_eq!(gain(&[]), gain::Gain::default());
    let full = gain(&[(100.0, 90.0)]);
    assert_eq!((full.class, full.own, full.full), (None, None, 1));
}

#[test]
fn nothing_comes_of_nothing() {
    let analysis = analyse(&Matrix::default());
    assert_eq!(analysis, Analysis { test: Test::default(), items: Vec::new(), places: Vec::new() });
    let odd =
        [vec![(0, 0.0, 1.0)], vec![(7, 1.0, 1.0)], vec![(0, f64::NAN, 1.0)], vec![(0, 1.0, f64::INFINITY)]];
    assert_eq!(analyse(&matrix(&[0], &odd)).test, Test::default());
}

proptest! {
    #[test]
    fn no_figure_is_ever_without_meaning(
        attempts in prop::collection::vec(
            prop::collection::btree_map(0..6usize, (1..4u8, -6..4i8), 0..6), 0..12),
        pools in prop::collection::vec(0..3usize, 6),
    ) {
        let attempts: Vec<Vec<_>> = attempts
            .iter()
            .map(|it| it.iter().map(|(item, (points, share))| {
                (*item, f64::from(*points), f64::from(*share) / 3.0)
            }).collect())
            .collect();
        let analysis = analyse(&matrix(&pools, &attempts));
        let figures = of_test(&analysis.test).into_iter().chain(analysis.items.iter().flat_map(of_item));
        let places = analysis.places.iter().flat_map(|place| [place.intended, place.effective]);
        for figure in figures.chain(places).flatten() {
            prop_assert!(figure.is_finite());
        }
        for item in &analysis.items {
            prop_assert!(item.discrimination.is_none_or(|it| (-100.0..=100.0).contains(&it)));
            prop_assert!(item.efficiency.is_none_or(|it| it <= 100.0 + 1e-6));
        }
        prop_assert!(analysis.test.consistency.is_none_or(|it| it <= 100.0 + 1e-6));
    }
}
