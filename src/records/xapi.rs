//! xAPI 1.0.3 statements with the verbs of cmi5: a JSON array, one statement a line.
//!
//! Every statement's id follows from what it tells, so that who sends them twice adds nothing. A learner's course is a
//! registration; its statements come in the order that cmi5 asks for: initialized, passed or failed, completed,
//! terminated. Until a course is decided there is only the first.
//!
//! Nothing here names a host of anyone's: `coursedeck.invalid` is a name that never resolves, as RFC 2606 keeps it.

use std::io::{self, Write};

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    Form, Number, Row,
    courses::Facts,
    jsonl,
    pseudonym::Face,
    record::{Centre, Record},
    rows::Answer,
    table::What,
};
use crate::{log::Outcome, quiz::Share, time::Stamp};

const HOME: &str = "https://coursedeck.invalid";
const CMI5: &str = "https://w3id.org/xapi/cmi5/context";

/// A verb: its name, and how it reads.
type Verb = (&'static str, [(&'static str, &'static str); 2]);

const INITIALIZED: Verb = ("initialized", [("en", "began"), ("fr", "a commencé")]);
const PASSED: Verb = ("passed", [("en", "passed"), ("fr", "a réussi")]);
const FAILED: Verb = ("failed", [("en", "failed"), ("fr", "a échoué à")]);
const COMPLETED: Verb = ("completed", [("en", "completed"), ("fr", "a terminé")]);
const TERMINATED: Verb = ("terminated", [("en", "left"), ("fr", "a quitté")]);
const ANSWERED: Verb = ("answered", [("en", "answered"), ("fr", "a répondu à")]);

/// Statements in the making.
pub struct Xapi<'w> {
    out: &'w mut (dyn Write + Send),
    is_first: bool,
    /// Whether people may be named.
    names: bool,
}

impl<'w> Xapi<'w> {
    /// Begins the array. Without `names` nobody is named.
    pub fn begin(out: &'w mut (dyn Write + Send), names: bool) -> io::Result<Self> {
        out.write_all(b"[")?;
        Ok(Self { out, is_first: true, names })
    }

    fn put(&mut self, statement: &Value) -> io::Result<()> {
        self.out.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        serde_json::to_writer(&mut self.out, statement).map_err(io::Error::from)
    }
}

/// What a row is told as; without `names` nobody is named.
pub(super) fn statements(row: &Row<'_>, names: bool) -> io::Result<Vec<Value>> {
    match row {
        Row::Completion(record) => Ok(Statements { record, names }.all()),
        Row::Response(answer) => Ok(vec![answered(answer, names)]),
        Row::Plain(_) => Err(io::Error::other("this table has no statements")),
    }
}

impl Form for Xapi<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        statements(row, self.names)?.iter().try_for_each(|statement| self.put(statement))
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.out.write_all(b"\n]\n")?;
        self.out.flush()
    }
}

/// The statements of a record.
struct Statements<'a> {
    record: &'a Record<'a>,
    names: bool,
}

impl Statements<'_> {
    fn all(&self) -> Vec<Value> {
        let mut all = vec![self.initialized()];
        match self.record.result {
            Outcome::InProgress => return all,
            Outcome::Passed => all.extend([self.judged(&PASSED, true), self.completed()]),
            Outcome::Failed => all.push(self.judged(&FAILED, false)),
            Outcome::Completed => all.push(self.completed()),
        }
        all.push(self.terminated());
        all
    }

    fn initialized(&self) -> Value {
        self.statement(&INITIALIZED, self.record.started_at, None, &[])
    }

    /// Passed or failed.
    fn judged(&self, verb: &Verb, success: bool) -> Value {
        let record = self.record;
        let mut result = json!({ "success": success, "duration": duration(record.spent) });
        let mut bar = None;
        if let Some(score) = record.score {
            result["score"] = self::score(score);
            // The bar is told where the score was judged by it: a mean of modules has none of its own.
            let pass = record.pass_percent.map(|pass| f64::from(pass) / 100.0);
            bar = pass.filter(|pass| success == (*pass <= Number::percent(score).fraction()));
        }
        let bar = bar.map(|bar| (format!("{CMI5}/extensions/masteryscore"), json!(bar)));
        self.statement(verb, record.decided_at, Some(result), bar.as_slice())
    }

    fn completed(&self) -> Value {
        let result = json!({ "completion": true, "duration": duration(self.record.spent) });
        self.statement(&COMPLETED, self.record.decided_at, Some(result), &[])
    }

    /// The last one holds the whole record, under a name of its own.
    fn terminated(&self) -> Value {
        let result = json!({ "duration": duration(self.record.spent) });
        let whole = (format!("{HOME}/xapi/record"), whole(self.record));
        self.statement(&TERMINATED, self.record.decided_at, Some(result), &[whole])
    }

    fn statement(&self, verb: &Verb, at: Stamp, result: Option<Value>, more: &[(String, Value)]) -> Value {
        let record = self.record;
        let moves_on = result.as_ref().is_some_and(|it| it.get("success").or(it.get("completion")).is_some());
        // What began a course is the same however it ends.
        let name = if verb.0 == INITIALIZED.0 { record.enrolment_id } else { self.ending() };
        let mut extensions = Map::from_iter([(
            format!("{CMI5}/extensions/sessionid"),
            json!(record.enrolment_id.to_string()),
        )]);
        extensions.extend(more.iter().cloned());
        let context = json!({
            "registration": record.enrolment_id.to_string(),
            "platform": "Coursedeck",
            "language": record.language,
            "contextActivities": {
                "grouping": [activity(&format!("course/{}/{}", record.course_id, record.course_version))],
                "category": categories(moves_on),
            },
            "extensions": extensions,
        });
        let mut statement = json!({
            "id": Uuid::new_v5(&name, verb.0.as_bytes()).to_string(),
            "actor": actor(record.learner, record.centre, self.names),
            "verb": self::verb(verb),
            "object": course(record.course_id, &record.course, record.language),
            "context": context,
            "timestamp": utc(at),
        });
        if let Some(result) = result {
            statement["result"] = result;
        }
        statement
    }

    /// The name of how it ended: each failed try of an exam is another.
    fn ending(&self) -> Uuid {
        match self.record.result {
            Outcome::Failed => Uuid::new_v5(&self.record.enrolment_id, &self.record.attempts.to_be_bytes()),
            _ => self.record.record_id,
        }
    }
}

fn answered(answer: &Answer<'_>, names: bool) -> Value {
    let name = &answer.question;
    let mut result = Map::new();
    if let Some(response) = &answer.response {
        result.insert("response".to_owned(), json!(response));
    }
    if let Some(mark) = answer.mark {
        result.insert("success".to_owned(), json!(mark == Share::ALL));
        result.insert("score".to_owned(), score(mark));
    }
    let session = answer.attempt_id.unwrap_or(answer.enrolment_id);
    let mut context = json!({
        "registration": answer.enrolment_id.to_string(),
        "platform": "Coursedeck",
        "contextActivities": {
            "parent": [activity(&format!("course/{}", answer.course_id))],
            "grouping": [activity(&format!("course/{}/{}", answer.course_id, answer.course_version))],
        },
        "extensions": { format!("{CMI5}/extensions/sessionid"): session.to_string() },
    });
    if let Some(language) = answer.language {
        context["language"] = json!(language);
    }
    let mut object = activity(&format!("course/{}/question/{name}", answer.course_id));
    object["definition"] = json!({
        "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
        "interactionType": answer.interaction,
    });
    let prompts = prompts(answer);
    if !prompts.is_empty() {
        object["definition"]["description"] = Value::Object(prompts);
    }
    let mut statement = json!({
        "id": answer.response_id.to_string(),
        "actor": actor(answer.learner, answer.centre, names),
        "verb": verb(&ANSWERED),
        "object": object,
        "context": context,
        "timestamp": utc(answer.answered_at),
    });
    if !result.is_empty() {
        statement["result"] = Value::Object(result);
    }
    statement
}

/// What is asked, in each language that the course has.
fn prompts(answer: &Answer<'_>) -> Map<String, Value> {
    let Some(opened) = &answer.course.opened else { return Map::new() };
    let prompt = |tag: &crate::lang::Tag| {
        let words = opened.words(tag).item(&answer.question)?;
        Some((tag.as_str().to_owned(), json!(words.prompt)))
    };
    opened.course.languages.iter().filter_map(prompt).collect()
}

fn verb((name, display): &Verb) -> Value {
    let display: Map<String, Value> =
        display.iter().map(|(tag, words)| ((*tag).to_owned(), json!(words))).collect();
    json!({ "id": format!("http://adlnet.gov/expapi/verbs/{name}"), "display": display })
}

/// The learner, by an account: no address leaks.
fn actor(face: &Face, centre: Option<&Centre>, names: bool) -> Value {
    let home = match centre {
        Some(centre) => format!("{HOME}/centre/{}", centre.id),
        None => HOME.to_owned(),
    };
    let mut actor = json!({
        "objectType": "Agent",
        "account": { "homePage": home, "name": face.id.to_string() },
    });
    if names && !face.name.is_empty() {
        actor["name"] = json!(face.name);
    }
    actor
}

fn course(id: &str, facts: &Facts, language: &str) -> Value {
    let mut names: Map<String, Value> =
        facts.titles.iter().map(|(tag, title)| (tag.as_str().to_owned(), json!(title))).collect();
    if names.is_empty() {
        names.insert(language.to_owned(), json!(facts.title));
    }
    let mut object = activity(&format!("course/{id}"));
    object["definition"] = json!({ "type": "http://adlnet.gov/expapi/activities/course", "name": names });
    object
}

fn activity(path: &str) -> Value {
    json!({ "objectType": "Activity", "id": format!("{HOME}/{path}") })
}

fn categories(moves_on: bool) -> Vec<Value> {
    let names: &[&str] = if moves_on { &["cmi5", "moveon"] } else { &["cmi5"] };
    let of = |name: &&str| json!({ "objectType": "Activity", "id": format!("{CMI5}/categories/{name}") });
    names.iter().map(of).collect()
}

fn score(share: Share) -> Value {
    let percent = Number::percent(share);
    json!({ "scaled": percent.fraction(), "raw": percent.get(), "min": 0, "max": 100 })
}

/// A time as ISO 8601 writes durations, to the hundredth of a second.
fn duration(ms: u64) -> String {
    let hundredths = ms / 10;
    match hundredths % 100 {
        0 => format!("PT{}S", hundredths / 100),
        part => format!("PT{}.{part:02}S", hundredths / 100),
    }
}

fn utc(at: Stamp) -> String {
    Stamp::utc(at.ms).written().to_string()
}

/// The record as the line of JSON Lines that it also is.
fn whole(record: &Record<'_>) -> Value {
    let mut line = String::new();
    jsonl::object(&mut line, What::Completions.columns(), &record.cells());
    serde_json::from_str(&line).expect("a line of JSON Lines is JSON")
}
