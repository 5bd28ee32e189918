//! PO files are read as gettext reads them, and any text comes back.

use proptest::prelude::*;

use super::*;

/// Any text, with much of what PO files must escape.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            any::<char>(),
            prop::sample::select(vec!['\\', '"', '\n', '\t', '\r', '7', 'n', '#', '\0'])
        ],
        0..30,
    )
    .prop_map(|signs| signs.into_iter().collect())
}

/// A line of a comment, as it comes back: PO files have no escapes there.
fn line() -> impl Strategy<Value = String> {
    "[a-z:.,~#| é世]{0,12}".prop_map(|line: String| line.trim().to_owned())
}

fn entry() -> impl Strategy<Value = Entry> {
    let words = (text(), text(), prop::option::of(text()), prop::option::of(text()));
    let beside = (prop::collection::vec(line(), 0..3), prop::collection::vec(line(), 0..3), any::<bool>());
    (words, beside).prop_map(|((source, text, context, previous), (comments, notes, is_fuzzy))| Entry {
        // An entry without source or context is the header.
        context: context.or_else(|| source.is_empty().then(String::new)),
        source,
        text,
        previous,
        comments,
        notes,
        places: vec!["a.toml:1".to_owned()],
        flags: if is_fuzzy { vec!["fuzzy".to_owned()] } else { Vec::new() },
        ..Entry::default()
    })
}

proptest! {
    #[test]
    fn any_text_comes_back(entries in prop::collection::vec(entry(), 0..6)) {
        let header = vec![("Language".to_owned(), "fr".to_owned())];
        let po = Po { header, comments: vec!["A file".to_owned()], entries, ..Po::default() };
        let written = po.write();
        let mut read = Po::read(&written).unwrap();
        prop_assert_eq!(&read.write(), &written);
        read.entries.iter_mut().for_each(|it| it.line = 0);
        prop_assert_eq!(&read, &po);
        prop_assert_eq!(Po::read(&written.replace('\n', "\r\n")).unwrap().write(), written);
    }

    #[test]
    fn no_text_harms_the_reader(lines in prop::collection::vec("(msgid |msgstr |msgctxt |#[|~,.:]? ?)?\"?[a\\\\\"x7é]{0,5}\"?", 0..12)) {
        // Whatever it makes of it, it comes to an end and names a line that is there.
        if let Err(bad) = Po::read(&lines.join("\n")) {
            prop_assert!((1..=lines.len()).contains(&bad.line));
        }
    }
}

#[test]
fn a_file_of_another_program_is_read() {
    let text = "\u{FEFF}# Awa, 2026\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n\"X-Poedit: \\\"a\\\"\\n\"\n\n\
        #  translator\n#. note\n#: a:1 b:2\n#, c-format, fuzzy\n#| msgctxt \"old\"\n#| msgid \"\"\n#| \"be\"\n#| \"fore\"\n\
        msgctxt \"c\"\nmsgid\"x\" \"y\"\nmsgstr \"\\303\\251\\x41\\a\"\n\
        msgid \"one\"\nmsgid_plural \"many\"\nmsgstr[0] \"un\"\nmsgstr[1] \"des\"\n\n\
        # gone\n#~ msgid \"o\"\n#~ msgstr \"p\"\n\n#~ msgid \"q\"\n#~ msgstr \"r\"\n";
    let po = Po::read(text).unwrap();
    assert!(po.is_template);
    assert_eq!((po.field("language"), po.field("X-Poedit"), po.obsolete), (Some("fr"), Some("\"a\""), 2));
    let [first, second] = &po.entries[..] else { panic!("{po:?}") };
    assert_eq!((&*first.source, &*first.text, first.line), ("xy", "éA\u{7}", 16));
    assert_eq!((first.previous.as_deref(), first.context.as_deref()), (Some("before"), Some("c")));
    assert_eq!(
        (&first.comments[..], &first.flags[..]),
        (&[" translator".to_owned()][..], &["c-format".to_owned(), "fuzzy".to_owned()][..])
    );
    assert!(first.is_fuzzy() && !first.is_plural && second.is_plural);
    assert_eq!((&*second.text, second.comments.len()), ("un", 0));
}

#[test]
fn a_damaged_file_is_told_by_its_line() {
    for (text, line) in [
        ("msgid \"a\nmsgstr \"\"", 1),
        ("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"\"", 1),
        ("msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"", 2),
        ("\nmsgstr \"b\"", 2),
        ("\"b\"", 1),
        ("hello", 1),
        ("msgid \"a\" b\nmsgstr \"\"", 1),
        ("msgid \"\\q\"\nmsgstr \"\"", 1),
        ("msgid \"\\377\"\nmsgstr \"\"", 1),
        ("msgctxt \"a\"\n", 1),
        ("msgid\nmsgstr \"\"", 1),
    ] {
        assert_eq!(Po::read(text).unwrap_err().line, line, "{text}");
    }
}

#[test]
fn what_is_obsolete_takes_nothing_of_an_entry_that_was_begun() {
    let line = |text: &str| Po::read(text).unwrap_err().line;
    assert_eq!(line("msgid \"a\"\n#~ msgid \"b\"\nmsgstr \"c\""), 1);
    assert_eq!(line("\nmsgctxt \"\"\n#~\n\"\""), 2);
}
