use super::*;
use crate::{lang::Tag, log::Subject, store::How};

fn note(text: &str) -> Entry {
    let course = ("safe".parse().unwrap(), "1.0.0".to_owned(), Default::default());
    let (module, item) = ("m".parse().ok(), "a".parse().ok());
    let subject = Subject { course: Some(course), module, item };
    Entry { subject, what: Happening::NoteWritten { text: text.to_owned() } }
}

/// A store in doubt about `note`, as after a commit that failed: the program's memory is as it was before, and the file
/// has it or not.
fn in_doubt(store: &mut Store, learner: LearnerId, note: &Entry, is_there: bool) {
    let before = store.run.clone().unwrap();
    let mut after = before.clone();
    if is_there {
        store.append(learner, Now::default(), std::slice::from_ref(note)).unwrap();
        after = store.run.clone().unwrap();
    } else {
        after.seq += 1;
    }
    store.run = Some(before);
    store.kept = None;
    store.db.replace(None);
    let deed = Deed { who: Who::Known(learner), entries: Cow::Owned(vec![note.clone()]) };
    store.doubt = Some(Doubt { deeds: vec![deed], after });
}

fn store() -> (tempfile::TempDir, Store, LearnerId) {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(&dir.path().join("c.db"), How::default()).unwrap();
    let learner = store.add_learner(Now::default(), "Ada", &Tag::english(), None).unwrap().id;
    (dir, store, learner)
}

#[test]
fn a_retry_of_what_was_saved_after_all_counts_once() {
    let (_dir, mut store, learner) = store();
    in_doubt(&mut store, learner, &note("x"), true);
    let receipt = store.append(learner, Now::default(), &[note("x")]).unwrap();
    assert_eq!((receipt.last().seq, store.counts().unwrap().events), (2, 2));
    store.append(learner, Now::default(), &[note("y")]).unwrap();
    assert_eq!((store.counts().unwrap().events, store.verify().unwrap()), (3, None));
}

#[test]
fn something_else_after_what_was_saved_after_all_follows_it() {
    let (_dir, mut store, learner) = store();
    in_doubt(&mut store, learner, &note("x"), true);
    let receipt = store.append(learner, Now::default(), &[note("y")]).unwrap();
    assert_eq!((receipt.last().seq, store.counts().unwrap().events), (3, 3));
    assert_eq!(store.verify().unwrap(), None);
}

#[test]
fn what_was_not_saved_is_saved_by_the_retry() {
    let (_dir, mut store, learner) = store();
    in_doubt(&mut store, learner, &note("x"), false);
    let receipt = store.append(learner, Now::default(), &[note("x")]).unwrap();
    assert_eq!((receipt.last().seq, store.counts().unwrap().events), (2, 2));
    assert_eq!(store.verify().unwrap(), None);
}

#[test]
fn a_new_learner_whose_coming_was_in_doubt_comes_once() {
    let (_dir, mut store, _) = store();
    let before = store.run.clone();
    let ben = store.add_learner(Now::default(), "Ben", &Tag::english(), None).unwrap();
    let (name, language) = ("Ben".to_owned(), Tag::english());
    let what = Happening::LearnerAdded { name, language, details: None, by: None };
    let entries = Cow::Owned(vec![Entry { subject: Subject::default(), what }]);
    let after = std::mem::replace(&mut store.run, before).unwrap();
    store.doubt = Some(Doubt { deeds: vec![Deed { who: Who::New(ben.id, None), entries }], after });
    let again = store.add_learner(Now::default(), "Ben", &Tag::english(), None).unwrap();
    assert_eq!((again.id, store.learners().unwrap().len()), (ben.id, 2));
}
