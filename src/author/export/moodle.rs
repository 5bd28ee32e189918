//! Moodle XML: every kind but the survey has a question type there.

use super::{
    Asked, Given, Head, Item, Loss, Part, accepted, accepted_in_blank, bounds, choice, each_once, earnings,
    fraction, gaps, is_middle, is_plain, lost_of, only_patterns, plain, right_side, with_blanks,
    xml::{Xml, cdata},
};
use crate::{
    course::{
        Kind,
        model::{Blank, Grading},
    },
    ids::ChoiceKey,
    lang::Catalog,
    text::{clean, html, markdown},
};

/// The file, by categories.
pub fn write(head: &Head, parts: &[Part], catalog: &Catalog) -> Given {
    let mut writer = Writer { xml: Xml::new(), catalog };
    let mut given = Given { text: String::new(), lost: Vec::new(), count: 0 };
    writer.preface(head);
    writer.xml.open("quiz", &[]);
    let mut category: &[String] = &[];
    for Asked { name, item } in each_once(parts) {
        let mut loss = Loss { name, lost: &mut given.lost };
        if let Some(why) = refused(item) {
            loss.whole(why);
            continue;
        }
        if category != item.category {
            category = &item.category;
            writer.category(category);
        }
        tell_lost(item, &mut loss);
        writer.question(item);
        given.count += 1;
    }
    writer.xml.close();
    given.text = writer.xml.finish();
    given
}

fn refused(item: &Item) -> Option<&'static str> {
    match &item.question.kind {
        Kind::Survey { .. } => Some("Moodle's question bank has no question without a right answer"),
        Kind::Text { .. } if only_patterns(item) => {
            Some("Moodle has no patterns, and it has no other right answer")
        }
        _ => None,
    }
}

fn tell_lost(item: &Item, loss: &mut Loss<'_>) {
    let question = &item.question;
    lost_of(item).into_iter().for_each(|why| loss.part(why));
    if item.words.right.values().any(|said| !is_plain(said)) {
        loss.part("how its right sides look: in Moodle they are plain text");
    }
    if item.words.blanks.values().flat_map(|it| it.choices.values()).any(|said| !is_plain(said)) {
        loss.part("how the choices of its blanks look: in Moodle they are plain text");
    }
    match &question.kind {
        Kind::Multiple { grading: Grading::AllOrNothing, .. } => {
            loss.part("all or nothing: Moodle adds up, and a wrong pick takes everything");
        }
        Kind::Multiple { .. } if earnings(question).iter().any(|(_, it)| !fraction::nearest(*it).1) => {
            loss.part("its exact weights: Moodle knows only some, and the nearest were taken");
        }
        Kind::Number { answer, tolerance, by } if !is_middle(*answer, bounds(*answer, *tolerance, *by)) => {
            loss.part("its right answer: Moodle has a range here, and its middle is shown as the answer");
        }
        Kind::Cloze { blanks } if question.points != blanks.len() as f64 => {
            loss.part("its points: in Moodle each blank is worth 1");
        }
        _ => {}
    }
}

struct Writer<'a> {
    xml: Xml,
    catalog: &'a Catalog,
}

impl Writer<'_> {
    fn preface(&mut self, head: &Head) {
        let Head { id, version, title, language, licence, authors } = head;
        let from = format!("{title} ({id} {version}, {language}) · {} · {licence}", authors.join(", "));
        // Two hyphens would end the comment.
        let from = html::escape(&clean::line(&from)).replace("--", "- -");
        self.xml.line(&format!("<!-- {from} -->"));
    }

    fn category(&mut self, category: &[String]) {
        let path: Vec<String> = category.iter().map(|part| clean::line(part).replace('/', "//")).collect();
        self.xml.open("question", &[("type", "category")]).open("category", &[]);
        self.xml.text("text", &[], &format!("$course$/top/{}", path.join("/"))).close().close();
    }

    fn question(&mut self, item: &Item) {
        let (question, words) = (&item.question, &item.words);
        self.xml.open("question", &[("type", kind_name(&question.kind))]);
        self.xml.open("name", &[]).text("text", &[], &clean::line(item.title())).close();
        let prompt = self.html(&words.prompt);
        let text = words.text.as_ref().map(|text| self.cloze(item, text)).unwrap_or_default();
        self.formatted("questiontext", format!("{prompt}\n{text}").trim_end());
        let explain = words.explain.as_deref().map(|text| self.html(text)).unwrap_or_default();
        self.formatted("generalfeedback", &explain);
        if !matches!(question.kind, Kind::Cloze { .. }) {
            self.xml.text("defaultgrade", &[], &plain(question.points));
        }
        // Practice takes nothing off for another try, and in a quiz there is one try at each question.
        self.xml.text("penalty", &[], "0").text("hidden", &[], "0");
        self.xml.text("idnumber", &[], question.id.as_str());
        self.answers(item);
        if let Some(hint) = &words.hint {
            let hint = self.html(hint);
            self.formatted("hint", &hint);
        }
        self.tags(item);
        self.xml.close();
    }

    fn tags(&mut self, item: &Item) {
        let mut tags = item.tags().peekable();
        if tags.peek().is_none() {
            return;
        }
        self.xml.open("tags", &[]);
        for tag in tags {
            self.xml.open("tag", &[]).text("text", &[], &tag).close();
        }
        self.xml.close();
    }

    fn answers(&mut self, item: &Item) {
        let (question, words) = (&item.question, &item.words);
        match &question.kind {
            Kind::Single { choices, answer } => {
                self.choice_rules(question.shuffle, true);
                for key in choices {
                    self.choice(item, key, if key == answer { "100" } else { "0" });
                }
            }
            Kind::Multiple { .. } => {
                self.choice_rules(question.shuffle, false);
                for (key, percent) in earnings(question) {
                    self.choice(item, key, &fraction::nearest(percent).0);
                }
            }
            Kind::TrueFalse { answer } => self.truth(item, *answer),
            Kind::Text { accept, case, .. } => {
                self.xml.text("usecase", &[], if *case { "1" } else { "0" });
                for accepted in accepted(accept, words) {
                    // A star stands for anything there, unless it is escaped.
                    let text = html::escape(&accepted.replace('*', "\\*"));
                    self.answer("100", &text, PLAIN, None, None);
                }
            }
            Kind::Number { answer, tolerance, by } => {
                self.number(*answer, bounds(*answer, *tolerance, *by), words.unit.as_deref());
            }
            Kind::Match { left, right } => self.pairs(item, left, right),
            Kind::Order { items, grading } => self.order(item, items, *grading),
            Kind::Essay { words: range } => self.essay(item, *range),
            Kind::Cloze { .. } | Kind::Survey { .. } => {}
        }
    }

    fn choice_rules(&mut self, shuffle: bool, single: bool) {
        self.xml.text("single", &[], &single.to_string()).text("shuffleanswers", &[], &shuffle.to_string());
        self.xml.text("answernumbering", &[], "abc");
    }

    fn choice(&mut self, item: &Item, key: &ChoiceKey, fraction: &str) {
        let text = cdata(&html::inline(choice(&item.words, key)));
        let told = item.words.feedback.get(key).map(|told| self.html(told));
        self.answer(fraction, &text, "html", told.as_deref(), None);
    }

    fn truth(&mut self, item: &Item, answer: bool) {
        for it in [true, false] {
            let told = item.told(&it.to_string()).map(|told| self.html(told));
            let fraction = if it == answer { "100" } else { "0" };
            self.answer(fraction, &it.to_string(), PLAIN, told.as_deref(), None);
        }
    }

    /// `text` is XML.
    fn answer(
        &mut self,
        fraction: &str,
        text: &str,
        format: &str,
        told: Option<&str>,
        tolerance: Option<f64>,
    ) {
        self.xml.open("answer", &[("fraction", fraction), ("format", format)]).inner("text", &[], text);
        if let Some(tolerance) = tolerance {
            self.xml.text("tolerance", &[], &plain(tolerance));
        }
        self.formatted("feedback", told.unwrap_or_default());
        self.xml.close();
    }

    fn number(&mut self, answer: f64, (low, high): (f64, f64), unit: Option<&str>) {
        let middle = if is_middle(answer, (low, high)) { answer } else { (low + high) / 2.0 };
        self.answer("100", &plain(middle), PLAIN, None, Some((high - low) / 2.0));
        if let Some(unit) = unit {
            self.xml.open("units", &[]).open("unit", &[]).text("multiplier", &[], "1");
            self.xml.text("unit_name", &[], unit).close().close();
        }
        // 0: a unit may be given or not; 3: there is none.
        let shown = if unit.is_some() { "0" } else { "3" };
        self.xml.text("unitgradingtype", &[], "0").text("unitpenalty", &[], "0.1");
        self.xml.text("showunits", &[], shown).text("unitsleft", &[], "0");
    }

    fn pairs(&mut self, item: &Item, left: &[ChoiceKey], right: &[ChoiceKey]) {
        self.xml.text("shuffleanswers", &[], &item.question.shuffle.to_string());
        let extra = right.iter().filter(|key| !left.contains(key));
        for key in left.iter().chain(extra) {
            let is_pair = left.contains(key);
            let side = if is_pair { cdata(&html::inline(choice(&item.words, key))) } else { String::new() };
            self.xml.open("subquestion", &[("format", "html")]).inner("text", &[], &side);
            let answer = clean::line(&markdown::words(right_side(&item.words, key)));
            self.xml.open("answer", &[]).text("text", &[], &answer).close().close();
        }
    }

    fn order(&mut self, item: &Item, items: &[ChoiceKey], grading: Grading) {
        let grading = match grading {
            Grading::Partial => "RELATIVE_TO_CORRECT",
            Grading::AllOrNothing => "ALL_OR_NOTHING",
        };
        self.xml.text("layouttype", &[], "VERTICAL").text("selecttype", &[], "ALL");
        self.xml.text("selectcount", &[], "0").text("gradingtype", &[], grading);
        self.xml.text("showgrading", &[], "SHOW").text("numberingstyle", &[], "none");
        for (at, key) in items.iter().enumerate() {
            let fraction = (at + 1).to_string();
            self.xml.open("answer", &[("fraction", &fraction), ("format", "html")]);
            self.xml.inner("text", &[], &cdata(&html::inline(choice(&item.words, key)))).close();
        }
    }

    fn essay(&mut self, item: &Item, range: Option<(u32, u32)>) {
        self.xml.text("responseformat", &[], "editor").text("responserequired", &[], "1");
        self.xml.text("responsefieldlines", &[], "10");
        if let Some((least, most)) = range {
            self.xml.text("minwordlimit", &[], &least.to_string());
            self.xml.text("maxwordlimit", &[], &most.to_string());
        }
        self.xml.text("attachments", &[], "0").text("attachmentsrequired", &[], "0");
        let rubric = item.words.rubric.as_deref().map(|text| self.html(text)).unwrap_or_default();
        self.formatted("graderinfo", &rubric);
        self.formatted("responsetemplate", "");
    }

    /// The text of a cloze with its blanks as Moodle writes them.
    fn cloze(&self, item: &Item, text: &str) -> String {
        // A brace of the author's own would begin a blank.
        let guarded = |text: &str| text.replace('{', "&#123;").replace('}', "&#125;");
        with_blanks(&self.html(text), gaps(&item.question), guarded, |key, blank| self.gap(item, key, blank))
    }

    fn gap(&self, item: &Item, key: &ChoiceKey, blank: &Blank) -> String {
        let (kind, answers): (&str, Vec<String>) = match blank {
            Blank::Typed { accept } => {
                let accepted = accepted_in_blank(accept, &item.words, key);
                let answer = |it: &String| format!("={}", in_gap(it, true));
                ("SHORTANSWER", accepted.iter().map(answer).collect())
            }
            Blank::Picked { choices, answer } => {
                let words = item.words.blanks.get(key);
                let one = |key: &ChoiceKey| {
                    let said = words.and_then(|words| words.choices.get(key)).map_or("", String::as_str);
                    let sign = if key == answer { "=" } else { "" };
                    format!("{sign}{}", in_gap(&markdown::words(said), false))
                };
                let kind = if item.question.shuffle { "MULTICHOICE_S" } else { "MULTICHOICE" };
                (kind, choices.iter().map(one).collect())
            }
        };
        format!("{{1:{kind}:{}}}", answers.join("~"))
    }

    fn formatted(&mut self, name: &str, html: &str) {
        self.xml.open(name, &[("format", "html")]);
        let text = if html.is_empty() { String::new() } else { cdata(html) };
        self.xml.inner("text", &[], &text).close();
    }

    fn html(&self, text: &str) -> String {
        html::body(text, html::Style { heading: 3, addresses: false, note: &|note| self.catalog.note(note) })
    }
}

/// What Moodle calls a text that is no HTML.
const PLAIN: &str = "moodle_auto_format";

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single { .. } | Kind::Multiple { .. } => "multichoice",
        Kind::TrueFalse { .. } => "truefalse",
        Kind::Text { .. } => "shortanswer",
        Kind::Number { .. } => "numerical",
        Kind::Match { .. } => "matching",
        Kind::Order { .. } => "ordering",
        Kind::Cloze { .. } => "cloze",
        Kind::Survey { .. } | Kind::Essay { .. } => "essay",
    }
}

/// An answer within a blank, where a few signs part the answers and the first tells right from wrong. A backslash of
/// the author's own would keep the sign behind it from meaning anything, and a star in what is typed stands for anything.
fn in_gap(text: &str, is_typed: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, sign) in clean::line(text).chars().enumerate() {
        match sign {
            '=' if at == 0 => out.push_str("&#61;"),
            '%' if at == 0 => out.push_str("&#37;"),
            '\\' => out.push_str("&#92;"),
            '{' => out.push_str("&#123;"),
            '}' | '~' | '#' => out.extend(['\\', sign]),
            '*' if is_typed => out.push_str("\\*"),
            sign => out.push_str(&html::escape(sign.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}
