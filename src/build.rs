//! Gives the program its commit, and the courses and locales that it ships.

use std::{env, fs, io::Write, path::Path, process::Command};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder");
    let out = env::var("OUT_DIR").expect("cargo names the place for what is made");
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rustc-env=COURSEDECK_COMMIT={}", commit(&root));
    let mut list = String::new();
    for (name, folder, ending) in [("COURSES", "courses", "toml"), ("LOCALES", "locales", "ftl")] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        gather(&Path::new(&root).join(folder), ending, &mut files);
        files.sort();
        list += &format!("/// The files under `{folder}`, by their paths in it.\n");
        list += &format!("pub const {name}: &[(&str, &str)] = &[\n");
        for path in files {
            let inner =
                path.strip_prefix(&format!("{root}/{folder}/")).expect("it was found under it").to_owned();
            list += &format!("    ({inner:?}, include_str!({path:?})),\n");
        }
        list += "];\n";
    }
    let mut file = fs::File::create(Path::new(&out).join("shipped.rs")).expect("the place can be written");
    file.write_all(list.as_bytes()).expect("the place can be written");
}

/// The short name of the commit, or `unknown` where this is no checkout.
fn commit(root: &str) -> String {
    println!("cargo::rerun-if-changed=.git/HEAD");
    println!("cargo::rerun-if-changed=.git/logs/HEAD");
    let git = Command::new("git").args(["-C", root, "rev-parse", "--short=10", "HEAD"]).output();
    match git {
        Ok(done) if done.status.success() => String::from_utf8_lossy(&done.stdout).trim().to_owned(),
        _ => "unknown".to_owned(),
    }
}

fn gather(folder: &Path, ending: &str, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, ending, found);
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
}
