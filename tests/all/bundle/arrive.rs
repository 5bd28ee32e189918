//! In any order, however often: the same events make the same database.

use super::*;

pub fn run(n: u128, before: Option<EventName>) -> Found {
    Found {
        id: RunId(Uuid::from_u128(n)),
        device: DeviceId(Uuid::from_u128(1000)),
        boot: None,
        program: "0.1.0".to_owned(),
        at: now(0).at,
        before,
    }
}

pub fn device() -> Piece {
    Piece::Device(DeviceId(Uuid::from_u128(1000)), Some("lab".to_owned()))
}

pub fn told(run: &Found) -> Piece {
    Piece::Run(run.clone(), run.digest())
}

pub fn event(event: &Written) -> Piece {
    Piece::Event(Box::new(event.clone()))
}

pub fn added(name: &str) -> Entry {
    let (name, language) = (name.to_owned(), Tag::english());
    Entry {
        subject: Subject::default(),
        what: Happening::LearnerAdded { name, language, details: None, by: None },
    }
}

pub fn take(store: &mut Store, pieces: &[Piece]) -> Result<coursedeck::store::Brought, Unfit> {
    store.arrive(|arriving: &mut Arriving<'_>| {
        pieces.iter().try_for_each(|piece| arriving.take(piece.clone()))
    })
}

/// A run told in several ways: each a path of choices, which of two events came next. Ways that begin alike are alike.
fn telling(way: &[bool]) -> Vec<Piece> {
    let run = run(1, None);
    let ada = LearnerId(Uuid::from_u128(77));
    let mut pieces = vec![device(), told(&run)];
    let mut prev = Digest::default();
    for (at, choice) in way.iter().enumerate() {
        let entry = match (at, choice) {
            (0, _) => added("Ada"),
            (_, true) => viewed(&format!("lesson-{at}")),
            (_, false) => viewed(&format!("other-{at}")),
        };
        let name = EventName { run: run.id, seq: at as u64 + 1 };
        let salt = [u8::from(*choice && at != 0); 16];
        let turn = now(at as i64).at.ms;
        let written = seal((name, turn), ada, now(at as i64), &entry, salt, prev);
        prev = written.digest;
        pieces.push(event(&written));
    }
    pieces
}

#[test]
fn a_run_told_in_several_ways_is_kept_in_all_of_them_in_whatever_order_they_come() {
    let ways: [&[bool]; 5] = [
        &[true, true, true, true],
        &[true, true, false, true, true],
        &[true, false, true],
        &[true, false, false, false],
        &[true, true, false, false],
    ];
    let mut digests = Vec::new();
    for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1], [3, 0, 4, 1, 2]] {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(&dir.path().join("coursedeck.db"), How::default()).unwrap();
        let mut forks = 0;
        for at in order.into_iter().chain(order) {
            forks += take(&mut store, &telling(ways[at])).unwrap().forks;
            assert_eq!(store.verify().unwrap(), None, "{order:?}, after {at}");
        }
        assert_eq!(forks, 4);
        let live = store.common_digest().unwrap();
        store.rebuild().unwrap();
        assert_eq!(store.common_digest().unwrap(), live);
        // What leaves from here is the same again elsewhere.
        let path = dir.path().join("a.cdrecords");
        pack(&store, Which::default(), &Key::grown([1; 32]), &path);
        let mut other = Store::open(&dir.path().join("other/coursedeck.db"), How::default()).unwrap();
        merge(&mut other, &path).unwrap();
        assert_eq!((other.common_digest().unwrap(), other.verify().unwrap()), (live, None));
        digests.push(live);
    }
    assert!(digests.iter().all(|digest| *digest == digests[0]));
}

/// Machines on their way, and what they sent.
struct Fleet {
    dir: TempDir,
    stores: Vec<Store>,
    /// Up to where each has sent.
    sent: Vec<i64>,
    bundles: Vec<PathBuf>,
    key: Key,
}

impl Fleet {
    fn new(machines: usize) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let open = |at| Store::open(&dir.path().join(format!("{at}/coursedeck.db")), How::default()).unwrap();
        let stores = (0..machines).map(open).collect();
        Self { dir, stores, sent: vec![0; machines], bundles: Vec::new(), key: Key::grown([5; 32]) }
    }

    fn pack(&mut self, at: usize, after: i64) {
        let path = self.dir.path().join(format!("{}.cdrecords", self.bundles.len()));
        pack(&self.stores[at], Which { after, own: false }, &self.key, &path);
        self.sent[at] = self.stores[at].snapshot(|snapshot| snapshot.last()).unwrap().unwrap();
        self.bundles.push(path);
    }

    /// One thing that somebody does on one of the machines.
    fn step(&mut self, (who, kind, a, b): (u8, u8, u8, u8), when: i64) {
        let at = usize::from(who) % self.stores.len();
        // Each machine's clock is wrong in its own way.
        let now = now(when + i64::from(who % 5) * 40_000_000);
        let people: Vec<LearnerId> =
            self.stores[at].people().unwrap().into_iter().map(|person| person.learner.id).collect();
        let pick = |n: u8| people.get(usize::from(n) % people.len().max(1)).copied();
        let store = &mut self.stores[at];
        match (kind % 16, pick(a), pick(b)) {
            (0 | 1, ..) | (_, None, _) => {
                store.add_learner(now, &format!("Learner {}", a % 4), &Tag::english(), None).unwrap();
            }
            (2..=5, Some(one), _) => {
                store.append(one, now, &[viewed(&format!("l-{}", b % 6))]).unwrap();
            }
            (6, Some(one), _) => {
                let (response, mark) = (Response::Truth(true), Mark::Graded(Share::of(i64::from(b % 4), 3)));
                let what = Happening::CheckAnswered { response, mark, tries: 1, hinted: false };
                store.append(one, now, &[Entry { what, ..viewed("c") }]).unwrap();
            }
            (7, Some(one), _) => {
                let what = Happening::CourseCompleted {
                    score: Share::of(i64::from(b % 4), 3),
                    pretest: None,
                    posttest: None,
                    valid_months: None,
                };
                store.append(one, now, &[Entry { what, ..viewed("c") }]).unwrap();
            }
            (8, Some(one), Some(other)) if one != other => {
                store.merge(now, audit(), one, Some(other), &[]).unwrap();
            }
            (9, Some(one), _) if b < 100 => store.erase(now, audit(), one).unwrap(),
            (10 | 11, Some(one), _) => {
                let consented =
                    (b < 128).then(|| Consented { gender: Some(Gender::Female), ..Consented::at(now.at) });
                let cohort = Some(format!("class {}", a % 2));
                let details = Details { cohort, consented, ..Details::default() };
                let name = format!("Learner {b}");
                let set = Change::Set { learner: one, name, language: Tag::english(), details };
                store.register(now, audit(), &[set]).unwrap();
            }
            (12, Some(one), Some(other)) => {
                let session = Session {
                    cohort: "class 0".to_owned(),
                    date: "2026-11-24".parse::<Day>().unwrap(),
                    part: String::new(),
                    instructor: format!("teacher {}", who % 3),
                    present: vec![one],
                    absent: vec![other].into_iter().filter(|other| *other != one).collect(),
                };
                store.hold(now, audit(), session).unwrap();
            }
            (13, ..) => self.pack(at, self.sent[at]),
            (14, ..) if !self.bundles.is_empty() => {
                let path = self.bundles[usize::from(a) % self.bundles.len()].clone();
                let done = merge(&mut self.stores[at], &path);
                assert!(matches!(done, Ok(_) | Err(Refused::Unfit(Unfit::Missing(_)))), "{done:?}");
            }
            _ => {
                // Whoever starts the program anew begins another run.
                let path = store.path().to_owned();
                self.stores[at] = Store::open(&path, How::default()).unwrap();
            }
        }
    }
}

/// Merges all bundles in an order drawn from `seed`, some of them twice, until all are in.
fn everything(fleet: &Fleet, seed: u64) -> Digest {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(&dir.path().join("coursedeck.db"), How::default()).unwrap();
    let mut waiting: Vec<&PathBuf> = fleet.bundles.iter().collect();
    let mut seed = seed | 1;
    while !waiting.is_empty() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = (seed >> 33) as usize % waiting.len();
        match merge(&mut store, waiting[at]) {
            // Now and then one comes again.
            Ok(_) if (seed >> 20) & 7 == 0 => (),
            Ok(_) => drop(waiting.swap_remove(at)),
            Err(Refused::Unfit(Unfit::Missing(_))) => (),
            Err(refused) => panic!("{refused}"),
        }
    }
    assert_eq!(store.verify().unwrap(), None);
    let live = store.common_digest().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.common_digest().unwrap(), live, "what is rebuilt is what came");
    live
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_any_repetition_and_any_way_round_give_the_same_database(
        machines in 2_usize..=8,
        steps in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>()), 10..70),
        seeds in prop::array::uniform3(any::<u64>()),
    ) {
        let mut fleet = Fleet::new(machines);
        for (at, step) in steps.into_iter().enumerate() {
            fleet.step(step, at as i64 * 60);
        }
        for at in 0..machines {
            prop_assert_eq!(fleet.stores[at].verify().unwrap(), None);
            fleet.pack(at, 0);
        }
        let digests = seeds.map(|seed| everything(&fleet, seed));
        prop_assert_eq!(digests[0], digests[1]);
        prop_assert_eq!(digests[0], digests[2]);
        // The machines themselves, once each has what the others have.
        let bundles = fleet.bundles.clone();
        for store in &mut fleet.stores {
            for path in bundles.iter().rev().chain(bundles.iter().rev()) {
                let done = merge(store, path);
                prop_assert!(matches!(done, Ok(_) | Err(Refused::Unfit(Unfit::Missing(_)))));
            }
            prop_assert_eq!(store.verify().unwrap(), None);
            prop_assert_eq!(store.common_digest().unwrap(), digests[0]);
        }
    }
}

#[test]
fn who_was_made_one_with_another_here_and_is_erased_elsewhere_counts_as_nobody() {
    let mut fleet = Fleet::new(2);
    let [one, other] = ["Amina", "amina"]
        .map(|name| fleet.stores[0].add_learner(now(1), name, &Tag::english(), None).unwrap().id);
    fleet.pack(0, 0);
    merge(&mut fleet.stores[1], &fleet.bundles[0]).unwrap();
    fleet.stores[1].merge(now(2), audit(), one, Some(other), &[]).unwrap();
    fleet.stores[0].erase(now(3), audit(), one).unwrap();
    (0..2).for_each(|at| fleet.pack(at, 0));
    let bundles = fleet.bundles.clone();
    for store in &mut fleet.stores {
        for path in bundles.iter().chain(bundles.iter().rev()) {
            merge(store, path).unwrap();
            assert_eq!(store.verify().unwrap(), None);
        }
    }
    let digests = [0, 1].map(|at: usize| fleet.stores[at].common_digest().unwrap());
    assert_eq!(digests[0], digests[1]);
    assert_eq!(everything(&fleet, 7), digests[0]);
}
