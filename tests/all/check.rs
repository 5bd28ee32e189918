//! What authors hear of their courses: each rule by the folder in `tests/courses` that breaks it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use coursedeck::{
    course::{
        Kind, Library, Question,
        check::{self, Checked, Profile},
        load::{Loaded, Source, load},
    },
    diag::{Code, Diagnostic, render},
    ids::{CourseId, ModuleId},
    lang::Tag,
    text::clean,
};
use proptest::prelude::*;

/// Spoils the course in a folder.
type Make = fn(&Path);

/// Rules about what is too big to stand among the fixtures: their courses are made here.
const MADE: &[(Code, Make)] = &[
    (Code::FileTooLarge, |folder| write(folder, "one.toml", &format!("#{}", "x".repeat(512 << 10)))),
    (Code::CourseTooLarge, |folder| {
        (0..40).for_each(|n| write(folder, &format!("m{n:02}.toml"), &format!("#{}", "x".repeat(500 << 10))));
    }),
    (Code::TooManyFiles, |folder| (0..200).for_each(|n| write(folder, &format!("m{n:03}.toml"), ""))),
    (Code::TextTooLong, |folder| write(folder, "one.toml", &lesson(&"A key.\\n".repeat(10_000)))),
    (Code::LineTooLong, |folder| write(folder, "one.toml", &lesson(&"key ".repeat(1100)))),
    (Code::TooManyQuestions, |folder| {
        let question = |n| {
            format!("[[question]]\nid = \"q{n}\"\nkind = \"true-false\"\nprompt = \"So?\"\nanswer = true\n")
        };
        let questions: Vec<String> = (0..501).map(question).collect();
        write(folder, "one.toml", &(lesson("A key.") + &questions.concat()));
    }),
];

#[test]
fn every_rule_speaks_of_the_place_and_the_mend() {
    for name in fixture_names() {
        let source = Source::Folder(fixtures().join(&name));
        let loaded = load(&source, &id(&name));
        assert_eq!(loaded.course.is_none(), loaded.diagnostics.iter().any(|it| it.is_error()));
        let Some(code) = Code::named(&name) else {
            insta::assert_snapshot!(name.clone(), told(&loaded));
            continue;
        };
        // Faults are told when a course is loaded, advice when it is checked, and some to who asks for a checklist only.
        let checked = |profile| check::check(&source, &id(&name), profile);
        let (usual, itu) = (checked(Profile::Usual), checked(Profile::Itu));
        let all = [(loaded.diagnostics, &loaded.sources), (usual.diagnostics, &usual.sources)];
        let all = all.into_iter().chain([(itu.diagnostics, &itu.sources)]);
        let has_it = |found: &[Diagnostic]| found.iter().any(|it| it.code == code);
        let (found, sources) =
            all.into_iter().find(|(found, _)| has_it(found)).unwrap_or_else(|| panic!("{name} is not told"));
        insta::assert_snapshot!(name.clone(), told_of(&found, sources));
    }
}

#[test]
fn a_fixture_breaks_the_rule_of_its_name_and_no_other_advice() {
    let advice: Vec<Code> = Code::ALL.iter().copied().skip_while(|code| *code != Code::DeadLink).collect();
    for code in advice {
        let folder = fixtures().join(code.name());
        for profile in [Profile::Usual, Profile::Itu] {
            let checked = check::check(&Source::Folder(folder.clone()), &id(code.name()), profile);
            let others: BTreeSet<&str> = checked
                .diagnostics
                .iter()
                // A fixture need not be translated as a whole.
                .filter(|it| it.code != code && it.code != Code::Untranslated && !needs_profile(it.code))
                .map(|it| it.code.name())
                .collect();
            assert_eq!(others, BTreeSet::new(), "{}", code.name());
        }
    }
}

#[test]
fn advice_of_a_checklist_is_given_to_who_asks_for_it() {
    for code in Code::ALL.iter().filter(|code| needs_profile(**code)) {
        let folder = fixtures().join(code.name());
        let mut checked = check::check(&Source::Folder(folder), &id(code.name()), Profile::Usual);
        checked.diagnostics.retain(|it| it.code != Code::Untranslated);
        assert_eq!(told_of(&checked.diagnostics, &checked.sources), "", "{}", code.name());
        assert!(code.explain().starts_with("Only with `--profile itu`"), "{}", code.name());
    }
}

#[test]
fn every_mistake_that_people_make_is_told_with_its_mend() {
    let mut count = 0;
    for kind in ["course", "one", "exam", "fr-course", "fr-one"] {
        for entry in fs::read_dir(fixtures().join("mistakes").join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let folder = copy_of("mistakes/base");
            let base = folder.path().join("mistakes/base");
            fs::copy(&path, base.join(format!("{}.toml", kind.replace('-', "/")))).unwrap();
            let checked = check::check(&Source::Folder(base), &id("keys"), Profile::Usual);
            assert!(!checked.diagnostics.is_empty(), "{kind}/{name}: nothing is told");
            let told = told_of(&checked.diagnostics, &checked.sources);
            insta::assert_snapshot!(format!("mistake_{kind}_{name}"), told);
            count += 1;
        }
    }
    assert!(60 <= count, "{count} mistakes");
    let base = Source::Folder(fixtures().join("mistakes/base"));
    let checked = check::check(&base, &id("base"), Profile::Itu);
    assert_eq!(told_of(&checked.diagnostics, &checked.sources), "");
}

#[test]
fn what_is_too_big_is_told() {
    for (code, make) in MADE {
        let folder = copy_of("good");
        make(&folder.path().join("good"));
        let loaded = load(&Source::Folder(folder.path().join("good")), &id("good"));
        let first = loaded.diagnostics.iter().find(|it| it.code == *code).unwrap();
        let source = loaded.sources.get(&first.place.file).map_or("", String::as_str);
        insta::assert_snapshot!(code.name(), render::text(first, source, false));
        assert!(loaded.course.is_none());
    }
}

#[test]
fn every_code_has_a_fixture() {
    let made: BTreeSet<&str> = MADE.iter().map(|(code, _)| code.name()).collect();
    for code in Code::ALL {
        let is_there = fixtures().join(code.name()).is_dir() || made.contains(code.name());
        assert!(is_there, "tests/courses/{} is missing", code.name());
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let folder = copy_of("good");
    let module = folder.path().join("good/one.toml");
    fs::remove_file(&module).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", &module).unwrap();
    let loaded = load(&Source::Folder(folder.path().join("good")), &id("good"));
    assert_eq!(
        told(&loaded),
        "error[unreadable-file]: it is a link or a device, not a plain file\n--> one.toml\n = help: put the file itself there"
    );
}

#[test]
fn nothing_that_is_told_can_harm_a_terminal() {
    for name in fixture_names() {
        let source = Source::Folder(fixtures().join(name));
        let Checked { diagnostics, sources } = check::check(&source, &id("x"), Profile::Itu);
        for it in &diagnostics {
            let source = sources.get(&it.place.file).map_or("", String::as_str);
            assert_eq!(clean::faults(&render::text(it, source, false), false), []);
            assert_eq!(clean::faults(&render::line(it, source), false), []);
        }
    }
}

#[test]
fn windows_ends_of_lines_and_byte_order_marks_make_no_difference() {
    let folder = copy_of("good");
    let good = folder.path().join("good");
    let text = fs::read_to_string(good.join("one.toml")).unwrap();
    let text = text.replace("\"A key opens a door.\"\n\n", "'''\nA key.\nA door.\n'''\n\n");
    write(&good, "one.toml", &format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
    let opened = load(&Source::Folder(good), &id("good")).course.unwrap();
    let words = opened.words(&Tag::english());
    let lesson = words.lesson(&module("one"), &"keys".parse().unwrap());
    assert_eq!(lesson.unwrap().body, "A key.\nA door.\n");
}

#[test]
fn a_translation_lies_over_the_source() {
    let folder = fixtures().join("untranslated");
    let opened = load(&Source::Folder(folder), &id("untranslated")).course.unwrap();
    let name = coursedeck::ids::ItemName { module: module("one"), item: "q".parse().unwrap() };
    let french = opened.words(&tag("fr-CA")).item(&name).unwrap();
    assert_eq!(french.prompt, "What opens a door?");
    let choices: Vec<&str> = french.choices.values().map(String::as_str).collect();
    // A draft is shown to nobody.
    assert_eq!(choices, ["Une clé", "A song"]);
    assert_eq!(opened.words(&tag("sw")).title, "A course");
}

#[test]
fn a_broken_course_takes_no_other_down() {
    let library = Library::new(vec![fixtures(), PathBuf::from("/nowhere")]);
    let ids = library.ids();
    assert!(ids.is_sorted() && ids.contains(&id("syntax")) && ids.contains(&id("using-a-computer")));
    assert!(library.open(&id("syntax")).course.is_none());
    assert!(library.header(&id("syntax"), &Tag::english()).is_err());
    assert!(library.open(&id("good")).course.is_some());
    assert!(library.open(&id("nowhere")).course.is_none());
    assert_eq!(library.source(&id("nowhere")), None);
    let header = library.header(&id("good"), &tag("fr")).unwrap();
    assert_eq!((header.title.as_str(), header.has_exam), ("Un cours", true));
    assert_eq!(header.languages, [tag("en"), tag("fr")]);
}

#[test]
fn a_header_says_what_the_course_says() {
    let library = Library::new(Vec::new());
    for id in library.ids() {
        for language in [tag("en"), tag("fr"), tag("sw")] {
            let header = library.header(&id, &language).unwrap();
            let opened = library.open(&id).course.unwrap();
            let words = opened.words(&language);
            assert_eq!((&header.title, &header.summary), (&words.title, &words.summary));
            assert_eq!(header.languages, opened.course.languages);
            assert_eq!(header.has_exam, opened.course.exam.is_some());
            let modules: Vec<ModuleId> = opened.course.modules.iter().map(|it| it.id.clone()).collect();
            assert_eq!(header.modules, modules);
        }
    }
}

#[test]
fn the_shipped_courses_have_no_fault_and_need_no_advice() {
    for (id, loaded) in shipped() {
        assert_eq!(told(&loaded), "", "{id}");
        assert!(loaded.course.is_some());
        let checked = check::check(&Source::Shipped, &id, Profile::Itu);
        assert_eq!(told_of(&checked.diagnostics, &checked.sources), "", "{id}");
    }
}

#[test]
fn a_shipped_course_is_the_one_in_its_folder() {
    for (id, loaded) in shipped() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("courses").join(id.as_str());
        let there = load(&Source::Folder(folder), &id);
        assert_eq!(there.course.unwrap(), loaded.course.unwrap());
    }
}

#[test]
fn the_shipped_courses_hold_what_they_promise() {
    let mut kinds = BTreeSet::new();
    for (id, loaded) in shipped() {
        let opened = loaded.course.unwrap();
        let words = opened.words(&opened.course.language);
        assert!(4 <= opened.course.modules.len(), "{id}");
        for module in &opened.course.modules {
            let here = format!("{id}/{}", module.id);
            assert!(3 <= module.lessons.len(), "{here}: {} lessons", module.lessons.len());
            assert!(10 <= module.pool.len(), "{here}: {} questions", module.pool.len());
            let checks = module.lessons.iter().flat_map(|lesson| &lesson.checks);
            let all: Vec<&Question> = module.pool.iter().chain(checks).collect();
            kinds.extend(all.iter().map(|question| question.kind.name()));
            for objective in 1..=module.objectives {
                let measured = module.pool.iter().filter(|it| it.objective == Some(objective)).count();
                assert!(2 <= measured, "{here}: objective {objective} is measured by {measured}");
            }
            for question in all {
                let said = &words.module(&module.id).unwrap().items[&question.id];
                assert!(said.explain.is_some(), "{here}/{}: no feedback", question.id);
                assert!(is_answerable(&question.kind), "{here}/{}", question.id);
            }
        }
    }
    assert_eq!(kinds.len(), 10, "{kinds:?}");
}

#[test]
fn the_shipped_courses_are_whole_in_french() {
    for (id, loaded) in shipped() {
        let sources = loaded.sources;
        for (path, text) in sources.iter().filter(|(path, _)| !path.contains('/')) {
            let source: toml::Table = text.parse().unwrap();
            let french = sources.get(&format!("fr/{path}")).map_or("", String::as_str);
            let lacking = lacking(&source, &french.parse().unwrap());
            assert_eq!(lacking, Vec::<String>::new(), "{id}/fr/{path}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_file_harms_the_program(
        spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3u8), 1..12),
        file in 0..3usize,
    ) {
        let path = ["one.toml", "course.toml", "fr/one.toml"][file];
        let real = ["passwords.toml", "course.toml", "fr/passwords.toml"][file];
        let mut bytes = shipped_file(&format!("staying-safe-online/{real}")).as_bytes().to_vec();
        for (at, byte, how) in spots {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        let folder = copy_of("good");
        write(&folder.path().join("good"), "one.toml", shipped_file("staying-safe-online/passwords.toml"));
        fs::write(folder.path().join("good").join(path), bytes).unwrap();
        let before = Instant::now();
        let source = Source::Folder(folder.path().join("good"));
        let loaded = load(&source, &id("good"));
        let checked = check::check(&source, &id("good"), Profile::Itu);
        for it in &checked.diagnostics {
            let source = checked.sources.get(&it.place.file).map_or("", String::as_str);
            prop_assert_eq!(clean::faults(&render::text(it, source, false), false), []);
        }
        prop_assert!(before.elapsed() < Duration::from_secs(5));
        prop_assert!(loaded.course.is_some() || loaded.diagnostics.iter().any(|it| it.is_error()));
    }
}

#[test]
fn a_file_made_to_take_long_takes_no_longer() {
    let many = |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<String>();
    let question = "[[question]]\nid = \"q\"\nprompt = \"?\"\n";
    let hostile = [
        many(55_000, &|n| format!("a{n}=1\n")),
        many(55_000, &|n| format!("[a{n}]\n")),
        format!("{question}kind = \"single\"\nanswer = \"a\"\n")
            + &many(25_000, &|n| format!("choices.a{n}=''\n")),
        format!(
            "{question}kind = \"cloze\"\nblanks = {{}}\ntext = \"{}\"\n",
            many(8_000, &|n| format!("{{{{{n}}}}}"))
        ),
        many(12_000, &|n| format!("[[question]]\nid = \"q{n}\"\nanswer = {n}\n")),
        format!("{question}kind = \"text\"\npatterns = [{}]", many(20, &|_| "'(\\w{90}){9}',".to_owned())),
        format!("x = {}", "[".repeat(200_000)),
        format!("x = [{}]", "{a=1},".repeat(80_000)),
        format!("title = \"{}\"", "\\u202E".repeat(80_000)),
        format!("title = \"{}\"", "\u{202E}\u{301}".repeat(12_000)),
        many(500, &|n| {
            let asked = format!("[[question]]\nid = \"q{n}\"\nkind = \"single\"\nanswer = \"a\"\n");
            asked
                + "prompt = \"apple berry cherry\"\nchoices.a = \"apple\"\nchoices.b = \"x\"\nchoices.c = \"y\"\n"
        }),
        lesson(&"[](x) ".repeat(600)).replace("body = \"", "body = \"# a\\n"),
        lesson(&"|a".repeat(2000)).replace("|a\"", "|a\\n|-\""),
    ];
    for (at, text) in hostile.iter().enumerate() {
        // A module and its translation hold all that can be slow; of the others the first two shapes are enough.
        let files: &[&str] =
            if at < 2 { &["course.toml", "exam.toml"] } else { &["one.toml", "fr/one.toml"] };
        for file in files {
            let folder = copy_of("good");
            write(&folder.path().join("good"), file, text);
            let before = Instant::now();
            let source = Source::Folder(folder.path().join("good"));
            let checked = check::check(&source, &id("good"), Profile::Itu);
            let told = told_of(&checked.diagnostics, &checked.sources);
            let took = before.elapsed();
            assert!(
                told.len() < 200_000 && took < Duration::from_secs(10),
                "{took:?}: {}",
                text.chars().take(40).collect::<String>()
            );
        }
    }
}

#[test]
fn marks_of_direction_stand_only_where_a_text_runs_from_right_to_left() {
    let folder = copy_of("good");
    let good = folder.path().join("good");
    fs::create_dir(good.join("ar")).unwrap();
    let text = "title = \"\u{200F}X\"\n[[question]]\nid = \"q\"\nprompt = \"\u{200F}C++\u{200E}\"\n";
    write(&good, "ar/one.toml", text);
    write(&good, "fr/one.toml", text);
    let loaded = load(&Source::Folder(good), &id("good"));
    let places = loaded.diagnostics.iter().map(|it| (it.place.file.as_str(), it.place.span.start));
    assert_eq!(
        places.collect::<Vec<_>>(),
        [("ar/one.toml", 9), ("fr/one.toml", 9), ("fr/one.toml", 47), ("fr/one.toml", 53)]
    );
}

/// All that is told of a course.
fn told(loaded: &Loaded) -> String {
    told_of(&loaded.diagnostics, &loaded.sources)
}

fn told_of(diagnostics: &[Diagnostic], sources: &BTreeMap<String, String>) -> String {
    let text = |it: &Diagnostic| {
        let source = sources.get(&it.place.file).map_or("", String::as_str);
        render::text(it, source, false)
    };
    diagnostics.iter().map(text).collect::<Vec<_>>().join("\n\n")
}

/// Whether a code is told only to who asks for a checklist.
fn needs_profile(code: Code) -> bool {
    code.summary().ends_with("(ITU profile).")
}

/// The courses among the fixtures. The mistakes are single files.
fn fixture_names() -> Vec<String> {
    let entries = fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.retain(|name| name != "mistakes");
    names.sort();
    names
}

/// The words of the source that a translation does not give, by their places.
fn lacking(source: &toml::Table, french: &toml::Table) -> Vec<String> {
    let words = [
        "title",
        "summary",
        "objectives",
        "resources",
        "body",
        "prompt",
        "hint",
        "explain",
        "choices",
        "left",
        "right",
        "items",
        "feedback",
        "text",
        "scale",
        "accept",
        "unit",
        "rubric",
        "blanks",
    ];
    let mut found = Vec::new();
    for (key, value) in source {
        let theirs = french.get(key);
        match value {
            toml::Value::Array(things) if things.iter().all(|it| it.is_table()) => {
                for thing in things.iter().filter_map(|it| it.as_table()).filter(|it| it.contains_key("id")) {
                    let same = |it: &&toml::Value| it.get("id") == thing.get("id");
                    let theirs = theirs.and_then(|it| it.as_array()).and_then(|all| all.iter().find(same));
                    let theirs = theirs.and_then(|it| it.as_table()).cloned().unwrap_or_default();
                    found.extend(lacking(thing, &theirs).iter().map(|it| format!("{:?}: {it}", thing["id"])));
                }
            }
            _ if !words.contains(&key.as_str()) => (),
            toml::Value::Table(ours) => {
                let theirs = theirs.and_then(|it| it.as_table()).cloned().unwrap_or_default();
                let is_lacking = |(inner, value): (&String, &toml::Value)| match value {
                    toml::Value::Table(blank) => {
                        let theirs =
                            theirs.get(inner).and_then(|it| it.as_table()).cloned().unwrap_or_default();
                        !lacking(blank, &theirs).is_empty()
                    }
                    _ => !theirs.contains_key(inner),
                };
                found.extend(
                    ours.iter().filter(|it| is_lacking(*it)).map(|(inner, _)| format!("{key}.{inner}")),
                );
            }
            _ if theirs.is_none() => found.push(key.clone()),
            _ => (),
        }
    }
    found
}

/// Whether the program knows a right answer, where there is one.
fn is_answerable(kind: &Kind) -> bool {
    !kind.is_graded() || coursedeck::quiz::grade::right(kind).is_some()
}

fn shipped() -> BTreeMap<CourseId, Loaded> {
    let library = Library::new(Vec::new());
    let ids = library.ids();
    assert!(2 <= ids.len());
    ids.into_iter().map(|id| (id.clone(), library.open(&id))).collect()
}

fn shipped_file(path: &str) -> &'static str {
    coursedeck::shipped::COURSES.iter().find(|(it, _)| *it == path).unwrap().1
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses")
}

/// A fixture in a folder of its own, to be spoiled.
fn copy_of(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for inner in ["", "fr"] {
        fs::create_dir_all(folder.path().join(name).join(inner)).unwrap();
        for entry in fs::read_dir(fixtures().join(name).join(inner)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.path().join(name).join(inner).join(path.file_name().unwrap()))
                    .unwrap();
            }
        }
    }
    folder
}

fn lesson(body: &str) -> String {
    format!("title = \"One\"\n\n[[lesson]]\nid = \"keys\"\ntitle = \"Keys\"\nbody = \"{body}\"\n")
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

fn id(text: &str) -> CourseId {
    text.parse().unwrap()
}

fn module(text: &str) -> ModuleId {
    text.parse().unwrap()
}

fn tag(text: &str) -> Tag {
    text.parse().unwrap()
}
