//! What must hold whatever bytes come in. A target is a line that calls one of these.

use std::{collections::BTreeMap, sync::LazyLock};

use coursedeck::{
    author::{
        po::Po,
        read::{Format, How, read},
        translate::{self, Desk},
        write,
    },
    course::load::{self, Opened, Source},
    exchange::package,
    ids::ModuleId,
    lang::Tag,
    roster,
    text::{clean, flow, markdown},
    time::Stamp,
};

/// What an importer lets in loads again as it was, and can harm no terminal.
pub fn import(bytes: &[u8], format: Format) {
    let how = How { rtl: bytes.len() % 2 == 1, fill: "Fill in the blanks.".to_owned() };
    let Ok(bank) = read(bytes, format, &how) else { return };
    let mut read = 0;
    for text in write::modules("A bank", &bank) {
        let (module, words) = load::module(&id(), &text, how.rtl).expect("a module that was written loads");
        for (item, question) in bank.items[read..].iter().zip(&module.pool) {
            assert_eq!(&item.question, question);
            assert_eq!(item.words, words.items[&question.id]);
        }
        read += module.pool.len();
    }
    assert_eq!(read, bank.items.len());
    for note in &bank.notes {
        assert!(clean::faults(&note.what, false).is_empty() && clean::faults(&note.why, false).is_empty());
    }
}

/// A module is read, or its faults are told in words that can harm no terminal.
pub fn module(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(found) = load::module(&id(), &text, false) {
        assert!(!found.is_empty());
        for it in found {
            assert!(clean::faults(&it.message, false).is_empty());
        }
    }
}

/// A package is read, or refused; what is refused is told, and what is read is all of it.
pub fn package(bytes: &[u8]) {
    match package::read(bytes) {
        Ok(read) => assert!(read.files.values().map(Vec::len).sum::<usize>() < bytes.len()),
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
}

/// A text is laid out in lines that can harm no terminal.
pub fn text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let blocks = markdown::blocks(&text);
    for width in [1, 8, 80] {
        for line in flow::flow(&blocks, width, &flow::Signs::unicode(), &|_| "Note".to_owned()) {
            assert!(clean::faults(&line.text(), true).iter().all(|fault| fault.why == clean::Why::LongLine));
        }
    }
}

/// A course to lay translations over.
static COURSE: LazyLock<(Opened, BTreeMap<String, String>)> = LazyLock::new(|| {
    let loaded = load::load(&Source::Shipped, &"using-a-computer".parse().expect("it is an id"));
    (loaded.course.expect("a shipped course opens"), loaded.sources)
});

/// A PO file that is read is written and read as it was; laid over a course, it goes out and comes in unchanged.
pub fn po(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let po = match Po::read(&text) {
        Ok(po) => po,
        Err(bad) => return assert!(0 < bad.line && clean::faults(&bad.message, false).is_empty()),
    };
    let again = Po::read(&po.write()).expect("a PO file that was written is read");
    assert_eq!(again.write(), po.write());
    let (opened, sources) = &*COURSE;
    let language: Tag = "pt".parse().expect("it is a language");
    let desk = Desk::new(&opened.course, sources);
    let Ok(brought) = translate::bring(&desk, &language, &po) else { return };
    let mut sources = sources.clone();
    sources.extend(brought.files);
    let desk = Desk::new(&opened.course, &sources);
    let out = translate::send(&desk, Some(&language), &desk.files);
    let brought = translate::bring(&desk, &language, &out).expect("what was brought in can be changed");
    assert!(brought.files.is_empty());
}

/// A list of learners is read, or told what is wrong with it, in words that can harm no terminal.
pub fn roster(bytes: &[u8]) {
    let read = match roster::read(bytes) {
        Ok(read) => read,
        Err(bad) => return assert!(clean::faults(&clean::message(&bad.to_string()), false).is_empty()),
    };
    for row in &read.rows {
        let said = row.notes.iter().chain(&row.cohorts).chain(&row.registration).chain(&row.login);
        assert!(said.chain([&row.name]).all(|text| clean::faults(text, false).is_empty()));
    }
    let how = roster::How {
        cohort: None,
        language: Tag::english(),
        consent: bytes.len() % 2 == 1,
        namesakes: bytes.len() % 3 == 1,
        now: Stamp::utc(0),
    };
    assert_eq!(roster::plan(&read.rows, &[], &how).lines.len(), read.rows.len());
}

fn id() -> ModuleId {
    "bank".parse().expect("it is an id")
}
