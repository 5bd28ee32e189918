//! How hard a text is to read: Flesch's figure for English, that of Kandel and Moles for French. From 0, which few can
//! read, to 100, which all can. Other languages have no figure here, and no advice.

use std::ops::Range;

use super::{
    here::Here,
    spot::{Found, note},
};
use crate::{course::model::Level, diag::Code};

/// A text with fewer words has no figure: one long word would decide it.
const WORDS: usize = 100;

/// How a language is measured.
struct Measure {
    name: &'static str,
    base: f64,
    /// For each word of the average sentence.
    sentence: f64,
    /// For each syllable of the average word.
    word: f64,
    syllables: fn(&str) -> usize,
}

fn measure(language: &str) -> Option<Measure> {
    match language.split('-').next()? {
        "en" => {
            let syllables = english;
            Some(Measure { name: "Flesch's", base: 206.835, sentence: 1.015, word: 84.6, syllables })
        }
        "fr" => {
            let syllables = french;
            Some(Measure { name: "Kandel and Moles's", base: 207.0, sentence: 1.015, word: 73.6, syllables })
        }
        _ => None,
    }
}

/// The least that a level allows.
fn least(level: Level) -> f64 {
    match level {
        Level::Basic => 60.0,
        Level::Intermediate => 50.0,
        Level::Advanced => 30.0,
        Level::HighlyAdvanced => 0.0,
    }
}

/// Each lesson can be read by those whom its level is for.
pub fn hard_to_read(here: &Here<'_>, found: &mut Found) {
    let Some(measure) = measure(here.language.as_str()) else { return };
    let level = here.course.level;
    if level == Level::HighlyAdvanced {
        return;
    }
    for (lesson, body) in &here.bodies {
        let counted = Counted::of(body, measure.syllables);
        let Some(ease) = counted.ease(&measure).filter(|ease| *ease < least(level)) else { continue };
        let words = counted.words as f64;
        let ease = ease.max(0.0);
        let message = format!(
            "the lesson reads at {ease:.0} of 100 on {} scale, and the level `{}` wants {:.0}",
            measure.name,
            name(level),
            least(level),
        );
        let help = format!(
            "cut long sentences in two and use short words: a sentence has {:.0} words on average, and this one {}",
            words / counted.sentences as f64,
            counted.longest.0
        );
        let longest = &body[counted.longest.1.clone()];
        let at = here.at_body(lesson).part(longest, counted.longest.1.start);
        note(found, Code::HardToRead, at, message, help);
    }
}

fn name(level: Level) -> &'static str {
    let levels = crate::course::vocab::LEVELS;
    levels.iter().find(|(_, it)| *it == level).map_or("", |(name, _)| name)
}

/// What was counted in a text.
#[derive(Default)]
struct Counted {
    words: usize,
    sentences: usize,
    syllables: usize,
    /// The words of the longest sentence, and where it stands.
    longest: (usize, Range<usize>),
}

impl Counted {
    fn of(body: &str, syllables: fn(&str) -> usize) -> Self {
        let mut counting = Counting { syllables, counted: Self::default(), words: 0, place: 0..0 };
        let mut fence = None;
        let mut start = 0;
        for line in body.split_inclusive('\n') {
            let here = start;
            start += line.len();
            let text = line.trim_start_matches([' ', '\t', '>']);
            let offset = here + (line.len() - text.len());
            let mark = ["```", "~~~"].into_iter().find(|mark| text.starts_with(mark));
            match (fence, mark) {
                (None, Some(mark)) => fence = Some(mark),
                (Some(open), Some(mark)) if open == mark => fence = None,
                (None, None) => {
                    counting.line(text.trim_end(), offset);
                    continue;
                }
                _ => (),
            }
            counting.end();
        }
        counting.end();
        counting.counted
    }

    /// The figure, where there are words enough.
    fn ease(&self, measure: &Measure) -> Option<f64> {
        if self.words < WORDS {
            return None;
        }
        let words = self.words as f64;
        let sentence = words / self.sentences.max(1) as f64;
        Some(measure.base - measure.sentence * sentence - measure.word * self.syllables as f64 / words)
    }
}

/// A text that is being counted, and the sentence that is open.
struct Counting {
    syllables: fn(&str) -> usize,
    counted: Counted,
    words: usize,
    place: Range<usize>,
}

impl Counting {
    /// Counts a line. Headings, tables and the names of notes are no sentences.
    fn line(&mut self, text: &str, offset: usize) {
        if text.is_empty() || text.starts_with(['#', '|', '[']) && !text.contains("](") {
            return self.end();
        }
        let inner = item(text);
        if inner.len() < text.len() {
            self.end();
        }
        self.sentences(inner, offset + text.len() - inner.len());
    }

    /// Reads bytes: of the languages that are measured every letter is known by its first one or two.
    fn sentences(&mut self, text: &str, offset: usize) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let end = end_of_word(bytes, at);
            if at < end {
                self.word(&text[at..end], offset + at..offset + end);
                at = end;
                continue;
            }
            let skip = |sign: u8| {
                bytes[at + 1..].iter().position(|it| *it == sign).map_or(bytes.len(), |it| at + 2 + it)
            };
            let is_last = || bytes.get(at + 1).is_none_or(|it| it.is_ascii() && !it.is_ascii_alphanumeric());
            at = match bytes[at] {
                // Code is no word, and neither is an address behind the words of a link.
                b'`' => skip(b'`'),
                b']' if bytes.get(at + 1) == Some(&b'(') => skip(b')'),
                b'.' | b'!' | b'?' | b':' | b';' if is_last() => {
                    self.end();
                    at + 1
                }
                _ => at + 1,
            };
        }
    }

    fn word(&mut self, word: &str, place: Range<usize>) {
        if self.words == 0 {
            self.place.start = place.start;
        }
        self.place.end = place.end;
        self.words += 1;
        self.counted.words += 1;
        self.counted.syllables += (self.syllables)(word);
    }

    /// Ends the sentence that is open, if one is.
    fn end(&mut self) {
        if self.words == 0 {
            return;
        }
        self.counted.sentences += 1;
        if self.counted.longest.0 < self.words {
            self.counted.longest = (self.words, self.place.clone());
        }
        self.words = 0;
    }
}

/// The words of an item of a list, without the sign before them.
fn item(text: &str) -> &str {
    let digits = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let marks = if digits.len() < text.len() { &[". ", ") "][..] } else { &["- ", "* ", "+ "][..] };
    marks.iter().find_map(|mark| digits.strip_prefix(mark)).unwrap_or(text)
}

/// Where the word ends that begins here; here, where none does.
fn end_of_word(bytes: &[u8], start: usize) -> usize {
    if !matches!(bytes[start], b'a'..=b'z' | b'A'..=b'Z' | 0xC3 | 0xC5) {
        return start;
    }
    let mut at = start;
    loop {
        while bytes.get(at).is_some_and(|byte| WITHIN[usize::from(*byte)]) {
            at += 1;
        }
        // A typographic apostrophe goes on.
        match bytes.get(at..at + 3) {
            Some([0xE2, 0x80, 0x99]) => at += 3,
            _ => return at,
        }
    }
}

/// The syllables of an English word: its groups of vowels, but for an `e` that is not heard.
fn english(word: &str) -> usize {
    let mut heard = word.as_bytes();
    if let [before @ .., b'\'', b's'] | [before @ .., 0xE2, 0x80, 0x99, b's'] = heard {
        heard = before;
    }
    let is_vowel = |sign: u8| BYTES[usize::from(sign)] == VOWEL;
    let is_silent = match *heard {
        // The `e` of `table` is heard, that of `while` is not.
        [.., it, b'l', b'e'] => is_vowel(it),
        [.., it, b'e'] => !is_vowel(it),
        [.., it, b'e', b'd'] => !matches!(it, b't' | b'd') && !is_vowel(it),
        [.., it, b'e', b's'] => !matches!(it, b's' | b'z' | b'x' | b'h' | b'c' | b'g') && !is_vowel(it),
        _ => false,
    };
    groups(heard).saturating_sub(usize::from(is_silent)).max(1)
}

/// The syllables of a French word: its groups of vowels, but for an `e` at the end.
fn french(word: &str) -> usize {
    let is_silent = match word.as_bytes() {
        [.., b'q' | b'g', b'u', b'e'] | [.., b'q' | b'g', b'u', b'e', b's'] => true,
        [.., it, b'e'] | [.., it, b'e', b's'] => BYTES[usize::from(*it)] != VOWEL,
        _ => false,
    };
    groups(word.as_bytes()).saturating_sub(usize::from(is_silent)).max(1)
}

/// What a byte of a word is: a vowel, the first byte of an accented letter, or anything else.
const VOWEL: u8 = 1;
const LEAD: u8 = 2;
const BYTES: [u8; 256] = {
    let mut bytes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bytes[byte] = match byte as u8 {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' => VOWEL,
            // The second byte of À to ÿ and œ, but for Ç and Ñ, and for a typographic apostrophe.
            0x80 | 0x87 | 0x91 | 0x99 | 0xA7 | 0xB1 => 0,
            0x81..=0xBF => VOWEL,
            0xC3 | 0xC5 => LEAD,
            _ => 0,
        };
        byte += 1;
    }
    bytes
};

/// Whether a word goes on with a byte: a letter's, a digit, a hyphen, an apostrophe.
const WITHIN: [bool; 256] = {
    let mut within = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let ascii = byte as u8;
        within[byte] =
            ascii.is_ascii_alphanumeric() || matches!(ascii, b'-' | b'\'' | 0x80..=0xBF | 0xC3 | 0xC5);
        byte += 1;
    }
    within
};

/// How many groups of vowels a word has.
fn groups(word: &[u8]) -> usize {
    let (mut count, mut before) = (0, 0);
    for byte in word {
        let this = BYTES[usize::from(*byte)];
        if this != LEAD {
            count += usize::from(this & !before);
            before = this;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_heard() {
        for (word, count) in [
            ("key", 1),
            ("password", 2),
            ("computer", 3),
            ("table", 2),
            ("stopped", 1),
            ("wanted", 2),
            ("boxes", 2),
            ("makes", 1),
            ("the", 1),
            ("organisation", 5),
            ("Amina's", 3),
        ] {
            assert_eq!(english(word), count, "{word}");
        }
        for (word, count) in [
            ("clé", 1),
            ("porte", 1),
            ("portes", 1),
            ("ordinateur", 4),
            ("numérique", 3),
            ("de", 1),
            ("l'école", 2),
            ("sécurité", 4),
            ("vie", 1),
        ] {
            assert_eq!(french(word), count, "{word}");
        }
    }

    #[test]
    fn only_sentences_are_counted() {
        let body = "# No heading\n\nA key. It opens `code` a [door](module/lesson): yes\nand no.\n\n- one\n- two\n\n\
                    | no | table |\n|--|--|\n\n> [!TIP]\n> Four words.\n\n```\nno code\n```\n";
        let counted = Counted::of(body, english);
        assert_eq!((counted.words, counted.sentences), (13, 6));
        assert_eq!(&body[counted.longest.1.clone()], "It opens `code` a [door");
        assert_eq!(counted.longest.0, 4);
    }
}
