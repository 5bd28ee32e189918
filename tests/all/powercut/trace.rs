//! What a program did to the files of one folder, and what it said, in its order: read from a log of `strace`.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path, PathBuf},
    process::Command,
};

/// One thing that a program did. Paths lead from the folder.
#[derive(Clone, Debug)]
pub enum Step {
    /// A file came to be, with this name.
    Made(PathBuf),
    Folder(PathBuf),
    Wrote(PathBuf, u64, Vec<u8>),
    /// A file got this length.
    Cut(PathBuf, u64),
    /// What was written to the file or done in the folder is on the disk.
    Flushed(PathBuf),
    FlushedAll,
    Renamed(PathBuf, PathBuf),
    /// Two names changed places.
    Exchanged(PathBuf, PathBuf),
    /// A file got another name.
    Linked(PathBuf, PathBuf),
    Removed(PathBuf),
    /// Somebody was told.
    Said(String),
}

const CALLS: &str = "open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,\
    syncfs,sync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,linkat,symlink,\
    symlinkat,lseek,copy_file_range,sendfile,dup,dup2,dup3";

/// `command` as it is run to be recorded in `log`; none where there is no strace, which is said.
pub fn recorded(command: &Command, log: &Path) -> Option<Command> {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: there is no strace");
        return None;
    }
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-xx", "-s", "16000000", "-e", "signal=none", "-e"]);
    strace
        .arg(format!("trace={CALLS}"))
        .arg("-o")
        .arg(log)
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    command.get_current_dir().map(|folder| strace.current_dir(folder));
    Some(strace)
}

/// The steps of a log that have to do with files under `root`, and what was said.
pub fn read(log: &Path, root: &Path) -> Vec<Step> {
    let mut reader = Reader { root, files: BTreeMap::new(), steps: Vec::new() };
    let mut begun: BTreeMap<String, String> = BTreeMap::new();
    for line in fs::read_to_string(log).unwrap().lines() {
        let Some((pid, call)) = line.split_once(char::is_whitespace) else { continue };
        let call = call.trim_start();
        if let Some(first) = call.strip_suffix("<unfinished ...>") {
            begun.insert(pid.to_owned(), first.to_owned());
        } else if call.starts_with("<... ") {
            let rest = call.split_once("resumed>").unwrap().1;
            let first = begun.remove(pid).unwrap_or_default();
            reader.call(&format!("{first}{rest}"));
        } else {
            reader.call(call);
        }
    }
    reader.steps
}

/// An open file: its name when it was opened, and where it is written next.
struct Open {
    at: u64,
    appends: bool,
}

struct Reader<'a> {
    root: &'a Path,
    files: BTreeMap<i64, Open>,
    steps: Vec<Step>,
}

impl Reader<'_> {
    fn call(&mut self, line: &str) {
        let Some((name, rest)) = line.split_once('(') else { return };
        let Some((args, result)) = rest.rsplit_once(") ") else { return };
        let result = result.trim_start().trim_start_matches("= ");
        let end = result.find(|sign: char| !sign.is_ascii_digit() && sign != '-').unwrap_or(result.len());
        let Ok(result) = result[..end].parse::<i64>() else { return };
        if 0 <= result {
            self.follow(name, args, result);
        }
    }

    fn follow(&mut self, name: &str, args: &str, result: i64) {
        let texts = texts(args);
        let open = opened(args);
        let paths: Vec<Option<PathBuf>> = match name {
            "write" | "writev" | "pwrite64" | "pwritev" | "pwritev2" => Vec::new(),
            _ => texts
                .iter()
                .zip(folders(args))
                .map(|(text, folder)| self.inside(&folder.join(path(text))))
                .collect(),
        };
        let here = open.as_ref().and_then(|(_, path)| self.inside(path));
        let step = match (name, paths.as_slice(), here) {
            ("write" | "writev", ..) if open.as_ref().is_some_and(|(fd, _)| *fd == 1) => {
                Step::Said(String::from_utf8_lossy(&texts.concat()).into_owned())
            }
            ("write" | "writev" | "pwrite64" | "pwritev", _, Some(file)) => {
                let fd = open.unwrap().0;
                let mut bytes = texts.concat();
                bytes.truncate(result as usize);
                let at = match name.starts_with('p') {
                    true => args.rsplit_once(", ").unwrap().1.parse().unwrap(),
                    false => self.go_on(fd, result as u64, &file),
                };
                Step::Wrote(file, at, bytes)
            }
            ("lseek", ..) => {
                open.and_then(|(fd, _)| self.files.get_mut(&fd))
                    .into_iter()
                    .for_each(|it| it.at = result as u64);
                return;
            }
            ("open" | "openat" | "creat", [Some(file)], _) => return self.open(file.clone(), args, result),
            ("open" | "openat" | "creat", ..) => {
                self.files.remove(&result);
                return;
            }
            ("ftruncate", _, Some(file)) => {
                Step::Cut(file, args.rsplit_once(", ").unwrap().1.parse().unwrap())
            }
            ("fsync" | "fdatasync", _, Some(file)) => Step::Flushed(file),
            ("syncfs", _, Some(_)) | ("sync", ..) => Step::FlushedAll,
            ("renameat2", [Some(from), Some(to)], _) if args.contains("RENAME_EXCHANGE") => {
                Step::Exchanged(from.clone(), to.clone())
            }
            ("rename" | "renameat" | "renameat2", [Some(from), Some(to)], _) => {
                Step::Renamed(from.clone(), to.clone())
            }
            ("link" | "linkat", [Some(from), Some(to)], _) => Step::Linked(from.clone(), to.clone()),
            ("unlink" | "unlinkat" | "rmdir", [Some(file)], _) => Step::Removed(file.clone()),
            ("mkdir" | "mkdirat", [Some(folder)], _) => Step::Folder(folder.clone()),
            // What is not known may not be passed over: a state would be left out, or a false one checked.
            (_, paths, here) => {
                assert!(here.is_none() && paths.iter().all(Option::is_none), "{name}({args:.300})");
                return;
            }
        };
        self.steps.push(step);
    }

    fn open(&mut self, file: PathBuf, args: &str, fd: i64) {
        let is_new = args.contains("O_CREAT") && !self.is_there(&file);
        if is_new {
            self.steps.push(Step::Made(file.clone()));
        }
        if args.contains("O_TRUNC") && !is_new {
            self.steps.push(Step::Cut(file, 0));
        }
        self.files.insert(fd, Open { at: 0, appends: args.contains("O_APPEND") });
    }

    /// Whether a name was there when it was opened. What the trace does not tell was there before it began.
    fn is_there(&self, file: &Path) -> bool {
        for step in self.steps.iter().rev() {
            match step {
                Step::Made(name) | Step::Linked(_, name) if name == file => return true,
                Step::Renamed(_, name) if name == file => return true,
                Step::Renamed(name, _) | Step::Removed(name) if name == file => return false,
                Step::Exchanged(one, other) if file.starts_with(one) || file.starts_with(other) => {
                    return true;
                }
                _ => (),
            }
        }
        self.root.with_extension("before").join(file).exists()
    }

    fn go_on(&mut self, fd: i64, count: u64, file: &Path) -> u64 {
        let open = self.files.get_mut(&fd).unwrap_or_else(|| panic!("{} was never opened", file.display()));
        assert!(!open.appends, "{} is appended to", file.display());
        open.at += count;
        open.at - count
    }

    fn inside(&self, path: &Path) -> Option<PathBuf> {
        let mut whole = PathBuf::new();
        for part in path.components() {
            match part {
                Component::ParentDir => drop(whole.pop()),
                Component::CurDir => (),
                part => whole.push(part),
            }
        }
        whole.strip_prefix(self.root).ok().map(Path::to_owned)
    }
}

fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8(bytes.to_vec()).unwrap())
}

/// All that stands in quotation marks.
fn texts(args: &str) -> Vec<Vec<u8>> {
    args.split('"').skip(1).step_by(2).map(bytes).collect()
}

/// The bytes of `\x61\x62`.
fn bytes(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

/// The number and the path of the open file that a call begins with.
fn opened(args: &str) -> Option<(i64, PathBuf)> {
    let (fd, rest) = args.split_once('<')?;
    let name = bytes(rest.split_once('>')?.0);
    let name = String::from_utf8(name).ok()?;
    Some((fd.parse().ok()?, PathBuf::from(name.trim_end_matches(" (deleted)"))))
}

/// The folder that each quoted path leads from.
fn folders(args: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut rest = args;
    while let Some((before, after)) = rest.split_once('"') {
        let folder = before.rsplit_once('<').map(|(_, name)| path(&bytes(name.split('>').next().unwrap())));
        found.push(folder.unwrap_or_default());
        rest = after.split_once('"').map_or("", |(_, rest)| rest);
    }
    found
}
