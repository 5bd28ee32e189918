//! The report: what a centre is asked for, as figures of groups. It tells of no one person.
//!
//! Records are taken in one by one, as `records export` makes them; what is kept are the figures of each group. Those
//! of too few people are kept back (`hide`) before any form of the report sees them.

pub mod chart;
mod figures;
mod hide;
pub mod page;
mod tally;
pub mod text;
mod tidy;
pub mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    ops::ControlFlow,
    rc::Rc,
};

pub use figures::{Figures, Gain, Outcomes, People, Quartiles, Told};
pub use tidy::{COLUMNS, tidy};

use super::{Centre, Courses, Facts, Mask, Record, Refused};
use crate::{
    store::{Ask, Snapshot},
    time::Day,
};
use hide::Rows;
use tally::Tally;

/// Under so many learners a gain moves much by chance.
pub const FEW: u64 = 30;

/// What groups are made by.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum By {
    /// The month: courses begun in it, and those decided in it.
    Month,
    /// The course.
    Course,
    /// The class that learners are in now.
    Cohort,
    /// The competences of DigComp that the course is tagged with.
    Digcomp,
    /// Its Sustainable Development Goals.
    Sdg,
    /// Its WSIS action lines.
    Wsis,
    /// Its ITU-D priorities.
    ItuD,
    /// Gender.
    Gender,
    /// Age band.
    Age,
    /// Residence.
    Residence,
    /// Disability.
    Disability,
}

/// What a report is made of.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which records.
    pub ask: Ask,
    /// Which tables.
    pub by: Vec<By>,
    /// The fewest people that anything is told of.
    pub least: usize,
}

/// A report.
#[derive(Debug)]
pub struct Report {
    /// The figures of all.
    pub total: Figures,
    /// The tables, in the order asked for.
    pub tables: Vec<Table>,
    /// How many records there are.
    pub records: u64,
    /// How many of them have times that a wrong clock may have made.
    pub doubtful: u64,
    /// The first and the last day of them.
    pub days: Option<(Day, Day)>,
    /// The place in the log up to which everything is in it.
    pub place: i64,
}

/// A table of a report.
#[derive(Debug)]
pub struct Table {
    /// What its rows are made by.
    pub by: By,
    /// Its rows; none where there is too little to tell them apart.
    pub rows: Vec<Line>,
    /// Whether there were rows, and none is told.
    pub is_kept: bool,
}

/// A row of a table.
#[derive(Debug)]
pub struct Line {
    /// The group: a month, an id, a code, a word; empty where it is not known.
    pub value: String,
    /// The title of the course, where the group is one.
    pub title: Option<String>,
    /// Its figures.
    pub figures: Figures,
}

/// Who made a report, and when.
#[derive(Debug)]
pub struct Head<'a> {
    /// The centre.
    pub centre: Option<&'a Centre>,
    /// Who.
    pub by: &'a str,
    /// When.
    pub at: crate::time::Stamp,
    /// What was asked for.
    pub options: &'a Options,
}

impl By {
    /// All of them, in the order of a report.
    pub const ALL: [Self; 11] = [
        Self::Month,
        Self::Course,
        Self::Cohort,
        Self::Digcomp,
        Self::Sdg,
        Self::Wsis,
        Self::ItuD,
        Self::Gender,
        Self::Age,
        Self::Residence,
        Self::Disability,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            By::Month => "month",
            By::Course => "course",
            By::Cohort => "cohort",
            By::Digcomp => "digcomp",
            By::Sdg => "sdg",
            By::Wsis => "wsis",
            By::ItuD => "itu-d",
            By::Gender => "gender",
            By::Age => "age",
            By::Residence => "residence",
            By::Disability => "disability",
        }
    }

    /// Whether its rows are tags: a course may be in several, or in none.
    pub fn is_tags(self) -> bool {
        matches!(self, By::Digcomp | By::Sdg | By::Wsis | By::ItuD)
    }

    /// The groups of a record; the month that it was decided in is asked for apart.
    fn groups(self, record: &Record<'_>) -> Vec<String> {
        let group = &record.learner.group;
        let of = |word: Option<&str>| vec![word.unwrap_or_default().to_owned()];
        match self {
            By::Month => vec![month(record.started_at.day())],
            By::Course => of(Some(record.course_id)),
            By::Cohort => of(group.cohort()),
            By::Gender => of(group.gender()),
            By::Age => of(group.age_band()),
            By::Residence => of(group.residence()),
            By::Disability => of(group.disability()),
            By::Digcomp => tags(&record.course.digcomp),
            By::Sdg => tags(&record.course.sdg),
            By::Wsis => tags(&record.course.wsis),
            By::ItuD => tags(&record.course.itu_d),
        }
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

fn tags(tags: &[String]) -> Vec<String> {
    if tags.is_empty() { vec![String::new()] } else { tags.to_vec() }
}

fn month(day: Day) -> String {
    format!("{:04}-{:02}", day.year, day.month)
}

/// Makes the report. `going` is told of each record, and may stop it.
pub fn gather(
    snapshot: &Snapshot<'_>,
    options: &Options,
    courses: &Courses<'_>,
    going: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Report, Refused> {
    let mut gathering = Gathering::of(options);
    let (mut mask, open, mut stopped) = (Mask::none(), Mask::none(), false);
    snapshot.completions(&options.ask, |completion| {
        let face = mask.face(completion.profile, completion.at);
        let facts = courses.facts(completion.course);
        gathering.take(&Record::of(completion, face, &open, facts, None));
        let flow = going(gathering.records);
        stopped = flow.is_break();
        flow
    })?;
    match stopped {
        true => Err(Refused::Stopped),
        false => Ok(gathering.report(snapshot.last()?, courses)),
    }
}

/// A report in the making.
struct Gathering<'a> {
    options: &'a Options,
    total: Tally,
    groups: Vec<Groups>,
    records: u64,
    doubtful: u64,
    days: Option<(Day, Day)>,
}

/// The groups of a table in the making.
struct Groups {
    by: By,
    tallies: BTreeMap<String, Tally>,
    sets: BTreeSet<Vec<String>>,
}

impl<'a> Gathering<'a> {
    fn of(options: &'a Options) -> Self {
        let groups = |by: &By| Groups { by: *by, tallies: BTreeMap::new(), sets: BTreeSet::new() };
        Self {
            options,
            total: Tally::default(),
            groups: options.by.iter().map(groups).collect(),
            records: 0,
            doubtful: 0,
            days: None,
        }
    }

    fn take(&mut self, record: &Record<'_>) {
        self.records += 1;
        self.doubtful += u64::from(!record.sure);
        let (began, decided) = (record.started_at.day(), record.decided_at.day());
        let (first, last) = self.days.unwrap_or((began, decided));
        self.days = Some((first.min(began), last.max(decided)));
        self.total.begin(record);
        self.total.decide(record);
        self.groups.iter_mut().for_each(|groups| groups.take(record));
    }

    fn report(self, place: i64, courses: &Courses<'_>) -> Report {
        let least = self.options.least;
        let mut is_kept = false;
        let kept = self.total.heads().map(|heads| {
            is_kept |= hide::is_kept(&heads, least);
            is_kept
        });
        let facts = |id: &str| courses.facts(id);
        Report {
            total: figures(&self.total, kept),
            tables: self.groups.into_iter().map(|groups| groups.table(least, &facts)).collect(),
            records: self.records,
            doubtful: self.doubtful,
            days: self.days,
            place,
        }
    }
}

impl Groups {
    fn take(&mut self, record: &Record<'_>) {
        let names = self.by.groups(record);
        names.iter().for_each(|name| self.tally(name).begin(record));
        if self.by == By::Month {
            let decided = month(record.decided_at.day());
            self.tally(&decided).decide(record);
            self.sets.insert(vec![decided]);
        } else {
            names.iter().for_each(|name| self.tally(name).decide(record));
        }
        if !self.sets.contains(&names) {
            self.sets.insert(names);
        }
    }

    fn tally(&mut self, name: &str) -> &mut Tally {
        if !self.tallies.contains_key(name) {
            self.tallies.insert(name.to_owned(), Tally::default());
        }
        self.tallies.get_mut(name).expect("it was just put there")
    }

    fn table(self, least: usize, facts: &dyn Fn(&str) -> Rc<Facts>) -> Table {
        let kept = hide::kept(&Rows { tallies: &self.tallies, sets: &self.sets }, least);
        let Some(kept) = kept else {
            return Table { by: self.by, rows: Vec::new(), is_kept: !self.tallies.is_empty() };
        };
        let line = |(row, (value, tally)): (usize, (&String, &Tally))| Line {
            value: value.clone(),
            title: (self.by == By::Course).then(|| facts(value).title.clone()),
            figures: figures(tally, [0, 1, 2].map(|level| kept[level][row])),
        };
        let mut rows: Vec<Line> = self.tallies.iter().enumerate().map(line).collect();
        rows.sort_by_cached_key(|line| order(self.by, &line.value));
        Table { by: self.by, rows, is_kept: false }
    }
}

/// Codes go by their numbers, and what is not known comes last.
fn order(by: By, value: &str) -> (bool, Vec<(u64, String)>) {
    let parts = value.split(['.', ':']).map(|part| {
        let digits = part.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        (digits.parse().unwrap_or_default(), part.to_owned())
    });
    let parts = if by.is_tags() { parts.collect() } else { vec![(0, value.to_owned())] };
    (value.is_empty(), parts)
}

fn figures(tally: &Tally, kept: [bool; 3]) -> Figures {
    Figures {
        people: Told::of(kept[0], || tally.people()),
        outcomes: Told::of(kept[1], || tally.outcomes()),
        gain: Told::of(kept[2], || tally.gain()),
    }
}

#[cfg(test)]
mod tests;
