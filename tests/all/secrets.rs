//! Who may read what: the modes of files, and what a list of processes shows.

#![cfg(unix)]

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

const PROGRAM: &str = env!("CARGO_BIN_EXE_coursedeck");

/// Runs a command of the program in `home` under umask 000, as a careless account does.
fn run(home: &Path, args: &str) {
    let line = format!("umask 000; exec '{PROGRAM}' {args}");
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &line])
        .current_dir(home)
        .env("COURSEDECK_DATA", home.join("data"))
        .env("LANG", "C.UTF-8");
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{args}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Everything in `folder` that others may do something with, with its mode.
fn open_to_others(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if mode(&path) & 0o077 != 0 {
            found.push(format!("{} {:03o}", path.display(), mode(&path)));
        }
        if path.is_dir() {
            found.extend(open_to_others(&path));
        }
    }
    found
}

#[test]
fn records_keys_and_copies_are_their_owners_alone_whatever_the_umask() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path();
    fs::write(home.join("secret"), "correct horse battery staple\n").unwrap();
    run(home, "learner add Amina");
    run(home, "centre init --name Kisumu --country KE --language en --yes --new-passphrase-file secret");
    fs::create_dir(home.join("out")).unwrap();
    for args in [
        "backup -o out/copy.db",
        "backup",
        "learner export Amina -o out/amina.json",
        "records export --to csv -o out/table.csv",
        "records export --to xlsx -o out/table.xlsx",
        "learner add Zuri",
    ] {
        run(home, &format!("{args} --passphrase-file secret"));
    }
    let data = home.join("data");
    assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(data.join("centre.key").exists() && data.join("backups").exists());
    assert_eq!(open_to_others(&data), Vec::<String>::new());
    assert_eq!(open_to_others(&home.join("out")), Vec::<String>::new());
    fs::set_permissions(data.join("centre.key"), fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(open_to_others(&data).len(), 1, "the check sees modes");
}

/// The help of a command and of all commands under it.
fn helps(words: &[String], found: &mut Vec<(String, String)>) {
    let output = Command::new(PROGRAM).args(words).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let under = help
        .split_once("\nCommands:\n")
        .map_or("", |(_, rest)| rest.split("\n\n").next().unwrap_or_default());
    for name in under.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()) {
        if !name.is_empty() && name != "help" {
            helps(&[words, &[name.to_owned()]].concat(), found);
        }
    }
    found.push((words.join(" "), help));
}

/// Options whose value would be a secret in the list of processes.
fn telling_options(help: &str) -> Vec<&str> {
    let words = ["passphrase", "password", "secret", "pin", "key", "token"];
    let options = help.lines().map(str::trim).filter(|line| line.starts_with('-'));
    let tells = |line: &&str| {
        let Some((name, value)) = line.split_once('<') else { return false };
        words.iter().any(|word| name.contains(word)) && !value.starts_with("FILE")
    };
    options.filter(tells).collect()
}

#[test]
fn no_option_takes_a_secret_itself() {
    let mut found = Vec::new();
    helps(&[], &mut found);
    assert!(30 < found.len(), "the commands were not found");
    for (words, help) in &found {
        let mut telling = telling_options(help);
        // The centre's public key, which is for everyone.
        telling.retain(|line| (words.as_str(), *line) != ("verify", "--key <KEY>"));
        assert_eq!(telling, Vec::<&str>::new(), "{words}");
    }
    assert_eq!(telling_options("      --new-pin <PIN>\n      --passphrase-file <FILE>").len(), 1);
}
