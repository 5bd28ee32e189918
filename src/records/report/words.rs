//! What the figures of a report read like: the same words and the same digits on the page and at the terminal.

use super::{By, FEW, Figures, Gain, Head, Line, Outcomes, Report, Told};
use crate::{
    course::vocab,
    lang::{Catalog, Value},
    records::Number,
    text::clean,
};

/// What stands where there is nothing to tell.
pub const NONE: &str = "–";

/// A column of a table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Column {
    /// How many people.
    Learners,
    /// Courses begun.
    Begun,
    /// Courses completed.
    Completed,
    /// What part of those begun that is.
    Completion,
    /// Courses passed or failed.
    Graded,
    /// What part of those was passed.
    Pass,
    /// The minutes that it took.
    Minutes,
    /// How many sat both tests.
    Both,
    /// What was learned between them.
    Gain,
}

/// A figure as it is read: the number, and what stands below it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Read {
    /// The number.
    pub main: String,
    /// Between which it lies.
    pub span: Option<String>,
}

/// What a group is called.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Name {
    /// Its code or id, where it has one.
    pub code: Option<String>,
    /// Its words.
    pub words: String,
    /// Whether they are English in every language.
    pub is_english: bool,
}

/// The words of a report in one language.
pub struct Words<'a> {
    /// The program's words.
    pub catalog: &'a Catalog,
    /// The fewest people that anything is told of.
    pub least: usize,
}

impl Column {
    /// The columns of a table: of a month it is not told what part was completed, since those begun are others.
    pub fn of(by: Option<By>) -> Vec<Self> {
        use Column::{Begun, Both, Completed, Completion, Gain, Graded, Learners, Minutes, Pass};
        let all = [Learners, Begun, Completed, Completion, Graded, Pass, Minutes, Both, Gain];
        all.into_iter().filter(|it| *it != Completion || by != Some(By::Month)).collect()
    }
}

impl Words<'_> {
    /// The message `id`.
    pub fn say(&self, id: &str) -> String {
        self.catalog.say(id)
    }

    /// A fact after its name.
    pub fn label(&self, name: &str, fact: &str) -> String {
        self.catalog.tell("report-label", &[("name", name.into()), ("fact", fact.into())])
    }

    /// What a column is called, and what it means.
    pub fn column(&self, column: Column) -> [String; 2] {
        let [name, means] = match column {
            Column::Learners => ["report-learners", "report-learners-means"],
            Column::Begun => ["report-begun", "report-begun-means"],
            Column::Completed => ["report-completed", "report-completed-means"],
            Column::Completion => ["report-completion", "report-completion-means"],
            Column::Graded => ["report-graded", "report-graded-means"],
            Column::Pass => ["report-pass", "report-pass-means"],
            Column::Minutes => ["report-minutes", "report-minutes-means"],
            Column::Both => ["report-both", "report-both-means"],
            Column::Gain => ["report-gain", "report-gain-means"],
        };
        [self.say(name), self.say(means)]
    }

    /// The heading of a table, and of its first column.
    pub fn table(&self, by: By) -> [String; 2] {
        [self.say(&format!("report-by-{by}")), self.say(&format!("report-group-{by}"))]
    }

    /// What is to be known before a table is read.
    pub fn note(&self, by: By) -> Option<String> {
        Some(self.say(match by {
            By::Month => "report-month-note",
            By::Course => return None,
            By::Cohort => "report-cohort-note",
            By::Age => "report-age-note",
            By::Gender | By::Residence | By::Disability => "report-told-note",
            By::Digcomp | By::Sdg | By::Wsis | By::ItuD => "report-tags-note",
        }))
    }

    /// What the signs in a table mean, of those that are in it.
    pub fn signs<'f>(&self, figures: impl Iterator<Item = &'f Figures>) -> Vec<String> {
        let (mut is_kept, mut is_few, mut is_none) = (false, false, false);
        for it in figures {
            is_kept |= it.people == Told::Kept || it.outcomes == Told::Kept || it.gain == Told::Kept;
            is_few |= it.gain.known().is_some_and(is_of_few);
            is_none |= Column::of(None).into_iter().any(|column| self.figure(column, it).main == NONE);
        }
        let kept = || self.catalog.tell("report-kept-means", &[("n", self.least.into())]);
        let few = || self.catalog.tell("report-few-means", &[("n", Value::Count(FEW as i64))]);
        let signs = [is_kept.then(kept), is_few.then(few), is_none.then(|| self.say("report-none-means"))];
        signs.into_iter().flatten().collect()
    }

    /// By which rule figures are kept back.
    pub fn rule(&self) -> String {
        match self.least {
            0 | 1 => self.say("report-kept-means-one"),
            least => {
                let args = [("n", least.into()), ("most", (least - 1).into())];
                self.catalog.tell("report-kept-rule", &args)
            }
        }
    }

    /// What a group is called.
    pub fn group(&self, by: By, line: &Line) -> Name {
        let plain = |words: String| Name { code: None, words, is_english: false };
        let value = line.value.as_str();
        match by {
            _ if value.is_empty() && by.is_tags() => plain(self.say("group-no-tag")),
            By::Cohort if value.is_empty() => plain(self.say("group-no-class")),
            _ if value.is_empty() => plain(self.say("group-not-told")),
            By::Month => plain(self.month(value)),
            By::Cohort => plain(clean::line(value)),
            By::Age => plain(value.replace('-', "–")),
            By::Gender | By::Residence | By::Disability => plain(self.say(&format!("group-{value}"))),
            By::Course => Name {
                code: Some(value.to_owned()),
                words: clean::line(line.title.as_deref().unwrap_or(value)),
                is_english: false,
            },
            By::Digcomp | By::Sdg | By::Wsis | By::ItuD => Name {
                code: Some(code(value)),
                words: vocab::title(value).unwrap_or_default().to_owned(),
                is_english: true,
            },
        }
    }

    fn month(&self, value: &str) -> String {
        let Some((year, month)) = value.rsplit_once('-') else { return value.to_owned() };
        let month = self.say(&format!("month-{}", month.trim_start_matches('0')));
        self.catalog.tell("report-month", &[("month", month.into()), ("year", year.into())])
    }

    /// A figure as it is read.
    pub fn figure(&self, column: Column, figures: &Figures) -> Read {
        let plain = |main: String| Read { main, span: None };
        let kept = || plain(self.say("report-kept-mark"));
        let count = |n: u64| plain(self.number(n as f64, 0));
        match column {
            Column::Learners => figures.people.known().map_or_else(kept, |it| count(it.learners)),
            Column::Begun => figures.people.known().map_or_else(kept, |it| count(it.begun)),
            Column::Both => figures.gain.known().map_or_else(kept, |it| count(it.n)),
            Column::Gain => figures.gain.known().map_or_else(kept, |it| self.gain(it)),
            _ => figures.outcomes.known().map_or_else(kept, |it| self.outcome(column, it)),
        }
    }

    fn outcome(&self, column: Column, it: &Outcomes) -> Read {
        let plain = |main: String| Read { main, span: None };
        match (column, it.minutes) {
            (Column::Completed, _) => plain(self.number(it.completed as f64, 0)),
            (Column::Completion, _) => plain(self.percent(it.completion)),
            (Column::Graded, _) => plain(self.number(it.graded as f64, 0)),
            (Column::Pass, _) => plain(self.percent(it.pass)),
            (_, Some(minutes)) => Read {
                main: self.number(minutes.median.get(), 0),
                span: Some(self.span(minutes.low, minutes.high, 0)),
            },
            (_, None) => plain(NONE.to_owned()),
        }
    }

    fn gain(&self, gain: &Gain) -> Read {
        let Some(class) = gain.class else { return Read { main: NONE.to_owned(), span: None } };
        let mark = if is_of_few(gain) { self.say("report-few-mark") } else { String::new() };
        let main = self.number(class.get(), 2) + &mark;
        Read { main, span: gain.interval.map(|(low, high)| self.span(low, high, 2)) }
    }

    fn span(&self, low: Number, high: Number, decimals: usize) -> String {
        let of = |it: Number| Value::Text(self.number(it.get(), decimals));
        self.catalog.tell("report-span", &[("low", of(low)), ("high", of(high))])
    }

    fn percent(&self, number: Option<Number>) -> String {
        let Some(number) = number else { return NONE.to_owned() };
        // Only all of them are a hundred, and only none of them nothing.
        let whole = match number.get() {
            part if 99.0 < part && part < 100.0 => 99,
            part if 0.0 < part && part < 1.0 => 1,
            part => part.round() as u8,
        };
        self.catalog.percent(whole)
    }

    /// A number in the language's digits, with so many decimals.
    pub fn number(&self, number: f64, decimals: usize) -> String {
        self.catalog.decimals(number, decimals)
    }

    /// What heads a report: the title, and each thing to know with its name.
    pub fn head(&self, head: &Head<'_>, report: &Report) -> (String, Vec<[String; 2]>) {
        let centre = head.centre.map(|centre| clean::line(&centre.name)).filter(|name| !name.is_empty());
        let title = match centre {
            Some(centre) => self.catalog.tell("report-of", &[("centre", centre.into())]),
            None => self.say("report-title"),
        };
        let (hour, minute) = head.at.clock();
        let made = self.catalog.tell(
            "report-made-by",
            &[
                ("date", head.at.day().into()),
                ("time", self.catalog.clock(hour, minute).into()),
                ("name", clean::line(head.by).into()),
            ],
        );
        let count = |n: u64| Value::Count(i64::try_from(n).unwrap_or(i64::MAX));
        let records = match report.days {
            Some((first, last)) => self.catalog.tell(
                "report-records-of",
                &[("n", count(report.records)), ("first", first.into()), ("last", last.into())],
            ),
            None => self.say("report-records-none"),
        };
        let clock = match report.doubtful {
            0 => self.say("report-clock-sure"),
            n => self.catalog.tell("report-clock-doubtful", &[("n", count(n))]),
        };
        let place = self.catalog.tell("report-database-of", &[("place", report.place.into())]);
        let facts = vec![
            [self.say("report-made"), made],
            [self.say("report-asked"), self.asked(head)],
            [self.say("report-records"), records],
            [self.say("report-clock"), clock],
            [self.say("report-database"), place],
        ];
        (title, facts)
    }

    fn asked(&self, head: &Head<'_>) -> String {
        let ask = &head.options.ask;
        let tell = |id: &str, name: &str, value: Value| self.catalog.tell(id, &[(name, value)]);
        let parts: Vec<String> = [
            ask.since.map(|day| tell("report-asked-since", "day", day.into())),
            ask.until.map(|day| tell("report-asked-until", "day", day.into())),
            ask.course.as_ref().map(|id| tell("report-asked-course", "course", id.as_str().into())),
            ask.cohort.as_ref().map(|name| tell("report-asked-cohort", "cohort", clean::line(name).into())),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() { self.say("report-asked-all") } else { parts.join(", ") }
    }
}

fn is_of_few(gain: &Gain) -> bool {
    gain.class.is_some() && gain.n < FEW
}

/// A tag as people know it: `digcomp-2.2:4.1` stays, the newest scheme is not named.
fn code(tag: &str) -> String {
    match tag.split_once(':') {
        Some(("digcomp-2.2", code)) => format!("{code} (2.2)"),
        Some((_, code)) => code.to_owned(),
        None => tag.to_owned(),
    }
}
