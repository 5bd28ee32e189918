//! What the statistics of a course say, before it takes a form: the log's answers laid beside the course's questions.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    course::{Course, Kind, Question, Words, load::Opened, words::ItemWords},
    ids::{ItemName, ModuleId},
    lang::Tag,
    log::{
        Answers,
        answers::{Asked, Given, Taken},
    },
    quiz::{
        Mark, Response, Share, Sitting,
        analysis::{
            self, Cell, Item, Matrix, Place, Test, Third,
            advice::{Advice, advise},
            answers::{Reply, Table, table},
            gain::{Gain, gain},
            guess::guess,
        },
        grade,
    },
    time::Day,
};

/// Which attempts of a learner count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Attempts {
    /// The first: no question was seen before.
    First,
    /// The last.
    Last,
    /// The best; of two equally good ones the earlier.
    Best,
    /// Every one, as if each were by another learner.
    All,
}

/// What the statistics of a course say.
pub struct Report {
    /// Of each quiz.
    pub quizzes: Vec<Quiz>,
    /// Of what was learned between pre-test and exam, where both were sat.
    pub gain: Option<Gain>,
    /// Of each survey.
    pub surveys: Vec<Survey>,
}

/// What they say of a quiz.
pub struct Quiz {
    /// Which.
    pub sitting: Sitting,
    /// What it is called.
    pub title: String,
    /// How many learners sat it.
    pub learners: usize,
    /// The versions of the course that it was sat in, and how often in each.
    pub versions: BTreeMap<String, usize>,
    /// The days of the first and the last attempt to end.
    pub days: Option<(Day, Day)>,
    /// Whether certainty counts in the marks.
    pub certainty: bool,
    /// The questions that a person marks, which are left out.
    pub unmarked: Vec<ItemName>,
    /// Of the whole.
    pub test: Test,
    /// Of its questions.
    pub questions: Vec<Asking>,
    /// Of its places, with the pools that they are drawn from.
    pub places: Vec<(Place, ModuleId)>,
}

/// What they say of a question.
pub struct Asking {
    /// Which.
    pub name: ItemName,
    /// Its kind; none where the course has it no more.
    pub kind: Option<&'static str>,
    /// What it asks, its first line.
    pub prompt: String,
    /// What its choices and parts say.
    pub labels: BTreeMap<String, String>,
    /// What guessing earns, in percent.
    pub guess: Option<f64>,
    /// Its figures.
    pub item: Item,
    /// What was answered.
    pub table: Table,
    /// What that suggests.
    pub advice: Vec<Advice>,
}

/// What was answered to a survey.
pub struct Survey {
    /// Which.
    pub name: ItemName,
    /// What it asks, its first line.
    pub prompt: String,
    /// The steps of its scale.
    pub scale: Vec<String>,
    /// What was answered.
    pub table: Table,
}

/// Where the answers come from, and whose words are told.
pub struct Of<'a> {
    /// The course as it is now.
    pub opened: &'a Opened,
    /// The language to tell its words in.
    pub language: &'a Tag,
    /// The answers of the log.
    pub answers: &'a Answers,
    /// Which attempts of a learner count.
    pub attempts: Attempts,
    /// Only this quiz.
    pub only: Option<&'a Sitting>,
}

impl Of<'_> {
    /// All that there is to say.
    pub fn report(&self) -> Report {
        let quizzes = self.sittings().into_iter().map(|sitting| self.quiz(sitting)).collect();
        Report { quizzes, gain: self.gain(), surveys: self.surveys() }
    }

    /// The quizzes that were sat: the pre-test, the modules in the course's order, the exam, and those that the course
    /// has no more.
    fn sittings(&self) -> Vec<Sitting> {
        let mut sat: BTreeSet<&Sitting> = self.answers.taken.iter().map(|taken| &taken.sitting).collect();
        if let Some(only) = self.only {
            sat.retain(|sitting| *sitting == only);
        }
        let mut order = vec![Sitting::Pretest];
        order.extend(self.course().modules.iter().map(|module| Sitting::Module(module.id.clone())));
        order.push(Sitting::Exam);
        let mut found: Vec<Sitting> = order.into_iter().filter(|sitting| sat.remove(sitting)).collect();
        found.extend(sat.into_iter().cloned());
        found
    }

    fn quiz(&self, sitting: Sitting) -> Quiz {
        let taken = self.chosen(&sitting);
        let left_out = self.left_out(&taken);
        let (items, matrix) = self.matrix(&taken, &left_out);
        let figures = analysis::analyse(&matrix);
        let pools = pools(&items);
        let mut versions = BTreeMap::new();
        taken.iter().for_each(|taken| *versions.entry(taken.version.clone()).or_default() += 1);
        let days = taken.iter().map(|taken| taken.ended.day());
        let asking = |(name, item): (&ItemName, Item)| self.asking(name, item, &taken, &matrix);
        Quiz {
            title: self.title(&sitting),
            sitting,
            learners: taken.iter().map(|taken| taken.learner).collect::<BTreeSet<_>>().len(),
            versions,
            days: days.clone().min().zip(days.max()),
            certainty: taken.iter().any(|taken| taken.certainty),
            unmarked: left_out.iter().map(|item| self.answers.items[*item].clone()).collect(),
            test: figures.test,
            questions: items.iter().zip(figures.items).map(asking).collect(),
            places: figures
                .places
                .into_iter()
                .map(|place| (pools[place.pool].clone(), place))
                .map(turn)
                .collect(),
        }
    }

    /// The attempts at a quiz that count: of each learner the first, the last, the best, or all.
    fn chosen(&self, sitting: &Sitting) -> Vec<&Taken> {
        let mut by_learner: BTreeMap<_, Vec<&Taken>> = BTreeMap::new();
        for taken in self.answers.taken.iter().filter(|taken| taken.sitting == *sitting) {
            by_learner.entry(taken.learner).or_default().push(taken);
        }
        let mut chosen = Vec::new();
        for mut all in by_learner.into_values() {
            // Two machines may each have had a first one: then the clock tells.
            all.sort_by_key(|taken| (taken.number, taken.began.ms));
            // Of two equally good ones the earlier counts, as in Moodle.
            let better = |best: &'_ Taken, taken: &'_ Taken| best.score.get() < taken.score.get();
            match self.attempts {
                Attempts::First => chosen.extend(all.first()),
                Attempts::Last => chosen.extend(all.last()),
                Attempts::Best => chosen.extend(
                    all.into_iter().reduce(|best, taken| if better(best, taken) { taken } else { best }),
                ),
                Attempts::All => chosen.extend(all),
            }
        }
        chosen
    }

    /// The questions that wait for a person's mark: an essay counts once every one that was written has its grade. Until
    /// then, who left it out has no less of a claim to be marked on the rest.
    fn left_out(&self, taken: &[&Taken]) -> BTreeSet<usize> {
        let mark = |asked: &Asked| asked.given.as_ref().map(|given| given.mark);
        let all = || taken.iter().flat_map(|taken| &taken.asked);
        let is_graded = |asked: &&Asked| matches!(mark(asked), Some(Mark::Graded(_)));
        let graded: BTreeSet<usize> = all().filter(is_graded).map(|asked| asked.item).collect();
        let is_essay = |question: &Question| matches!(question.kind, Kind::Essay { .. });
        let waits = |asked: &&Asked| {
            let essay = || self.question(&self.answers.items[asked.item]).is_some_and(is_essay);
            mark(asked) == Some(Mark::Waits) || !graded.contains(&asked.item) && essay()
        };
        all().filter(waits).map(|asked| asked.item).collect()
    }

    /// The questions that are marked, in the course's order, and what was earned.
    fn matrix(&self, taken: &[&Taken], left_out: &BTreeSet<usize>) -> (Vec<ItemName>, Matrix) {
        let is_marked = |asked: &&Asked| 0.0 < asked.points && !left_out.contains(&asked.item);
        let mut items: Vec<usize> =
            taken.iter().flat_map(|taken| &taken.asked).filter(is_marked).map(|asked| asked.item).collect();
        let order = self.order();
        let rank = |item: &usize| {
            let name = &self.answers.items[*item];
            (order.get(name).copied().unwrap_or(usize::MAX), name)
        };
        items.sort_by(|a, b| rank(a).cmp(&rank(b)));
        items.dedup();
        let places: BTreeMap<usize, usize> = items.iter().enumerate().map(|(at, item)| (*item, at)).collect();
        let cell = |taken: &Taken, asked: &Asked| Cell {
            item: places[&asked.item],
            points: asked.points,
            share: asked.given.as_ref().map_or(0.0, |given| earned(taken, given)),
        };
        let row = |taken: &&Taken| {
            taken.asked.iter().filter(is_marked).map(|asked| cell(taken, asked)).collect::<Vec<_>>()
        };
        let attempts = taken.iter().map(row).collect();
        let names: Vec<ItemName> = items.iter().map(|item| self.answers.items[*item].clone()).collect();
        let all = pools(&names);
        let pool = |name: &ItemName| all.iter().position(|pool| *pool == name.module).unwrap_or_default();
        let pools = names.iter().map(pool).collect();
        (names, Matrix { pools, attempts })
    }

    fn asking(&self, name: &ItemName, item: Item, taken: &[&Taken], matrix: &Matrix) -> Asking {
        let question = self.question(name);
        let words = self.words().item(name);
        let guess = question.and_then(|question| guess(&question.kind));
        let asked = self.asked(name, taken, matrix);
        let table = question.map(|question| self.table(name, question, &asked)).unwrap_or_default();
        Asking {
            name: name.clone(),
            kind: question.map(|question| question.kind.name()),
            prompt: words.map(|words| first_line(&words.prompt)).unwrap_or_default(),
            labels: words.map(labels).unwrap_or_default(),
            guess,
            advice: advise(&item, known(&asked), guess, &table),
            item,
            table,
        }
    }

    /// The question in each attempt that asked it, with the score of the attempt.
    fn asked<'b>(&self, name: &ItemName, taken: &[&'b Taken], matrix: &Matrix) -> Vec<(&'b Asked, f64)> {
        let Some(item) = self.answers.items.iter().position(|it| it == name) else { return Vec::new() };
        let rows = taken.iter().zip(&matrix.attempts);
        rows.filter_map(|(taken, cells)| {
            Some((taken.asked.iter().find(|asked| asked.item == item)?, score(cells)))
        })
        .collect()
    }

    fn table(&self, name: &ItemName, question: &Question, asked: &[(&Asked, f64)]) -> Table {
        let thirds = analysis::thirds(&asked.iter().map(|(_, score)| *score).collect::<Vec<_>>());
        let replies: Vec<Reply<'_>> = asked
            .iter()
            .zip(thirds)
            .map(|((asked, _), third)| self.reply(name, &question.kind, asked.given.as_ref(), third))
            .collect();
        table(&question.kind, &replies)
    }

    fn reply<'b>(&self, name: &ItemName, kind: &Kind, given: Option<&'b Given>, third: Third) -> Reply<'b> {
        let parts = given.map(|given| {
            let words = self.opened.words(&given.language).item(name);
            grade::parts(kind, words, &given.response)
        });
        Reply {
            response: given.map(|given| &given.response),
            is_right: given.is_some_and(|given| given.mark == Mark::Graded(Share::ALL)),
            third,
            parts: parts.unwrap_or_default(),
        }
    }

    /// What was learned between the pre-test and the exam. Where all attempts count, the first exam does here: a
    /// learner has one gain.
    fn gain(&self) -> Option<Gain> {
        if matches!(self.only, Some(Sitting::Module(_))) {
            return None;
        }
        let attempts = if self.attempts == Attempts::All { Attempts::First } else { self.attempts };
        let scores = |sitting| -> BTreeMap<_, f64> {
            let chosen = Of { attempts, ..*self }.chosen_scores(sitting);
            chosen.into_iter().collect()
        };
        let (before, after) = (scores(&Sitting::Pretest), scores(&Sitting::Exam));
        let pairs: Vec<(f64, f64)> = before
            .into_iter()
            .filter_map(|(learner, before)| Some((before, *after.get(&learner)?)))
            .collect();
        (!pairs.is_empty()).then(|| gain(&pairs))
    }

    fn chosen_scores(&self, sitting: &Sitting) -> Vec<(crate::ids::LearnerId, f64)> {
        let chosen = self.chosen(sitting);
        chosen.into_iter().map(|taken| (taken.learner, taken.score.get() * 100.0)).collect()
    }

    /// The surveys, in the course's order: those beside lessons by each learner's last answer, those in quizzes by the
    /// attempts that count.
    fn surveys(&self) -> Vec<Survey> {
        let mut given: BTreeMap<&ItemName, Vec<Option<&Response>>> = BTreeMap::new();
        let wanted = |name: &ItemName| match self.only {
            None => true,
            Some(Sitting::Module(module)) => *module == name.module,
            Some(_) => false,
        };
        for ((item, _), response) in &self.answers.surveys {
            let name = &self.answers.items[*item];
            if wanted(name) {
                given.entry(name).or_default().push(Some(response));
            }
        }
        for sitting in self.sittings() {
            for asked in self.chosen(&sitting).into_iter().flat_map(|taken| &taken.asked) {
                let name = &self.answers.items[asked.item];
                if self.question(name).is_some_and(|it| matches!(it.kind, Kind::Survey { .. })) {
                    let response = asked.given.as_ref().map(|given| &given.response);
                    given.entry(name).or_default().push(response);
                }
            }
        }
        let order = self.order();
        let mut found: Vec<_> = given.into_iter().collect();
        found.sort_by_key(|(name, _)| order.get(name).copied().unwrap_or(usize::MAX));
        found.into_iter().filter_map(|(name, replies)| self.survey(name, &replies)).collect()
    }

    /// None where the course has it no more.
    fn survey(&self, name: &ItemName, responses: &[Option<&Response>]) -> Option<Survey> {
        let kind = &self.question(name)?.kind;
        let words = self.words().item(name)?;
        let reply = |response| Reply { response, is_right: false, third: Third::Middle, parts: Vec::new() };
        let replies: Vec<Reply<'_>> = responses.iter().copied().map(reply).collect();
        let (prompt, scale) = (first_line(&words.prompt), words.scale.clone());
        Some(Survey { name: name.clone(), prompt, scale, table: table(kind, &replies) })
    }

    fn title(&self, sitting: &Sitting) -> String {
        match sitting {
            Sitting::Module(module) => {
                self.words().module(module).map(|words| words.title.clone()).unwrap_or_default()
            }
            Sitting::Exam => "the final exam".to_owned(),
            Sitting::Pretest => "the exam's questions before the course".to_owned(),
        }
    }

    /// Where each question stands in the course.
    fn order(&self) -> BTreeMap<ItemName, usize> {
        let name = |module: &ModuleId, question: &Question| ItemName {
            module: module.clone(),
            item: question.id.clone(),
        };
        let mut names = Vec::new();
        for module in &self.course().modules {
            let checks = module.lessons.iter().flat_map(|lesson| &lesson.checks);
            names.extend(checks.chain(&module.pool).map(|question| name(&module.id, question)));
        }
        let own = self.course().exam.iter().flat_map(|exam| &exam.pool);
        names.extend(own.map(|question| name(&ModuleId::exam(), question)));
        names.into_iter().enumerate().map(|(at, name)| (name, at)).collect()
    }

    fn course(&self) -> &Course {
        &self.opened.course
    }

    fn words(&self) -> &Words {
        self.opened.words(self.language)
    }

    fn question(&self, name: &ItemName) -> Option<&Question> {
        self.course().question(name)
    }
}

/// The modules of these questions, in their order.
fn pools(items: &[ItemName]) -> Vec<ModuleId> {
    let mut pools: Vec<ModuleId> = Vec::new();
    for name in items {
        if !pools.contains(&name.module) {
            pools.push(name.module.clone());
        }
    }
    pools
}

fn turn<A, B>((a, b): (A, B)) -> (B, A) {
    (b, a)
}

/// The mark of an answer, with what certainty makes of it.
fn earned(taken: &Taken, given: &Given) -> f64 {
    let Mark::Graded(share) = given.mark else { return 0.0 };
    match given.certainty.filter(|_| taken.certainty) {
        Some(sure) => sure.points(share),
        None => share.get(),
    }
}

/// The part of the points that the answers earned, in percent, whatever certainty made of them.
fn known(asked: &[(&Asked, f64)]) -> Option<f64> {
    let share = |(asked, _): &(&Asked, f64)| match asked.given.as_ref().map(|given| given.mark) {
        Some(Mark::Graded(share)) => share.get(),
        _ => 0.0,
    };
    (!asked.is_empty()).then(|| 100.0 * asked.iter().map(share).sum::<f64>() / asked.len() as f64)
}

fn score(cells: &[Cell]) -> f64 {
    let max: f64 = cells.iter().map(|cell| cell.points).sum();
    let total: f64 = cells.iter().map(|cell| cell.points * cell.share).sum();
    if 0.0 < max { total / max } else { 0.0 }
}

fn labels(words: &ItemWords) -> BTreeMap<String, String> {
    words.choices.iter().map(|(key, text)| (key.to_string(), first_line(text))).collect()
}

fn first_line(text: &str) -> String {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned()
}
