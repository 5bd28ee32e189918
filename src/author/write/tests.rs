use proptest::prelude::*;

use super::*;
use crate::{
    author::{
        any::{item, words},
        fmt::fmt,
    },
    course::load,
    ids::ModuleId,
};

proptest! {
    #[test]
    fn what_is_written_loads_as_it_was(mut items in prop::collection::vec(item(), 1..4), title in words()) {
        for (at, item) in items.iter_mut().enumerate() {
            item.question.id = format!("q{at}").parse().unwrap();
        }
        let id: ModuleId = "m".parse().unwrap();
        let text = module(&title, &items, &[]);
        let (loaded, said) = load::module(&id, &text, false)
            .map_err(|found| TestCaseError::fail(format!("{found:?}\n{text}")))?;
        prop_assert_eq!(&said.title, &title);
        for (item, question) in items.iter().zip(&loaded.pool) {
            prop_assert_eq!(&item.question, question, "{}", text);
            prop_assert_eq!(&item.words, &said.items[&question.id], "{}", text);
        }
    }

    #[test]
    fn one_layout_says_the_same_and_is_final(mut items in prop::collection::vec(item(), 1..4), title in words()) {
        for (at, item) in items.iter_mut().enumerate() {
            item.question.id = format!("q{at}").parse().unwrap();
        }
        let id: ModuleId = "m".parse().unwrap();
        let written = module(&title, &items, &[]);
        let text = fmt("m.toml", &written).map_err(|why| TestCaseError::fail(format!("{why:?}\n{written}")))?;
        prop_assert_eq!(&fmt("m.toml", &text).unwrap(), &text);
        prop_assert_eq!(load::module(&id, &text, false).unwrap(), load::module(&id, &written, false).unwrap());
    }

    #[test]
    fn what_is_open_is_a_comment_until_its_author_takes_the_signs_away(item in item()) {
        let open = [Open { item: item.clone(), file: None, line: 3, why: "see\nthere".to_owned() }];
        let id: ModuleId = "m".parse().unwrap();
        let text = module("M", &[], &open);
        prop_assert!(load::module(&id, &text, false).unwrap().0.pool.is_empty());
        let (before, after) = text.split_once("\n# Line 3: see there.\n").unwrap();
        let lines = after.lines().map(|line| line.strip_prefix("# ").unwrap_or(line.trim_start_matches('#')));
        let text = format!("{before}\n[quiz]\n{}\n", lines.collect::<Vec<_>>().join("\n"));
        let loaded = load::module(&id, &text, false);
        let (loaded, _) = loaded.map_err(|found| TestCaseError::fail(format!("{found:?}\n{text}")))?;
        prop_assert_eq!(&loaded.pool[0], &item.question);
    }
}
