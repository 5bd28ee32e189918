//! The shape of the code, kept by a test.

use std::{collections::BTreeMap, fs, path::Path};

/// The modules, from the ground up. A module may use those on lower floors only; neighbours don't know each other.
const FLOORS: &[&[&str]] = &[
    &["ids", "time", "rng", "files", "seal", "shipped", "voice"],
    &["text"],
    &["lang", "diag", "page"],
    &["course"],
    &["quiz"],
    &["author"],
    &["log"],
    &["store"],
    &["study", "roster", "records", "exchange"],
    &["screen"],
    &["tui", "plain"],
    &["cli"],
];

/// Who alone may name an outside crate.
const KEEPERS: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("argon2", &["store"]),
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("signal_hook", &["tui", "cli"]),
    ("clap", &["cli"]),
    ("etcetera", &["cli"]),
    ("sys_locale", &["cli"]),
    ("notify", &["cli"]),
    ("chrono", &["time"]),
    ("toml", &["course", "author"]),
    ("quick_xml", &["author"]),
    ("encoding_rs", &["author"]),
    ("fluent_bundle", &["lang"]),
    ("unic_langid", &["lang"]),
    ("annotate_snippets", &["diag"]),
    ("sha2", &["seal"]),
    ("hmac", &["seal"]),
    ("rustix", &["files", "tui"]),
    ("rust_xlsxwriter", &["records"]),
    ("parquet", &["records"]),
    ("plotters", &["records"]),
    ("indicatif", &["cli"]),
    ("krilla", &["records"]),
    ("harfrust", &["records"]),
    ("skrifa", &["records"]),
    ("qrcode", &["records"]),
    ("unicode_bidi", &["records", "text"]),
    ("unicode_script", &["records"]),
    ("postgres", &["records"]),
    ("tokio_postgres_rustls", &["records"]),
    ("rustls", &["records"]),
    ("rustls_native_certs", &["records"]),
    ("ureq", &["records"]),
    ("ed25519_dalek", &["seal"]),
    ("age", &["seal"]),
    ("bech32", &["seal"]),
    ("bs58", &["seal"]),
    ("base64ct", &["seal"]),
    ("blake2", &["seal"]),
    ("crc32fast", &["exchange"]),
    ("csv", &["author", "cli", "records", "roster", "text"]),
    ("rpassword", &["cli"]),
    ("pulldown_cmark", &["text"]),
    ("zip", &["author"]),
    ("flate2", &["exchange"]),
    ("icu_segmenter", &["text"]),
    ("unicode_width", &["text"]),
    ("unicode_segmentation", &["text"]),
    ("unicode_normalization", &["text"]),
    ("unicode_bidi_mirroring", &["text"]),
    ("ar_reshaper", &["text"]),
];

/// Modules that may print.
const PRINTERS: &[&str] = &["cli"];

/// Modules that may read the clock: they are where acts come in.
const CLOCKS: &[&str] = &["time", "cli", "tui", "plain"];

#[test]
fn every_module_uses_only_lower_floors() {
    assert_eq!(climbs(&sources()), Vec::<String>::new());
}

#[test]
fn a_module_that_climbs_is_found() {
    let climbing = [
        ("quiz", "use crate::store::Store;"),
        ("course", "fn f() { crate::{ids::X, study::{Y, Z}}; }"),
        ("plain", "use crate::tui;"),
        ("attic", "use crate::ids;"),
    ];
    for (module, text) in climbing {
        assert_eq!(climbs(&[(module.to_owned(), text.to_owned())]).len(), 1, "{module}: {text}");
    }
    let fine = [("study".to_owned(), "// crate::screen\nuse crate::{ids::X, study::Y};".to_owned())];
    assert_eq!(climbs(&fine), Vec::<String>::new());
}

#[test]
fn outside_crates_are_named_by_their_keepers_only() {
    assert_eq!(strangers(&sources()), Vec::<String>::new());
}

/// One rule for what a spreadsheet would run, and one place that keeps it.
#[test]
fn tables_are_written_in_one_place() {
    let writes = |text: &str| code(text).contains("WriterBuilder");
    let writers: Vec<String> =
        sources().into_iter().filter(|(_, text)| writes(text)).map(|it| it.0).collect();
    assert_eq!(writers, ["text"]);
}

#[test]
fn a_crate_in_a_strange_house_is_found() {
    let text = "use rusqlite::Connection;".to_owned();
    assert_eq!(strangers(&[("quiz".to_owned(), text.clone())]).len(), 1);
    assert_eq!(strangers(&[("store".to_owned(), text)]), Vec::<String>::new());
}

#[test]
fn only_the_commands_print_and_only_the_faces_read_the_clock() {
    for (module, text) in sources() {
        let code = code(&text);
        let prints = ["println!", "eprintln!", "print!", "dbg!"].iter().any(|call| code.contains(call));
        assert!(!prints || PRINTERS.contains(&module.as_str()), "`{module}` prints");
        assert!(
            !code.contains("Now::read()") || CLOCKS.contains(&module.as_str()),
            "`{module}` reads the clock"
        );
    }
}

#[test]
fn every_file_of_tests_is_part_of_the_program() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/all"));
    let main = fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_test = path.extension().is_some_and(|it| it == "rs") && stem != "main";
        assert!(!is_test || main.contains(&format!("mod {stem};")), "{stem}.rs is forgotten in main.rs");
    }
}

/// What uses a floor that is not below it, a sentence each.
fn climbs(sources: &[(String, String)]) -> Vec<String> {
    let floors: BTreeMap<&str, usize> = FLOORS
        .iter()
        .enumerate()
        .flat_map(|(floor, names)| names.iter().map(move |name| (*name, floor)))
        .collect();
    let mut found = Vec::new();
    for (module, text) in sources {
        let Some(here) = floors.get(module.as_str()) else {
            found.push(format!("`{module}` has no floor: give it one in FLOORS"));
            continue;
        };
        for used in used_modules(text) {
            match floors.get(used.as_str()) {
                Some(there) if used == *module || there < here => (),
                Some(there) => found.push(format!("`{module}` (floor {here}) uses `{used}` (floor {there})")),
                None => found.push(format!("`{module}` uses `{used}`, which has no floor")),
            }
        }
    }
    found
}

/// What names an outside crate that another module keeps, a sentence each.
fn strangers(sources: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (module, text) in sources {
        let code = code(text);
        for (outside, keepers) in KEEPERS {
            let named = names(&code, outside);
            if named && !keepers.contains(&module.as_str()) {
                found.push(format!("`{module}` names `{outside}`"));
            }
        }
    }
    found
}

/// Whether `outside::` stands there as a whole word: `page::` is not `age::`, nor is a module of ours by that name.
fn names(code: &str, outside: &str) -> bool {
    let call = format!("{outside}::");
    let is_word =
        |at: usize| !code[..at].ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ':'));
    code.match_indices(&call).any(|(at, _)| is_word(at))
}

/// Each source file but `lib.rs`, `main.rs` and the build script, with the top module it belongs to.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    visit(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), None, &mut found);
    assert!(20 < found.len(), "the sources were not found");
    found
}

fn visit(dir: &Path, module: Option<&str>, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let module = module.unwrap_or(stem);
        if path.is_dir() {
            visit(&path, Some(module), found);
        } else if path.extension().is_some_and(|it| it == "rs") && !matches!(module, "lib" | "main" | "build")
        {
            found.push((module.to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text without its comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules that `crate::name` and `crate::{name, …}` bring in.
fn used_modules(text: &str) -> Vec<String> {
    let code = code(text);
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => used.push(name(rest)),
            Some(group) => used.extend(group_names(group)),
        }
    }
    used.retain(|name| !name.is_empty());
    used
}

/// The names at the outer level of a `{…}`.
fn group_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                names.push(name(group[start..at].trim()));
                if sign == '}' {
                    break;
                }
                start = at + 1;
            }
            '}' => depth -= 1,
            _ => (),
        }
    }
    names
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}
