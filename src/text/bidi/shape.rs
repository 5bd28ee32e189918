//! Arabic letters take the forms that they have in their words. Most terminals draw each sign for itself, so the form is
//! chosen here. A lam and its alef become one sign, in one cell.

use std::sync::LazyLock;

use ar_reshaper::{ArabicReshaper, ReshaperConfig, prelude::LigatureNames};
use unicode_normalization::char::is_combining_mark;

use super::{AS_SENT, Span};

static SHAPER: LazyLock<ArabicReshaper> = LazyLock::new(|| {
    let mut config = ReshaperConfig::default();
    // A whole word in one cell is read by nobody.
    config.update_ligature(LigatureNames::ARABIC_LIGATURE_ALLAH, false);
    config.to_reshaper()
});

/// A text whose letters have their forms.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shaped {
    /// The text, in the order of reading.
    pub text: String,
    /// Where in it the place is that was asked for.
    pub at: usize,
}

/// The text with its letters in their forms, and the place in it that `at` is in `text`.
pub fn shape(text: &str, at: usize) -> Shaped {
    let forms = forms(text);
    let before = forms.iter().filter(|(from, _)| *from < at).map(|(_, sign)| sign.len_utf8()).sum();
    Shaped { text: forms.into_iter().map(|(_, sign)| sign).collect(), at: before }
}

/// As [`shape`], for a text of many meanings: a word keeps its forms where its weight changes.
pub fn shape_spans(spans: &[Span]) -> Vec<Span> {
    let text: String = spans.iter().map(|span| &*span.text).collect();
    let mut forms = forms(&text).into_iter().peekable();
    let mut end = 0;
    let shaped = spans.iter().map(|span| {
        end += span.text.len();
        let mut text = String::new();
        while let Some((_, sign)) = forms.next_if(|(from, _)| *from < end) {
            text.push(sign);
        }
        Span { text, role: span.role }
    });
    shaped.collect()
}

/// The signs to draw, each with the place of the one that it stands for.
fn forms(text: &str) -> Vec<(usize, char)> {
    let mut forms = Vec::with_capacity(text.len() / 2);
    let mut signs = text.char_indices().peekable();
    let mut as_sent = false;
    while let Some((at, sign)) = signs.next() {
        as_sent = match sign {
            _ if sign == AS_SENT.0 => true,
            _ if sign == AS_SENT.1 => false,
            _ => as_sent,
        };
        if as_sent || !is_letter(sign) {
            forms.push((at, sign));
            continue;
        }
        let mut word = vec![(at, sign)];
        while let Some(more) = signs.next_if(|(_, it)| is_letter(*it) || is_combining_mark(*it)) {
            word.push(more);
        }
        shape_word(&word, &mut forms);
    }
    forms
}

/// Marks over and under letters stand in the way of no form: they are put back behind the letter that they belong to.
fn shape_word(word: &[(usize, char)], forms: &mut Vec<(usize, char)>) {
    let letters: String = word.iter().map(|(_, sign)| sign).filter(|it| is_letter(**it)).collect();
    let shaped = SHAPER.reshape(&letters);
    let mut shaped = shaped.chars();
    let mut swallowed = false;
    for (at, sign) in word {
        if !is_letter(*sign) {
            forms.push((*at, *sign));
        } else if !std::mem::take(&mut swallowed) {
            // A form that there is no sign for comes as nothing.
            let form = shaped.next().filter(|form| *form != '\0').unwrap_or(*sign);
            swallowed = ('\u{FEF5}'..='\u{FEFC}').contains(&form);
            forms.push((*at, form));
        }
    }
}

/// Whether it is a letter of the Arabic script, or the stroke between two of them.
fn is_letter(sign: char) -> bool {
    let block = matches!(sign, '\u{0620}'..='\u{06D5}' | '\u{06EE}'..='\u{06FF}' | '\u{0750}'..='\u{077F}');
    block && (sign.is_alphabetic() || sign == 'ـ') && !is_combining_mark(sign)
}
