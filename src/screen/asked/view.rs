//! A question as it is shown: what is asked, the answer so far, what became of it, and the keys.

use super::{Asked, Stage, TRIES, Why, is_right};
use crate::{
    course::{Kind, Question, model::Blank, words::ItemWords},
    ids::ChoiceKey,
    page::{Field, Hint, Page, Part, Pick, Row, Rows},
    quiz::{Mark, Response, Share, grade},
    screen::{
        Desk,
        draft::{Draft, Form, Gap, sign},
        say,
    },
    text::{self, Block, Role, Span, markdown},
};

/// A question as it is shown now.
pub struct View<'a> {
    asked: &'a Asked,
    desk: &'a Desk<'a>,
    question: &'a Question,
    words: &'a ItemWords,
    draft: &'a Draft,
}

impl<'a> View<'a> {
    /// The view of a question whose course is open.
    pub fn of(asked: &'a Asked, desk: &'a Desk<'a>) -> Option<Self> {
        let (question, words) = (asked.question(desk)?, asked.words(desk)?);
        Some(Self { asked, desk, question, words, draft: asked.draft.as_ref()? })
    }

    /// What it says.
    pub fn parts(&self, page: &mut Page) {
        page.parts.push(Part::Prose(markdown::blocks(&self.words.prompt)));
        page.parts.push(Part::Gap);
        let outcome = self.asked.outcome(self.desk);
        self.answer(page, outcome.as_ref().map(|(response, _)| response));
        if let Stage::Sure { cursor, .. } = self.asked.stage {
            self.certainty(page, cursor);
        }
        self.remarks(page, outcome);
    }

    /// The part where the answer is given, with what became of it.
    fn answer(&self, page: &mut Page, outcome: Option<&Response>) {
        let parts = outcome.map(|response| grade::parts(&self.question.kind, Some(self.words), response));
        let verdicts = Verdicts { view: self, parts, response: outcome };
        // Where nothing can be chosen any more, nothing is marked as if it could.
        let live = outcome.is_none() && !matches!(self.asked.stage, Stage::Sure { .. } | Stage::Shown);
        let cursor = live.then_some(self.draft.cursor);
        match &self.draft.form {
            Form::One { offered } => {
                let standing = self.standing(outcome);
                let is_picked = |key: &ChoiceKey| standing == Some(Response::Picks(vec![key.clone()]));
                let picked = standing.is_some().then_some(&is_picked as &dyn Fn(&ChoiceKey) -> bool);
                page.parts.push(self.choices(offered, picked, cursor, &verdicts));
            }
            Form::Many { offered, picked } => {
                let is_picked = |key: &ChoiceKey| picked.contains(key);
                page.parts.push(self.choices(offered, Some(&is_picked), cursor, &verdicts));
            }
            Form::Truth => page.parts.push(self.truth(cursor, outcome, &verdicts)),
            Form::Steps(_) => page.parts.push(self.steps(cursor, outcome)),
            Form::Text(typed) => {
                page.parts.push(Part::Field(Field {
                    label: self.desk.say(if typed.is_tall() { "your-text" } else { "your-answer" }),
                    value: typed.text().to_owned(),
                    cursor: (live && self.draft.in_field).then(|| typed.cursor()),
                    secret: false,
                    tall: typed.is_tall(),
                    after: self.words.unit.clone().unwrap_or_default(),
                    verdict: verdicts.whole(),
                }));
                page.parts.extend(self.length(typed.text()));
            }
            Form::Pairs { left, right, .. } => self.pairs(page, left, right, cursor, &verdicts),
            Form::Order { items, held } => page.parts.push(self.order(items, *held, cursor, &verdicts)),
            Form::Blanks(blanks) => self.blanks(page, blanks, cursor, &verdicts),
        }
    }

    /// The answer that stands while another may still be given, or while it is asked how sure the learner is of it.
    fn standing(&self, outcome: Option<&Response>) -> Option<Response> {
        match self.asked.stage {
            Stage::Sure { .. } => self.draft.response(),
            _ if outcome.is_some() => None,
            _ => self.asked.given(self.desk),
        }
    }

    /// How long an essay is, and how long it should be.
    fn length(&self, text: &str) -> Option<Part> {
        let Kind::Essay { words } = self.question.kind else { return None };
        let n = ("n", text::words(text).into());
        let said = match words {
            Some((least, most)) => {
                self.desk.tell("words-of", &[n, ("least", least.into()), ("most", most.into())])
            }
            None => self.desk.tell("words-so-far", &[n]),
        };
        Some(say(Role::Faint, said))
    }

    fn choices(
        &self,
        offered: &[ChoiceKey],
        picked: Option<&dyn Fn(&ChoiceKey) -> bool>,
        cursor: Option<usize>,
        verdicts: &Verdicts<'_>,
    ) -> Part {
        let row = |(at, key): (usize, &ChoiceKey)| Row {
            sign: Some(sign(at).map_or(String::new(), String::from)),
            picked: picked.map(|picked| match self.draft.form {
                Form::One { .. } => Pick::One(picked(key)),
                _ => Pick::Any(picked(key)),
            }),
            label: self.choice(key),
            verdict: verdicts.of_choice(key),
            under: verdicts.feedback(key),
            ..Row::default()
        };
        Part::Rows(Rows { rows: offered.iter().enumerate().map(row).collect(), cursor, ..Rows::default() })
    }

    fn choice(&self, key: &ChoiceKey) -> Vec<Span> {
        self.words.choices.get(key).map_or_else(Vec::new, |text| markdown::inline(text))
    }

    fn right_side(&self, key: &ChoiceKey) -> Vec<Span> {
        self.words.right.get(key).map_or_else(Vec::new, |text| markdown::inline(text))
    }

    fn truth(&self, cursor: Option<usize>, outcome: Option<&Response>, verdicts: &Verdicts<'_>) -> Part {
        let standing = self.standing(outcome);
        let row = |(at, name): (usize, &str)| {
            let key: ChoiceKey = name.parse().expect("it is kebab-case");
            Row {
                sign: sign(at).map(String::from),
                picked: standing.as_ref().map(|it| Pick::One(*it == Response::Truth(at == 0))),
                label: vec![Span::plain(self.desk.say(name))],
                verdict: verdicts.of_truth(at == 0),
                under: verdicts.feedback(&key),
                ..Row::default()
            }
        };
        let rows = ["true", "false"].into_iter().enumerate().map(row).collect();
        Part::Rows(Rows { rows, cursor, ..Rows::default() })
    }

    fn steps(&self, cursor: Option<usize>, outcome: Option<&Response>) -> Part {
        let given = outcome.cloned().or_else(|| self.standing(outcome));
        let row = |(at, step): (usize, &String)| Row {
            sign: sign(at).map(String::from),
            picked: given.as_ref().map(|response| Pick::One(*response == Response::Step(at))),
            ..Row::new(step.clone())
        };
        let rows = self.words.scale.iter().enumerate().map(row).collect();
        Part::Rows(Rows { rows, cursor, ..Rows::default() })
    }

    fn pairs(
        &self,
        page: &mut Page,
        left: &[ChoiceKey],
        right: &[ChoiceKey],
        cursor: Option<usize>,
        verdicts: &Verdicts<'_>,
    ) {
        let Form::Pairs { pairs, .. } = &self.draft.form else { return };
        let row = |(at, key): (usize, &ChoiceKey)| {
            let arrow = Span::new(Role::Faint, "→ ");
            let under = match pairs.get(key) {
                Some(with) => Some([vec![arrow], self.right_side(with)].concat()),
                // The letters stand below: they are in sight where the lines above take little room.
                None => (cursor == Some(at)).then(|| vec![arrow, Span::new(Role::Faint, "____")]),
            };
            Row {
                sign: Some((at + 1).to_string()),
                label: self.choice(key),
                verdict: verdicts.of_part(key),
                under,
                ..Row::default()
            }
        };
        let rows = left.iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor, ..Rows::default() }));
        page.parts.push(Part::Gap);
        let offer = |(at, key): (usize, &ChoiceKey)| Row {
            sign: sign(at).map(String::from),
            label: self.right_side(key),
            ..Row::default()
        };
        let rows = right.iter().enumerate().map(offer).collect();
        page.parts.push(Part::Rows(Rows { rows, ..Rows::default() }));
    }

    fn order(&self, items: &[ChoiceKey], held: bool, cursor: Option<usize>, verdicts: &Verdicts<'_>) -> Part {
        let row = |(at, key): (usize, &ChoiceKey)| {
            let lifted = held && cursor == Some(at);
            Row {
                sign: Some((at + 1).to_string()),
                label: self.choice(key),
                // What stands too early moves others too: only what is in its place is told here.
                verdict: verdicts
                    .of_part(key)
                    .filter(|verdict| verdict.role == Role::Good)
                    .or_else(|| lifted.then(|| Span::new(Role::Accent, self.desk.say("lifted")))),
                ..Row::default()
            }
        };
        Part::Rows(Rows { rows: items.iter().enumerate().map(row).collect(), cursor, ..Rows::default() })
    }

    fn blanks(
        &self,
        page: &mut Page,
        blanks: &[(ChoiceKey, Gap)],
        cursor: Option<usize>,
        verdicts: &Verdicts<'_>,
    ) {
        page.parts.push(Part::Prose(markdown::blocks(&self.with_gaps(blanks))));
        page.parts.push(Part::Gap);
        for (at, (key, gap)) in blanks.iter().enumerate() {
            let label = self.desk.tell("blank", &[("n", (at + 1).into())]);
            let here = cursor == Some(at);
            match gap {
                Gap::Typed(typed) => page.parts.push(Part::Field(Field {
                    label,
                    value: typed.text().to_owned(),
                    cursor: here.then(|| typed.cursor()),
                    verdict: verdicts.of_part(key),
                    ..Field::default()
                })),
                Gap::Picked { offered, picked } => {
                    page.parts.push(self.picked_gap(label, key, (offered, *picked), here, verdicts));
                }
            }
        }
        if let Some(cursor) = cursor {
            let label = vec![Span::new(Role::Accent, self.desk.say("give-answer"))];
            let done = Row { label, ..Row::default() };
            let at = (cursor == blanks.len()).then_some(0);
            page.parts.push(Part::Rows(Rows { rows: vec![done], cursor: at, ..Rows::default() }));
        }
    }

    /// A blank to be picked: its name and what is in it, and what is offered while the cursor is there.
    fn picked_gap(
        &self,
        label: String,
        key: &ChoiceKey,
        (offered, picked): (&[ChoiceKey], Option<usize>),
        here: bool,
        verdicts: &Verdicts<'_>,
    ) -> Part {
        let words = |at: usize| {
            let said = self.words.blanks.get(key).and_then(|blank| blank.choices.get(&offered[at]));
            said.cloned().unwrap_or_default()
        };
        let mut head = Row::new(format!("{label}  {}", picked.map_or("____".to_owned(), words)));
        head.verdict = verdicts.of_part(key);
        head.heading = true;
        // Under the names of the blanks that are typed, which stand behind the mark of the cursor.
        head.indent = u8::from(!here || picked.is_some());
        let mut rows = vec![head];
        if here {
            let row = |at: usize| Row {
                sign: sign(at).map(String::from),
                picked: Some(Pick::One(picked == Some(at))),
                indent: 1,
                ..Row::new(words(at))
            };
            rows.extend((0..offered.len()).map(row));
        }
        let cursor = here.then_some(picked.map_or(0, |at| at + 1));
        Part::Rows(Rows { rows, cursor, ..Rows::default() })
    }

    /// The text of a cloze with its blanks numbered, and what stands in them.
    fn with_gaps(&self, blanks: &[(ChoiceKey, Gap)]) -> String {
        let mut text = self.words.text.clone().unwrap_or_default();
        for (at, (key, _)) in blanks.iter().enumerate() {
            text = text.replace(&format!("{{{{{key}}}}}"), &format!("**[{} \\_\\_\\_\\_]**", at + 1));
        }
        text
    }

    fn certainty(&self, page: &mut Page, cursor: usize) {
        page.parts.push(Part::Gap);
        page.parts.push(say(Role::Strong, self.desk.say("how-sure")));
        let row =
            |(at, id): (usize, &str)| Row { sign: Some((at + 1).to_string()), ..Row::new(self.desk.say(id)) };
        let rows = ["sure-low", "sure-mid", "sure-high"].into_iter().enumerate().map(row).collect();
        page.parts.push(Part::Rows(Rows { rows, cursor: Some(cursor), ..Rows::default() }));
    }

    /// What is said under the answer: what is missing, the hint, what was right and why.
    fn remarks(&self, page: &mut Page, outcome: Option<(Response, Mark)>) {
        let desk = self.desk;
        match &self.asked.stage {
            Stage::Unfinished => self.remark(page, Role::Warn, desk.say(self.missing())),
            Stage::Unclear => self.remark(page, Role::Warn, desk.say(self.unclear())),
            Stage::Sure { unclear: true, .. } => self.remark(page, Role::Warn, desk.say("unclear-sure")),
            Stage::Failed(trouble) => self.remark(page, Role::Bad, desk.trouble(trouble)),
            Stage::Saving => page.status = Some(Span::new(Role::Faint, desk.say("saving"))),
            Stage::Marked(..) => page.status = Some(Span::new(Role::Good, desk.say("saved"))),
            Stage::Shown if outcome.is_none() => self.remark(page, Role::Warn, desk.say("not-answered")),
            _ => (),
        }
        if let Some((_, mark)) = &outcome {
            self.whole_verdict(page, *mark);
        }
        self.people(page);
        if self.asked.tells() {
            self.right_answer(page, outcome.as_ref().map(|(_, mark)| *mark));
            if let Some(explain) = &self.words.explain {
                page.parts.push(Part::Gap);
                page.parts.push(Part::Prose(markdown::blocks(explain)));
            }
        } else if let Some(hint) = self.words.hint.as_ref().filter(|_| self.asked.hint) {
            page.parts.push(Part::Gap);
            let mut spans = vec![Span::new(Role::Accent, desk.say("hint")), Span::plain(" ")];
            spans.extend(markdown::inline(hint));
            page.parts.push(Part::Say(spans));
        }
        if let Some(saved) = self.asked.saved.filter(|_| !self.draft.is_touched() && page.status.is_none()) {
            page.status = Some(Span::new(Role::Good, desk.tell("saved-before", &[("n", saved.into())])));
        }
        if self.sitting_flagged() {
            self.remark(page, Role::Warn, desk.say("flagged"));
        }
    }

    /// What people made of the mark since: who, when, and why.
    fn people(&self, page: &mut Page) {
        let sitting = self.asked.sitting(self.desk);
        let judged = sitting.map(|running| running.judged(self.asked.name())).unwrap_or_default();
        if !judged.is_empty() {
            page.parts.push(Part::Gap);
            page.parts.extend(crate::screen::board::history(judged, self.desk));
        }
    }

    fn remark(&self, page: &mut Page, role: Role, text: String) {
        page.parts.push(Part::Gap);
        page.parts.push(say(role, text));
    }

    fn sitting_flagged(&self) -> bool {
        self.asked.sitting(self.desk).is_some_and(|running| running.flagged(self.asked.name()))
    }

    fn missing(&self) -> &'static str {
        match self.draft.form {
            Form::Many { .. } => "missing-pick",
            Form::Pairs { .. } => "missing-pair",
            Form::Blanks(_) => "missing-blank",
            _ => "missing-text",
        }
    }

    fn unclear(&self) -> &'static str {
        match self.draft.form {
            Form::Many { .. } => "unclear-many",
            Form::Pairs { .. } => "unclear-pairs",
            Form::Order { .. } => "unclear-order",
            _ => "unclear-one",
        }
    }

    /// One line that tells how it was, where the answer has many parts or none that is marked.
    fn whole_verdict(&self, page: &mut Page, mark: Mark) {
        let desk = self.desk;
        // What was graded by a person says so below, with what they said.
        if matches!((&self.question.kind, mark), (Kind::Essay { .. }, Mark::Graded(_))) {
            return;
        }
        let alone = matches!(self.draft.form, Form::One { .. } | Form::Truth | Form::Text(_));
        let (role, text) = match mark {
            Mark::Graded(Share::ALL) => (Role::Good, desk.say("verdict-right")),
            Mark::Graded(Share::NONE) => (Role::Bad, desk.say("verdict-wrong")),
            Mark::Graded(share) => (
                Role::Warn,
                desk.tell("verdict-partly", &[("share", desk.catalog.percent(share.percent()).into())]),
            ),
            Mark::Waits => (Role::Plain, desk.say("verdict-waits")),
            Mark::Ungraded => (Role::Plain, desk.say("verdict-thanks")),
        };
        if !alone || !matches!(mark, Mark::Graded(_)) {
            self.remark(page, role, text);
        }
        if let Why::Check { tries, .. } = self.asked.why
            && !is_right(mark)
            && tries < TRIES
        {
            self.remark(page, Role::Plain, desk.say("try-again"));
        }
    }

    /// The right answer in words, where the rows do not show it.
    fn right_answer(&self, page: &mut Page, mark: Option<Mark>) {
        if mark.is_some_and(is_right) {
            return;
        }
        let desk = self.desk;
        let one = match &self.question.kind {
            Kind::Text { .. } => self.words.accept.first().cloned(),
            Kind::Number { answer, .. } => {
                let unit = self.words.unit.as_deref().unwrap_or_default();
                Some(format!("{} {unit}", desk.catalog.number(*answer)).trim_end().to_owned())
            }
            _ => None,
        };
        if let Some(answer) = one {
            self.remark(page, Role::Plain, desk.tell("right-answer", &[("answer", answer.into())]));
        }
        let (start, many) = self.right_answers();
        if !many.is_empty() {
            self.remark(page, Role::Plain, desk.say("right-answers"));
            let item = |spans| vec![Block::Paragraph(spans)];
            let items = many.into_iter().map(item).collect();
            page.parts.push(Part::Prose(vec![Block::List { start, items }]));
        }
    }

    /// The parts of the right answer, and the number of the first where they are numbered.
    fn right_answers(&self) -> (Option<u64>, Vec<Vec<Span>>) {
        match &self.question.kind {
            Kind::Match { left, .. } => (None, left.iter().map(|key| self.pair_in_words(key)).collect()),
            Kind::Order { items, .. } => (Some(1), items.iter().map(|key| self.choice(key)).collect()),
            Kind::Cloze { blanks } => {
                let words = |(key, blank): &(ChoiceKey, Blank)| self.blank_in_words(key, blank);
                (Some(1), blanks.iter().filter_map(words).map(|word| vec![Span::plain(word)]).collect())
            }
            _ => (None, Vec::new()),
        }
    }

    fn pair_in_words(&self, key: &ChoiceKey) -> Vec<Span> {
        [self.choice(key), vec![Span::new(Role::Faint, " → ")], self.right_side(key)].concat()
    }

    fn blank_in_words(&self, key: &ChoiceKey, blank: &Blank) -> Option<String> {
        let words = self.words.blanks.get(key)?;
        match blank {
            Blank::Typed { .. } => words.accept.first().cloned(),
            Blank::Picked { answer, .. } => words.choices.get(answer).cloned(),
        }
    }

    /// The keys that work now. Where letters are text (`in_field`) the others come after Tab.
    pub fn keys(&self, in_field: bool) -> Vec<Hint> {
        let desk = self.desk;
        let asking = self.asked.is_asking();
        let mut keys = match &self.asked.stage {
            _ if asking => self.answer_keys(in_field),
            Stage::Sure { .. } => vec![desk.hint("Enter", "key-this"), desk.hint("↑↓", "key-move")],
            _ => vec![desk.hint("Enter", self.after())],
        };
        let sure = matches!(self.asked.stage, Stage::Sure { .. });
        // In a blank that is typed Tab goes to the next one.
        let blank = in_field && matches!(self.draft.form, Form::Blanks(_));
        let letter = |key: &str| if in_field { format!("Tab {key}") } else { key.to_owned() };
        let back = desk.hint("Esc", if sure { "key-think-again" } else { self.way_back() });
        let flag = if self.sitting_flagged() { "key-flag-off" } else { "key-flag" };
        match &self.asked.why {
            Why::Check { .. } | Why::Review { .. } if self.has_hint() && !blank => {
                keys.extend([desk.hint(&letter("h"), "key-hint"), back]);
            }
            Why::Quiz(_) if !sure && !blank => {
                let turn = desk.hint(&letter("n p"), "key-turn");
                keys.extend([desk.hint(&letter("f"), flag), back, turn]);
            }
            Why::Past(_) => keys.extend([back, desk.hint("n p", "key-turn")]),
            _ => keys.push(back),
        }
        keys
    }

    /// Whether there is a hint that was not asked for yet.
    fn has_hint(&self) -> bool {
        self.asked.is_asking() && self.words.hint.is_some() && !self.asked.hint
    }

    fn way_back(&self) -> &'static str {
        match self.asked.why {
            Why::Check { .. } => "key-lesson",
            Why::Quiz(_) => "key-overview",
            Why::Past(_) => "key-result",
            Why::Review { .. } => "key-back",
        }
    }

    fn after(&self) -> &'static str {
        match (&self.asked.stage, &self.asked.why) {
            (Stage::Marked(_, mark), Why::Check { tries, .. }) if !is_right(*mark) && *tries < TRIES => {
                "key-again"
            }
            _ => "key-next",
        }
    }

    /// The keys that make an answer, the likeliest first: as long as it is not whole, that is not the one that gives it.
    fn answer_keys(&self, in_field: bool) -> Vec<Hint> {
        let desk = self.desk;
        let give = desk.hint("Enter", "key-answer");
        let whole = self.draft.response().is_some();
        match &self.draft.form {
            Form::One { .. } | Form::Truth | Form::Steps(_) => vec![give, desk.hint("↑↓", "key-choose")],
            Form::Many { .. } if whole => vec![give, desk.hint("Space", "key-pick")],
            Form::Many { .. } => vec![desk.hint("Space", "key-pick"), give],
            Form::Pairs { right, .. } => {
                let pair = desk.hint(&letters(right.len()), "key-pair");
                if whole { vec![give, pair] } else { vec![pair, desk.hint("↑↓", "key-choose")] }
            }
            Form::Order { held: true, .. } => {
                vec![desk.hint("↑↓", "key-carry"), desk.hint("Enter", "key-put-down")]
            }
            Form::Order { items, .. } => {
                let places = format!("1-{}", items.len().min(9));
                let (lift, place) = (desk.hint("Space", "key-lift"), desk.hint(&places, "key-place"));
                if self.draft.is_touched() { vec![give, lift, place] } else { vec![lift, place, give] }
            }
            Form::Text(typed) if in_field && typed.is_tall() => vec![desk.hint("Tab", "key-leave-text")],
            Form::Text(_) if in_field => vec![give],
            Form::Text(_) => vec![give, desk.hint("Tab", "key-write")],
            Form::Blanks(blanks) => match blanks.get(self.draft.cursor) {
                Some((_, Gap::Picked { offered, .. })) => {
                    let pick = desk.hint(&letters(offered.len()), "key-pick");
                    vec![pick, desk.hint("Enter", "key-next-blank")]
                }
                Some((_, Gap::Typed(_))) => {
                    vec![desk.hint("Enter", "key-next-blank"), desk.hint("↑↓", "key-choose")]
                }
                None => vec![give, desk.hint("↑↓", "key-choose")],
            },
        }
    }

    /// What one line of text may be now.
    pub fn asks(&self) -> Option<String> {
        let desk = self.desk;
        match &self.asked.stage {
            Stage::Sure { .. } => return Some(desk.say("plain-sure")),
            Stage::Marked(..) if self.after() == "key-again" => return Some(desk.say("plain-again")),
            _ if !self.asked.is_asking() => return None,
            _ => (),
        }
        let one = |of: usize| {
            let last = of.checked_sub(1).and_then(sign).unwrap_or('a').to_string();
            desk.tell("plain-one", &[("last", last.into())])
        };
        let blank = |id: &str| desk.tell(id, &[("n", (self.draft.cursor + 1).into())]);
        Some(match &self.draft.form {
            Form::One { offered } => one(offered.len()),
            Form::Truth => one(2),
            Form::Steps(of) => one(*of),
            Form::Many { .. } => desk.say("plain-many"),
            Form::Text(typed) if typed.is_tall() => desk.say("plain-essay"),
            Form::Text(_) if matches!(self.question.kind, Kind::Number { .. }) => desk.say("plain-number"),
            Form::Text(_) => desk.say("plain-answer"),
            Form::Pairs { left, .. } => desk.tell("plain-pairs", &[("n", left.len().into())]),
            Form::Order { .. } => desk.say("plain-order"),
            Form::Blanks(blanks) => match blanks.get(self.draft.cursor) {
                Some((_, Gap::Typed(_))) => blank("plain-blank"),
                Some((_, Gap::Picked { .. })) => blank("plain-blank-letter"),
                None => desk.say("plain-blanks-done"),
            },
        })
    }
}

/// The letters that pick among so many, the first and the last.
fn letters(of: usize) -> String {
    let signs = [sign(0), of.checked_sub(1).and_then(sign)];
    signs.into_iter().flatten().map(String::from).collect::<Vec<_>>().join("-")
}

/// What became of each part of an answer.
struct Verdicts<'a> {
    view: &'a View<'a>,
    parts: Option<Vec<(ChoiceKey, bool)>>,
    response: Option<&'a Response>,
}

impl Verdicts<'_> {
    fn say(&self, right: bool) -> Span {
        match right {
            true => Span::new(Role::Good, self.view.desk.say("verdict-right")),
            false => Span::new(Role::Bad, self.view.desk.say("verdict-wrong")),
        }
    }

    fn of_part(&self, key: &ChoiceKey) -> Option<Span> {
        let (_, right) = self.parts.as_ref()?.iter().find(|(part, _)| part == key)?;
        Some(self.say(*right))
    }

    /// A choice that was picked is right or wrong; one that should have been is shown once answers are told.
    fn of_choice(&self, key: &ChoiceKey) -> Option<Span> {
        let picked = matches!(self.response, Some(Response::Picks(keys)) if keys.contains(key));
        if picked {
            return self.of_part(key);
        }
        let right = match &self.view.question.kind {
            Kind::Single { answer, .. } => answer == key,
            Kind::Multiple { answer, .. } => answer.contains(key),
            _ => false,
        };
        self.missed(right)
    }

    fn of_truth(&self, truth: bool) -> Option<Span> {
        let Kind::TrueFalse { answer } = self.view.question.kind else { return None };
        match self.response {
            Some(Response::Truth(given)) if *given == truth => Some(self.say(answer == truth)),
            _ => self.missed(answer == truth),
        }
    }

    fn missed(&self, right: bool) -> Option<Span> {
        let told = right && self.view.asked.tells();
        told.then(|| Span::new(Role::Good, self.view.desk.say("verdict-this")))
    }

    /// The verdict of an answer that has no parts.
    fn whole(&self) -> Option<Span> {
        let (_, mark) = self.view.asked.outcome(self.view.desk)?;
        match mark {
            Mark::Graded(share) if matches!(self.view.question.kind, Kind::Essay { .. }) => {
                let percent = self.view.desk.catalog.percent(share.percent());
                let role = if share == Share::NONE { Role::Bad } else { Role::Good };
                Some(Span::new(role, percent))
            }
            Mark::Graded(share) => Some(self.say(share == Share::ALL)),
            Mark::Waits | Mark::Ungraded => None,
        }
    }

    /// What the author tells who picked this.
    fn feedback(&self, key: &ChoiceKey) -> Option<Vec<Span>> {
        let picked = match self.response? {
            Response::Picks(keys) => keys.contains(key),
            Response::Truth(truth) => key.as_str() == if *truth { "true" } else { "false" },
            _ => false,
        };
        let text = self.view.words.feedback.get(key).filter(|_| picked)?;
        Some(markdown::inline(text))
    }
}
