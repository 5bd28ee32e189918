//! What is kept back stays back.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    hide::{Kept, Rows, kept},
    order,
    tally::Tally,
    *,
};
use crate::{
    ids::{DeviceId, EventName, LearnerId, RunId},
    log::{Details, Outcome},
    quiz::Share,
    seal::Digest,
    store::{Completion, Profile},
    time::Stamp,
};

/// A record that never was: of one of few learners, in some of the groups.
#[derive(Clone, Debug)]
struct Made {
    who: u128,
    groups: Vec<u8>,
    result: Outcome,
    both: bool,
}

fn made(most: usize) -> impl Strategy<Value = Made> {
    let groups = prop::collection::btree_set(0..6_u8, 1..=most);
    let result = prop::sample::select(Outcome::ALL.to_vec());
    (0..40_u128, groups, result, any::<bool>()).prop_map(|(who, groups, result, both)| Made {
        who,
        groups: groups.into_iter().collect(),
        result,
        both,
    })
}

/// Takes a made record in.
fn take(tallies: &mut BTreeMap<String, Tally>, total: &mut Tally, made: &Made) {
    let profile = Profile {
        id: LearnerId(Uuid::from_u128(made.who)),
        name: String::new(),
        language: String::new(),
        details: Details::default(),
    };
    let score = made.both.then(|| Share::new(0.5));
    let completion = Completion {
        profile: &profile,
        attendance: None,
        course: "a",
        version: "1.0.0",
        language: None,
        outcome: made.result,
        by: EventName { run: RunId(Uuid::nil()), seq: 1 },
        device: DeviceId(Uuid::nil()),
        at: Stamp::default(),
        began: Stamp::default(),
        sure: true,
        score,
        pass: None,
        attempts: 0,
        spent: 60_000,
        pretest: score,
        posttest: score,
        valid_months: None,
        evidence: Digest::of(&[]),
        certificate: None,
    };
    let (mut mask, open) = (Mask::none(), Mask::none());
    let face = mask.face(&profile, completion.at);
    let record = Record::of(&completion, face, &open, Rc::default(), None);
    for tally in made.groups.iter().map(|group| format!("g{group}")) {
        let tally = tallies.entry(tally).or_default();
        tally.begin(&record);
        tally.decide(&record);
    }
    total.begin(&record);
    total.decide(&record);
}

struct Case {
    tallies: BTreeMap<String, Tally>,
    sets: BTreeSet<Vec<String>>,
    kept: Option<Kept>,
}

fn case(mut all: Vec<Made>, least: usize) -> Case {
    all.sort_by_key(|it| it.who);
    let (mut tallies, mut total, mut sets) = (BTreeMap::new(), Tally::default(), BTreeSet::new());
    for it in &all {
        take(&mut tallies, &mut total, it);
        sets.insert(it.groups.iter().map(|group| format!("g{group}")).collect());
    }
    let kept = kept(&Rows { tallies: &tallies, sets: &sets }, least);
    Case { tallies, sets, kept }
}

proptest! {
    /// Where a record is in one row only, somebody who knows the total and this rule finds out of no hidden figure
    /// that it is below the least, and of none what it is.
    #[test]
    fn what_is_hidden_is_not_the_rest_of_the_total(
        all in prop::collection::vec(made(1), 0..120), least in 1..8_usize,
    ) {
        let case = case(all, least);
        let Some(kept) = &case.kept else { return Ok(()) };
        let heads: Vec<_> = case.tallies.values().map(Tally::heads).collect();
        for (level, kept) in kept.iter().enumerate() {
            for figure in 0..heads[0][level].len() {
                let of = |row: usize| heads[row][level][figure];
                let rows = || 0..heads.len();
                prop_assert!(rows().all(|row| kept[row] || of(row) == 0 || least <= of(row)), "a small one is told");
                if !kept.contains(&false) {
                    // All are hidden, those of nobody too: nothing but the total is told.
                    prop_assert!(0 < level);
                    continue;
                }
                // Of a hidden row it can be known that there is somebody in it, as if it were the least favourable.
                let hidden = rows().filter(|row| kept[*row] && 0 < of(*row)).count();
                let together: usize = rows().filter(|row| kept[*row]).map(of).sum();
                prop_assert!(hidden != 1, "one is the rest of the total");
                prop_assert!(hidden == 0 || least <= together - (hidden - 1), "each could be the least");
            }
        }
        let is_nested = (0..heads.len()).all(|row| kept[0][row] <= kept[1][row] && kept[1][row] <= kept[2][row]);
        prop_assert!(is_nested);
    }

    /// Where records are in several rows, no hidden row is the sum or difference of any told ones and the total.
    #[test]
    fn what_is_hidden_is_no_sum_or_difference(
        all in prop::collection::vec(made(3), 0..40), least in 2..8_usize,
    ) {
        let case = case(all, least);
        let Some(kept) = &case.kept else { return Ok(()) };
        let names: Vec<&String> = case.tallies.keys().collect();
        let vector = |row: usize| -> Vec<i32> {
            case.sets.iter().map(|set| i32::from(set.contains(names[row]))).collect()
        };
        let heads: Vec<_> = case.tallies.values().map(Tally::heads).collect();
        for (level, kept) in kept.iter().enumerate().filter(|(_, kept)| kept.contains(&false)) {
            let mut told: Vec<Vec<i32>> = (0..names.len()).filter(|row| !kept[*row]).map(vector).collect();
            told.push(vec![1; case.sets.len()]);
            let some = |row: &usize| kept[*row] && heads[*row][level].iter().any(|n| 0 < *n);
            let hidden: Vec<Vec<i32>> = (0..names.len()).filter(some).map(vector).collect();
            // Every way of taking, leaving or subtracting each that is told.
            for way in 0..3_usize.pow(told.len() as u32) {
                let sign = |at: usize| (way / 3_usize.pow(at as u32) % 3) as i32 - 1;
                let sum: Vec<i32> = (0..case.sets.len())
                    .map(|set| told.iter().enumerate().map(|(at, it)| sign(at) * it[set]).sum())
                    .collect();
                prop_assert!(!hidden.contains(&sum), "{way} of {told:?} is in {hidden:?}");
            }
        }
    }
}

fn group(of: u8, people: std::ops::Range<u128>) -> Vec<Made> {
    let made = |who| Made { who, groups: vec![of], result: Outcome::Passed, both: true };
    people.map(made).collect()
}

#[test]
fn the_smallest_other_group_hides_the_only_small_one() {
    let all = [group(0, 0..2), group(1, 2..9), group(2, 9..29)].concat();
    let kept = case(all.clone(), 5).kept.unwrap();
    assert_eq!(kept, [vec![true, true, false], vec![true, true, false], vec![true, true, false]]);
    assert_eq!(case(all, 1).kept.unwrap(), [vec![false; 3], vec![false; 3], vec![false; 3]]);
    // Of six of one person each nobody could be five people.
    assert_eq!(case((0..6).flat_map(|of| group(of, of.into()..u128::from(of) + 1)).collect(), 5).kept, None);
    assert_eq!(case(group(0, 0..3), 5).kept, None);
}

#[test]
fn codes_go_by_their_numbers() {
    let mut codes = ["", "wsis:C10", "wsis:C2", "wsis:C1"];
    codes.sort_by_key(|code| order(By::Wsis, code));
    assert_eq!(codes, ["wsis:C1", "wsis:C2", "wsis:C10", ""]);
    let mut codes = ["digcomp-3.0:4.2", "digcomp-3.0:1.3", "digcomp-2.2:5.1"];
    codes.sort_by_key(|code| order(By::Digcomp, code));
    assert_eq!(codes, ["digcomp-2.2:5.1", "digcomp-3.0:1.3", "digcomp-3.0:4.2"]);
}
