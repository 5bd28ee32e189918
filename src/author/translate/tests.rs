//! A translation goes out and comes in without a loss.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::{
    author::{any::words, po::Po},
    course::load::{Loaded, Source, load},
};

/// The file that is translated.
const FILE: &str = "files-and-folders";

static COURSE: LazyLock<Loaded> =
    LazyLock::new(|| load(&Source::Shipped, &"using-a-computer".parse().unwrap()));

/// What each string says in a PO file, and whether it is fuzzy.
fn said(po: &Po) -> BTreeMap<Option<String>, (String, bool)> {
    let filled = po.entries.iter().filter(|entry| !entry.text.is_empty());
    filled.map(|it| (it.context.clone(), (it.text.clone(), it.is_fuzzy()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_comes_in_goes_out(all in prop::collection::vec((any::<prop::sample::Index>(), words(), any::<bool>()), 1..12)) {
        let Loaded { course, sources, .. } = &*COURSE;
        let course = &course.as_ref().unwrap().course;
        let language: Tag = "pt".parse().unwrap();
        let mut po = send(&Desk::new(course, sources), Some(&language), &[FILE]);
        for (at, text, is_fuzzy) in all {
            let entry = at.index(po.entries.len());
            po.entries[entry].text = text;
            po.entries[entry].flags = if is_fuzzy { vec!["fuzzy".to_owned()] } else { Vec::new() };
        }
        let po = Po::read(&po.write()).unwrap();
        let brought = bring(&Desk::new(course, sources), &language, &po).unwrap();
        let mut wanted = said(&po);
        wanted.retain(|name, _| !brought.refused.iter().any(|it| Some(&it.name) == name.as_ref()));
        let mut sources = sources.clone();
        sources.extend(brought.files);
        let desk = Desk::new(course, &sources);
        let out = send(&desk, Some(&language), &[FILE]);
        prop_assert_eq!(said(&out), wanted);
        prop_assert!(bring(&desk, &language, &out).unwrap().files.is_empty());
    }
}
