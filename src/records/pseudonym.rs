//! Who a record is of, and, where nobody may know, a pseudonym that only this centre can make again.
//!
//! A pseudonym is an HMAC under a secret that never leaves the database, so that nobody can make a list of them by
//! trying names or numbers. What else could tell people apart is made coarser: times become days, the digest of the
//! evidence is left out, and groups of fewer people than [`Anonymous::min_cell`] are merged.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use uuid::Uuid;

use crate::{ids::LearnerId, seal::Secret, store::Profile, time::Stamp};

/// What stands where groups were merged.
pub const MERGED: &str = "(merged)";
/// The grouping columns.
const COLUMNS: usize = 5;
/// The order in which they are given up, the least telling first: cohort, residence, disability, age band, gender.
const GIVEN_UP: [usize; COLUMNS] = [0, 4, 3, 2, 1];

/// How records are made anonymous.
#[derive(Clone, Debug)]
pub struct Anonymous {
    /// What pseudonyms are made with.
    pub secret: Secret,
    /// The fewest people that a group may have.
    pub min_cell: usize,
}

/// Who a record is of, as it tells them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Face {
    /// Their id, or a pseudonym.
    pub id: Uuid,
    /// Their name, or a pseudonym.
    pub name: String,
    /// Their registration number, or a pseudonym.
    pub registration: Option<String>,
    /// What sorts them into groups.
    pub group: Group,
}

/// What sorts people into groups: cohort, gender, age band, disability, residence.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Group([Option<String>; COLUMNS]);

/// Shows people as they are, or under a pseudonym.
#[derive(Debug, Default)]
pub struct Mask {
    anonymous: Option<Anonymous>,
    merged: HashMap<Group, Group>,
    /// The face that was shown last: rows of one person come one after another.
    last: Option<(LearnerId, i32, Face)>,
}

/// Counts people by groups, before anything is written.
#[derive(Debug)]
pub struct Counting {
    anonymous: Anonymous,
    /// The people of each group; no more than tell whether there are enough.
    groups: BTreeMap<Group, BTreeSet<LearnerId>>,
}

impl Group {
    fn of(profile: &Profile, at: Stamp) -> Self {
        let told = profile.details.consented;
        let years = told.and_then(|it| it.birth_year).map(|year| at.day().year - i32::from(year));
        Self([
            profile.details.cohort.clone(),
            told.and_then(|it| it.gender).map(|it| it.word().to_owned()),
            years.and_then(band).map(str::to_owned),
            told.and_then(|it| it.disability).map(|it| it.word().to_owned()),
            told.and_then(|it| it.residence).map(|it| it.word().to_owned()),
        ])
    }

    /// The class they are in.
    pub fn cohort(&self) -> Option<&str> {
        self.0[0].as_deref()
    }

    /// Their gender.
    pub fn gender(&self) -> Option<&str> {
        self.0[1].as_deref()
    }

    /// Their age, in bands of ten years.
    pub fn age_band(&self) -> Option<&str> {
        self.0[2].as_deref()
    }

    /// Whether they live with a disability.
    pub fn disability(&self) -> Option<&str> {
        self.0[3].as_deref()
    }

    /// Where they live.
    pub fn residence(&self) -> Option<&str> {
        self.0[4].as_deref()
    }
}

/// The band of an age in years.
fn band(years: i32) -> Option<&'static str> {
    match years {
        0..=14 => Some("0-14"),
        15..=24 => Some("15-24"),
        25..=34 => Some("25-34"),
        35..=44 => Some("35-44"),
        45..=54 => Some("45-54"),
        55..=64 => Some("55-64"),
        65..=130 => Some("65+"),
        _ => None,
    }
}

impl Mask {
    /// Shows people as they are.
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether people are hidden.
    pub fn hides(&self) -> bool {
        self.anonymous.is_some()
    }

    /// The face of a person in a record of that time.
    pub fn face(&mut self, profile: &Profile, at: Stamp) -> &Face {
        let year = if profile.details.consented.is_some() { at.day().year } else { 0 };
        let is_last = |last: &(LearnerId, i32, Face)| (last.0, last.1) == (profile.id, year);
        if !self.last.as_ref().is_some_and(is_last) {
            let face = self.make(profile, at);
            self.last = Some((profile.id, year, face));
        }
        self.last.as_ref().map(|(_, _, face)| face).expect("one was just put there")
    }

    fn make(&self, profile: &Profile, at: Stamp) -> Face {
        let group = Group::of(profile, at);
        let Some(anonymous) = &self.anonymous else {
            let (name, registration) = (profile.name.clone(), profile.details.registration.clone());
            return Face { id: profile.id.0, name, registration, group };
        };
        let id = pseudonym(&anonymous.secret, b"learner\n", profile.id.0);
        let short: String = id.simple().to_string()[..10].to_owned();
        let registration = profile.details.registration.as_ref().map(|_| format!("R-{short}"));
        let group = self.merged.get(&group).cloned().unwrap_or(group);
        Face { id, name: format!("P-{short}"), registration, group }
    }

    /// A name that would lead from an anonymous record to the one with names, as itself or hidden.
    pub fn id(&self, id: Uuid) -> Uuid {
        match &self.anonymous {
            Some(anonymous) => pseudonym(&anonymous.secret, b"record\n", id),
            None => id,
        }
    }

    /// A moment, or, where people are hidden, its day.
    pub fn time(&self, time: Stamp) -> Stamp {
        if self.hides() { time.midnight() } else { time }
    }
}

/// A UUID of version 8: whose it is only the secret tells.
fn pseudonym(secret: &Secret, what: &[u8], id: Uuid) -> Uuid {
    let tag = secret.tag(&[b"coursedeck pseudonym v1\n", what, id.as_bytes()]);
    let bytes: [u8; 16] = tag.0[..16].try_into().expect("sixteen of thirty-two");
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

impl Counting {
    /// Counts nobody yet.
    pub fn new(anonymous: Anonymous) -> Self {
        Self { anonymous, groups: BTreeMap::new() }
    }

    /// Counts a person, as often as they come once.
    pub fn count(&mut self, profile: &Profile, at: Stamp) {
        let people = self.groups.entry(Group::of(profile, at)).or_default();
        if people.len() < self.anonymous.min_cell {
            people.insert(profile.id);
        }
    }

    /// The mask that merges the groups with too few.
    pub fn mask(self) -> Mask {
        let merged = merge(self.groups, self.anonymous.min_cell);
        Mask { anonymous: Some(self.anonymous), merged, last: None }
    }
}

/// What becomes of each group: as long as one has too few people, one more column of it is given up. If those who
/// gave up everything are still too few, the smallest other group joins them.
fn merge(groups: BTreeMap<Group, BTreeSet<LearnerId>>, least: usize) -> HashMap<Group, Group> {
    let mut becomes: BTreeMap<Group, Group> =
        groups.keys().map(|group| (group.clone(), group.clone())).collect();
    let people = |becomes: &BTreeMap<Group, Group>| {
        let mut people: BTreeMap<Group, BTreeSet<LearnerId>> = BTreeMap::new();
        becomes.iter().for_each(|(from, to)| people.entry(to.clone()).or_default().extend(&groups[from]));
        people
    };
    for column in GIVEN_UP {
        let counted = people(&becomes);
        for to in becomes.values_mut().filter(|to| counted[*to].len() < least) {
            to.0[column] = Some(MERGED.to_owned());
        }
    }
    let all = Group([const { None }; COLUMNS].map(|_: Option<String>| Some(MERGED.to_owned())));
    loop {
        let counted = people(&becomes);
        let is_enough = counted.get(&all).is_none_or(|people| least <= people.len());
        let smallest =
            counted.iter().filter(|(group, _)| **group != all).min_by_key(|(_, people)| people.len());
        match smallest {
            Some((smallest, _)) if !is_enough => {
                let smallest = smallest.clone();
                becomes.values_mut().filter(|to| **to == smallest).for_each(|to| *to = all.clone());
            }
            _ => return becomes.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn learner(number: u128) -> LearnerId {
        LearnerId(Uuid::from_u128(number))
    }

    fn group(words: [&str; COLUMNS]) -> Group {
        Group(words.map(|word| (!word.is_empty()).then(|| word.to_owned())))
    }

    #[test]
    fn a_small_group_gives_up_its_cohort_first() {
        let mut groups = BTreeMap::new();
        groups.insert(group(["a", "female", "", "", ""]), (0..3).map(learner).collect());
        groups.insert(group(["b", "female", "", "", ""]), (3..6).map(learner).collect());
        groups.insert(group(["c", "male", "", "", ""]), (6..16).map(learner).collect());
        let becomes = merge(groups, 5);
        assert_eq!(becomes[&group(["a", "female", "", "", ""])], group([MERGED, "female", "", "", ""]));
        assert_eq!(becomes[&group(["c", "male", "", "", ""])], group(["c", "male", "", "", ""]));
    }

    #[test]
    fn a_pseudonym_is_the_same_each_time_and_another_under_another_secret() {
        let id = Uuid::from_u128(7);
        let [a, b] = [[1; 32], [2; 32]].map(Secret::of);
        assert_eq!(pseudonym(&a, b"learner\n", id), pseudonym(&a, b"learner\n", id));
        assert_ne!(pseudonym(&a, b"learner\n", id), pseudonym(&b, b"learner\n", id));
        assert_ne!(pseudonym(&a, b"learner\n", id), pseudonym(&a, b"record\n", id));
        assert_eq!(pseudonym(&a, b"learner\n", id).get_version_num(), 8);
    }

    proptest! {
        #[test]
        fn no_group_that_is_told_has_fewer_people_than_asked_for(
            people in prop::collection::vec((0..3_u8, 0..3_u8, 0..4_u8), 0..60),
            least in 1..8_usize,
        ) {
            let mut groups: BTreeMap<Group, BTreeSet<LearnerId>> = BTreeMap::new();
            for (number, (cohort, gender, age)) in people.iter().enumerate() {
                let words = [format!("c{cohort}"), format!("g{gender}"), format!("a{age}"), String::new(), String::new()];
                let words = words.each_ref().map(String::as_str);
                groups.entry(group(words)).or_default().insert(learner(number as u128));
            }
            let becomes = merge(groups.clone(), least);
            let mut told: BTreeMap<Group, usize> = BTreeMap::new();
            groups.iter().for_each(|(group, people)| *told.entry(becomes[group].clone()).or_default() += people.len());
            let is_alone = told.len() == 1;
            prop_assert!(told.values().all(|n| least <= *n) || is_alone, "{told:?}");
        }
    }
}
