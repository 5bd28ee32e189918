//! An answer in the making, for every kind of question: operable by a few keys, or by one line of text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Act, digit, moved, typed::Typed};
use crate::{
    course::{Kind, model::Blank},
    ids::ChoiceKey,
    quiz::{Drawn, Response},
    text::clean,
};

/// The signs of choices, by their place. Letters that do something else on a question's screen are left out.
const SIGNS: [char; 19] =
    ['a', 'b', 'c', 'd', 'e', 'g', 'i', 'm', 'o', 'p', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'];

/// The most characters that an answer in words may have.
const LONGEST: usize = 1000;
/// The most characters of an essay.
const LONGEST_ESSAY: usize = 20_000;

/// An answer in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The answer so far.
    pub form: Form,
    /// The row that the cursor is on.
    pub cursor: usize,
    /// Whether letters go into the field; where not, they are commands.
    pub in_field: bool,
    /// Whether anything was changed.
    touched: bool,
}

/// The answer so far, by the way it is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// One choice: the one the cursor is on.
    One {
        /// What is offered.
        offered: Vec<ChoiceKey>,
    },
    /// Any of the choices.
    Many {
        /// What is offered.
        offered: Vec<ChoiceKey>,
        /// What is picked.
        picked: BTreeSet<ChoiceKey>,
    },
    /// True or false: the row the cursor is on.
    Truth,
    /// Typed.
    Text(Typed),
    /// Pairs.
    Pairs {
        /// The left sides.
        left: Vec<ChoiceKey>,
        /// The right sides.
        right: Vec<ChoiceKey>,
        /// The right side of each left.
        pairs: BTreeMap<ChoiceKey, ChoiceKey>,
    },
    /// An order.
    Order {
        /// The items in the order so far.
        items: Vec<ChoiceKey>,
        /// Whether the item under the cursor is lifted and moves with it.
        held: bool,
    },
    /// Blanks; the row after the last one is where the answer is given.
    Blanks(Vec<(ChoiceKey, Gap)>),
    /// A step of a scale: the one the cursor is on.
    Steps(usize),
}

/// A blank of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Gap {
    /// It is typed.
    Typed(Typed),
    /// It is picked.
    Picked {
        /// What is offered.
        offered: Vec<ChoiceKey>,
        /// What is picked.
        picked: Option<usize>,
    },
}

/// What became of an act.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Edit {
    /// The draft took it.
    Taken,
    /// The answer is to be given.
    Give,
    /// A line that names none of the answers.
    Unclear,
    /// It is not about the answer.
    Other,
}

/// The sign of the choice at this place.
pub fn sign(at: usize) -> Option<char> {
    SIGNS.get(at).copied()
}

fn place(act: &Act, of: usize) -> Option<usize> {
    let signed = match act {
        Act::Key(key) => SIGNS.iter().position(|sign| *sign == key.to_ascii_lowercase()),
        _ => None,
    };
    signed.filter(|at| *at < of).or_else(|| digit(act, of))
}

impl Draft {
    /// An empty answer to a question of this kind.
    pub fn new(kind: &Kind, drawn: &Drawn) -> Self {
        let offered = drawn.choices.clone();
        let form = match kind {
            Kind::Single { .. } => Form::One { offered },
            Kind::Multiple { .. } => Form::Many { offered, picked: BTreeSet::new() },
            Kind::TrueFalse { .. } => Form::Truth,
            Kind::Text { .. } | Kind::Number { .. } | Kind::Survey { scale: None } => {
                Form::Text(Typed::line(LONGEST))
            }
            Kind::Essay { .. } => Form::Text(Typed::tall(LONGEST_ESSAY)),
            Kind::Match { .. } => {
                Form::Pairs { left: offered, right: drawn.right.clone(), pairs: BTreeMap::new() }
            }
            Kind::Order { .. } => Form::Order { items: offered, held: false },
            Kind::Cloze { blanks } => Form::Blanks(blanks.iter().map(|blank| gap(blank, drawn)).collect()),
            Kind::Survey { scale: Some(of) } => Form::Steps(*of),
        };
        Self { form, cursor: 0, in_field: true, touched: false }
    }

    /// The draft with `response` in it, as it was given before.
    pub fn with(mut self, response: &Response) -> Self {
        match (&mut self.form, response) {
            (Form::One { offered }, Response::Picks(keys)) => {
                self.cursor = offered.iter().position(|key| keys.contains(key)).unwrap_or(0);
            }
            (Form::Many { picked, .. }, Response::Picks(keys)) => *picked = keys.iter().cloned().collect(),
            (Form::Truth, Response::Truth(truth)) => self.cursor = usize::from(!truth),
            (Form::Text(typed), Response::Text(text)) => *typed = typed.clone().with(text),
            (Form::Pairs { pairs, .. }, Response::Pairs(given)) => *pairs = given.clone(),
            (Form::Order { items, .. }, Response::Order(given)) => *items = given.clone(),
            (Form::Blanks(blanks), Response::Blanks(given)) => {
                for (key, gap) in blanks.iter_mut() {
                    given.get(key).into_iter().for_each(|text| gap.fill(text));
                }
            }
            (Form::Steps(_), Response::Step(step)) => self.cursor = *step,
            _ => (),
        }
        self
    }

    /// Whether anything was changed since the draft was made.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    /// Whether letters are text.
    pub fn typing(&self) -> bool {
        match &self.form {
            Form::Text(_) => self.in_field,
            Form::Blanks(blanks) => matches!(blanks.get(self.cursor), Some((_, Gap::Typed(_)))),
            _ => false,
        }
    }

    /// What would be lost with the draft: what was typed, ticked, paired or filled in so far.
    pub fn so_far(&self) -> Option<Response> {
        let begun = match &self.form {
            Form::Text(typed) => (!typed.is_empty()).then(|| Response::Text(typed.text().to_owned())),
            Form::Pairs { pairs, .. } => (!pairs.is_empty()).then(|| Response::Pairs(pairs.clone())),
            Form::Blanks(blanks) => {
                let filled = blanks.iter().filter_map(|(key, gap)| Some((key.clone(), gap.text()?)));
                Some(Response::Blanks(filled.collect())).filter(|it| *it != Response::Blanks(BTreeMap::new()))
            }
            Form::Many { .. } | Form::Order { .. } => self.response(),
            // Where the cursor stands is no work.
            Form::One { .. } | Form::Truth | Form::Steps(_) => None,
        };
        begun.filter(|_| self.touched)
    }

    /// The answer, where there is a whole one.
    pub fn response(&self) -> Option<Response> {
        match &self.form {
            Form::One { offered } => Some(Response::Picks(vec![offered.get(self.cursor)?.clone()])),
            Form::Many { offered, picked } => {
                let picks: Vec<_> = offered.iter().filter(|key| picked.contains(key)).cloned().collect();
                (!picks.is_empty()).then_some(Response::Picks(picks))
            }
            Form::Truth => Some(Response::Truth(self.cursor == 0)),
            Form::Text(typed) => (!typed.is_empty()).then(|| Response::Text(typed.text().trim().to_owned())),
            Form::Pairs { left, pairs, .. } => {
                (pairs.len() == left.len()).then(|| Response::Pairs(pairs.clone()))
            }
            Form::Order { items, .. } => Some(Response::Order(items.clone())),
            Form::Blanks(blanks) => {
                let filled = blanks.iter().map(|(key, gap)| Some((key.clone(), gap.text()?)));
                filled.collect::<Option<BTreeMap<_, _>>>().map(Response::Blanks)
            }
            Form::Steps(_) => Some(Response::Step(self.cursor)),
        }
    }

    /// Follows `act`.
    pub fn act(&mut self, act: &Act) -> Edit {
        let edit = match act {
            Act::Line(line) => self.take_line(line),
            act => self.take(act),
        };
        self.touched |= edit == Edit::Taken;
        edit
    }

    fn take(&mut self, act: &Act) -> Edit {
        match &mut self.form {
            Form::One { offered } => pick_one(&mut self.cursor, offered.len(), self.touched, act),
            Form::Steps(of) => pick_one(&mut self.cursor, *of, self.touched, act),
            Form::Truth => pick_one(&mut self.cursor, 2, self.touched, act),
            Form::Many { offered, picked } => pick_many(&mut self.cursor, offered, picked, act),
            Form::Text(typed) => type_text(typed, &mut self.in_field, act),
            Form::Pairs { left, right, pairs } => pair(&mut self.cursor, left, right, pairs, act),
            Form::Order { items, held } => arrange(&mut self.cursor, items, held, act),
            Form::Blanks(blanks) => fill(&mut self.cursor, blanks, act),
        }
    }

    /// Takes a whole answer from one line: `b`, `a c`, `3 1 2`, `c a b` for the pairs in order, or the words.
    fn take_line(&mut self, line: &str) -> Edit {
        let line = line.trim();
        if line.is_empty() {
            // Enter alone must not give an answer that nobody chose.
            let chosen =
                matches!(self.form, Form::Many { .. } | Form::Text(_) | Form::Pairs { .. } | Form::Blanks(_));
            return if chosen { Edit::Give } else { Edit::Unclear };
        }
        let places = |of: usize| -> Option<Vec<usize>> {
            clean::numbers(line).split(' ').map(|word| named(word, of)).collect()
        };
        match &mut self.form {
            Form::One { offered } => return take_one(&mut self.cursor, line, offered.len()),
            Form::Steps(of) => return take_one(&mut self.cursor, line, *of),
            Form::Truth => return take_one(&mut self.cursor, line, 2),
            Form::Many { offered, picked } => match places(offered.len()) {
                Some(places) => *picked = places.into_iter().map(|at| offered[at].clone()).collect(),
                None => return Edit::Unclear,
            },
            Form::Text(typed) if typed.is_tall() => {
                typed.act(&Act::Type(format!("{line}\n")));
                return Edit::Taken;
            }
            Form::Text(typed) => *typed = Typed::line(LONGEST).with(line),
            Form::Pairs { left, right, pairs } => match places(right.len()) {
                Some(places) if places.len() == left.len() => {
                    let rights = places.into_iter().map(|at| right[at].clone());
                    *pairs = left.iter().cloned().zip(rights).collect();
                }
                _ => return Edit::Unclear,
            },
            Form::Order { items, .. } => match places(items.len()) {
                Some(places) if is_order(&places, items.len()) => {
                    *items = places.into_iter().map(|at| items[at].clone()).collect();
                }
                _ => return Edit::Unclear,
            },
            Form::Blanks(blanks) => return take_blank(&mut self.cursor, blanks, line),
        }
        Edit::Give
    }
}

impl Gap {
    fn fill(&mut self, text: &str) {
        match self {
            Gap::Typed(typed) => *typed = Typed::line(LONGEST).with(text),
            Gap::Picked { offered, picked } => *picked = offered.iter().position(|key| key.as_str() == text),
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Gap::Typed(typed) => (!typed.is_empty()).then(|| typed.text().trim().to_owned()),
            Gap::Picked { offered, picked } => Some(offered.get((*picked)?)?.to_string()),
        }
    }
}

fn gap((key, blank): &(ChoiceKey, Blank), drawn: &Drawn) -> (ChoiceKey, Gap) {
    let gap = match blank {
        Blank::Typed { .. } => Gap::Typed(Typed::line(LONGEST)),
        Blank::Picked { choices, .. } => {
            Gap::Picked { offered: drawn.blanks.get(key).unwrap_or(choices).clone(), picked: None }
        }
    };
    (key.clone(), gap)
}

/// Picks the one that `line` names.
fn take_one(cursor: &mut usize, line: &str, of: usize) -> Edit {
    match named(line, of) {
        Some(at) => {
            *cursor = at;
            Edit::Give
        }
        None => Edit::Unclear,
    }
}

/// The place that a word names: by its letter or by its number, on whatever keyboard.
fn named(word: &str, of: usize) -> Option<usize> {
    let word = clean::keys(word);
    let word = word.trim_end_matches(['.', ')']);
    if let Ok(number) = word.parse::<usize>() {
        return number.checked_sub(1).filter(|at| *at < of);
    }
    let mut signs = word.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) => place(&Act::Key(sign), of),
        _ => None,
    }
}

fn is_order(places: &[usize], of: usize) -> bool {
    places.len() == of && places.iter().collect::<BTreeSet<_>>().len() == of
}

/// A click on what was picked before gives it: the first click only picks, wherever the cursor began.
fn pick_one(cursor: &mut usize, of: usize, touched: bool, act: &Act) -> Edit {
    if let Some(at) = place(act, of).or_else(|| moved(*cursor, of, act)) {
        *cursor = at;
        return Edit::Taken;
    }
    match act {
        Act::Point(at) if at == cursor && touched => Edit::Give,
        Act::Point(at) if *at < of => {
            *cursor = *at;
            Edit::Taken
        }
        Act::Enter => Edit::Give,
        Act::Space => Edit::Taken,
        _ => Edit::Other,
    }
}

fn pick_many(cursor: &mut usize, offered: &[ChoiceKey], picked: &mut BTreeSet<ChoiceKey>, act: &Act) -> Edit {
    let toggled = match act {
        Act::Space => Some(*cursor),
        Act::Point(at) => Some(*at),
        act => place(act, offered.len()),
    };
    if let Some((at, key)) = toggled.and_then(|at| Some((at, offered.get(at)?))) {
        *cursor = at;
        if !picked.remove(key) {
            picked.insert(key.clone());
        }
        return Edit::Taken;
    }
    match moved(*cursor, offered.len(), act) {
        Some(at) => *cursor = at,
        None if *act == Act::Enter => return Edit::Give,
        None => return Edit::Other,
    }
    Edit::Taken
}

fn type_text(typed: &mut Typed, in_field: &mut bool, act: &Act) -> Edit {
    match act {
        Act::Tab | Act::BackTab => *in_field = !*in_field,
        Act::PointField(_) => *in_field = true,
        Act::Enter if !*in_field || !typed.is_tall() => return Edit::Give,
        act if *in_field && typed.act(act) => (),
        _ => return Edit::Other,
    }
    Edit::Taken
}

fn pair(
    cursor: &mut usize,
    left: &[ChoiceKey],
    right: &[ChoiceKey],
    pairs: &mut BTreeMap<ChoiceKey, ChoiceKey>,
    act: &Act,
) -> Edit {
    let Some(here) = left.get(*cursor) else { return Edit::Other };
    let signed = match act {
        Act::Key(key) if !key.is_ascii_digit() => place(act, right.len()),
        Act::Point(at) => at.checked_sub(left.len()).filter(|at| *at < right.len()),
        _ => None,
    };
    if let Some(at) = signed {
        pairs.insert(here.clone(), right[at].clone());
        *cursor = next_unpaired(*cursor, left, pairs).unwrap_or(*cursor);
        return Edit::Taken;
    }
    if let Some(at) = digit(act, left.len()).or_else(|| moved(*cursor, left.len(), act)) {
        *cursor = at;
        return Edit::Taken;
    }
    let now = pairs.get(here).and_then(|key| right.iter().position(|it| it == key));
    match act {
        Act::Point(at) => *cursor = *at,
        Act::Right | Act::Space => {
            let next = now.map_or(0, |at| (at + 1) % right.len());
            pairs.insert(here.clone(), right[next].clone());
        }
        Act::Left => {
            let last = right.len() - 1;
            pairs.insert(
                here.clone(),
                right[now.map_or(last, |at| at.checked_sub(1).unwrap_or(last))].clone(),
            );
        }
        Act::Erase | Act::EraseForward => drop(pairs.remove(here)),
        Act::Enter => match next_unpaired(*cursor, left, pairs) {
            Some(at) if pairs.contains_key(here) => *cursor = at,
            _ => return Edit::Give,
        },
        _ => return Edit::Other,
    }
    Edit::Taken
}

fn next_unpaired(from: usize, left: &[ChoiceKey], pairs: &BTreeMap<ChoiceKey, ChoiceKey>) -> Option<usize> {
    let around = (from..left.len()).chain(0..from);
    around.into_iter().find(|at| !pairs.contains_key(&left[*at]))
}

fn arrange(cursor: &mut usize, items: &mut Vec<ChoiceKey>, held: &mut bool, act: &Act) -> Edit {
    let carry = |items: &mut Vec<ChoiceKey>, from: usize, to: usize| {
        let item = items.remove(from);
        items.insert(to, item);
    };
    if let Some(to) = digit(act, items.len()) {
        carry(items, *cursor, to);
        *cursor = to;
        return Edit::Taken;
    }
    let goal = match act {
        Act::Point(at) if *at < items.len() => Some(*at),
        act => moved(*cursor, items.len(), act),
    };
    if let Some(to) = goal {
        if *held {
            carry(items, *cursor, to);
        }
        *cursor = to;
        return Edit::Taken;
    }
    match act {
        Act::Space => *held = !*held,
        Act::Enter if *held => *held = false,
        Act::Enter => return Edit::Give,
        _ => return Edit::Other,
    }
    Edit::Taken
}

fn fill(cursor: &mut usize, blanks: &mut [(ChoiceKey, Gap)], act: &Act) -> Edit {
    let end = blanks.len();
    if matches!(act, Act::Point(_) | Act::PointField(_)) {
        return point(cursor, blanks, act);
    }
    match (blanks.get_mut(*cursor).map(|(_, gap)| gap), act) {
        (_, Act::Down | Act::Tab) => *cursor = end.min(*cursor + 1),
        (_, Act::Up | Act::BackTab) => *cursor = cursor.saturating_sub(1),
        (Some(_), Act::Enter) => *cursor += 1,
        (None, Act::Enter) => return Edit::Give,
        (Some(Gap::Typed(typed)), act) => return if typed.act(act) { Edit::Taken } else { Edit::Other },
        (Some(Gap::Picked { offered, picked }), act) => return pick_gap(offered.len(), picked, act),
        _ => return Edit::Other,
    }
    Edit::Taken
}

/// Goes to what was clicked: a field is a typed blank; the rows are those of the picked blanks, each under its name
/// with what is offered while the cursor is there, and the way to give the answer.
fn point(cursor: &mut usize, blanks: &mut [(ChoiceKey, Gap)], act: &Act) -> Edit {
    let typed = |(_, (_, gap)): &(usize, &(ChoiceKey, Gap))| matches!(gap, Gap::Typed(_));
    let mut rows = match act {
        Act::PointField(nth) => {
            if let Some((at, _)) = blanks.iter().enumerate().filter(typed).nth(*nth) {
                *cursor = at;
            }
            return Edit::Taken;
        }
        Act::Point(row) => *row,
        _ => return Edit::Other,
    };
    for (at, (_, gap)) in blanks.iter_mut().enumerate() {
        let Gap::Picked { offered, picked } = gap else { continue };
        let below = if *cursor == at { offered.len() } else { 0 };
        if rows <= below {
            *picked = rows.checked_sub(1).or(*picked);
            *cursor = at;
            return Edit::Taken;
        }
        rows -= below + 1;
    }
    *cursor = blanks.len();
    Edit::Give
}

fn pick_gap(of: usize, picked: &mut Option<usize>, act: &Act) -> Edit {
    *picked = match (place(act, of), act) {
        (Some(at), _) => Some(at),
        (None, Act::Right | Act::Space) => Some(picked.map_or(0, |at| (at + 1) % of)),
        (None, Act::Left) => Some(picked.map_or(of - 1, |at| at.checked_sub(1).unwrap_or(of - 1))),
        _ => return Edit::Other,
    };
    Edit::Taken
}

/// Fills the blank that is next, in the plain face one line each.
fn take_blank(cursor: &mut usize, blanks: &mut [(ChoiceKey, Gap)], line: &str) -> Edit {
    let end = blanks.len();
    if *cursor == end {
        // All were filled once: another line begins again with the first.
        *cursor = 0;
    }
    let Some((_, gap)) = blanks.get_mut(*cursor) else { return Edit::Unclear };
    match gap {
        Gap::Typed(_) => gap.fill(line),
        Gap::Picked { offered, picked } => match named(line, offered.len()) {
            Some(at) => *picked = Some(at),
            None => return Edit::Unclear,
        },
    }
    *cursor += 1;
    if *cursor == end { Edit::Give } else { Edit::Taken }
}
