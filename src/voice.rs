//! Text read aloud by `espeak-ng`, where that is installed: another program, given the text through a pipe and ended when
//! the page is left. It never learns whose page it is, and no shell comes near the words.

use std::{
    io::Write,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
};

/// The program that speaks.
const PROGRAM: &str = "espeak-ng";
/// Words in a minute: slower than it would speak by itself, for those who learn.
const SPEED: &str = "150";

/// A voice. What it says ends with it.
#[derive(Debug, Default)]
pub struct Voice {
    child: Option<Child>,
}

impl Voice {
    /// Whether there is one on this machine, which looks for programs in the folders of `path`.
    pub fn is_there(path: Option<&std::ffi::OsStr>) -> bool {
        let name = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
        let has = |folder: &Path| folder.join(&name).is_file();
        path.is_some_and(|path| std::env::split_paths(path).any(|folder| has(&folder)))
    }

    /// Reads `text`, in a language named by its tag, instead of what it reads now. Where nothing can be heard there is
    /// no more to do: the words stand on the screen.
    pub fn say(&mut self, language: &str, text: String) {
        self.hush();
        let mut command = Command::new(PROGRAM);
        command.args(["-s", SPEED, "-v", voice(language), "--stdin"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else { return };
        if let Some(mut pipe) = child.stdin.take() {
            // Two brackets would begin signs of sounds. A long text waits for the voice, and nobody else should.
            let text = text.replace("[[", "[ [");
            let give = move || drop(pipe.write_all(text.as_bytes()));
            drop(thread::Builder::new().name("voice".to_owned()).stack_size(64 * 1024).spawn(give));
        }
        self.child = Some(child);
    }

    /// Whether it still reads.
    pub fn is_reading(&mut self) -> bool {
        let over = |child: &mut Child| !matches!(child.try_wait(), Ok(None));
        if self.child.as_mut().is_some_and(over) {
            self.child = None;
        }
        self.child.is_some()
    }

    /// Ends what it reads.
    pub fn hush(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended by itself just now.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.hush();
    }
}

/// The voice for a language: by its language alone, but for those that are named otherwise there.
fn voice(language: &str) -> &str {
    match language.split('-').next().unwrap_or_default() {
        "zh" => "cmn",
        "no" => "nb",
        primary => primary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_the_voice_that_speaks_it() {
        assert_eq!(["fr-CA", "zh-Hans", "ar", "pt"].map(voice), ["fr", "cmn", "ar", "pt"]);
    }

    #[test]
    fn where_there_is_no_voice_nothing_happens() {
        assert!(!Voice::is_there(None));
        assert!(!Voice::is_there(Some(std::ffi::OsStr::new("/nowhere"))));
        let mut voice = Voice::default();
        voice.hush();
        assert!(!voice.is_reading());
    }
}
