//! Files that mean no good: each is refused whole, says why, and changes nothing.

use super::*;

/// A lab's bundle, and a centre that has another lab's records.
fn place() -> (TempDir, PathBuf, Store, Key) {
    let dir = tempfile::tempdir().unwrap();
    let mut lab = Store::open(&dir.path().join("lab/coursedeck.db"), How::default()).unwrap();
    let key = Key::grown([9; 32]);
    let path = dir.path().join("lab.cdrecords");
    for n in 0..20 {
        let name = format!("Learner {n}");
        let learner = lab.add_learner(now(n), &name, &Tag::english(), None).unwrap();
        let noise = |item: u128| {
            // Noise keeps the file from being packed to nothing.
            let text = Digest::of(&[name.as_bytes(), &item.to_be_bytes()]).to_string();
            Entry { subject: viewed("a").subject, what: Happening::NoteWritten { text } }
        };
        let entries: Vec<Entry> = (0..40).map(noise).collect();
        lab.append(learner.id, now(n), &entries).unwrap();
    }
    pack(&lab, Which::default(), &key, &path);
    let mut centre = Store::open(&dir.path().join("centre/coursedeck.db"), How::default()).unwrap();
    centre.add_learner(now(0), "Own", &Tag::english(), None).unwrap();
    (dir, path, centre, key)
}

fn refused(centre: &mut Store, path: &Path, key: &Key) -> Option<String> {
    let trusted = vec![(key.public(), "lab".to_owned())];
    let done = Bundle::open(path).and_then(|bundle| {
        bundle.signer(&trusted)?;
        bundle.look_through()?;
        bundle.merge(centre)
    });
    done.err().map(|refused| refused.to_string())
}

#[test]
fn a_harmed_bundle_is_refused_whole_and_says_why() {
    let (dir, path, mut centre, key) = place();
    let whole = fs::read(&path).unwrap();
    let before = centre.common_digest().unwrap();
    let bad = dir.path().join("bad.cdrecords");
    let mut tried = 0;
    let mut say = |bytes: &[u8], centre: &mut Store| {
        fs::write(&bad, bytes).unwrap();
        let why =
            refused(centre, &bad, &key).unwrap_or_else(|| panic!("it was taken, of {} bytes", bytes.len()));
        tried += 1;
        assert!(!why.is_empty());
        why
    };
    for at in (0..whole.len()).step_by(1024).chain(whole.len() - 90..whole.len()) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at / 1024 % 8);
        say(&flipped, &mut centre);
    }
    for at in (0..whole.len()).step_by(1024).chain(whole.len() - 8..whole.len()) {
        let why = say(&whole[..at], &mut centre);
        assert!(why.contains("cut short") || why.contains("no bundle"), "{at}: {why}");
    }
    for at in [30, whole.len() / 2, whole.len() - 80] {
        let longer = [&whole[..at], b"more", &whole[at..]].concat();
        say(&longer, &mut centre);
        let shorter = [&whole[..at], &whole[at + 4..]].concat();
        say(&shorter, &mut centre);
    }
    let newer = [b"coursedeck records 2\n", &whole[21..]].concat();
    assert!(say(&newer, &mut centre).contains("needs a newer Coursedeck"), "newer");
    for text in
        ["", "PK\u{3}\u{4} a zip", "coursedeck records 0\n", "coursedeck records x\n", "coursedeck rec"]
    {
        say(text.as_bytes(), &mut centre);
    }
    assert!(40 < tried, "{tried}");
    assert_eq!(centre.common_digest().unwrap(), before);
    let stranger = Key::grown([1; 32]);
    assert!(refused(&mut centre, &path, &stranger).unwrap().contains("not trusted"));
    assert_eq!(centre.common_digest().unwrap(), before);
    // Whole, it is taken; and taken again, it changes nothing.
    assert_eq!(refused(&mut centre, &path, &key), None);
    let after = centre.common_digest().unwrap();
    assert_eq!((refused(&mut centre, &path, &key), centre.common_digest().unwrap()), (None, after));
    assert_eq!(centre.verify().unwrap(), None);
}

#[test]
fn nothing_but_a_plain_file_is_a_bundle() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Bundle::open(dir.path()), Err(Refused::NotABundle)));
    assert!(matches!(Bundle::open(&dir.path().join("none")), Err(Refused::Io(_))));
    assert!(matches!(Bundle::open(Path::new("/dev/null")), Err(Refused::NotABundle)));
}

/// What a signer could tell who is trusted and has gone wrong.
#[test]
fn events_that_do_not_fit_are_refused_whoever_signed_them() {
    let run = arrive::run(1, None);
    let ada = LearnerId(Uuid::from_u128(77));
    let added = arrive::added("Ada");
    let event = |seq: u64, prev: Digest, learner: LearnerId, entry: &Entry| {
        seal((EventName { run: run.id, seq }, 5), learner, now(1), entry, [1; 16], prev)
    };
    let good = event(1, Digest::default(), ada, &added);
    let mut unreadable = good.clone();
    unreadable.payload.as_mut().unwrap().text = "{\"kind\":\"learner-added\"}".to_owned();
    let mut changed = good.clone();
    changed.when.at.ms += 1;
    let mut moved = good.clone();
    moved.turn = 6;
    let never = seal((good.name, i64::MAX), ada, now(1), &added, [1; 16], Digest::default());
    let far = seal(
        (good.name, 5),
        ada,
        Now { at: Stamp { ms: i64::MAX, offset: 0 }, mono: 0 },
        &added,
        [1; 16],
        Digest::default(),
    );
    let cases: Vec<(&str, Vec<Piece>)> = vec![
        ("an event before its run", vec![arrive::event(&good)]),
        ("a run without its device", vec![arrive::told(&run), arrive::event(&good)]),
        (
            "a gap",
            vec![arrive::device(), arrive::told(&run), arrive::event(&event(2, good.digest, ada, &added))],
        ),
        (
            "a first that follows something",
            vec![
                arrive::device(),
                arrive::told(&run),
                arrive::event(&event(1, Digest::of(&[b"x"]), ada, &added)),
            ],
        ),
        (
            "a payload that was changed",
            vec![arrive::device(), arrive::told(&run), arrive::event(&unreadable)],
        ),
        ("a field that was changed", vec![arrive::device(), arrive::told(&run), arrive::event(&changed)]),
        ("a time that is none", vec![arrive::device(), arrive::told(&run), arrive::event(&far)]),
        ("a turn that is none", vec![arrive::device(), arrive::told(&run), arrive::event(&never)]),
        ("a turn that was changed", vec![arrive::device(), arrive::told(&run), arrive::event(&moved)]),
        (
            "the centre as a learner",
            vec![
                arrive::device(),
                arrive::told(&run),
                arrive::event(&event(1, Digest::default(), LearnerId::CENTRE, &added)),
            ],
        ),
        (
            "a run that follows nothing known",
            vec![
                arrive::device(),
                arrive::told(&arrive::run(2, Some(EventName { run: RunId(Uuid::from_u128(404)), seq: 1 }))),
                arrive::event(&seal(
                    (EventName { run: arrive::run(2, None).id, seq: 1 }, 5),
                    ada,
                    now(1),
                    &added,
                    [1; 16],
                    Digest::of(&[b"x"]),
                )),
            ],
        ),
    ];
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(&dir.path().join("coursedeck.db"), How::default()).unwrap();
    let before = store.common_digest().unwrap();
    for (what, pieces) in cases {
        let done = arrive::take(&mut store, &pieces);
        assert!(done.is_err(), "{what} was taken");
        assert_eq!(store.common_digest().unwrap(), before, "{what}");
    }
    arrive::take(&mut store, &[arrive::device(), arrive::told(&run), arrive::event(&good)]).unwrap();
    assert_eq!(store.verify().unwrap(), None);
}
