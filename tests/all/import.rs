//! Question banks of other programs, brought in.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use coursedeck::author::{
    Bank,
    read::{Format, How, guess, read},
};

#[test]
fn show() {
    let Some(root) = banks() else { return };
    let counts: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(root.join("reference-counts.json")).unwrap()).unwrap();
    for (path, bytes) in files(&root) {
        let Some(format) = format_of(&path) else { continue };
        let bank = read(&bytes, format, &how());
        let bank = match bank {
            Ok(b) => b,
            Err(e) => {
                println!("{path}: REFUSED {e}");
                continue;
            }
        };
        let want = counts
            .get(&path)
            .and_then(|it| it.get("moodle importer"))
            .and_then(|it| it["questions"].as_u64());
        let g = guess(&path, &bytes);
        println!(
            "== {path} have {} open {} want {want:?} notes {} {}",
            bank.items.len(),
            bank.open.len(),
            bank.notes.len(),
            if g == Some(format) { "" } else { "GUESS" }
        );
        if want.is_some_and(|w| w != bank.len() as u64) {
            println!("   DIFFERS");
        }
        for o in &bank.open {
            println!("   open {}: {}", o.line, o.why);
        }
        if std::env::var("NOTES").is_ok() {
            for n in &bank.notes {
                println!("   note {}: {}: {}", n.line, n.what, n.why);
            }
        }
        if let Ok(dir) = std::env::var("OUT") {
            let name = path.replace('/', "_");
            fs::write(
                Path::new(&dir).join(name + ".toml"),
                coursedeck::author::write::module("Title", &bank.items, &bank.open),
            )
            .unwrap();
        }
    }
}

fn how() -> How {
    How { rtl: false, fill: "Fill in the blanks.".to_owned() }
}

/// The real question banks, where they are at hand.
fn banks() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/questions");
    let root = if root.is_dir() {
        root
    } else {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/questions")
    };
    if !root.is_dir() {
        println!("skipped: the question banks are not at hand in ../shared/data/questions");
        return None;
    }
    Some(root)
}

fn format_of(path: &str) -> Option<Format> {
    Some(match path.split('/').next()? {
        "gift" => Format::Gift,
        "aiken" => Format::Aiken,
        "moodlexml" => Format::MoodleXml,
        "qti" | "qti12" => Format::Qti,
        _ => return None,
    })
}

fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}
