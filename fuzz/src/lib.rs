//! What must hold whatever bytes come in. A target is a line that calls one of these.

use coursedeck::{
    author::{
        read::{Format, How, read},
        write,
    },
    course::load,
    exchange::package,
    ids::ModuleId,
    text::{clean, flow, markdown},
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

fn id() -> ModuleId {
    "bank".parse().expect("it is an id")
}
