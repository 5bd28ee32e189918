//! Keys become acts, the same on every screen.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::{screen::Act, text::clean};

/// What a key asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Press {
    /// Something of the screen.
    Act(Act),
    /// All drawn again: another program may have written over it.
    Redraw,
    /// The program put to sleep, where a shell can wake it.
    Suspend,
}

/// What `key` asks for. Where letters are text (`typing`), they are typed.
pub fn press(key: KeyEvent, typing: bool) -> Option<Press> {
    // Some terminals also tell when a key comes up.
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let held = key.modifiers - KeyModifiers::SHIFT;
    // The AltGr of Windows is both together, and makes signs.
    if held == KeyModifiers::CONTROL {
        return controlled(key.code, typing);
    }
    if held == KeyModifiers::ALT {
        return (typing && key.code == KeyCode::Backspace).then_some(Press::Act(Act::EraseWord));
    }
    plain(key, typing).map(Press::Act)
}

fn controlled(code: KeyCode, typing: bool) -> Option<Press> {
    let act = match code {
        KeyCode::Char(sign) => match sign.to_ascii_lowercase() {
            'c' => Act::Quit,
            'j' | 'm' => Act::Enter,
            'h' => Act::Erase,
            'l' => return Some(Press::Redraw),
            'z' => return Some(Press::Suspend),
            // For keyboards that have no F1 to F3, and where letters are text.
            'g' => Act::Help,
            'r' => Act::Reveal,
            'n' => Act::NextLanguage,
            't' => Act::Aloud,
            'w' if typing => Act::EraseWord,
            'a' if typing => Act::Home,
            'e' if typing => Act::End,
            'b' if typing => Act::Left,
            'f' if typing => Act::Right,
            _ => return None,
        },
        KeyCode::Backspace if typing => Act::EraseWord,
        KeyCode::Home => Act::Top,
        KeyCode::End => Act::Bottom,
        _ => return None,
    };
    Some(Press::Act(act))
}

fn plain(key: KeyEvent, typing: bool) -> Option<Act> {
    Some(match key.code {
        KeyCode::Up => Act::Up,
        KeyCode::Down => Act::Down,
        KeyCode::Left => Act::Left,
        KeyCode::Right => Act::Right,
        KeyCode::Home => Act::Home,
        KeyCode::End => Act::End,
        KeyCode::PageUp => Act::PageUp,
        KeyCode::PageDown => Act::PageDown,
        KeyCode::Enter | KeyCode::Char('\n' | '\r') => Act::Enter,
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => Act::BackTab,
        KeyCode::Tab => Act::Tab,
        KeyCode::BackTab => Act::BackTab,
        KeyCode::Esc => Act::Back,
        KeyCode::Backspace => Act::Erase,
        KeyCode::Delete => Act::EraseForward,
        KeyCode::F(1) => Act::Help,
        KeyCode::F(2) => Act::Reveal,
        KeyCode::F(3) => Act::NextLanguage,
        KeyCode::Char(' ') => Act::Space,
        KeyCode::Char(sign) if sign.is_control() => return None,
        KeyCode::Char(sign) if typing => Act::Type(sign.to_string()),
        KeyCode::Char(sign) => match clean::key(sign) {
            ' ' => Act::Space,
            '!' => Act::Aloud,
            sign => Act::Key(sign),
        },
        _ => return None,
    })
}

/// The keys where nothing is typed: the key of an Arabic keyboard that sends two letters at once is one.
pub fn joined(events: Vec<Event>) -> Vec<Event> {
    let is = |event: &Event, sign: char| matches!(event, Event::Key(key) if key.code == KeyCode::Char(sign));
    let mut keys: Vec<Event> = Vec::with_capacity(events.len());
    for event in events {
        match keys.last_mut() {
            Some(last) if is(last, 'ل') && is(&event, 'ا') => {
                *last = Event::Key(KeyEvent::new(KeyCode::Char('ﻻ'), KeyModifiers::NONE));
            }
            _ => keys.push(event),
        }
    }
    keys
}

/// The act of a key as it is written in a hint, where it is one key: what a click on the hint does.
pub fn hinted(key: &str) -> Option<Act> {
    let mut signs = key.chars();
    Some(match (key, signs.next(), signs.next()) {
        ("Enter", ..) => Act::Enter,
        ("Esc", ..) => Act::Back,
        ("Space", ..) => Act::Space,
        ("Tab", ..) => Act::Tab,
        ("Ctrl-C", ..) => Act::Quit,
        ("?" | "F1", ..) => Act::Help,
        ("F2", ..) => Act::Reveal,
        ("F3", ..) => Act::NextLanguage,
        ("!", ..) => Act::Aloud,
        ("↑", ..) => Act::Up,
        ("↓", ..) => Act::Down,
        ("←", ..) => Act::Left,
        ("→", ..) => Act::Right,
        (_, Some(sign), None) => Act::Key(sign),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    fn act(code: KeyCode, modifiers: KeyModifiers, typing: bool) -> Option<Act> {
        match press(key(code, modifiers), typing) {
            Some(Press::Act(act)) => Some(act),
            _ => None,
        }
    }

    #[test]
    fn a_letter_is_a_command_or_text() {
        let none = KeyModifiers::NONE;
        assert_eq!(act(KeyCode::Char('b'), none, false), Some(Act::Key('b')));
        assert_eq!(act(KeyCode::Char('b'), none, true), Some(Act::Type("b".to_owned())));
        assert_eq!(act(KeyCode::Char('L'), KeyModifiers::SHIFT, false), Some(Act::Key('L')));
        assert_eq!(act(KeyCode::Char(' '), none, true), Some(Act::Space));
        assert_eq!(act(KeyCode::Char('?'), none, true), Some(Act::Type("?".to_owned())));
        assert_eq!(act(KeyCode::F(1), none, true), Some(Act::Help));
    }

    #[test]
    fn what_is_held_makes_another_key() {
        let (control, alt) = (KeyModifiers::CONTROL, KeyModifiers::ALT);
        assert_eq!(act(KeyCode::Char('c'), control, true), Some(Act::Quit));
        assert_eq!(act(KeyCode::Char('w'), control, true), Some(Act::EraseWord));
        assert_eq!(act(KeyCode::Char('w'), control, false), None);
        assert_eq!(act(KeyCode::Char('j'), control, true), Some(Act::Enter));
        assert_eq!(act(KeyCode::Char('q'), alt, false), None);
        assert_eq!(act(KeyCode::Char('@'), control | alt, true), Some(Act::Type("@".to_owned())));
        assert_eq!(press(key(KeyCode::Char('l'), control), true), Some(Press::Redraw));
        assert_eq!(press(key(KeyCode::Char('z'), control), true), Some(Press::Suspend));
    }

    #[test]
    fn the_same_key_of_another_keyboard_is_the_same_command() {
        let pressed = |sign| act(KeyCode::Char(sign), KeyModifiers::NONE, false);
        assert_eq!([pressed('и'), pressed('β'), pressed('ﻻ')], [(); 3].map(|()| Some(Act::Key('b'))));
        assert_eq!([pressed('Д'), pressed('م')], [(); 2].map(|()| Some(Act::Key('L'))));
        assert_eq!([pressed('٣'), pressed('３')], [(); 2].map(|()| Some(Act::Key('3'))));
        assert_eq!([pressed('؟'), pressed('？')], [(); 2].map(|()| Some(Act::Key('?'))));
        assert_eq!([pressed('！'), pressed('!')], [(); 2].map(|()| Some(Act::Aloud)));
        assert_eq!(
            act(KeyCode::Char('и'), KeyModifiers::NONE, true),
            Some(Act::Type("и".to_owned())),
            "what is typed stays as it is"
        );
        let letter = |sign| Event::Key(key(KeyCode::Char(sign), KeyModifiers::NONE));
        assert_eq!(joined(vec![letter('ل'), letter('ا'), letter('ا')]), [letter('ﻻ'), letter('ا')]);
    }

    #[test]
    fn no_function_needs_a_key_with_an_f() {
        for (letter, function) in [('g', 1), ('r', 2), ('n', 3)] {
            for typing in [true, false] {
                let by_letter = act(KeyCode::Char(letter), KeyModifiers::CONTROL, typing);
                assert_eq!(by_letter, act(KeyCode::F(function), KeyModifiers::NONE, typing), "{letter}");
            }
        }
    }

    #[test]
    fn a_key_that_comes_up_does_nothing() {
        let up = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(press(up, false), None);
    }

    #[test]
    fn a_hint_that_names_one_key_can_be_clicked() {
        assert_eq!(hinted("Enter"), Some(Act::Enter));
        assert_eq!(hinted("b"), Some(Act::Key('b')));
        assert_eq!(hinted("?"), Some(Act::Help));
        assert_eq!([hinted("↑↓"), hinted("← →")], [None, None]);
    }
}
