//! The shape of a course's files: every key that may stand there, what it takes, and what it is for.
//!
//! It is written once. The loader knows its keys from here, editors get their schemas from here, and the order of the
//! tables here is the order in which keys are laid out.

/// A key of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    /// What it is called.
    pub name: &'static str,
    /// What stands after it.
    pub takes: Takes,
    /// Whether it must be there.
    pub needed: bool,
    /// Whether a translation has it too: it holds words, or it says whose words they are.
    pub translated: bool,
    /// What it is for, in a sentence or two.
    pub says: &'static str,
}

/// What stands after a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Takes {
    /// The format of the file.
    Format,
    /// A version of three numbers.
    Version,
    /// A language tag.
    Language,
    /// A text of one line.
    Line,
    /// A text of many lines, in Markdown.
    Text,
    /// An id.
    Id,
    /// The key of a choice.
    Pick,
    /// True or false.
    Truth,
    /// A whole number from this to that.
    Count(u32, u32),
    /// A number from this to that.
    Number(f64, f64),
    /// A number above 0, up to this.
    Above0(f64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of texts of one line.
    Lines,
    /// A list of texts in Markdown.
    Texts,
    /// A list of ids.
    Ids,
    /// A list of keys of choices.
    Picks,
    /// A list of codes of the vocabulary of this name.
    Codes(&'static str),
    /// The fewest and the most.
    Range,
    /// A text under each key that the author chooses.
    Words,
    /// A number of percent under each key of a choice.
    Weights,
    /// A blank under each key that the author chooses.
    Blanks,
    /// A table with these keys.
    Table(&'static [Key]),
    /// A table with these keys, as often as one likes.
    Tables(&'static [Key]),
    /// A question, as often as one likes. What it is made of depends on its kind.
    Questions,
    /// A table of whatever a tool keeps there.
    Free,
}

/// The most that can be asked for where a number has no other bound.
pub const MANY: u32 = 100_000;
/// The most that a question is worth.
pub const POINTS: f64 = 1000.0;
/// The largest number that an answer may be.
pub const HUGE: f64 = 1e15;

/// What the tool for translators keeps beside the words of a translation.
pub const TOOLS: &[Key] = &[
    key(
        "source",
        Takes::Line,
        "What the source said when this was translated, as a digest. The program writes it: never \
            change it by hand.",
    )
    .translated(),
    key(
        "fuzzy",
        Takes::Lines,
        "The words here that somebody should look at again. They are shown all the same.",
    )
    .translated(),
    key("draft", Takes::Free, "Words that nobody has looked at yet. They are shown to nobody.").translated(),
];

/// The keys of `course.toml`.
pub const COURSE: &[Key] = &[
    key("format", Takes::Format, "The format of the file. Always 1.").needed(),
    key(
        "version",
        Takes::Version,
        "The version of the content: three numbers, as \"1.2.0\". It is recorded with every \
            result. Raise it when you change the course: the last number for a word or two, the \
            middle one for new lessons and questions, the first one when a result means something \
            else than before.",
    )
    .needed(),
    key("language", Takes::Language, "The language of the words in this folder: \"en\", \"fr\", \"pt-BR\".")
        .needed(),
    key("title", Takes::Line, "What the course is called.").needed().translated(),
    key("summary", Takes::Text, "What it is and for whom, in a sentence.").needed().translated(),
    key(
        "level",
        Takes::Word(&["basic", "intermediate", "advanced", "highly-advanced"]),
        "How hard it is: the four levels of DigComp 3.0. Without it the course is basic.",
    ),
    key(
        "modality",
        Takes::Word(&["online-instructor-led", "face-to-face", "blended", "online-self-paced"]),
        "How it is taught: one of ITU Academy's four.",
    ),
    key("minutes", Takes::Count(1, MANY), "How long it takes a learner, all together.").needed(),
    key(
        "licence",
        Takes::Line,
        "What others may do with it: the short name of a licence by SPDX, as \"CC-BY-4.0\".",
    )
    .needed(),
    key("authors", Takes::Lines, "Who wrote it: people or a centre.").needed(),
    key(
        "requires",
        Takes::Ids,
        "The courses to complete first, by the names of their folders. Until then this one is \
            locked.",
    ),
    key(
        "modules",
        Takes::Ids,
        "Its modules in the order in which they are learned. Each is a file beside this one: \
            \"passwords\" is passwords.toml.",
    )
    .needed(),
    key("tags", Takes::Table(TAGS), "What the course is about, in vocabularies that others know too."),
    key("completion", Takes::Table(COMPLETION), "What earns the completion record."),
];

/// The keys of `[completion]`.
pub const COMPLETION: &[Key] = &[
    key("pass", Takes::Count(0, 100), "The least score that passes, in percent. Without it: 70."),
    key(
        "needs",
        Takes::Word(&["modules", "exam", "both"]),
        "What must be passed: every module, the exam, or both. Without it: every module.",
    ),
    key("valid-months", Takes::Count(1, 1200), "How many months the record holds. Without it: for ever."),
];

/// The keys of `[tags]`.
pub const TAGS: &[Key] = &[
    key(
        "digcomp",
        Takes::Codes("digcomp"),
        "Competences of DigComp 3.0, as [\"4.1\", \"4.2\"]; \"digcomp-2.2:4.1\" names the older \
            scheme.",
    ),
    key(
        "dlgf",
        Takes::Codes("dlgf"),
        "What UNESCO's Digital Literacy Global Framework adds to DigComp, as [\"0.1\"]: the \
            operation of devices.",
    ),
    key("sdg", Takes::Codes("sdg"), "Sustainable Development Goals, by their numbers: [4, 9]."),
    key("wsis", Takes::Codes("wsis"), "WSIS action lines, as [\"C4\", \"C5\"]."),
    key("itu-d", Takes::Codes("itu-d"), "Priorities of ITU-D's Kigali Action Plan, as [\"P2\"]."),
    key("sector", Takes::Lines, "The fields it serves, in your own words: [\"health\"]."),
    key("stage", Takes::Count(1, 4), "The step of a staged digital-transformation path that it belongs to."),
];

/// The keys of a module.
pub const MODULE: &[Key] = &[
    key("title", Takes::Line, "What the module is called.").needed().translated(),
    key("minutes", Takes::Count(1, MANY), "How long it takes a learner."),
    key(
        "objectives",
        Takes::Texts,
        "What a learner can do after it, a sentence each. Begin with something that can be seen: \
            choose, explain, show, sort. Questions name them by their place, from 1.",
    )
    .translated(),
    key("resources", Takes::Texts, "Where to read on: a line each.").translated(),
    key("lesson", Takes::Tables(LESSON), "A lesson. Lessons are read in the order of the file.").translated(),
    key(
        "quiz",
        Takes::Table(QUIZ),
        "The graded quiz that closes the module. Without it the module is passed when its lessons \
            are read.",
    ),
    key("question", Takes::Questions, "A question of the pool that the quiz draws from.").translated(),
];

/// The keys of `[[lesson]]`.
pub const LESSON: &[Key] = &[
    key(
        "id",
        Takes::Id,
        "Its name, for ever: small letters, digits and hyphens. Progress hangs on it, so never \
            change it.",
    )
    .needed()
    .translated(),
    key("title", Takes::Line, "What the lesson is called.").needed().translated(),
    key("body", Takes::Text, "Its text, in Markdown, between ''' and '''.").needed().translated(),
    key(
        "check",
        Takes::Questions,
        "Practice beside the lesson: instant feedback, no marks, repeated at will.",
    )
    .translated(),
];

/// The keys of `[quiz]`.
pub const QUIZ: &[Key] = &[
    key(
        "pass",
        Takes::Count(0, 100),
        "The least score that passes, in percent. Without it: that of the course.",
    ),
    key(
        "draw",
        Takes::Count(1, MANY),
        "How many questions are drawn from the pool, at random. Without it: all.",
    ),
    key(
        "attempts",
        Takes::Count(1, MANY),
        "How often it may be taken; the best counts. Without it: as often as one likes.",
    ),
    key("minutes", Takes::Count(1, MANY), "How long it may take. Without it: as long as one likes."),
    key("shuffle", Takes::Truth, "Whether questions and choices change their order. Without it: true."),
    key(
        "feedback",
        Takes::Word(&["deferred", "immediate"]),
        "When the learner hears what was right: after the whole quiz (deferred), or after each \
            answer, which then stands (immediate). Without it: deferred.",
    ),
    key(
        "certainty",
        Takes::Truth,
        "Whether the learner says how sure they are, and is marked for it: right 1, 2 or 3, wrong \
            0, -2 or -6. Without it: false.",
    ),
];

/// The keys of `exam.toml`.
pub const EXAM: &[Key] = &[
    key(
        "diagnostic",
        Takes::Truth,
        "Whether the same draw is offered before the course too, to show what was learned. \
            Without it: false.",
    ),
    key(
        "sealed",
        Takes::Count(1, MANY),
        "How many questions are sealed in `exam.age`. `coursedeck course pack --seal` writes it into the \
            package: never write it yourself.",
    ),
    key("quiz", Takes::Table(QUIZ), "The rules of the exam; `draw` draws from its own questions."),
    key("draw", Takes::Tables(DRAW), "Questions drawn from a module's pool."),
    key("question", Takes::Questions, "A question of the exam's own.").translated(),
];

/// The keys of `[[draw]]`.
pub const DRAW: &[Key] = &[
    key("module", Takes::Id, "The module to draw from.").needed(),
    key("questions", Takes::Count(1, MANY), "How many of its questions are drawn.").needed(),
];

/// The keys that a question has before those of its kind.
pub const BEFORE: &[Key] = &[
    key(
        "id",
        Takes::Id,
        "Its name, for ever: small letters, digits and hyphens, once in a module. Answers are \
            recorded under it, so never change it.",
    )
    .needed()
    .translated(),
    key("kind", Takes::Word(KIND_NAMES), "How it is answered.").needed(),
    key("prompt", Takes::Text, "What it asks, in Markdown.").needed().translated(),
];

/// The keys that a question has after those of its kind.
pub const AFTER: &[Key] = &[
    key("hint", Takes::Text, "What helps after a wrong try.").translated(),
    key("explain", Takes::Text, "Why the right answer is right. Everybody reads it after the answer.")
        .translated(),
    key("points", Takes::Above0(POINTS), "What it is worth. Without it: 1."),
    key("objective", Takes::Count(1, MANY), "Which objective of the module it measures, from 1."),
    key("shuffle", Takes::Truth, "Whether its choices may be shown in another order. Without it: true."),
    key("tags", Takes::Table(TAGS), "What it is about, where that is narrower than the course."),
];

/// The names of the kinds.
pub const KIND_NAMES: &[&str] =
    &["single", "multiple", "true-false", "text", "number", "match", "order", "cloze", "survey", "essay"];

/// A kind of question.
#[derive(Clone, Copy, Debug)]
pub struct KindShape {
    /// Its name.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub says: &'static str,
    /// The keys that it has beside those of every kind.
    pub keys: &'static [Key],
}

const CHOICES: Key =
    key("choices", Takes::Words, "What is offered, each under a key of yours: choices.a = \"…\".")
        .needed()
        .translated();
const FEEDBACK: Key =
    key("feedback", Takes::Words, "What is told to who picks this choice: feedback.a = \"…\".").translated();
const GRADING: Key = key(
    "grading",
    Takes::Word(&["partial", "all-or-nothing"]),
    "Whether a part of the answer earns a part of the points. Without it: partial.",
);
const ACCEPT: Key =
    key("accept", Takes::Lines, "The right answers. Spaces around them don't count.").translated();

/// The kinds of question.
pub const KINDS: &[KindShape] = &[
    KindShape {
        name: "single",
        says: "One choice is right.",
        keys: &[
            CHOICES,
            key("answer", Takes::Pick, "The key of the right choice: \"c\".").needed(),
            FEEDBACK,
        ],
    },
    KindShape {
        name: "multiple",
        says: "Several choices may be right.",
        keys: &[
            CHOICES,
            key("answer", Takes::Picks, "The keys of the right choices: [\"a\", \"c\"].").needed(),
            key(
                "weights",
                Takes::Weights,
                "What each choice earns, in percent: the right ones 100 together, wrong ones 0 or less. \
            Without it each right pick earns its part and each wrong one costs as much.",
            ),
            GRADING,
            FEEDBACK,
        ],
    },
    KindShape {
        name: "true-false",
        says: "A statement is true or false.",
        keys: &[
            key("answer", Takes::Truth, "Which it is: true or false, without quotes.").needed(),
            FEEDBACK,
        ],
    },
    KindShape {
        name: "text",
        says: "A word or two are typed.",
        keys: &[
            ACCEPT,
            key(
                "patterns",
                Takes::Lines,
                "Further right answers, as regular expressions; each matches the whole answer.",
            )
            .translated(),
            key("case", Takes::Truth, "Whether capital letters matter. Without it: false."),
        ],
    },
    KindShape {
        name: "number",
        says: "A number is typed; 3.5 and 3,5 are the same.",
        keys: &[
            key("answer", Takes::Number(-HUGE, HUGE), "The right number, without quotes: 3.5.").needed(),
            key("tolerance", Takes::Number(0.0, HUGE), "How far from it is still right. Without it: 0."),
            key(
                "tolerance-type",
                Takes::Word(&["nominal", "relative", "geometric"]),
                "How the tolerance is meant: the distance itself, a share of the answer, or a factor. \
            Without it: nominal.",
            ),
            key("unit", Takes::Line, "The unit shown after the field.").translated(),
        ],
    },
    KindShape {
        name: "match",
        says: "Each left side goes with one right side.",
        keys: &[
            key(
                "left",
                Takes::Words,
                "The left sides: left.oven = \"…\". The same key on both sides is the pair.",
            )
            .needed()
            .translated(),
            key(
                "right",
                Takes::Words,
                "The right sides: right.oven = \"…\". One without a left side is there to mislead.",
            )
            .needed()
            .translated(),
        ],
    },
    KindShape {
        name: "order",
        says: "Items are put in order.",
        keys: &[
            key(
                "items",
                Takes::Words,
                "The items in the right order: items.first = \"…\". They are shown in another.",
            )
            .needed()
            .translated(),
            GRADING,
        ],
    },
    KindShape {
        name: "cloze",
        says: "Blanks in a text are filled.",
        keys: &[
            key("text", Takes::Text, "The text, with {{key}} where a word is to be filled in.")
                .needed()
                .translated(),
            key(
                "blanks",
                Takes::Blanks,
                "Each blank by its key: blanks.key.accept = [\"…\"], or blanks.key.choices and \
            blanks.key.answer.",
            )
            .needed()
            .translated(),
        ],
    },
    KindShape {
        name: "survey",
        says: "An opinion is asked. It is never graded.",
        keys: &[key("scale", Takes::Lines, "The steps to choose from. Without it the answer is free text.")
            .translated()],
    },
    KindShape {
        name: "essay",
        says: "Some paragraphs are written. The instructor grades them later, and the module waits for \
            it.",
        keys: &[
            key("rubric", Takes::Text, "What the instructor looks for.").translated(),
            key("words", Takes::Range, "The fewest and the most words asked for: [50, 200]."),
        ],
    },
];

/// The keys of a blank.
pub const BLANK: &[Key] = &[
    key("accept", Takes::Lines, "The right answers, where the blank is typed.").translated(),
    key("choices", Takes::Words, "What is offered, where the blank is picked.").translated(),
    key("answer", Takes::Pick, "The key of the right choice."),
];

const fn key(name: &'static str, takes: Takes, says: &'static str) -> Key {
    Key { name, takes, needed: false, translated: false, says }
}

impl Key {
    const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }

    const fn translated(self) -> Self {
        Self { translated: true, ..self }
    }
}

/// The names of keys.
pub fn names(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.name).collect()
}

/// The kind of this name.
pub fn kind(name: &str) -> Option<&'static KindShape> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// The keys of a question of a kind, in their order.
pub fn question(kind: &KindShape) -> impl Iterator<Item = &'static Key> + use<> {
    BEFORE.iter().chain(kind.keys).chain(AFTER)
}

/// The keys of a question of any kind, each once, in their order.
pub fn any_question() -> Vec<&'static Key> {
    let mut found: Vec<&Key> = BEFORE.iter().collect();
    for key in KINDS.iter().flat_map(|kind| kind.keys).chain(AFTER) {
        if !found.iter().any(|it| it.name == key.name) {
            found.push(key);
        }
    }
    found
}
