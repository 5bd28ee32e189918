//! The one door for text from outside: courses, answers, names, error messages.
//! What could move a terminal, turn the reading order or hide is replaced by a `�` that can be seen.

mod fold;
mod keys;
mod number;

pub use fold::{fold, loose};
pub use keys::{key, keys, numbers};
pub use number::{number, number_with_unit};

/// More of these marks on one base climb over the lines around it.
const STACK: usize = 4;
/// The most marks that any script's spelling puts on one base, vowel signs and medials included.
const MARKS: usize = 8;
/// The longest line in characters that an author may write.
const LINE: usize = 4096;
/// The longest message in characters.
const MESSAGE: usize = 200;
/// Stands where something was that may not be shown.
const REPLACEMENT: char = '\u{FFFD}';

/// A sign that may not stand in a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Fault {
    /// Where it stands, in bytes.
    pub at: usize,
    /// The sign.
    pub sign: char,
    /// Why it may not.
    pub why: Why,
}

/// Why a sign may not stand in a text.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Why {
    /// It commands the terminal.
    Control,
    /// It turns the reading order, so that a text reads otherwise than it is.
    Bidi,
    /// It cannot be seen.
    Invisible,
    /// It means nothing that others know.
    PrivateUse,
    /// It is no character, and never will be.
    Noncharacter,
    /// Too many marks stand on one letter.
    Stacked,
    /// The line is too long.
    LongLine,
}

/// What may not stand in a text of many lines. Marks of direction may in one that is written from right to left
/// (`rtl`). Titles, names and other single lines are held to `rtl: false` in every language.
pub fn faults(raw: &str, rtl: bool) -> Vec<Fault> {
    let mut found = Vec::new();
    let (mut marks, mut column) = (Marks::default(), 0);
    for (at, sign) in raw.char_indices() {
        column = if is_break(sign) { 0 } else { column + 1 };
        let crlf = sign == '\r' && raw[at + 1..].starts_with('\n');
        let stacked = marks.overflow(sign);
        let why = match forbidden(sign) {
            _ if crlf || sign == '\t' || is_break(sign) => None,
            Some(why) => Some(why),
            None if is_direction(sign) && !rtl => Some(Why::Bidi),
            None if stacked => Some(Why::Stacked),
            None if column == LINE + 1 => Some(Why::LongLine),
            None => None,
        };
        found.extend(why.map(|why| Fault { at, sign, why }));
    }
    found
}

/// A text of many lines, fit to be shown. Marks of direction stay: the loader lets them in only where they belong.
pub fn body(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut marks = Marks::default();
    let mut signs = raw.chars().peekable();
    while let Some(sign) = signs.next() {
        // Once is enough for a heap of marks: one sign stands for them all.
        let (before, stacked) = (marks.over, marks.overflow(sign));
        match sign {
            '\r' if signs.peek() == Some(&'\n') => {}
            '\t' => out.push_str("    "),
            _ if is_break(sign) => out.push('\n'),
            _ if forbidden(sign).is_some() => out.push(REPLACEMENT),
            _ if stacked && before => {}
            _ if stacked => out.push(REPLACEMENT),
            _ => out.push(sign),
        }
    }
    out
}

/// A text of one line, fit to be shown: a title, a name, a file's name.
pub fn line(raw: &str) -> String {
    let one = |sign| match sign {
        '\n' => ' ',
        sign if is_direction(sign) => REPLACEMENT,
        sign => sign,
    };
    // What was taken apart by a mark of direction may now touch: the marks are counted again.
    let text: String = body(raw).chars().map(one).collect();
    text.trim().to_owned()
}

/// One line of at most 200 characters, for what other programs and libraries say: they quote what they were given.
pub fn message(raw: &str) -> String {
    // Many times what is kept, so that a message of megabytes costs nothing.
    let end = raw.char_indices().nth(MESSAGE * 8).map_or(raw.len(), |(at, _)| at);
    let text = line(&raw[..end]);
    match text.char_indices().nth(MESSAGE) {
        None => text,
        Some(_) => {
            let kept: String = text.chars().take(MESSAGE - 1).collect();
            format!("{}…", kept.trim_end())
        }
    }
}

/// Whether a spreadsheet takes a text for a formula, or cuts it up. The wide signs are those of East Asian keyboards.
pub fn opens_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Why a sign may stand in no text at all. Line breaks, tabs and marks of direction are the callers' to judge.
fn forbidden(sign: char) -> Option<Why> {
    Some(match sign {
        '\n' => return None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Why::Bidi,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' => {
            Why::Invisible
        }
        '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' => Why::Invisible,
        '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => Why::Invisible,
        _ if sign.is_control() => Why::Control,
        '\u{FDD0}'..='\u{FDEF}' => Why::Noncharacter,
        _ if sign as u32 & 0xFFFE == 0xFFFE => Why::Noncharacter,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => Why::PrivateUse,
        _ => return None,
    })
}

fn is_break(sign: char) -> bool {
    matches!(sign, '\n' | '\u{2028}' | '\u{2029}')
}

/// The marks that say which way a text runs, and show nothing.
fn is_direction(sign: char) -> bool {
    matches!(sign, '\u{200E}' | '\u{200F}' | '\u{61C}')
}

/// Counts the marks on the letter that was read last.
#[derive(Default)]
struct Marks {
    all: usize,
    stacked: usize,
    over: bool,
}

impl Marks {
    /// Takes the next sign, and tells whether it is a mark too many.
    fn overflow(&mut self, sign: char) -> bool {
        use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
        if !is_combining_mark(sign) {
            *self = Self::default();
            return false;
        }
        self.all += 1;
        // Vowel signs and medials of Asian scripts are class 0: they stand beside each other, not in a heap.
        self.stacked += usize::from(canonical_combining_class(sign) != 0);
        self.over |= self.stacked > STACK || self.all > MARKS;
        self.over
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_clean(text: &str) -> bool {
        faults(text, true).iter().all(|fault| fault.why == Why::LongLine) && !text.contains(['\t', '\r'])
    }

    #[test]
    fn an_author_is_told_what_stands_where() {
        let why = |raw: &str| faults(raw, false).iter().map(|it| (it.at, it.why)).collect::<Vec<_>>();
        assert_eq!(why("é\u{1b}[2J"), [(2, Why::Control)]);
        assert_eq!(
            why("a\u{202E}b\u{200B}\u{E001}"),
            [(1, Why::Bidi), (5, Why::Invisible), (8, Why::PrivateUse)]
        );
        assert_eq!(why("\u{FFFE}"), [(0, Why::Noncharacter)]);
        assert_eq!(why(&format!("a{}", "\u{301}".repeat(5))), [(9, Why::Stacked)]);
        assert_eq!(why(&format!("{}\nb", "a".repeat(4099))), [(4096, Why::LongLine)]);
    }

    #[test]
    fn what_people_write_is_no_fault() {
        let scripts = "a\tb\r\nc\u{A0}!\u{202F}? می‌خواهم नमस्ते ကြွှုံ့ བརྒྱུད ภาษา 👩‍💻 tiếng Việt שָׁלוֹם";
        assert_eq!(faults(scripts, false), []);
        assert_eq!(faults("\u{200F}C++\u{200E}", true), []);
        assert_eq!(faults("\u{200F}", false)[0].why, Why::Bidi);
    }

    #[test]
    fn a_message_is_one_short_line() {
        assert_eq!(message(" bad\r\nkey \u{1b}]0;x\u{7} "), "bad key �]0;x�");
        let long = message(&"word ".repeat(1_000_000));
        assert!(long.chars().count() <= 200 && long.ends_with('…'));
    }

    #[test]
    fn no_sign_of_unicode_gets_past() {
        for sign in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let raw = format!("a{sign}b");
            assert!(is_clean(&body(&raw)), "{sign:?}");
            assert_eq!(faults(&line(&raw), false), [], "{sign:?}");
        }
    }

    /// Texts that hold what is forbidden far more often than chance would.
    fn hostile() -> impl Strategy<Value = String> {
        let sign = prop_oneof![
            any::<char>(),
            proptest::char::range('\u{300}', '\u{330}'),
            prop::sample::select(vec![
                '\r', '\n', '\t', '\u{1b}', '\u{2028}', '\u{200E}', '\u{200D}', 'a', ' ', '�'
            ]),
        ];
        prop::collection::vec(sign, 0..60).prop_map(|signs| signs.into_iter().collect())
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(raw in hostile()) {
            for clean in [body, line, message] {
                let once = clean(&raw);
                prop_assert!(is_clean(&once), "{once:?}");
                prop_assert_eq!(&clean(&once), &once);
            }
        }

        #[test]
        fn what_has_no_fault_stays_as_it_is(raw in "[ a-zäéßа-яء-ي一-三\n]{0,40}") {
            prop_assert_eq!(body(&raw), raw);
        }
    }
}
