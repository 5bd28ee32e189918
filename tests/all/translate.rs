//! Translating: a course is begun in another language, counted, sent out as PO and brought in, and nothing is lost.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use coursedeck::{
    author::{
        po::{Entry, Po},
        sheet::{Sheet, list, literal},
        translate::{self, Count, Desk},
    },
    course::{
        Library,
        load::{Loaded, Opened, Source, load},
        strings,
    },
    diag::Code,
    ids::{CourseId, ItemName},
    lang::Tag,
};
use proptest::prelude::*;

/// How many strings the course has.
const STRINGS: usize = 41;
/// A course with every kind of string.
const COURSE: &str = r#"format = 1
version = "1.0.0"
language = "en"
title = "Keys"
summary = "All about keys."
minutes = 10
licence = "CC-BY-4.0"
authors = ["A centre"]
modules = ["one"]
"#;
const MODULE: &str = r#"title = "One"
objectives = ["Tell a key", "Turn a key", "Keep a key"]
resources = ["**The locksmith.**", "A book."]

[[lesson]]
id = "keys"
title = "Keys"
body = '''
A key is a **tool**.

> [!TIP]
> Keep it.

| a | b |
|---|---|
| 1 | 2 |
'''

  [[lesson.check]]
  id = "check"
  kind = "true-false"
  prompt = "A key opens a door."
  answer = true
  feedback.true = "Yes."
  explain = "It does."

  [[lesson.check]]
  id = "sure"
  kind = "survey"
  prompt = "How sure are you?"
  scale = ["Not", "A little", "Very"]

[[lesson]]
id = "doors"
title = "Doors"
body = "A door opens."

[quiz]

[[question]]
id = "single"
kind = "single"
prompt = "What opens a door?"
choices.a = "A \"key\""
choices.b = "A song"
answer = "a"
hint = "It is small."

[[question]]
id = "text"
kind = "text"
prompt = "What is it?"
accept = ["key", "the key"]

[[question]]
id = "cloze"
kind = "cloze"
prompt = "Fill it in."
text = "A {{key}} opens a {{door}}."
blanks.key.accept = ["key", "pass"]
blanks.door = { choices = { a = "door", b = "nose" }, answer = "a" }

[[question]]
id = "match"
kind = "match"
prompt = "Match."
left.a = "Key"
left.b = "Door"
right.a = "Turns"
right.b = "Opens"

[[question]]
id = "order"
kind = "order"
prompt = "In order."
items.a = "Take"
items.b = "Turn"

[[question]]
id = "number"
kind = "number"
prompt = "How long?"
answer = 5
unit = "cm"

[[question]]
id = "essay"
kind = "essay"
prompt = "Write."
rubric = "Names a key."
"#;

#[test]
fn a_translation_is_begun_done_by_hand_and_goes_stale() {
    let course = Fixture::new();
    let begun = course.run(&["start", "COURSE", "sw"]);
    insta::assert_snapshot!("begun", begun);
    insta::assert_snapshot!("begun_module", course.read("sw/one.toml"));
    assert_eq!(course.run(&["start", "COURSE", "sw"]), begun.replace("new", "up to date"));
    assert!(course.load().diagnostics.iter().all(|it| it.code == Code::Untranslated));
    assert_eq!(course.said("sw", "single"), "What opens a door?");

    // The translator takes two stubs away, writes over them, and says something beside.
    let text = course.read("sw/one.toml");
    let text = text
        .replace("#? prompt = \"What opens a door?\"", "# Or: kifunguo?\nprompt = \"Nini hufungua mlango?\"");
    let text = text.replace("  #? explain = \"It does.\"", "  explain = 'Ndiyo.' # sure");
    course.write("sw/one.toml", &text);
    assert_eq!(course.said("sw", "single"), "Nini hufungua mlango?");
    course.run(&["start", "COURSE", "sw"]);
    let marked = course.read("sw/one.toml");
    assert!(
        marked.contains("# Or: kifunguo?\nprompt = \"Nini") && marked.contains("explain = 'Ndiyo.' # sure")
    );
    assert_eq!(marked.matches("\nsource = ").count() + marked.matches("\n  source = ").count(), 2);
    let counts = course.counts("sw");
    assert_eq!((counts.translated, counts.unmarked, counts.stale), (2, 0, 0));

    // The source changes: one item is stale, is shown all the same, and is told of.
    course.write("one.toml", &MODULE.replace("It is small.", "It is very small."));
    assert_eq!((course.counts("sw").translated, course.counts("sw").stale), (1, 1));
    assert_eq!(course.said("sw", "single"), "Nini hufungua mlango?");
    assert_eq!(course.load().diagnostics.iter().filter(|it| it.code == Code::Stale).count(), 1);
    course.run(&["start", "COURSE", "sw"]);
    assert_eq!(course.counts("sw").stale, 1);
    course.run(&["start", "COURSE", "sw", "--mark"]);
    assert_eq!((course.counts("sw").translated, course.counts("sw").stale), (2, 0));
    assert!(course.read("sw/one.toml").contains("#? hint = \"It is very small.\""));
}

#[test]
fn a_source_that_grew_and_moved_is_followed() {
    let course = Fixture::new();
    course.write("fr/one.toml", "# Ours.\n\ntitle = \"Un\"\n\n# The text one.\n[[question]]\nid = \"text\"\nprompt = \"Quoi ?\"\n\n[[question]]\nid = \"single\"\nchoices = { a = \"Clé\" } # short\n\n[[question]]\nid = \"gone\"\nprompt = \"Parti\"\n");
    course.run(&["start", "COURSE", "fr"]);
    let text = course.read("fr/one.toml");
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is not in\n{text}"));
    assert!(text.starts_with("# Ours.\n\ntitle = \"Un\"\nsource = "));
    assert!(at("id = \"keys\"") < at("id = \"check\"") && at("id = \"check\"") < at("id = \"doors\""));
    assert!(
        at("id = \"doors\"") < at("id = \"single\"")
            && at("id = \"single\"") < at("# The text one.\n[[question]]\nid = \"text\"")
    );
    assert!(at("choices.a = \"Clé\" # short") < at("#? choices.b = \"A song\""));
    assert!(at("prompt = \"Parti\"") > 0);
    assert!(course.load().course.is_some());
    // What was taken away in the source goes, unless there are words in it.
    course.write("one.toml", &MODULE.replace("[[question]]\nid = \"essay\"\nkind = \"essay\"\nprompt = \"Write.\"\nrubric = \"Names a key.\"\n", ""));
    course.run(&["start", "COURSE", "fr"]);
    let text = course.read("fr/one.toml");
    assert!(!text.contains("essay") && text.contains("gone"));
}

#[test]
fn status_adds_up_and_ends_as_it_should() {
    let course = Fixture::new();
    assert!(course.run(&["status", "COURSE"]).contains("has no translation yet"));
    course.run(&["start", "COURSE", "sw"]);
    course.write("fr/course.toml", "title = \"Clés\"\nsource = \"0f\"\nsummary = \"Tout.\"\n");
    insta::assert_snapshot!("status", course.run(&["status", "COURSE"]));
    insta::assert_snapshot!("status_json", course.run(&["status", "COURSE", "fr", "--format", "json"]));
    assert_eq!(course.call(&["status", "COURSE", "--strict"]).0, 1);
    assert_eq!(course.call(&["status", "COURSE", "--lang", "fr"]).0, 0);
    assert!(course.run(&["status", "COURSE", "--lang", "ar"]).contains("ar/one.toml"));
    for counts in [course.counts("sw"), course.counts("fr"), course.counts("ar")] {
        assert_eq!(counts.strings, counts.translated + counts.stale + counts.drafts + counts.missing);
    }
}

#[test]
fn a_po_file_goes_out_and_comes_back() {
    let course = Fixture::new();
    let out = course.folder.path().join("sw.po");
    course.run(&["export", "COURSE", "sw", "-o", "OUT/sw.po"]);
    let text = fs::read_to_string(&out).unwrap();
    insta::assert_snapshot!("po", text);
    let text = text.replace(
        "msgid \"What opens a door?\"\nmsgstr \"\"",
        "msgid \"What opens a door?\"\nmsgstr \"Nini hufungua mlango?\"",
    );
    let text =
        text.replace("msgid \"Turn a key\"\nmsgstr \"\"", "msgid \"Turn a key\"\nmsgstr \"Geuza ufunguo\"");
    let text = text.replace(
        "msgid \"\"\n\"key\\n\"\n\"the key\"\nmsgstr \"\"",
        "msgid \"\"\n\"key\\n\"\n\"the key\"\nmsgstr \"ufunguo\\nfunguo\\n\"",
    );
    let fuzzy = "#, fuzzy\nmsgctxt \"one/single.choices.b\"\nmsgid \"A song\"\nmsgstr \"Wimbo\"";
    let text = text.replace("msgctxt \"one/single.choices.b\"\nmsgid \"A song\"\nmsgstr \"\"", fuzzy);
    let text = text.replace("\"Last-Translator: \\n\"", "\"Last-Translator: Asha <asha@example.org>\\n\"");
    fs::write(&out, &text).unwrap();
    insta::assert_snapshot!("brought", course.run(&["import", "OUT/sw.po", "COURSE"]));
    insta::assert_snapshot!("brought_module", course.read("sw/one.toml"));
    assert!(course.load().course.is_some());
    // What is fuzzy is kept, shown to nobody, and fuzzy when it goes out again.
    assert_eq!(course.counts("sw").drafts, 1);
    course.run(&["export", "COURSE", "sw", "-o", "OUT/again.po"]);
    let again = course.out("again.po");
    assert!(again.contains(fuzzy) && again.contains("Last-Translator: Asha"));
    let said = course.run(&["import", "OUT/again.po", "COURSE"]);
    assert!(said.contains("nothing to write"), "{said}");
    // A second reader takes the mark away.
    fs::write(&out, again.replace("#, fuzzy\n", "")).unwrap();
    course.run(&["import", "OUT/sw.po", "COURSE"]);
    assert!(
        course.read("sw/one.toml").contains("choices.b = \"Wimbo\"\n")
            && !course.read("sw/one.toml").contains("draft")
    );
}

#[test]
fn what_is_shown_already_stays_though_it_is_fuzzy() {
    let course = Fixture::new();
    course.write("fr/one.toml", "[[question]]\nid = \"single\"\nprompt = \"Quoi ?\"\nchoices.a = \"Clé\"\nchoices.b = \"Chant\"\nhint = \"Petit.\"\n");
    course.run(&["start", "COURSE", "fr", "--mark"]);
    course.run(&["export", "COURSE", "fr", "-o", "OUT/fr.po"]);
    let text = course
        .out("fr.po")
        .replace("msgctxt \"one/single.choices.b\"", "#, fuzzy\nmsgctxt \"one/single.choices.b\"");
    course.bring("fr.po", &text);
    assert!(
        course.read("fr/one.toml").contains("fuzzy = [\"choices.b\"]")
            && course.read("fr/one.toml").contains("choices.b = \"Chant\"")
    );
    assert_eq!((course.counts("fr").translated, course.counts("fr").stale), (3, 1));
    // The source changes: all of the question is stale, and each string is looked at by itself.
    course.write("one.toml", &MODULE.replace("It is small.", "It is very small."));
    course.run(&["export", "COURSE", "fr", "-o", "OUT/fr.po", "--force"]);
    let text = course.out("fr.po");
    assert_eq!(text.matches("#, fuzzy\n").count(), 4);
    let text = text.replace("#, fuzzy\nmsgctxt \"one/single.prompt\"", "msgctxt \"one/single.prompt\"");
    course.bring("fr.po", &text);
    assert!(course.read("fr/one.toml").contains("fuzzy = [\"choices.a\", \"choices.b\", \"hint\"]"));
    assert_eq!((course.counts("fr").translated, course.counts("fr").stale), (1, 3));
    // Empty entries take nothing away.
    course.run(&["export", "COURSE", "sw", "-o", "OUT/none.po"]);
    let before = course.read("fr/one.toml");
    let said = course.run(&["import", "OUT/none.po", "COURSE", "fr"]);
    assert!(said.contains("it is empty: the words that the course has stay"), "{said}");
    assert_eq!(course.read("fr/one.toml"), before);
}

#[test]
fn a_translation_of_older_words_is_stale_whenever_it_comes() {
    let course = Fixture::new();
    course.run(&["export", "COURSE", "fr", "-o", "OUT/fr.po"]);
    let text = course
        .out("fr.po")
        .replace("msgid \"It is small.\"\nmsgstr \"\"", "msgid \"It is small.\"\nmsgstr \"Petit.\"");
    course.write("one.toml", &MODULE.replace("It is small.", "It is very small."));
    let said = course.bring("fr.po", &text);
    assert!(said.contains("one/single.hint: the source has changed since the file went out"), "{said}");
    assert_eq!((course.counts("fr").stale, course.counts("fr").translated), (1, 0));
    assert!(course.read("fr/one.toml").contains("hint = \"Petit.\""));
}

#[test]
fn what_cannot_be_right_is_refused_by_its_line() {
    let course = Fixture::new();
    course.run(&["export", "COURSE", "fr", "-o", "OUT/fr.po"]);
    let mut po = Po::read(&course.out("fr.po")).unwrap();
    let say = |po: &mut Po, name: &str, text: &str| {
        po.entries.iter_mut().find(|it| it.context.as_deref() == Some(name)).unwrap().text = text.to_owned();
    };
    say(&mut po, "one/cloze.text", "Une {{cle}} ouvre une {{door}}.");
    say(&mut po, "one/keys.title", "Clés\net portes");
    say(
        &mut po,
        "one/keys.body",
        "Une clé est un **outil**.\n\n> [!ASTUCE]\n> Gardez-la.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    );
    say(&mut po, "one/doors.title", "Portes");
    po.entries.push(Entry {
        context: Some("one/gone.prompt".to_owned()),
        text: "x".to_owned(),
        ..Entry::default()
    });
    po.entries.push(Entry { source: "lost".to_owned(), text: "x".to_owned(), ..Entry::default() });
    po.entries.push(po.entries[0].clone());
    let text = po.write()
        + "\nmsgctxt \"one/match.left.a\"\nmsgid \"Key\"\nmsgid_plural \"Keys\"\nmsgstr[0] \"Clé\"\nmsgstr[1] \"Clés\"\n";
    fs::write(course.folder.path().join("fr.po"), text).unwrap();
    let (code, said) = course.call(&["import", "OUT/fr.po", "COURSE"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!("refused", said);
    assert!(course.read("fr/one.toml").contains("Portes"));
}

#[test]
fn what_would_close_the_course_is_not_written_at_all() {
    let course = Fixture::new();
    course.run(&["export", "COURSE", "fr", "-o", "OUT/fr.po"]);
    let good =
        course.out("fr.po").replace("msgid \"Doors\"\nmsgstr \"\"", "msgid \"Doors\"\nmsgstr \"Portes\"");
    for hostile in ["\\033[2J", "a\u{202E}b", "\u{200B}x", &"a ".repeat(40_000)] {
        let bad =
            good.replace("msgid \"Keys\"\nmsgstr \"\"", &format!("msgid \"Keys\"\nmsgstr \"{hostile}\""));
        fs::write(course.folder.path().join("fr.po"), &bad).unwrap();
        let (code, said) = course.call(&["import", "OUT/fr.po", "COURSE"]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("nothing was written") && said.contains(".po:"), "{said}");
        assert!(!course.path("fr").exists());
        assert!(coursedeck::text::clean::faults(&said, false).is_empty());
    }
    // Comments are looked at too: a file that is no TOML closes the course.
    let bad = good.replace("msgctxt \"one/doors.title\"", "# \u{7}\nmsgctxt \"one/doors.title\"");
    fs::write(course.folder.path().join("fr.po"), &bad).unwrap();
    assert_eq!(course.call(&["import", "OUT/fr.po", "COURSE"]).0, 2);
    assert!(!course.path("fr").exists());
}

#[test]
fn a_file_in_its_authors_own_forms_stays_in_them() {
    let course = Fixture::new();
    let text = "title='Un' # one\n\n[[question]]\nid = 'single'\n\"hint\" = '''\nPetit.'''\n  [question.choices]\n  a = \"Clé\" # the key\n\n\
        # The blanks.\n[[question]]\nid = \"cloze\"\nblanks = { key = { accept = ['clé'] }, door = { choices = { a = 'porte' } } }\n# end\n";
    course.write("fr/one.toml", text);
    course.run(&["export", "COURSE", "fr", "-o", "OUT/fr.po"]);
    let mut po = Po::read(&course.out("fr.po")).unwrap();
    let mut say = |name: &str, text: &str| {
        po.entries.iter_mut().find(|it| it.context.as_deref() == Some(name)).unwrap().text = text.to_owned();
    };
    say("one/single.choices.a", "Une clé");
    say("one/single.choices.b", "Un chant");
    say("one/single.prompt", "Quoi ?");
    say("one/cloze.blanks.door.choices.b", "nez");
    course.bring("fr.po", &po.write());
    insta::assert_snapshot!("own_forms", course.read("fr/one.toml"));
    assert_eq!(course.counts("fr").translated, 8);
    // Stubs stand where they can be written over.
    course.write("fr/one.toml", text);
    course.run(&["start", "COURSE", "fr"]);
    let bare: String = course.read("fr/one.toml").replace("#? ", "").replace("#?", "");
    course.write("fr/one.toml", &bare);
    assert_eq!(course.counts("fr").missing, 2, "{bare}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let course = Fixture::new();
    course.run(&["export", "COURSE", "fr", "-o", "OUT/fr.po"]);
    let text =
        course.out("fr.po").replace("msgid \"Doors\"\nmsgstr \"\"", "msgid \"Doors\"\nmsgstr \"Portes\"");
    fs::write(course.folder.path().join("fr.po"), text).unwrap();
    let said = course.run(&["import", "OUT/fr.po", "COURSE", "--dry-run"]);
    assert!(said.contains("would write") && !course.path("fr").exists(), "{said}");
}

#[test]
fn words_of_every_script_come_through() {
    let course = Fixture::new();
    for (tag, title, body) in [
        (
            "ar",
            "مفاتيح",
            "المفتاح \u{200F}C++\u{200E} **أداة**.\n\n> [!TIP]\n> احفظه.\n\n| أ | ب |\n|---|---|\n| ١ | ٢ |",
        ),
        (
            "zh-Hans",
            "钥匙",
            "钥匙是一种**工具**。\n\n> [!TIP]\n> 收好它。\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |",
        ),
        ("am", "ቁልፎች", "ቁልፍ **መሣሪያ** ነው።\n\n> [!TIP]\n> ያዙት።\n\n| ሀ | ለ |\n|---|---|\n| 1 | 2 |"),
    ] {
        let file = format!("{tag}.po");
        course.run(&["export", "COURSE", tag, "-o", &format!("OUT/{file}")]);
        let mut po = Po::read(&course.out(&file)).unwrap();
        for entry in &mut po.entries {
            match entry.context.as_deref() {
                Some("one/keys.title") => entry.text = title.to_owned(),
                Some("one/keys.body") => entry.text = body.to_owned(),
                Some("one/text.accept") => entry.text = format!("{title}\nkey"),
                _ => (),
            }
        }
        let said = course.bring(&file, &po.write());
        assert!(said.contains("3 added"), "{said}");
        let opened = course.opened();
        let words = opened.words(&tag.parse().unwrap()).module(&"one".parse().unwrap()).unwrap();
        let lesson = &words.lessons[&"keys".parse().unwrap()];
        assert_eq!((lesson.title.as_str(), lesson.body.trim()), (title, body));
        assert!(words.items[&"text".parse().unwrap()].accept.contains(&title.to_owned()));
        assert_eq!(course.run(&["export", "COURSE", tag]), po.write());
    }
}

#[test]
fn files_of_windows_stay_files_of_windows() {
    let course = Fixture::new();
    course.write("fr/one.toml", "\u{FEFF}title = \"Un\"\r\n");
    course.run(&["start", "COURSE", "fr"]);
    let text = course.read("fr/one.toml");
    assert!(text.starts_with("\u{FEFF}title = \"Un\"\r\nsource = "));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(course.load().course.is_some());
}

#[test]
fn a_folder_has_a_file_a_module() {
    let course = Fixture::new();
    course.run(&["export", "COURSE", "fr", "-o", "OUT/po/"]);
    let text =
        course.out("po/one.po").replace("msgid \"Doors\"\nmsgstr \"\"", "msgid \"Doors\"\nmsgstr \"Portes\"");
    fs::write(course.folder.path().join("po/one.po"), text).unwrap();
    let text =
        course.out("po/course.po").replace("msgid \"Keys\"\nmsgstr \"\"", "msgid \"Keys\"\nmsgstr \"Clés\"");
    fs::write(course.folder.path().join("po/course.po"), text).unwrap();
    course.run(&["import", "OUT/po", "COURSE"]);
    assert!(course.read("fr/one.toml").contains("Portes") && course.read("fr/course.toml").contains("Clés"));
    course.run(&["export", "COURSE", "-o", "OUT/po/"]);
    assert!(course.out("po/one.pot").contains("\"Language: \\n\""));
}

#[test]
fn mistakes_are_told_with_their_mend() {
    let course = Fixture::new();
    course.write("fr/one.toml", "question = [{ id = \"text\", prompt = \"Quoi ?\" }]\n");
    fs::write(course.folder.path().join("latin.po"), b"msgid \"\"\nmsgstr \"\"\n\n# \xE9\n").unwrap();
    fs::write(course.folder.path().join("bad.po"), "msgid \"\"\nmsgstr \"\n").unwrap();
    fs::write(course.folder.path().join("none.po"), "msgid \"\"\nmsgstr \"\"\n").unwrap();
    fs::write(course.folder.path().join("canada.po"), "msgid \"\"\nmsgstr \"Language: fr_CA\\n\"\n").unwrap();
    fs::create_dir(course.folder.path().join("empty")).unwrap();
    let mut told = String::new();
    for args in [
        &["start", "COURSE", "fr"][..],
        &["start", "COURSE", "en"],
        &["start", "COURSE", "french"],
        &["start", "using-a-computer", "sw"],
        &["start", "OUT/nowhere", "sw"],
        &["export", "COURSE", "sw", "-o", "OUT/none.po"],
        &["import", "OUT/latin.po", "COURSE"],
        &["import", "OUT/bad.po", "COURSE"],
        &["import", "OUT/none.po", "COURSE"],
        &["import", "OUT/canada.po", "COURSE"],
        &["import", "OUT/nowhere.po", "COURSE"],
        &["import", "OUT/empty", "COURSE"],
    ] {
        let (code, said) = course.call(args);
        assert_eq!(code, 2, "{args:?}: {said}");
        told += &format!("$ translate {}\n{said}\n", args.join(" "));
    }
    course.write("one.toml", "title = 1\n");
    let (code, said) = course.call(&["export", "COURSE", "sw"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!("mistakes", told + &said);
}

#[test]
fn the_shipped_translations_are_whole_fresh_and_come_back_as_they_went() {
    for (id, Loaded { course, sources, .. }) in shipped() {
        let (opened, french) = (course.unwrap(), "fr".parse().unwrap());
        let desk = Desk::new(&opened.course, &sources);
        for count in translate::status(&desk, &french) {
            assert!(count.is_whole() && count.unmarked == 0, "{id}: {count:?}");
        }
        for file in translate::start(&desk, &french, false).unwrap() {
            assert!(!file.is_changed, "{id}/{}: run `translate start`", file.path);
        }
        let po = translate::send(&desk, Some(&french), &desk.files);
        let brought = translate::bring(&desk, &french, &Po::read(&po.write()).unwrap()).unwrap();
        assert_eq!((brought.files, brought.refused, brought.noted), (vec![], vec![], vec![]));
        assert_eq!(brought.same, po.entries.len());
        // Into an empty folder, and out again: the very same bytes.
        let mut bare = sources.clone();
        bare.retain(|path, _| !path.starts_with("fr/"));
        let empty = Desk::new(&opened.course, &bare);
        let brought = translate::bring(&empty, &french, &po).unwrap();
        assert_eq!((brought.added, brought.refused), (po.entries.len(), vec![]));
        let mut again = bare.clone();
        again.extend(brought.files);
        let desk = Desk::new(&opened.course, &again);
        assert_eq!(translate::send(&desk, Some(&french), &desk.files).write(), po.write());
    }
}

#[test]
fn other_programs_take_the_po_files() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    for (id, Loaded { course, sources, .. }) in shipped() {
        let opened = course.unwrap();
        let desk = Desk::new(&opened.course, &sources);
        let french =
            write("fr.po", &translate::send(&desk, Some(&"fr".parse().unwrap()), &desk.files).write());
        let swahili =
            write("sw.po", &translate::send(&desk, Some(&"sw".parse().unwrap()), &desk.files).write());
        let template = write("all.pot", &translate::send(&desk, None, &desk.files).write());
        let strings = translate::send(&desk, None, &desk.files).entries.len();
        gettext(&french, &format!("{strings} translated messages."));
        gettext(&swahili, &format!("0 translated messages, {strings} untranslated messages."));
        compendium(folder.path(), &french, &template);
        polib(&french, &swahili, strings);
        pofilter(folder.path(), &french);
        println!("{id}: {strings} strings");
    }
    let course = Fixture::new();
    course.run(&["export", "COURSE", "ar", "-o", "OUT/ar.po"]);
    gettext(
        &course.folder.path().join("ar.po"),
        &format!("0 translated messages, {STRINGS} untranslated messages."),
    );
}

/// What Arabic has that a program may lose: vowel signs, the long stroke, marks of direction and joining, digits, quotes.
const MARKS: [&str; 8] = [
    "كَلِمَةُ السِّرِّ لَا تُقَالُ",
    "كلمـــة",
    "العنوان \u{200f}mpesa.co.ke\u{200f} صحيح",
    "می\u{200c}خواهم",
    "٣٫٥ و١٬٠٠٠ و٪",
    "« نعم »، «لا»؛ أليس كذلك؟",
    "سطر أول\nسطر ثان \\ \"بينهما\"",
    "ا\u{653}منة لآ إلى ﷺ",
];

/// An Arabic course, whose first texts have every mark, goes out to translators' programs and comes back the same.
#[test]
fn an_arabic_course_keeps_every_mark_through_translators_programs() {
    let folder = tempfile::tempdir().unwrap();
    let arabic = "ar".parse().unwrap();
    for (id, Loaded { course, sources, .. }) in shipped() {
        let opened = course.unwrap();
        let desk = Desk::new(&opened.course, &sources);
        let mut po = translate::send(&desk, Some(&arabic), &desk.files);
        let count = po.entries.len();
        assert!(count > 100 && po.entries.iter().all(|it| !it.text.is_empty()), "{id}: {count}");
        for (entry, marks) in po.entries.iter_mut().zip(MARKS.iter().cycle()).take(200) {
            entry.text = format!("{} {marks}", entry.text);
        }
        let words = |po: &Po| -> Vec<(Option<String>, String, String)> {
            po.entries.iter().map(|it| (it.context.clone(), it.source.clone(), it.text.clone())).collect()
        };
        let sent = folder.path().join(format!("{id}.po"));
        fs::write(&sent, po.write()).unwrap();
        assert!(words(&Po::read(&po.write()).unwrap()) == words(&po), "{id}: our own file");
        gettext(&sent, &format!("{count} translated messages."));
        for (name, program) in TRANSLATORS {
            let back = folder.path().join(format!("{id}.{name}.po"));
            let module = program.split_whitespace().nth(1).unwrap().trim_end_matches(',');
            let Some(_) = outside(Command::new("python3").args(["-c", &format!("import {module}")])) else {
                continue;
            };
            outside(Command::new("python3").args(["-c", program]).arg(&sent).arg(&back)).unwrap();
            let brought = Po::read(&fs::read_to_string(&back).unwrap()).unwrap();
            // What leaves out whose words they are keeps the words.
            let bare =
                |po: &Po| words(po).into_iter().map(|(_, source, text)| (source, text)).collect::<Vec<_>>();
            let same = match name {
                "xliff" => bare(&brought) == bare(&po),
                _ => words(&brought) == words(&po),
            };
            assert!(same, "{id}: {name} brings other words");
        }
    }
}

/// What translators open a PO file with: read and written again, and through the format that most other tools have.
const TRANSLATORS: [(&str, &str); 3] = [
    ("polib", "import polib, sys; polib.pofile(sys.argv[1]).save(sys.argv[2])"),
    (
        "toolkit",
        "import translate.storage.pypo, sys\n\
         file = translate.storage.pypo.pofile.parsefile(sys.argv[1])\n\
         file.savefile(sys.argv[2])",
    ),
    (
        "xliff",
        "import translate.convert.po2xliff, translate.convert.xliff2po, sys\n\
         with open(sys.argv[1], 'rb') as po, open(sys.argv[2] + '.xlf', 'wb') as out:\n\
         \x20   translate.convert.po2xliff.convertpo(po, out, None)\n\
         with open(sys.argv[2] + '.xlf', 'rb') as xlf, open(sys.argv[2], 'wb') as out:\n\
         \x20   translate.convert.xliff2po.convertxliff(xlf, out, None)",
    ),
];

/// `msgfmt -c` has nothing to say but the count.
fn gettext(path: &Path, count: &str) {
    let Some(said) = outside(Command::new("msgfmt").args(["-c", "-v", "-o", "/dev/null"]).arg(path)) else {
        return;
    };
    assert_eq!(said.trim(), count);
}

/// Gettext's own merge finds every string again, in the same words.
fn compendium(folder: &Path, po: &Path, template: &Path) {
    let merged = folder.join("merged.po");
    let mut merge = Command::new("msgmerge");
    merge.args(["--quiet", "--no-fuzzy-matching", "--no-wrap", "-o"]).arg(&merged).arg(po).arg(template);
    if outside(&mut merge).is_none() {
        return;
    }
    let words = |path: &Path| -> Vec<(Option<String>, String, String)> {
        let po = Po::read(&fs::read_to_string(path).unwrap()).unwrap();
        po.entries.into_iter().map(|it| (it.context, it.source, it.text)).collect()
    };
    assert!(words(&merged) == words(po), "msgmerge finds other words");
}

/// Python's `polib` reads what was written, and what it writes is read.
fn polib(full: &Path, empty: &Path, strings: usize) {
    let program = "import polib, sys\n\
        full, empty = polib.pofile(sys.argv[1]), polib.pofile(sys.argv[2])\n\
        print(len(full), len(full.translated_entries()), len(empty.untranslated_entries()))\n\
        full.save(sys.argv[1] + '.again')\n";
    if outside(Command::new("python3").args(["-c", "import polib"])).is_none() {
        return;
    }
    let said = outside(Command::new("python3").args(["-c", program]).arg(full).arg(empty)).unwrap();
    assert_eq!(said.trim(), format!("{strings} {strings} {strings}"));
    let again = fs::read_to_string(full.with_extension("po.again")).unwrap();
    let (again, full) = (Po::read(&again).unwrap(), Po::read(&fs::read_to_string(full).unwrap()).unwrap());
    let words =
        |po: Po| po.entries.into_iter().map(|it| (it.context, it.source, it.text)).collect::<Vec<_>>();
    assert!(words(again) == words(full), "polib writes other words than it reads");
}

/// The checks of the translate toolkit that speak of damage. The others judge style, and know neither hard line breaks
/// nor that another language has other examples.
fn pofilter(folder: &Path, po: &Path) {
    let checks = [
        "blank",
        "untranslated",
        "escapes",
        "tabs",
        "xmltags",
        "variables",
        "pythonbraceformat",
        "nplurals",
        "validchars",
        "startwhitespace",
        "endwhitespace",
        "emails",
        "printf",
    ];
    let out = folder.join("filtered.po");
    let mut filter = Command::new("pofilter");
    filter.args(["--language=fr", "--progress=none"]).args(checks.iter().flat_map(|it| ["-t", it]));
    if outside(filter.arg(po).arg(&out)).is_none() {
        return;
    }
    let found = fs::read_to_string(&out).unwrap_or_default();
    assert!(!found.contains("(pofilter)"), "{found}");
}

/// What another program says; nothing, with the reason on the screen, where it is not there.
fn outside(command: &mut Command) -> Option<String> {
    let name = format!("{:?}", command.get_program());
    let done = match command.stdin(Stdio::null()).output() {
        Ok(done) => done,
        Err(error) => {
            println!("skipped: {name}: {error}");
            return None;
        }
    };
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    if said.contains("No module named") {
        println!("skipped: {}", said.lines().last().unwrap_or_default());
        return None;
    }
    assert!(done.status.success(), "{name}: {said}");
    Some(said)
}

/// Words as translators write them: of many scripts, with the signs that TOML and PO make something of.
fn words() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "clé",
        "مفتاح",
        "钥匙",
        " ",
        "  ",
        "\n",
        "\n\n",
        "'",
        "'''",
        "\"",
        "\"\"\"",
        "\\",
        "\t",
        "#",
        "#?",
        "{{key}}",
        "{{door}}",
        "[x]",
        "= ",
        "%s",
        "é",
    ]);
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

/// What a translator makes of the entries, each by its place: words or not, fuzzy or not, with a comment or not.
fn work() -> impl Strategy<Value = Vec<(Option<String>, bool, Option<String>)>> {
    let comment = prop::option::weighted(0.2, "[a-z:?# ]{1,8}".prop_map(|it| it.trim().to_owned()));
    prop::collection::vec((prop::option::of(words()), prop::bool::weighted(0.3), comment), STRINGS)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_in_a_round_trip(rounds in prop::collection::vec((work(), any::<bool>(), 0..3u8), 1..4)) {
        let (opened, mut sources) = opened();
        let language: Tag = "ar".parse().unwrap();
        for (work, is_begun, change) in rounds {
            if is_begun {
                let started = translate::start(&Desk::new(&opened.course, &sources), &language, change == 1).unwrap();
                sources.extend(started.into_iter().map(|it| (it.path, it.text)));
                let again = translate::start(&Desk::new(&opened.course, &sources), &language, false).unwrap();
                prop_assert!(again.iter().all(|it| !it.is_changed), "{:?}", again);
            }
            let mut po = translate::send(&Desk::new(&opened.course, &sources), Some(&language), &Desk::new(&opened.course, &sources).files);
            prop_assert_eq!(po.entries.len(), work.len());
            for (entry, (text, is_fuzzy, comment)) in po.entries.iter_mut().zip(work) {
                if let Some(text) = text {
                    entry.text = text;
                    entry.flags = if is_fuzzy { vec!["fuzzy".to_owned()] } else { Vec::new() };
                }
                entry.comments.extend(comment.filter(|it| !it.is_empty()));
            }
            if change == 2 {
                // The source changes while the file is away.
                let text = sources["one.toml"].replace("It is small.", "It is tiny.").replace("Tell a key", "Tell any key");
                sources.insert("one.toml".to_owned(), text);
            }
            let before = words_of(&sources);
            let brought = translate::bring(&Desk::new(&opened.course, &sources), &language, &Po::read(&po.write()).unwrap()).unwrap();
            let refused: Vec<&str> = brought.refused.iter().map(|it| it.name.as_str()).collect();
            sources.extend(brought.files.iter().cloned());
            let desk = Desk::new(&opened.course, &sources);
            // All words of the file are in the course, or were refused.
            let out = translate::send(&desk, Some(&language), &desk.files);
            for (ours, theirs) in po.entries.iter().zip(&out.entries) {
                let name = ours.context.clone().unwrap();
                let key = name.split_once('.').unwrap().1;
                let text = strings::said(key, &ours.text);
                if !text.trim().is_empty() && !refused.contains(&name.as_str()) {
                    prop_assert_eq!(&theirs.text, &text, "{}", name);
                    let is_older = ours.source != theirs.source;
                    prop_assert_eq!(theirs.is_fuzzy(), ours.is_fuzzy() || is_older, "{}", name);
                }
            }
            // Nobody is shown what is fuzzy and was not shown before.
            for (name, text) in words_of(&sources) {
                let entry = po.entries.iter().find(|it| it.context.as_ref() == Some(&name));
                let is_new = before.get(&name) != Some(&text);
                prop_assert!(!is_new || entry.is_some_and(|it| !it.is_fuzzy()) || name.contains(".objectives.") || name.contains(".scale."), "{} {}", name, text);
            }
            // Out and in again changes nothing, not a byte.
            let again = translate::bring(&desk, &language, &Po::read(&out.write()).unwrap()).unwrap();
            prop_assert_eq!(&again.files, &vec![], "{:?}", sources.get("ar/one.toml"));
            let counts = Count::sum(&language, &translate::status(&desk, &language));
            prop_assert_eq!(counts.strings, counts.translated + counts.stale + counts.drafts + counts.missing);
            let fuzzy = out.entries.iter().filter(|it| it.is_fuzzy()).count();
            let empty = out.entries.iter().filter(|it| it.text.is_empty()).count();
            prop_assert_eq!((counts.stale + counts.drafts, counts.missing), (fuzzy, empty));
            // And the loader takes it.
            let loaded = load_texts(&sources);
            prop_assert!(loaded.course.is_some(), "{:?} {:?}", loaded.diagnostics, sources.get("ar/one.toml"));
        }
    }

    #[test]
    fn a_value_says_what_was_written(text in "(\\PC|\n|\t|'|\"|\\\\){0,12}", texts in prop::collection::vec("[a-z'\"\\\\ é]{1,30}", 1..5)) {
        let table: toml::Table = format!("a = {}\nb = {}", literal(&text), list(&texts)).parse().unwrap();
        let ends = if text.contains('\n') { "\n" } else { "" };
        let wanted = format!("{text}{ends}");
        prop_assert_eq!(table["a"].as_str(), Some(wanted.as_str()));
        let back: Vec<&str> = table["b"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
        prop_assert_eq!(back, texts);
    }
}

#[test]
fn a_sheet_is_the_file_it_was_read_from() {
    for (path, text) in coursedeck::shipped::COURSES {
        assert_eq!(Sheet::read(text).unwrap().text(), *text, "{path}");
    }
    let odd = "\n# a\n'x y'.\"b\" = [ # c\n 1, '''\n]''' ]\n[ t . 'u' ]  # d\nk = \"\"\"a\n[[no]]\n\\\"\"\"\"\"\n\n[[q]]\ni={a='#',b=[\"]\"]}\n# end";
    assert_eq!(Sheet::read(odd).unwrap().text(), odd);
}

/// What is shown in Arabic, by the names of the strings.
fn words_of(sources: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (path, text) in sources.iter().filter(|(path, _)| path.starts_with("ar/")) {
        let file = path.trim_start_matches("ar/").trim_end_matches(".toml");
        for item in strings::read(text).unwrap() {
            let name = |key: &str| match &item.id {
                Some(id) => format!("{file}/{id}.{key}"),
                None => format!("{file}.{key}"),
            };
            found.extend(item.strings.iter().map(|it| (name(&it.key), it.text.clone())));
        }
    }
    found
}

fn opened() -> (Opened, BTreeMap<String, String>) {
    let sources = BTreeMap::from([
        ("course.toml".to_owned(), COURSE.to_owned()),
        ("one.toml".to_owned(), MODULE.to_owned()),
    ]);
    (load_texts(&sources).course.unwrap(), sources)
}

fn load_texts(sources: &BTreeMap<String, String>) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in sources {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    load(&Source::Folder(folder.path().to_owned()), &"keys".parse().unwrap())
}

fn shipped() -> Vec<(CourseId, Loaded)> {
    let library = Library::new(Vec::new());
    library.ids().into_iter().map(|id| (id.clone(), library.open(&id))).collect()
}

/// A course in a folder of its own, and the program at work on it.
struct Fixture {
    folder: tempfile::TempDir,
}

impl Fixture {
    fn new() -> Self {
        let course = Self { folder: tempfile::tempdir().unwrap() };
        course.write("course.toml", COURSE);
        course.write("one.toml", MODULE);
        course
    }

    fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join("keys").join(inner)
    }

    fn write(&self, inner: &str, text: &str) {
        fs::create_dir_all(self.path(inner).parent().unwrap()).unwrap();
        fs::write(self.path(inner), text).unwrap();
    }

    fn read(&self, inner: &str) -> String {
        fs::read_to_string(self.path(inner)).unwrap()
    }

    fn out(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Runs `course translate` with the folders in the place of `COURSE` and `OUT`; gives its exit code and words.
    fn call(&self, args: &[&str]) -> (i32, String) {
        let folder = self.folder.path().to_str().unwrap();
        let args =
            args.iter().map(|it| it.replace("COURSE", &format!("{folder}/keys")).replace("OUT", folder));
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursedeck"));
        command.args(["course", "translate"]).args(args);
        command.env("COURSEDECK_DATA", self.folder.path().join("data")).env("LC_ALL", "C");
        let done = command.output().unwrap();
        let said = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
        (done.status.code().unwrap(), said.replace(folder, "OUT"))
    }

    fn run(&self, args: &[&str]) -> String {
        let (code, said) = self.call(args);
        assert_eq!(code, 0, "{args:?}: {said}");
        said
    }

    /// Brings in a PO file with this text.
    fn bring(&self, name: &str, text: &str) -> String {
        fs::write(self.folder.path().join(name), text).unwrap();
        self.run(&["import", &format!("OUT/{name}"), "COURSE"])
    }

    fn load(&self) -> Loaded {
        load(&Source::Folder(self.path("")), &"keys".parse().unwrap())
    }

    fn opened(&self) -> Opened {
        self.load().course.unwrap()
    }

    fn counts(&self, language: &str) -> Count {
        let Loaded { course, sources, .. } = self.load();
        let (opened, language) = (course.unwrap(), language.parse().unwrap());
        Count::sum(&language, &translate::status(&Desk::new(&opened.course, &sources), &language))
    }

    /// What a question asks in a language.
    fn said(&self, language: &str, item: &str) -> String {
        let name = ItemName { module: "one".parse().unwrap(), item: item.parse().unwrap() };
        self.opened().words(&language.parse().unwrap()).item(&name).unwrap().prompt.clone()
    }
}
