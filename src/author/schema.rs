//! JSON Schemas of a course's files, so that an editor completes keys, explains them and underlines mistakes.
//!
//! They are made of the table that the loader reads with, and say what a file alone can have wrong in its shape.
//! What hangs together across a file, the answer that must be a choice, only the loader sees.

use serde_json::{Map, Value, json};

use crate::course::{
    shape::{self, AFTER, BEFORE, BLANK, COURSE, EXAM, KINDS, Key, KindShape, MODULE, TOOLS, Takes},
    vocab::SCHEMES,
};

/// The word by which a schema that this program made is known.
pub const MADE: &str = "Made by `coursedeck course schema`. Do not change it by hand.";
/// The most choices, sides or items.
const MOST: usize = 26;
/// A text with a word in it.
const WORDY: &str = r"\S";
/// An id, or the key of a choice.
const ID: &str = "^[a-z0-9-]{1,64}$";

/// A kind of file that a course is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum File {
    /// `course.toml`.
    Course,
    /// A module.
    Module,
    /// `exam.toml`.
    Exam,
    /// A translated `course.toml`.
    CourseTranslation,
    /// A translated module.
    ModuleTranslation,
    /// A translated `exam.toml`.
    ExamTranslation,
}

impl File {
    /// Every kind.
    pub const ALL: [File; 6] = [
        File::Course,
        File::Module,
        File::Exam,
        File::CourseTranslation,
        File::ModuleTranslation,
        File::ExamTranslation,
    ];

    /// The kind of the file at this path in a course: `fr/passwords.toml` is a translated module.
    pub fn of(path: &str) -> Self {
        let (translated, name) = match path.split_once('/') {
            Some((_, name)) => (true, name),
            None => (false, path),
        };
        match (name, translated) {
            ("course.toml", false) => File::Course,
            ("course.toml", true) => File::CourseTranslation,
            ("exam.toml", false) => File::Exam,
            ("exam.toml", true) => File::ExamTranslation,
            (_, false) => File::Module,
            (_, true) => File::ModuleTranslation,
        }
    }

    /// The name of its schema: `course.schema.json`.
    pub fn schema_name(self) -> &'static str {
        match self {
            File::Course => "course.schema.json",
            File::Module => "module.schema.json",
            File::Exam => "exam.schema.json",
            File::CourseTranslation => "course-translation.schema.json",
            File::ModuleTranslation => "module-translation.schema.json",
            File::ExamTranslation => "exam-translation.schema.json",
        }
    }

    /// The first line of such a file, which tells an editor where its schema is: beside the course's folder.
    pub fn directive(self) -> String {
        let up = if self.is_translation() { "../.." } else { ".." };
        format!("#:schema {up}/{}", self.schema_name())
    }

    /// Whether it holds only words.
    pub fn is_translation(self) -> bool {
        matches!(self, File::CourseTranslation | File::ModuleTranslation | File::ExamTranslation)
    }

    /// The keys of the table at its top.
    pub fn keys(self) -> &'static [Key] {
        match self {
            File::Course | File::CourseTranslation => COURSE,
            File::Module | File::ModuleTranslation => MODULE,
            File::Exam | File::ExamTranslation => EXAM,
        }
    }

    fn title(self) -> &'static str {
        match self {
            File::Course => "A course: what it is, and its modules in order",
            File::Module => "A module: lessons, the practice beside them, the quiz and its questions",
            File::Exam => "The final exam",
            File::CourseTranslation => "A translated course.toml: only words",
            File::ModuleTranslation => "A translated module: only words, under the ids of the source",
            File::ExamTranslation => "A translated exam.toml: only words, under the ids of the source",
        }
    }
}

/// The schema of a kind of file, as the text of a JSON file.
pub fn text(file: File) -> String {
    let mut text = serde_json::to_string_pretty(&schema(file)).expect("a value without maps of odd keys");
    text.push('\n');
    text
}

/// The schema of a kind of file.
pub fn schema(file: File) -> Value {
    let made = Made { translation: file.is_translation() };
    let mut schema = made.table(file.keys());
    let more = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": MADE,
        "title": file.title(),
    });
    put(&mut schema, more);
    match file {
        File::Module => put(&mut schema, json!({ "anyOf": [needs(&["lesson"]), needs(&["quiz"])] })),
        File::Exam => {
            put(&mut schema, json!({ "anyOf": [needs(&["draw"]), needs(&["question"]), needs(&["sealed"])] }))
        }
        _ => (),
    }
    if !matches!(file, File::Course | File::CourseTranslation) {
        let question = if made.translation { made.any_question() } else { made.question() };
        put(&mut schema, json!({ "definitions": { "question": question } }));
    }
    schema
}

/// Makes the schemas of a source, or of a translation.
struct Made {
    translation: bool,
}

impl Made {
    /// A table with these keys, and none but these.
    fn table(&self, keys: &[Key]) -> Value {
        self.table_of(&keys.iter().collect::<Vec<_>>())
    }

    fn table_of(&self, keys: &[&Key]) -> Value {
        let own = keys.iter().filter(|key| !self.translation || key.translated);
        let mut properties: Map<String, Value> =
            own.clone().map(|key| (key.name.to_owned(), self.property(key))).collect();
        if self.translation {
            properties.extend(TOOLS.iter().map(|key| (key.name.to_owned(), self.property(key))));
        }
        let needed: Vec<&str> = own.filter(|key| self.needs(key)).map(|key| key.name).collect();
        let mut table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        if !needed.is_empty() {
            put(&mut table, needs(&needed));
        }
        table
    }

    /// A translation may lack every word, but must say of what it speaks.
    fn needs(&self, key: &Key) -> bool {
        key.needed && (!self.translation || key.name == "id")
    }

    fn property(&self, key: &Key) -> Value {
        let mut schema = self.takes(key);
        put(&mut schema, json!({ "description": key.says }));
        schema
    }

    fn takes(&self, key: &Key) -> Value {
        match key.takes {
            Takes::Format => json!({ "type": "integer", "enum": [1] }),
            Takes::Version => {
                json!({ "type": "string", "pattern": r"^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$" })
            }
            Takes::Language => {
                json!({ "type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$" })
            }
            Takes::Line | Takes::Text => words(),
            Takes::Id | Takes::Pick => id(),
            Takes::Truth => json!({ "type": "boolean" }),
            Takes::Count(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Takes::Number(least, most) => json!({ "type": "number", "minimum": least, "maximum": most }),
            Takes::Above0(most) => json!({ "type": "number", "exclusiveMinimum": 0, "maximum": most }),
            Takes::Word(known) => json!({ "type": "string", "enum": known }),
            Takes::Lines | Takes::Texts => json!({ "type": "array", "items": words() }),
            Takes::Ids | Takes::Picks => json!({ "type": "array", "items": id(), "uniqueItems": true }),
            Takes::Codes(vocabulary) => codes(vocabulary),
            Takes::Range => json!({
                "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": shape::MANY },
                "minItems": 2, "maxItems": 2,
            }),
            Takes::Words => self.under_keys(words(), if self.translation || !key.needed { 0 } else { 2 }),
            Takes::Weights => {
                self.under_keys(json!({ "type": "number", "minimum": -100, "maximum": 100 }), 1)
            }
            Takes::Blanks => self.under_keys(self.blank(), usize::from(!self.translation)),
            Takes::Table(keys) => self.table(keys),
            Takes::Tables(keys) => json!({ "type": "array", "items": self.table(keys) }),
            Takes::Free => json!({ "type": "object" }),
            Takes::Questions => json!({ "type": "array", "items": { "$ref": "#/definitions/question" } }),
        }
    }

    /// A table whose keys the author chooses.
    fn under_keys(&self, value: Value, least: usize) -> Value {
        json!({
            "type": "object", "propertyNames": { "pattern": ID }, "additionalProperties": value,
            "minProperties": least, "maxProperties": MOST,
        })
    }

    fn blank(&self) -> Value {
        let mut blank = self.table(BLANK);
        if !self.translation {
            put(&mut blank, json!({ "anyOf": [needs(&["accept"]), needs(&["choices", "answer"])] }));
        }
        blank
    }

    /// A question of any kind: what it may hold is known once its kind is.
    fn question(&self) -> Value {
        let mut question = self.any_question();
        let kinds: Vec<Value> = KINDS.iter().map(|kind| self.if_kind(kind)).collect();
        put(&mut question, json!({ "allOf": kinds }));
        question
    }

    fn any_question(&self) -> Value {
        let keys = shape::any_question();
        let mut question = self.table_of(&keys);
        let needed: Vec<&str> =
            BEFORE.iter().chain(AFTER).filter(|key| self.needs(key)).map(|key| key.name).collect();
        put(&mut question, needs(&needed));
        if let Some(properties) = question["properties"].as_object_mut() {
            for key in keys.iter().filter(|key| is_of_many_types(key.name)) {
                let says = "The right answer, in the form that the kind takes.";
                properties.entry(key.name).and_modify(|it| *it = json!({ "description": says }));
            }
            let kinds: Vec<String> =
                KINDS.iter().map(|kind| format!("{}: {}", kind.name, kind.says)).collect();
            properties.entry("kind").and_modify(|it| {
                put(it, json!({ "x-taplo": { "docs": { "enumValues": kinds } } }));
            });
        }
        question
    }

    fn if_kind(&self, kind: &KindShape) -> Value {
        let names: Vec<&str> = shape::question(kind).map(|key| key.name).collect();
        let needed: Vec<&str> = kind.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
        let own = kind.keys.iter().filter(|key| is_of_many_types(key.name));
        let own: Map<String, Value> = own.map(|key| (key.name.to_owned(), self.property(key))).collect();
        let mut then = json!({ "propertyNames": { "enum": names }, "properties": own });
        put(&mut then, needs(&needed));
        if kind.name == "text" {
            put(&mut then, json!({ "anyOf": [needs(&["accept"]), needs(&["patterns"])] }));
        }
        json!({
            "if": { "properties": { "kind": { "const": kind.name } }, "required": ["kind"] },
            "then": then,
        })
    }
}

/// Whether two kinds take different things under this key.
fn is_of_many_types(name: &str) -> bool {
    let mut takes = KINDS.iter().flat_map(|kind| kind.keys).filter(|key| key.name == name);
    let first = takes.next().map(|key| key.takes);
    takes.any(|key| Some(key.takes) != first)
}

fn words() -> Value {
    json!({ "type": "string", "pattern": WORDY })
}

fn id() -> Value {
    json!({ "type": "string", "pattern": ID })
}

fn needs(names: &[&str]) -> Value {
    json!({ "required": names })
}

/// A list of codes; an editor offers each with what it means.
fn codes(vocabulary: &str) -> Value {
    let schemes = SCHEMES.iter().filter(|scheme| scheme.key == vocabulary);
    let mut values = Vec::new();
    let mut titles = Vec::new();
    for (at, scheme) in schemes.enumerate() {
        for (code, title) in scheme.codes {
            // A bare code means the newest scheme, and the goals are numbers.
            if at == 0 {
                values.push(json!(code));
                titles.push(*title);
                if let Some(number) = code.parse::<u32>().ok().filter(|_| vocabulary == "sdg") {
                    values.push(json!(number));
                    titles.push(*title);
                }
            }
            values.push(json!(format!("{}:{code}", scheme.name)));
            titles.push(*title);
        }
    }
    json!({
        "type": "array",
        "items": { "enum": values, "x-taplo": { "docs": { "enumValues": titles } } },
    })
}

/// Puts more into a schema.
fn put(schema: &mut Value, more: Value) {
    if let (Value::Object(schema), Value::Object(more)) = (schema, more) {
        schema.extend(more);
    }
}
