//! What both kinds of push share: what is asked for, how far it is, and why it did not come about.

use std::{
    io::{self, IsTerminal},
    ops::ControlFlow,
    path::Path,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};
use signal_hook::consts::{SIGINT, SIGTERM};

use super::Push;
use crate::{
    cli::{
        args::Args,
        guard::{self, Desk},
        learn,
        records::send,
        trouble::Trouble,
    },
    records::{self, Centre, Form, Options, Refused, push::PushError, table},
    store::Snapshot,
};

/// Every so many rows the bar moves.
const STEP: u64 = 64;

/// Whether it is to stop, and how far it is.
pub struct Way {
    stop: Arc<AtomicBool>,
    pub bar: ProgressBar,
}

impl Way {
    /// The first Ctrl-C stops it after what is on its way, the next one at once.
    pub fn new() -> Result<Self, Trouble> {
        let stop = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            let code = send::STOPPED.into();
            signal_hook::flag::register_conditional_shutdown(signal, code, Arc::clone(&stop))?;
            signal_hook::flag::register(signal, Arc::clone(&stop))?;
        }
        let bar = match io::stderr().is_terminal() {
            true => ProgressBar::no_length(),
            false => ProgressBar::hidden(),
        };
        let style = "{bar:40} {percent}% of {len} records, {eta} to go {msg}";
        let style = ProgressStyle::with_template(style).expect("the template is well formed");
        Ok(Self { stop, bar: bar.with_style(style.progress_chars("#>-")) })
    }

    /// Puts what is asked for into `form`.
    pub fn fill(
        &self,
        snapshot: &Snapshot<'_>,
        options: &Options,
        courses: &records::Courses<'_>,
        form: &mut dyn Form,
    ) -> Result<(), PushFailed> {
        send::know_course(snapshot, courses, options.ask.course.as_ref())?;
        if let Some(rows) = records::count(snapshot, options.what, &options.ask)? {
            self.bar.set_length(rows);
        }
        let mut going = |rows: u64| {
            if rows.is_multiple_of(STEP) {
                self.bar.set_position(rows);
            }
            self.flow()
        };
        records::export(snapshot, options, courses, form, &mut going)?;
        Ok(())
    }

    /// Waits so long, and says why; it breaks off where somebody stops it.
    pub fn wait(&self, why: &str, pause: Duration) -> ControlFlow<()> {
        let until = Instant::now() + pause;
        self.bar.set_message(format!("({why}; again in {} s)", pause.as_secs().max(1)));
        while self.flow().is_continue() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            thread::sleep(left.min(Duration::from_millis(50)));
        }
        self.bar.set_message("");
        self.flow()
    }

    fn flow(&self) -> ControlFlow<()> {
        match self.stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

/// Why it did not come about.
#[derive(Debug)]
pub enum PushFailed {
    /// The other end.
    Push(PushError),
    /// This one.
    Records(Refused),
}

impl From<PushError> for PushFailed {
    fn from(error: PushError) -> Self {
        Self::Push(error)
    }
}

impl<E: Into<Refused>> From<E> for PushFailed {
    fn from(error: E) -> Self {
        match error.into() {
            Refused::Stopped => Self::Push(PushError::Stopped),
            Refused::Io(error) => match error.downcast::<PushError>() {
                Ok(error) => Self::Push(error),
                Err(error) => Self::Records(Refused::Io(error)),
            },
            refused => Self::Records(refused),
        }
    }
}

/// What is asked for, of whom.
pub fn options(push: &Push, desk: &mut Desk, what: table::What) -> Result<Options, Trouble> {
    let ask = push.only.ask()?;
    send::check_cohort(&desk.store, ask.cohort.as_deref())?;
    let anonymous = push.hiding.secret(&mut desk.store)?;
    let centre = desk.store.centre()?.map(|centre| Centre { id: centre.id.0, name: centre.name });
    Ok(Options { what, ask, anonymous, centre })
}

/// Lets in whoever may, where there is something to send.
pub fn desk(args: &Args) -> Result<Desk, Trouble> {
    send::check_data(&learn::data(args)?)?;
    Desk::open(args, "records push")
}

/// Notes what left, whatever became of the rest.
pub fn note(desk: &mut Desk, push: &Push, what: &str, to: &str) -> Result<(), Trouble> {
    let hidden = if push.hiding.anonymous { ", anonymous" } else { "" };
    let audit = desk.audit(format!("{what} to {to}{hidden}"));
    Ok(desk.store.note(desk.now, audit)?)
}

/// The first line of a file.
pub fn first_line(file: &Path) -> Result<String, Trouble> {
    let line = guard::first_line(file, 1 << 16).map_err(|error| {
        Trouble::input(format!("{}: {error}", file.display())).hinted("name the file that it is in")
    })?;
    line.ok_or_else(|| {
        Trouble::input(format!("{} is empty", file.display()))
            .hinted("its first line is to be the password or the token, and nothing else")
    })
}

/// What is said of it, and the exit code. `acknowledged` is what the other end had taken by then.
pub fn failed(failed: PushFailed, acknowledged: &str) -> Result<ExitCode, Trouble> {
    match failed {
        PushFailed::Push(PushError::Stopped) => {
            eprintln!("coursedeck: stopped; {acknowledged}; the same again goes on from there");
            Ok(ExitCode::from(send::STOPPED))
        }
        PushFailed::Push(error @ PushError::Lost { .. }) => Err(trouble(error).hinted(acknowledged)),
        PushFailed::Push(error) => Err(trouble(error)),
        PushFailed::Records(refused) => send::refused(&refused, None),
    }
}

/// As the commands say it.
pub fn trouble(error: PushError) -> Trouble {
    match error {
        PushError::Refused { what, hint } => Trouble::input(what).hinted(hint),
        PushError::Lost { ref hint, .. } => {
            let hint = hint.clone();
            Trouble::machine(&error).hinted(hint)
        }
        PushError::Outbox(error) => error.into(),
        PushError::Stopped => Trouble::machine(&error),
    }
}
