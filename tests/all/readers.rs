//! Programs of others that read what ours writes. Where one is not installed the test says so and is skipped;
//! `.ci/run` installs them all.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Where `.ci/run` puts them.
fn folder() -> PathBuf {
    std::env::var_os("COURSEDECK_READERS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/readers"), PathBuf::from)
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers").join(name)
}

/// What a Python script says; none where Python lacks `module`.
pub fn python(module: &str, name: &str, args: &[&str]) -> Option<String> {
    python_of("venv", module, name, args)
}

/// What a Python script says to the learning record store, which has a Python environment of its own; none where it lacks.
pub fn lrs(name: &str, args: &[&str]) -> Option<String> {
    python_of("lrs", "ralph", name, args)
}

/// The Python that runs the learning record store; none where it is not installed.
#[cfg(feature = "push")]
pub fn lrs_python() -> Option<PathBuf> {
    python_with("lrs", "ralph").filter(|python| python.is_absolute())
}

/// A Python with nothing but what comes with it.
#[cfg(feature = "push")]
pub fn plain_python() -> Option<PathBuf> {
    python_with("venv", "ssl")
}

fn python_of(venv: &str, module: &str, name: &str, args: &[&str]) -> Option<String> {
    let python = python_with(venv, module)?;
    Some(said(Command::new(python).arg(script(name)).args(args)))
}

fn python_with(venv: &str, module: &str) -> Option<PathBuf> {
    let own = folder().join(venv).join("bin/python");
    let python = if own.exists() { own } else { PathBuf::from("python3") };
    let has = Command::new(&python).args(["-c", &format!("import {module}")]).output();
    if !has.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: Python has no module {module} here");
        return None;
    }
    Some(python)
}

/// What a Node script says; none where Node lacks `module`.
pub fn node(module: &str, name: &str, args: &[&str]) -> Option<String> {
    let modules = folder().join("node_modules");
    let ask = format!("require.resolve('{module}')");
    let has = Command::new("node").args(["-e", &ask]).env("NODE_PATH", &modules).output();
    if !has.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: Node has no module {module} here");
        return None;
    }
    Some(said(Command::new("node").arg(script(name)).args(args).env("NODE_PATH", modules)))
}

fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
