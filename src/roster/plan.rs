//! What a roster would change on the register. It deletes nobody, and empties nothing that is there.

use std::collections::BTreeMap;

use super::Row;
use crate::{
    ids::LearnerId,
    lang::Tag,
    log::{Consented, Details},
    store::{Change, Person},
    text::clean,
    time::Stamp,
};

/// How a roster is taken in.
#[derive(Clone, Debug)]
pub struct How {
    /// The cohort of all of it, whatever it says itself.
    pub cohort: Option<String>,
    /// The language of those of whom it says none.
    pub language: Tag,
    /// Whether all of them consented that what it tells of themselves is kept.
    pub consent: bool,
    /// Whether those are added too who have the name of somebody on the register.
    pub namesakes: bool,
    /// When: the day of the consent.
    pub now: Stamp,
}

/// What a roster would change, a line each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The lines.
    pub lines: Vec<Planned>,
    /// How many rows were left out for a name alone.
    pub namesakes: usize,
    /// How many rows tell of the person themselves without their consent; that much is left out.
    pub unconsented: usize,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Its line in the file.
    pub line: usize,
    /// The name in it.
    pub name: String,
    /// What becomes of it.
    pub what: What,
    /// What else there is to say of it.
    pub notes: Vec<String>,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Somebody new.
    Add(Change),
    /// Somebody on the register, of whom something changes; what, in words.
    Set(Change, Vec<String>),
    /// Somebody on the register, as they are.
    Same,
    /// Left out, and why.
    Left(String),
}

impl Plan {
    /// The changes to make.
    pub fn changes(&self) -> Vec<Change> {
        let change = |line: &Planned| match &line.what {
            What::Add(change) | What::Set(change, _) => Some(change.clone()),
            What::Same | What::Left(_) => None,
        };
        self.lines.iter().filter_map(change).collect()
    }
}

/// What `rows` would change, with `people` on the register.
pub fn plan(rows: &[Row], people: &[Person], how: &How) -> Plan {
    let mut known = Known::of(people);
    let mut plan = Plan::default();
    for row in rows {
        let what = known.judge(row, people, how);
        let mut notes = row.notes.clone();
        if how.cohort.is_none() && 1 < row.cohorts.len() && !matches!(what, What::Left(_)) {
            notes.push(format!("in several classes ({}); none was taken", row.cohorts.join(", ")));
        }
        if row.is_personal() && !row.consents && !how.consent && !matches!(what, What::Left(_)) {
            plan.unconsented += 1;
        }
        plan.namesakes = known.doubted;
        plan.lines.push(Planned { line: row.line, name: row.name.clone(), what, notes });
    }
    plan
}

/// Who goes by a number, a login or a name: somebody on the register, or an earlier row.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Who {
    Person(usize),
    Line(usize),
}

#[derive(Default)]
struct Known {
    ids: BTreeMap<LearnerId, usize>,
    registrations: BTreeMap<String, Who>,
    logins: BTreeMap<String, Who>,
    names: BTreeMap<String, Vec<(Who, bool)>>,
    taken: BTreeMap<LearnerId, usize>,
    doubted: usize,
}

impl Known {
    fn of(people: &[Person]) -> Self {
        let mut known = Self::default();
        for (at, person) in people.iter().enumerate() {
            let Details { registration, login, .. } = &person.details;
            known.ids.insert(person.learner.id, at);
            known.put(Who::Person(at), &person.learner.name, registration.as_deref(), login.as_deref());
        }
        known
    }

    fn put(&mut self, who: Who, name: &str, registration: Option<&str>, login: Option<&str>) {
        let folded = |text: &str| clean::fold(text, false);
        registration.map(|text| self.registrations.entry(folded(text)).or_insert(who));
        login.map(|text| self.logins.entry(folded(text)).or_insert(who));
        let is_numbered = registration.is_some() || login.is_some();
        self.names.entry(folded(name)).or_default().push((who, is_numbered));
    }

    fn judge(&mut self, row: &Row, people: &[Person], how: &How) -> What {
        if row.name.is_empty() {
            return What::Left("it has no name".to_owned());
        }
        if let Some(role) = &row.role {
            return What::Left(format!("a {}, not a learner", clean::message(role)));
        }
        if let Some(at) = row.id.and_then(|id| self.ids.get(&id).copied()) {
            return self.set(row, at, people, how);
        }
        let of = |map: &BTreeMap<String, Who>, text: &Option<String>| {
            text.as_deref().and_then(|text| map.get(&clean::fold(text, false)).copied())
        };
        let by_number = of(&self.registrations, &row.registration);
        let by_login = of(&self.logins, &row.login);
        match (by_number, by_login) {
            (Some(number), Some(login)) if number != login => What::Left(format!(
                "its number belongs to {}, and its login to {}",
                told(number, people),
                told(login, people)
            )),
            (Some(Who::Line(line)), _) => What::Left(format!("the same number stands in line {line}")),
            (_, Some(Who::Line(line))) => What::Left(format!("the same login stands in line {line}")),
            (None, Some(Who::Person(at))) if is_other_number(row, &people[at]) => What::Left(format!(
                "its login belongs to {}, whose number is another",
                told(Who::Person(at), people)
            )),
            (Some(Who::Person(at)), _) | (None, Some(Who::Person(at))) => self.set(row, at, people, how),
            (None, None) => self.add(row, people, how),
        }
    }

    fn add(&mut self, row: &Row, people: &[Person], how: &How) -> What {
        let is_numbered = row.registration.is_some() || row.login.is_some();
        let namesakes = self.names.get(&clean::fold(&row.name, false)).cloned().unwrap_or_default();
        // Two who have numbers, and not the same, are two. Where one has none, nobody can know.
        let doubtful = namesakes.iter().find(|(_, numbered)| !(*numbered && is_numbered));
        if let Some((who, _)) = doubtful.filter(|_| !how.namesakes) {
            self.doubted += 1;
            return What::Left(match who {
                Who::Line(line) => {
                    format!("the same name stands in line {line}, and no numbers tell them apart")
                }
                Who::Person(_) => format!(
                    "{} is on the register, and no number tells whether this is the same person",
                    told(*who, people)
                ),
            });
        }
        self.put(Who::Line(row.line), &row.name, row.registration.as_deref(), row.login.as_deref());
        let language = row.language.clone().unwrap_or_else(|| how.language.clone());
        What::Add(Change::Add { name: row.name.clone(), language, details: details(row, how) })
    }

    fn set(&mut self, row: &Row, at: usize, people: &[Person], how: &How) -> What {
        let person = &people[at];
        let number = row.registration.as_deref().map(|text| clean::fold(text, false));
        let taken = number.and_then(|number| self.registrations.get(&number));
        if let Some(other) = taken.filter(|who| **who != Who::Person(at)) {
            return What::Left(format!("its number belongs to {}", told(*other, people)));
        }
        if let Some(line) = self.taken.insert(person.learner.id, row.line) {
            return What::Left(format!("{} stands in line {line} already", person.learner.name));
        }
        let learner = person.learner.id;
        let language = row.language.clone().unwrap_or_else(|| person.learner.language.clone());
        let mut details = details(row, how).or(person.details.clone());
        if let (Some(consented), Some(before)) = (&mut details.consented, person.details.consented) {
            consented.at = before.at;
        }
        let words = differences(person, &row.name, &language, &details);
        match words.is_empty() {
            true => What::Same,
            false => What::Set(Change::Set { learner, name: row.name.clone(), language, details }, words),
        }
    }
}

fn is_other_number(row: &Row, person: &Person) -> bool {
    let folded = |text: &Option<String>| text.as_deref().map(|text| clean::fold(text, false));
    let (theirs, ours) = (folded(&row.registration), folded(&person.details.registration));
    theirs.is_some() && ours.is_some() && theirs != ours
}

fn told(who: Who, people: &[Person]) -> String {
    match who {
        Who::Line(line) => format!("the learner of line {line}"),
        Who::Person(at) => people[at].learner.name.clone(),
    }
}

fn details(row: &Row, how: &How) -> Details {
    let consented = (row.is_personal() && (row.consents || how.consent)).then_some(Consented {
        at: how.now,
        gender: row.gender,
        birth_year: row.birth_year,
        disability: row.disability,
        residence: row.residence,
    });
    let own = match row.cohorts.as_slice() {
        [cohort] => Some(cohort.clone()),
        _ => None,
    };
    Details {
        registration: row.registration.clone(),
        login: row.login.clone(),
        cohort: how.cohort.clone().or(own),
        consented,
    }
}

/// What of a person would be another, in words.
pub fn differences(person: &Person, name: &str, language: &Tag, details: &Details) -> Vec<String> {
    let mut words = Vec::new();
    let mut see = |what: &str, old: Option<String>, new: Option<String>| {
        let shown = |it: Option<String>| it.unwrap_or_else(|| "none".to_owned());
        if old != new {
            words.push(format!("{what}: {} → {}", shown(old), shown(new)));
        }
    };
    let old = &person.details;
    see("name", Some(person.learner.name.clone()), Some(name.to_owned()));
    see("language", Some(person.learner.language.to_string()), Some(language.to_string()));
    see("number", old.registration.clone(), details.registration.clone());
    see("login", old.login.clone(), details.login.clone());
    see("cohort", old.cohort.clone(), details.cohort.clone());
    let (old, new) = (&old.consented, &details.consented);
    let of = |it: &Option<Consented>, of: fn(&Consented) -> Option<String>| it.as_ref().and_then(of);
    let mut told = |what: &str, get: fn(&Consented) -> Option<String>| see(what, of(old, get), of(new, get));
    told("consent", |it| Some(it.at.day().to_string()));
    told("gender", |it| it.gender.map(|it| it.to_string()));
    told("birth year", |it| it.birth_year.map(|it| it.to_string()));
    told("disability", |it| it.disability.map(|it| it.to_string()));
    told("residence", |it| it.residence.map(|it| it.to_string()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{roster::read, store::Learner};

    fn how() -> How {
        let (cohort, language) = (None, Tag::english());
        How { cohort, language, consent: false, namesakes: false, now: Stamp::utc(0) }
    }

    fn person(id: u128, name: &str, registration: Option<&str>) -> Person {
        let id = LearnerId(uuid::Uuid::from_u128(id));
        let (name, language) = (name.to_owned(), Tag::english());
        let learner = Learner { id, name, language, has_pin: false, seen: None };
        let registration = registration.map(str::to_owned);
        Person { learner, details: Details { registration, ..Details::default() } }
    }

    fn told(text: &str, people: &[Person], how: &How) -> Vec<String> {
        let plan = plan(&read(text.as_bytes()).unwrap().rows, people, how);
        let word = |line: &Planned| match &line.what {
            What::Add(_) => "add".to_owned(),
            What::Set(_, words) => words.join(", "),
            What::Same => "same".to_owned(),
            What::Left(why) => format!("left: {why}"),
        };
        plan.lines.iter().map(word).collect()
    }

    #[test]
    fn a_number_tells_who_somebody_is_and_a_name_does_not() {
        let people = [person(1, "Ada", Some("17")), person(2, "Ben", None)];
        let text = "name,registration,cohort\nADA,17,Late\nAda,18,\nben,,\nCleo,,\ncleo,,\nDan,18,\n";
        assert_eq!(
            told(text, &people, &how()),
            [
                "name: Ada → ADA, cohort: none → Late",
                "add",
                "left: Ben is on the register, and no number tells whether this is the same person",
                "add",
                "left: the same name stands in line 5, and no numbers tell them apart",
                "left: the same number stands in line 3",
            ]
        );
        let namesakes = How { namesakes: true, ..how() };
        assert_eq!(told("name\nBen\n", &people, &namesakes), ["add"]);
    }

    #[test]
    fn what_a_roster_leaves_empty_stays_as_it_is() {
        let mut ada = person(1, "Ada", Some("17"));
        ada.details.cohort = Some("Late".to_owned());
        assert_eq!(told("name,registration,cohort\nAda,17,\n", &[ada], &how()), ["same"]);
    }

    #[test]
    fn what_tells_of_the_person_is_taken_with_their_consent_only() {
        let rows = read(b"name,gender,consent\nAda,f,\nBen,m,yes\n").unwrap().rows;
        let without = plan(&rows, &[], &how());
        assert_eq!(without.unconsented, 1);
        let consented = |plan: &Plan| -> Vec<bool> {
            let of = |change: Change| match change {
                Change::Add { details, .. } | Change::Set { details, .. } => details.consented.is_some(),
            };
            plan.changes().into_iter().map(of).collect()
        };
        assert_eq!(consented(&without), [false, true]);
        let with = plan(&rows, &[], &How { consent: true, ..how() });
        assert_eq!((with.unconsented, consented(&with)), (0, vec![true, true]));
    }
}
