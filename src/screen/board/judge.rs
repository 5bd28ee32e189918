//! One answer before a person: an essay to grade by its rubric, or a mark of the program to correct with a reason.

use super::{board, page, wants};
use crate::{
    course::Kind,
    ids::ItemName,
    page::{Field, Page, Part},
    quiz::{Mark, Response, Share, attempt::Judged},
    screen::{Act, Desk, Screen, Shown, Step, asked::Asked, say, typed::Typed},
    study::{News, Trouble, Want},
    text::{self, Role, Span, clean, markdown},
};

/// The longest mark, and the longest comment.
const LONGEST: (usize, usize) = (8, 1000);

/// An answer, and the mark in the making.
#[derive(Debug)]
pub struct Judge {
    name: ItemName,
    mark: Typed,
    words: Typed,
    in_words: bool,
    wrong: Option<Wrong>,
}

#[derive(Debug)]
enum Wrong {
    Mark,
    Same,
    Reason,
    Trouble(Trouble),
}

impl Judge {
    /// The answer to this question of the sitting that lies on the desk.
    pub fn new(name: ItemName) -> Self {
        let (mark, words) = (Typed::line(LONGEST.0), Typed::line(LONGEST.1));
        Self { name, mark, words, in_words: false, wrong: None }
    }

    fn is_essay(&self, desk: &Desk<'_>) -> bool {
        let question = desk.study.course().and_then(|course| course.question(&self.name));
        question.is_some_and(|question| matches!(question.kind, Kind::Essay { .. }))
    }

    /// What the question is worth on this paper.
    fn points(&self, desk: &Desk<'_>) -> f64 {
        let drawn = desk
            .study
            .past()
            .and_then(|past| past.paper().questions.iter().find(|drawn| drawn.name == self.name));
        drawn.map_or(1.0, |drawn| drawn.points)
    }

    /// The mark as it was typed: in points, or in percent of them.
    fn share(&self, desk: &Desk<'_>) -> Option<Share> {
        let text = self.mark.text().trim();
        let (text, of) = match text.strip_suffix(['%', '٪', '％']) {
            Some(percent) => (percent.trim_end(), 100.0),
            None => (text, self.points(desk)),
        };
        let number = clean::number(text)?;
        (0.0..=of).contains(&number).then(|| Share::new(number / of))
    }

    fn send(&mut self, desk: &Desk<'_>) -> Step {
        let Some(share) = self.share(desk) else {
            (self.wrong, self.in_words) = (Some(Wrong::Mark), false);
            return Step::Stay;
        };
        let is_same = || {
            let answer = desk.study.past().and_then(|past| past.answer_of(&self.name));
            answer.is_some_and(|answer| answer.mark == Mark::Graded(share))
        };
        if !self.is_essay(desk) && is_same() {
            (self.wrong, self.in_words) = (Some(Wrong::Same), false);
            return Step::Stay;
        }
        // Whoever appeals is owed a reason.
        if self.words.is_empty() && !self.is_essay(desk) {
            (self.wrong, self.in_words) = (Some(Wrong::Reason), true);
            return Step::Stay;
        }
        self.wrong = None;
        wants(Want::Judge { name: self.name.clone(), share, words: clean::line(self.words.text()) })
    }

    fn go_on(&mut self, desk: &Desk<'_>) -> Step {
        if self.in_words {
            return self.send(desk);
        }
        self.wrong = self.share(desk).is_none().then_some(Wrong::Mark);
        self.in_words = self.wrong.is_none();
        Step::Stay
    }

    fn line(&mut self, line: &str, desk: &Desk<'_>) -> Step {
        match self.in_words {
            true => self.words = Typed::line(LONGEST.1).with(line),
            false => self.mark = Typed::line(LONGEST.0).with(line),
        }
        self.go_on(desk)
    }

    /// What was asked and answered, as the learner sees it, but for whose it is.
    fn answer(&self, page: &mut Page, desk: &Desk<'_>) {
        let Some(past) = desk.study.past() else { return };
        if self.is_essay(desk) {
            let words = desk.words().and_then(|words| words.item(&self.name));
            let asked = words.map(|words| markdown::blocks(&words.prompt)).unwrap_or_default();
            page.parts.extend([Part::Prose(asked), Part::Gap]);
            page.parts.push(say(Role::Strong, desk.say("board-their-text")));
            let text = match past.answer_of(&self.name).map(|answer| &answer.response) {
                Some(Response::Text(text)) => text.as_str(),
                _ => "",
            };
            page.parts.extend(text.lines().map(|line| say(Role::Plain, line.to_owned())));
            let n = text::words(text);
            page.parts.push(say(Role::Faint, self.length(n, desk)));
            if let Some(rubric) = words.and_then(|words| words.rubric.as_ref()) {
                page.parts.extend([Part::Gap, say(Role::Strong, desk.say("board-rubric"))]);
                page.parts.push(Part::Prose(markdown::blocks(rubric)));
            }
            return;
        }
        let at = past.paper().questions.iter().position(|drawn| drawn.name == self.name);
        let Some(mut asked) = at.and_then(|at| Asked::past(at, past)) else { return };
        asked.enter(desk);
        let theirs = |part: Part| match part {
            Part::Field(field) => Part::Field(Field { label: desk.say("board-their-answer"), ..field }),
            part => part,
        };
        page.parts.extend(asked.page(desk).parts.into_iter().map(theirs));
    }

    /// How long an essay is, and how long it should be.
    fn length(&self, n: usize, desk: &Desk<'_>) -> String {
        let question = desk.study.course().and_then(|course| course.question(&self.name));
        match question.map(|question| &question.kind) {
            Some(Kind::Essay { words: Some((least, most)) }) => {
                let with = [("n", n.into()), ("least", (*least).into()), ("most", (*most).into())];
                desk.tell("words-of", &with)
            }
            _ => desk.tell("words-so-far", &[("n", n.into())]),
        }
    }

    fn fields(&self, page: &mut Page, desk: &Desk<'_>) {
        let points = desk.catalog.number(self.points(desk));
        let label = desk.tell("board-points-of", &[("points", points.into())]);
        let field = |typed: &Typed, label: String, here: bool, tall: bool| {
            Part::Field(Field {
                label,
                value: typed.text().to_owned(),
                cursor: here.then(|| typed.cursor()),
                tall,
                ..Field::default()
            })
        };
        let words = if self.is_essay(desk) { "board-comment" } else { "board-reason" };
        page.parts.push(field(&self.mark, label, !self.in_words, false));
        page.parts.push(field(&self.words, desk.say(words), self.in_words, true));
    }
}

/// What people made of a mark before, a paragraph each, for the facilitator and for the learner.
pub fn history(all: &[Judged], desk: &Desk<'_>) -> Vec<Part> {
    let share = |mark: Mark| match mark {
        Mark::Graded(share) => desk.catalog.percent(share.percent()),
        Mark::Waits | Mark::Ungraded => desk.say("mark-waits"),
    };
    let told = |it: &Judged| {
        let with = [
            ("by", it.by.clone().into()),
            ("date", desk.catalog.date(it.at.day()).into()),
            ("before", share(it.before).into()),
            ("share", share(Mark::Graded(it.share)).into()),
        ];
        let id = if it.corrects { "corrected-by" } else { "graded-by" };
        let mut spans = vec![Span::new(Role::Accent, desk.tell(id, &with))];
        if !it.words.is_empty() {
            spans.push(Span::plain(format!(" {}", it.words)));
        }
        Part::Say(spans)
    };
    all.iter().map(told).collect()
}

impl Shown for Judge {
    fn enter(&mut self, desk: &Desk<'_>) -> Step {
        // What was begun and not sent is there again.
        let begun = desk.study.draft(&self.name).and_then(|text| serde_json::from_str(&text).ok());
        if let Some((mark, words)) = begun.map(|it: (String, String)| it) {
            self.mark = Typed::line(LONGEST.0).with(&mark);
            self.words = Typed::line(LONGEST.1).with(&words);
        }
        Step::Stay
    }

    fn update(&mut self, act: &Act, desk: &Desk<'_>) -> Step {
        match act {
            Act::Line(line) => return self.line(line, desk),
            Act::Enter => return self.go_on(desk),
            Act::Tab | Act::BackTab => self.in_words = !self.in_words,
            Act::Down => self.in_words = true,
            Act::Up => self.in_words = false,
            Act::PointField(at) => self.in_words = *at > 0,
            Act::Back => return Step::Back,
            act => {
                let typed = if self.in_words { &mut self.words } else { &mut self.mark };
                if typed.act(act) {
                    self.wrong = None;
                }
            }
        }
        Step::Stay
    }

    fn hear(&mut self, news: News, desk: &Desk<'_>) -> Step {
        match news {
            News::Saved(_) => {
                let next = desk.study.past().and_then(|past| past.waiting().next().cloned());
                let was_essay = self.is_essay(desk);
                (self.mark, self.words) = (Typed::line(LONGEST.0), Typed::line(LONGEST.1));
                match next.filter(|_| was_essay) {
                    Some(name) => Step::swap(Screen::Judge(Judge::new(name))),
                    None => Step::Back,
                }
            }
            News::Failed(trouble) => {
                self.wrong = Some(Wrong::Trouble(trouble));
                Step::Stay
            }
            _ => Step::Stay,
        }
    }

    fn typing(&self) -> bool {
        true
    }

    fn unsent(&self) -> Option<(ItemName, String)> {
        let begun = !self.mark.is_empty() || !self.words.is_empty();
        let text = serde_json::to_string(&(self.mark.text(), self.words.text())).ok()?;
        begun.then(|| (self.name.clone(), text))
    }

    fn asks(&self, desk: &Desk<'_>) -> Option<String> {
        let points = desk.catalog.number(self.points(desk));
        Some(match (self.in_words, self.is_essay(desk)) {
            (false, _) => desk.tell("plain-mark", &[("points", points.into())]),
            (true, true) => desk.say("plain-comment"),
            (true, false) => desk.say("plain-reason"),
        })
    }

    fn page(&self, desk: &Desk<'_>) -> Page {
        let whose = board(desk).and_then(|board| board.sheet.clone()).map(|(_, name)| name);
        let id = if self.is_essay(desk) { "board-grade" } else { "board-correct" };
        let mut page = page(&[whose.clone().unwrap_or_default(), desk.say(id)], desk);
        page.parts.push(Part::Heading(whose.unwrap_or_default()));
        page.parts.push(Part::Gap);
        self.answer(&mut page, desk);
        page.parts.push(Part::Gap);
        if self.is_essay(desk) {
            let judged = desk.study.past().map(|past| past.judged(&self.name)).unwrap_or_default();
            page.parts.extend(history(judged, desk));
        }
        self.fields(&mut page, desk);
        let wrong = self.wrong.as_ref().map(|wrong| match wrong {
            Wrong::Mark => {
                let points = desk.catalog.number(self.points(desk));
                desk.tell("board-mark-wrong", &[("points", points.into())])
            }
            Wrong::Same => desk.say("board-mark-same"),
            Wrong::Reason => desk.say("board-reason-missing"),
            Wrong::Trouble(trouble) => desk.trouble(trouble),
        });
        if let Some(wrong) = wrong {
            page.parts.extend([Part::Gap, say(Role::Warn, wrong)]);
        }
        let enter = if self.in_words { "key-keep-mark" } else { "key-next" };
        page.keys = vec![
            desk.hint("Enter", enter),
            desk.hint("Tab", "key-other-field"),
            desk.hint("PgDn", "key-page-down"),
            desk.hint("Esc", "key-back"),
        ];
        page
    }
}
