//! The hub's views: figures worked out here once more from what the centres hold, and what is kept back by the rule as it is
//! documented, and not by the program's own code.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::Connection;
use serde_json::Value;

use super::{
    exported, many, push, said,
    server::{PASSWORD, Server},
};

const LEAST: usize = 5;
/// The figures of a row: learners, begun, completed, its percent, graded, passed, its percent, minutes, paired, gain.
const FIGURES: usize = 10;

/// A learner in a course.
struct Told {
    line: Value,
    centre: String,
    region: String,
    /// The months that it was begun and decided in.
    months: [String; 2],
}

/// What of it counts in a table.
#[derive(Clone)]
struct Counted<'a> {
    part: Vec<String>,
    told: &'a Told,
    is_begun: bool,
    is_decided: bool,
}

impl Told {
    fn text(&self, name: &str) -> String {
        self.line[name].as_str().unwrap_or_default().to_owned()
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.line[name].as_f64()
    }

    fn is_complete(&self) -> bool {
        !self.line["completed_at"].is_null()
    }

    fn is(&self, results: &[&str]) -> bool {
        results.contains(&self.text("result").as_str())
    }

    fn pair(&self) -> Option<(f64, f64)> {
        self.number("pretest_percent").zip(self.number("posttest_percent"))
    }
}

/// The records of a data folder, with what only its database tells: when each was decided.
fn records(data: &Path, region: &str) -> Vec<Told> {
    let db = Connection::open(data.join("coursedeck.db")).unwrap();
    let mut ask = db
        .prepare("SELECT lower(hex(learner.id)), course, strftime('%Y-%m', (began + began_offset * 60000) / 1000, 'unixepoch'),
            strftime('%Y-%m', (at + offset * 60000) / 1000, 'unixepoch')
            FROM completion JOIN learner ON learner.key = completion.learner")
        .unwrap();
    let text = |row: &rusqlite::Row<'_>, at| row.get::<_, String>(at);
    let months: BTreeMap<(String, String), [String; 2]> = ask
        .query_map([], |row| Ok(((text(row, 0)?, text(row, 1)?), [text(row, 2)?, text(row, 3)?])))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let told = exported(data, &[]).into_iter().map(|line| {
        let key = (
            line["learner_id"].as_str().unwrap().replace('-', ""),
            line["course_id"].as_str().unwrap().to_owned(),
        );
        let centre = line["centre_id"].as_str().unwrap().to_owned();
        Told { line, centre, region: region.to_owned(), months: months[&key].clone() }
    });
    told.collect()
}

/// How many people each of the five figures of a part is about.
fn heads(rows: &[&Counted<'_>]) -> [usize; 5] {
    let people = |is_in: &dyn Fn(&Counted<'_>) -> bool| {
        let ids = rows.iter().filter(|row| is_in(row)).map(|row| row.told.text("learner_id"));
        ids.collect::<BTreeSet<_>>().len()
    };
    [
        people(&|row| row.is_begun),
        people(&|row| row.is_decided && row.told.is_complete()),
        people(&|row| row.is_decided && row.told.is(&["passed", "failed"])),
        people(&|row| row.is_decided && row.told.is(&["passed"])),
        people(&|row| row.is_decided && row.told.pair().is_some()),
    ]
}

/// Which parts are kept back, at each of three levels; none where nothing is told.
fn kept(heads: &[[usize; 5]]) -> Option<[Vec<bool>; 3]> {
    let mut hidden = vec![false; heads.len()];
    let mut levels: [Vec<bool>; 3] = Default::default();
    for (level, figures) in [vec![0], vec![1, 2, 3], vec![4]].into_iter().enumerate() {
        for (row, heads) in heads.iter().enumerate() {
            hidden[row] |= figures.iter().any(|figure| 0 < heads[*figure] && heads[*figure] < LEAST);
        }
        loop {
            let open = figures.iter().find(|figure| {
                let back: Vec<usize> = (0..heads.len())
                    .filter(|row| hidden[*row])
                    .map(|row| heads[row][**figure])
                    .filter(|n| 0 < *n)
                    .collect();
                back.len() == 1 || (1 < back.len() && back.iter().sum::<usize>() < LEAST + back.len() - 1)
            });
            let Some(figure) = open else { break };
            let told = (0..heads.len()).filter(|row| !hidden[*row] && 0 < heads[*row][*figure]);
            match told.min_by_key(|row| heads[*row][*figure]) {
                Some(row) => hidden[row] = true,
                None => {
                    hidden.fill(true);
                    break;
                }
            }
        }
        if level == 0 && hidden.iter().all(|it| *it) {
            return None;
        }
        levels[level] = hidden.clone();
    }
    Some(levels)
}

/// A table as it must be.
fn table(rows: &[Counted<'_>]) -> BTreeMap<String, [Option<f64>; FIGURES]> {
    let mut parts: BTreeMap<Vec<String>, Vec<&Counted<'_>>> = BTreeMap::new();
    rows.iter().for_each(|row| parts.entry(row.part.clone()).or_default().push(row));
    let of_parts: Vec<[usize; 5]> = parts.values().map(|rows| heads(rows)).collect();
    let Some(levels) = kept(&of_parts) else { return BTreeMap::new() };
    let values: BTreeSet<&String> = parts.keys().flatten().collect();
    let line = |value: &String| {
        let of_value: Vec<&Counted<'_>> = rows.iter().filter(|row| row.part.contains(value)).collect();
        let is_kept = |level: usize| {
            parts.keys().zip(&levels[level]).any(|(part, is_kept)| *is_kept && part.contains(value))
        };
        (value.clone(), figures(&of_value, [0, 1, 2].map(is_kept)))
    };
    values.into_iter().map(line).collect()
}

fn figures(rows: &[&Counted<'_>], kept: [bool; 3]) -> [Option<f64>; FIGURES] {
    let decided = || rows.iter().filter(|row| row.is_decided).map(|row| row.told);
    let [begun, completed, graded, passed] = [
        rows.iter().filter(|row| row.is_begun).count(),
        decided().filter(|told| told.is_complete()).count(),
        decided().filter(|told| told.is(&["passed", "failed"])).count(),
        decided().filter(|told| told.is(&["passed"])).count(),
    ]
    .map(|n| n as f64);
    let percent = |part: f64, of: f64| (0.0 < of).then(|| 100.0 * part / of);
    let mut minutes: Vec<f64> =
        decided().filter(|told| told.is_complete()).filter_map(|told| told.number("minutes_spent")).collect();
    minutes.sort_by(f64::total_cmp);
    let median = (!minutes.is_empty()).then(|| {
        let middle = (minutes.len() - 1) as f64 / 2.0;
        (minutes[middle.floor() as usize] + minutes[middle.ceil() as usize]) / 2.0
    });
    let pairs: Vec<(f64, f64)> = decided().filter_map(Told::pair).collect();
    let (gained, room): (f64, f64) = (
        pairs.iter().map(|(before, after)| after - before).sum(),
        pairs.iter().map(|(before, _)| 100.0 - before).sum(),
    );
    let learners = heads(rows)[0] as f64;
    let told = |level: usize, figure: Option<f64>| figure.filter(|_| !kept[level]);
    [
        told(0, Some(learners)),
        told(0, Some(begun)),
        told(1, Some(completed)),
        told(1, percent(completed, begun)),
        told(1, Some(graded)),
        told(1, Some(passed)),
        told(1, percent(passed, graded)),
        told(1, median),
        told(2, Some(pairs.len() as f64)),
        told(2, (0.0 < room).then(|| gained / room)),
    ]
}

/// A view as the server tells it: its first column, and the last ten.
fn view(server: &Server, name: &str) -> BTreeMap<String, [Option<f64>; FIGURES]> {
    let told = server.psql(&format!("SELECT * FROM coursedeck.{name}"));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('|').collect();
        let value = if name == "total" { "" } else { cells[0] };
        let figures = cells[cells.len() - FIGURES..].iter().map(|cell| cell.parse().ok()).collect::<Vec<_>>();
        (value.to_owned(), figures.try_into().unwrap())
    };
    told.lines().filter(|line| !line.is_empty()).map(row).collect()
}

fn is_same(name: &str, server: &Server, rows: &[Counted<'_>]) -> usize {
    let (wanted, found) = (table(rows), view(server, name));
    let names = |of: &BTreeMap<String, [Option<f64>; FIGURES]>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&wanted), names(&found), "{name}");
    // Percents are told to two places, gains to four.
    let within = [0.0, 0.0, 0.0, 0.0051, 0.0, 0.0, 0.0051, 0.00051, 0.0, 0.000_051];
    for (value, wanted) in &wanted {
        for (figure, within) in within.iter().enumerate() {
            let (wanted, found) = (wanted[figure], found[value][figure]);
            let is_same = match (wanted, found) {
                (Some(wanted), Some(found)) => (wanted - found).abs() <= *within,
                (wanted, found) => wanted == found,
            };
            assert!(is_same, "{name} {value:?}, figure {figure}: {wanted:?} is not {found:?}");
        }
    }
    wanted.values().flatten().filter(|figure| figure.is_none()).count()
}

#[test]
fn the_figures_of_every_view_are_those_of_the_records_and_few_people_are_kept_back() {
    let Some(server) = Server::start(&["fsync=off"]) else { return };
    let centres =
        [(1, 900, "Nyanza"), (2, 400, "Nyanza"), (3, 12, "Coast"), (4, 60, "Rift Valley"), (5, 5, "")];
    let mut all = Vec::new();
    for (centre, rows, region) in centres {
        let dir = tempfile::tempdir().unwrap();
        many::fill(dir.path(), centre, rows);
        let url = server.url("postgres", "records");
        let of_region: &[&str] = if region.is_empty() { &[] } else { &["--region", region] };
        let told = said(
            push(dir.path(), &[&[url.as_str(), "--create"], of_region].concat()).env("PGPASSWORD", PASSWORD),
        );
        assert_eq!(told.code, 0, "{told:?}");
        all.extend(records(dir.path(), region));
    }
    let counted = |part: &dyn Fn(&Told) -> Vec<String>| {
        let of = |told| Counted { part: part(told), told, is_begun: true, is_decided: true };
        all.iter().map(of).collect::<Vec<Counted<'_>>>()
    };
    let tags = |told: &Told, name: &str| {
        let tags: Vec<String> =
            told.line[name].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap().to_owned()).collect();
        if tags.is_empty() { vec![String::new()] } else { tags }
    };
    let mut back = BTreeMap::new();
    let mut look = |name: &'static str, part: &dyn Fn(&Told) -> Vec<String>| {
        back.insert(name, is_same(name, &server, &counted(part)));
    };
    look("total", &|_| vec![String::new()]);
    look("by_region", &|told| vec![told.region.clone()]);
    look("by_centre", &|told| vec![told.centre.clone()]);
    look("by_course", &|told| vec![told.text("course_id")]);
    look("by_competence", &|told| tags(told, "digcomp"));
    look("by_sdg", &|told| tags(told, "sdg"));
    look("by_wsis", &|told| tags(told, "wsis"));
    look("by_gender", &|told| vec![told.text("gender")]);
    look("by_age", &|told| vec![told.text("age_band")]);
    look("by_disability", &|told| vec![told.text("disability")]);
    look("by_residence", &|told| vec![told.text("residence")]);
    let mut months = Vec::new();
    for told in &all {
        let [begun, decided] = told.months.clone().map(|month| vec![month]);
        months.push(Counted { part: begun, told, is_begun: true, is_decided: false });
        months.push(Counted { part: decided, told, is_begun: false, is_decided: true });
    }
    back.insert("by_month", is_same("by_month", &server, &months));
    // Something is told and something kept back, else this shows nothing.
    assert!(0 < back["by_region"] && 0 < back["by_centre"] && 0 < back["by_month"], "{back:?}");
    assert_eq!((back["total"], back["by_gender"]), (0, 0));
    // Where the ministry wants more people in a cell, fewer figures are told, down to none at all.
    server.psql("UPDATE coursedeck.hub SET min_cell = 100000");
    for name in back.keys() {
        assert!(view(&server, name).is_empty(), "{name}");
    }
}
