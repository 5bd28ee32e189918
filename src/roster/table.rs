//! A file of comma-separated values as rows of learners, whichever program wrote it.

use crate::{
    ids::LearnerId,
    lang::Tag,
    log::person::{Disability, Gender, Residence},
    text::{self, clean},
};

/// The longest name in characters, as at the door.
const LONGEST: usize = 80;
/// The longest number, login or cohort in characters.
const LONGEST_WORD: usize = 64;

/// Why a file is no roster.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadRoster {
    /// It is written in an alphabet of some old program.
    #[error("line {line} is not UTF-8")]
    Encoding {
        /// The first such line.
        line: usize,
    },
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// No column holds names.
    #[error("no column is called `name` or `full_name`; there are: {}", .found.join(", "))]
    NoNames {
        /// The columns that there are.
        found: Vec<String>,
    },
    /// Two columns mean the same.
    #[error("the columns {first:?} and {second:?} mean the same")]
    Twice {
        /// The one.
        first: String,
        /// The other.
        second: String,
    },
    /// The file is no such table.
    #[error("{0}")]
    Broken(String),
}

/// A file as rows of learners.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// Its rows.
    pub rows: Vec<Row>,
    /// The columns that mean nothing here, and are passed over.
    pub ignored: Vec<String>,
}

/// A row of a roster. What could not be read is told in `notes` and left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Their id on this register, where the file was given out by it.
    pub id: Option<LearnerId>,
    /// The name.
    pub name: String,
    /// The registration number.
    pub registration: Option<String>,
    /// The name they sign in with elsewhere.
    pub login: Option<String>,
    /// The classes that they are in.
    pub cohorts: Vec<String>,
    /// Their language.
    pub language: Option<Tag>,
    /// Their gender.
    pub gender: Option<Gender>,
    /// The year they were born in.
    pub birth_year: Option<u16>,
    /// Whether they live with a disability.
    pub disability: Option<Disability>,
    /// Where they live.
    pub residence: Option<Residence>,
    /// Whether the row says that they consented.
    pub consents: bool,
    /// What they are, where that is no learner.
    pub role: Option<String>,
    /// What could not be read of it.
    pub notes: Vec<String>,
}

impl Row {
    /// Whether it tells of the person themselves, what is kept only with their consent.
    pub fn is_personal(&self) -> bool {
        self.gender.is_some()
            || self.birth_year.is_some()
            || self.disability.is_some()
            || self.residence.is_some()
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Column {
    Id,
    Name,
    Registration,
    Login,
    Cohort,
    Language,
    Gender,
    BirthYear,
    Disability,
    Residence,
    Consent,
    Role,
    /// Known, and of no use here: Kolibri's ids and stars for passwords.
    Nothing,
}

/// Each name that a column goes by. Kolibri's own stand in brackets after a word in the language of its screens.
const NAMES: &[(&str, Column)] = &[
    ("learner_id", Column::Id),
    ("full_name", Column::Name),
    ("name", Column::Name),
    ("learner_name", Column::Name),
    ("learner", Column::Name),
    ("identifier", Column::Registration),
    ("id_number", Column::Registration),
    ("registration", Column::Registration),
    ("registration_no", Column::Registration),
    ("registration_number", Column::Registration),
    ("username", Column::Login),
    ("login", Column::Login),
    ("enrolled_in", Column::Cohort),
    ("cohort", Column::Cohort),
    ("class", Column::Cohort),
    ("class_name", Column::Cohort),
    ("language", Column::Language),
    ("gender", Column::Gender),
    ("sex", Column::Gender),
    ("birth_year", Column::BirthYear),
    ("year_of_birth", Column::BirthYear),
    ("disability", Column::Disability),
    ("residence", Column::Residence),
    ("consent", Column::Consent),
    ("consented", Column::Consent),
    ("consented_at", Column::Consent),
    ("user_type", Column::Role),
    ("uuid", Column::Nothing),
    ("password", Column::Nothing),
    ("assigned_to", Column::Nothing),
    ("facility_name", Column::Nothing),
    ("facility_id", Column::Nothing),
    ("class_id", Column::Nothing),
    ("merged", Column::Nothing),
    ("has_pin", Column::Nothing),
    ("seen_at", Column::Nothing),
];

/// Reads a roster: UTF-8 with or without BOM, or UTF-16; `,`, `;` or tabs between the cells.
pub fn read(bytes: &[u8]) -> Result<Roster, BadRoster> {
    let text = decode(bytes)?;
    let (skipped, separator, text) = beginning(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let head = loop {
        match records.next() {
            Some(Ok(head)) if head.iter().all(|cell| cell.trim().is_empty()) => (),
            Some(Ok(head)) => break head,
            Some(Err(error)) => return Err(BadRoster::Broken(error.to_string())),
            None => return Err(BadRoster::Empty),
        }
    };
    let (columns, ignored) = columns(&head)?;
    let mut rows = Vec::new();
    let (mut line, mut from) = (skipped + 1, 0);
    for record in records {
        let record = record.map_err(|error| BadRoster::Broken(error.to_string()))?;
        // What the reader calls the beginning of a row may be the end of the line before.
        let begin = record.position().map_or(from, |at| at.byte() as usize);
        let begin = begin + text[begin..].bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += text[from..begin].bytes().filter(|byte| *byte == b'\n').count();
        from = begin;
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(row(line, &columns, &record));
        }
    }
    Ok(Roster { rows, ignored })
}

fn decode(bytes: &[u8]) -> Result<String, BadRoster> {
    let pairs = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| join([pair[0], pair[1]]));
        char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => Ok(pairs(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Ok(pairs(rest, u16::from_be_bytes)),
        // The names of columns are ASCII: every second byte of them is zero.
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Ok(pairs(bytes, u16::from_le_bytes)),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Ok(pairs(bytes, u16::from_be_bytes)),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
                let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
                BadRoster::Encoding { line }
            })
        }
    }
}

/// The lines before the table, what stands between its cells, and the table. Excel's own `sep=;` is believed.
fn beginning(text: &str) -> (usize, u8, &str) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(separator) = first.strip_prefix("sep=").and_then(|it| it.bytes().next()) {
        return (1, separator, text.split_once('\n').map_or("", |(_, rest)| rest));
    }
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: char| {
        let mut quoted = false;
        let outside = |it: &char| {
            quoted ^= *it == '"';
            !quoted && *it == sign
        };
        head.chars().filter(outside).count()
    };
    let separator = [',', ';', '\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(',');
    (0, separator as u8, text)
}

fn columns(head: &csv::StringRecord) -> Result<(Vec<Option<Column>>, Vec<String>), BadRoster> {
    let (mut columns, mut ignored) = (Vec::new(), Vec::new());
    for cell in head {
        let column = column(cell);
        let twice = column.filter(|it| *it != Column::Nothing && columns.contains(&column));
        if twice.is_some() {
            let first = columns.iter().position(|it| *it == column).unwrap_or_default();
            let (first, second) = (clean::message(&head[first]), clean::message(cell));
            return Err(BadRoster::Twice { first, second });
        }
        if column.is_none() && !cell.trim().is_empty() {
            ignored.push(clean::message(cell));
        }
        columns.push(column);
    }
    if !columns.contains(&Some(Column::Name)) {
        return Err(BadRoster::NoNames { found: head.iter().take(20).map(clean::message).collect() });
    }
    Ok((columns, ignored))
}

fn column(cell: &str) -> Option<Column> {
    let cell = cell.trim();
    let inner = cell.strip_suffix(')').and_then(|cell| cell.rsplit_once('(')).map(|(_, inner)| inner);
    let folded = |name: &str| clean::fold(name, false).replace([' ', '-'], "_");
    let found = |name: String| NAMES.iter().find(|(it, _)| *it == name).map(|(_, column)| *column);
    inner.and_then(|inner| found(folded(inner))).or_else(|| found(folded(cell)))
}

fn row(line: usize, columns: &[Option<Column>], record: &csv::StringRecord) -> Row {
    let mut row = Row { line, ..Row::default() };
    for (column, cell) in columns.iter().zip(record) {
        let cell = clean::line(text::csv::undefused(cell));
        if let (Some(column), false) = (column, cell.is_empty()) {
            row.put(*column, cell);
        }
    }
    row
}

impl Row {
    fn put(&mut self, column: Column, cell: String) {
        match column {
            Column::Id => self.id = cell.parse().ok(),
            Column::Name => self.name = self.short(cell, "name", LONGEST).unwrap_or_default(),
            Column::Registration => self.registration = self.short(cell, "number", LONGEST_WORD),
            Column::Login => self.login = self.short(cell, "login", LONGEST_WORD),
            // The classes of one learner stand in one cell there.
            Column::Cohort => {
                let cohorts = cell.split(',').map(str::trim).filter(|cohort| !cohort.is_empty());
                for cohort in cohorts.map(str::to_owned).collect::<Vec<_>>() {
                    let cohort = self.short(cohort, "cohort", LONGEST_WORD);
                    self.cohorts.extend(cohort);
                }
            }
            Column::Language => self.language = self.read("language", &cell, |it| it.parse::<Tag>()),
            Column::Gender => self.gender = self.gender(&cell),
            Column::BirthYear => self.birth_year = self.birth_year(&cell),
            Column::Disability => self.disability = self.read("disability", &cell, |it| it.parse()),
            Column::Residence => self.residence = self.read("residence", &cell, |it| it.parse()),
            Column::Consent => {
                self.consents = !matches!(&*clean::fold(&cell, false), "no" | "false" | "0" | "n" | "-");
            }
            Column::Role => self.role = Some(cell).filter(|cell| !cell.eq_ignore_ascii_case("learner")),
            Column::Nothing => (),
        }
    }

    fn short(&mut self, text: String, what: &str, most: usize) -> Option<String> {
        if text.chars().count() <= most {
            return Some(text);
        }
        self.notes.push(format!("the {what} has more than {most} characters and is left out"));
        None
    }

    fn read<T, E: std::fmt::Display>(
        &mut self,
        what: &str,
        cell: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let read = read(cell);
        if let Err(error) = &read {
            self.notes.push(format!("{what} is left out: {}", clean::message(&error.to_string())));
        }
        read.ok()
    }

    fn gender(&mut self, cell: &str) -> Option<Gender> {
        match &*clean::fold(cell, false) {
            "f" | "w" => Some(Gender::Female),
            "m" => Some(Gender::Male),
            // Kolibri's words for nothing said.
            "not_specified" | "deferred" | "not specified" | "defers for later" => None,
            other => self.read("gender", other, |it| it.parse()),
        }
    }

    fn birth_year(&mut self, cell: &str) -> Option<u16> {
        match &*clean::fold(cell, false) {
            "not_specified" | "deferred" | "not specified" | "defers for later" => None,
            year => self.read("birth year", year, birth_year),
        }
    }
}

/// A year that somebody who is alive may be born in.
pub fn birth_year(text: &str) -> Result<u16, String> {
    let year = clean::fold(text, false).parse().ok().filter(|year| (1900..=2100).contains(year));
    year.ok_or_else(|| format!("{text:?} is no year of birth; write it as 1998"))
}

/// A table for spreadsheets.
pub fn write(head: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = Vec::new();
    let written = text::csv::Table::begin(&mut out, head.iter().copied(), text::csv::Dialect::default())
        .and_then(|mut table| {
            for row in rows {
                row.iter().try_for_each(|cell| table.text(cell))?;
                table.end_row()?;
            }
            table.end()
        });
    written.expect("memory takes every row, and all are of one length");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const KOLIBRI: &str = "Database ID (UUID),Username (USERNAME),Password (PASSWORD),Full name (FULL_NAME),\
        User type (USER_TYPE),Identifier (IDENTIFIER),Birth year (BIRTH_YEAR),Gender (GENDER),\
        Learner enrollment (ENROLLED_IN),Coach assignment (ASSIGNED_TO)\r\n\
        1f,amina,*,Amina Hassan,LEARNER,17,1990,FEMALE,Morning,\r\n\
        2f,kofi,*,Kofi,LEARNER,,,,\"Morning,Late\",\r\n\
        3f,grace,*,Grace,FACILITY_COACH,,,,,Morning\r\n";

    #[test]
    fn kolibri_s_export_is_read_as_it_is_in_any_language_of_its_screens() {
        let french = KOLIBRI.replace("Full name", "Nom complet").replace("Gender", "Genre");
        for text in [KOLIBRI, &french] {
            let roster = read(text.as_bytes()).unwrap();
            assert_eq!(roster.ignored, Vec::<String>::new());
            let [amina, kofi, grace] = roster.rows.try_into().unwrap();
            assert_eq!(
                (amina.line, &*amina.name, amina.registration.as_deref()),
                (2, "Amina Hassan", Some("17"))
            );
            assert_eq!((amina.birth_year, amina.gender), (Some(1990), Some(Gender::Female)));
            assert_eq!(kofi.cohorts, ["Morning", "Late"]);
            assert_eq!((kofi.login.as_deref(), kofi.is_personal()), (Some("kofi"), false));
            assert_eq!(grace.role.as_deref(), Some("FACILITY_COACH"));
        }
    }

    #[test]
    fn a_table_is_read_whatever_wrote_it() {
        let expected = read("name,registration\nمنى,7\n".as_bytes()).unwrap();
        assert_eq!(expected.rows[0].name, "منى");
        let utf16 = |bom: bool| {
            let text = "name\tregistration\r\nمنى\t7\r\n";
            let units = bom.then_some(0xfeff).into_iter().chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
        };
        let big: Vec<u8> =
            "\u{feff}name;registration\nمنى;7".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            "\u{feff}Name;Registration\r\nمنى;7\r\n".as_bytes().to_vec(),
            "name\tregistration\nمنى\t7".as_bytes().to_vec(),
            "\"name\",\"registration\"\n\"منى\",'7\n".replace("'7", "7").into_bytes(),
            utf16(true),
            utf16(false),
            big,
        ] {
            assert_eq!(read(&bytes).unwrap(), expected);
        }
        let excel = read("sep=;\nname;registration\nمنى;7\n".as_bytes()).unwrap();
        assert_eq!((excel.rows[0].line, &*excel.rows[0].name), (3, "منى"));
    }

    #[test]
    fn what_is_no_roster_is_told_why() {
        assert_eq!(read(b""), Err(BadRoster::Empty));
        assert_eq!(read(b"name\nJos\xe9\n"), Err(BadRoster::Encoding { line: 2 }));
        assert!(matches!(read(b"a,b\n1,2\n"), Err(BadRoster::NoNames { .. })));
        assert!(matches!(read(b"name,full_name\nA,B\n"), Err(BadRoster::Twice { .. })));
    }

    #[test]
    fn a_cell_that_cannot_be_read_is_told_and_the_row_is_kept() {
        let roster = read(b"name,gender,birth_year,shoe\nAda,x,12,40\n").unwrap();
        assert_eq!(roster.ignored, ["shoe"]);
        assert_eq!(roster.rows[0].notes.len(), 2);
        assert_eq!(roster.rows[0].name, "Ada");
    }

    #[test]
    fn a_table_that_was_written_is_read_again_and_runs_nothing() {
        let rows = vec![vec!["=1+1".to_owned(), "a,\"b\"".to_owned()]];
        let bytes = write(&["name", "registration"], &rows);
        assert!(String::from_utf8(bytes.clone()).unwrap().contains("'=1+1"));
        let roster = read(&bytes).unwrap();
        assert_eq!(
            (&*roster.rows[0].name, roster.rows[0].registration.as_deref()),
            ("=1+1", Some("a,\"b\""))
        );
    }
}
