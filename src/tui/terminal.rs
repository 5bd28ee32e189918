//! The terminal: taken, drawn on, and given back as it was, whatever happens.

use std::{
    io::{self, ErrorKind, Write},
    panic,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU8, Ordering},
    },
    thread,
    time::Duration,
};

use crossterm::terminal;
use ratatui::{buffer::Buffer, layout::Rect};

use super::pen::Pen;
use crate::{study::Bidi, text::clean};

/// Another screen, no cursor, pasted text marked as such, clicks told in numbers. Nothing else is asked of a terminal.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1000h\x1b[?1006h";
/// All of it back. The screen is erased first: a console without a second one would keep it.
const LEAVE: &[u8] = b"\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[m\x1b[H\x1b[2J\x1b[?25h\x1b[?1049l";
/// A screen with nothing on it.
const ERASE: &[u8] = b"\x1b[m\x1b[H\x1b[2J";
/// Signs stay where they are put, and: the terminal puts lines in order. The second is what terminals begin with.
const EXPLICIT: &[u8] = b"\x1b[8l";
const IMPLICIT: &[u8] = b"\x1b[8h";
/// The size of a terminal that does not know its own, as on a serial line.
const USUAL: (u16, u16) = (80, 24);

static TAKEN: AtomicBool = AtomicBool::new(false);
/// What the terminal was told about the order of signs: nothing, to leave it to us, or to see to it.
static ORDER: AtomicU8 = AtomicU8::new(UNTOLD);
const UNTOLD: u8 = 0;
const OURS: u8 = 1;
const ITS_OWN: u8 = 2;
static PANIC: Mutex<Option<String>> = Mutex::new(None);

/// The terminal, as long as it is ours. It is given back when this goes.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal. `on_panic` is called when a thread panics, after the terminal was given back.
    pub fn take(on_panic: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        panic::set_hook(Box::new(move |info| {
            // What panicked may have quoted what it was given.
            let said = clean::message(&info.to_string());
            PANIC.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(said);
            give_back();
            on_panic();
        }));
        let guard = Self(());
        enter()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
        // A thread that panics may not change the hook; the program ends then anyway.
        if !thread::panicking() {
            drop(panic::take_hook());
        }
    }
}

/// What a thread said when it panicked.
pub fn panicked() -> Option<String> {
    PANIC.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Takes the terminal, or takes it again after somebody else had it.
pub fn enter() -> io::Result<()> {
    // A shell may have set its own modes meanwhile: those before ours are read again.
    if TAKEN.load(Ordering::SeqCst) {
        let _ = terminal::disable_raw_mode();
    }
    #[cfg(windows)]
    crossterm::ansi_support::supports_ansi();
    terminal::enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    send(&mut io::stdout(), ENTER)
}

/// Gives the terminal back. Whoever comes second finds nothing to do.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // Where the terminal is gone there is nothing to give back.
        if ORDER.swap(UNTOLD, Ordering::SeqCst) != UNTOLD {
            let _ = send(&mut io::stdout(), IMPLICIT);
        }
        let _ = send(&mut io::stdout(), LEAVE);
        let _ = terminal::disable_raw_mode();
    }
}

/// Tells the terminal who puts signs in order, where it does not know. Pages that are read from left to right leave it
/// as it is.
pub fn order(bidi: Option<Bidi>) -> io::Result<()> {
    let told = ORDER.load(Ordering::SeqCst);
    let (wanted, bytes) = match bidi {
        Some(Bidi::Own) => (OURS, EXPLICIT),
        Some(Bidi::Terminal) => (ITS_OWN, IMPLICIT),
        None | Some(Bidi::Off) if told == OURS => (ITS_OWN, IMPLICIT),
        None | Some(Bidi::Off) => return Ok(()),
    };
    if told == wanted {
        return Ok(());
    }
    ORDER.store(wanted, Ordering::SeqCst);
    send(&mut io::stdout(), bytes)
}

/// The size of the terminal.
pub fn size() -> (u16, u16) {
    match terminal::size() {
        Ok((width, height)) if width > 0 && height > 0 => (width, height),
        _ => USUAL,
    }
}

/// Writes all of it at once. A terminal that another program made impatient is waited for.
fn send(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let mut rest = bytes;
    loop {
        let done = match rest.is_empty() {
            true => out.flush().map(|()| None),
            false => out.write(rest).map(Some),
        };
        match done {
            Ok(None) => return Ok(()),
            Ok(Some(0)) => return Err(ErrorKind::WriteZero.into()),
            Ok(Some(written)) => rest = &rest[written..],
            Err(error) if error.kind() == ErrorKind::Interrupted => (),
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(Duration::from_millis(5)),
            Err(error) => return Err(error),
        }
    }
}

/// What stands on the screen, and the way to change it: only what changed is written, and a frame is one write.
#[derive(Debug)]
pub struct Canvas<W> {
    out: W,
    shown: Buffer,
    pen: Pen,
    cursor: Option<(u16, u16)>,
    erase: bool,
    bytes: Vec<u8>,
}

impl<W: Write> Canvas<W> {
    /// A screen of this size about which nothing is known.
    pub fn new(out: W, width: u16, height: u16) -> Self {
        let shown = Buffer::empty(Rect::new(0, 0, width, height));
        Self {
            out,
            shown,
            pen: Pen::lifted(),
            cursor: None,
            erase: true,
            bytes: Vec::with_capacity(16 * 1024),
        }
    }

    /// The size of it.
    pub fn area(&self) -> Rect {
        self.shown.area
    }

    /// The bytes that the last frame took.
    pub fn written(&self) -> usize {
        self.bytes.len()
    }

    /// All of it will be drawn again, in this size.
    pub fn forget(&mut self, width: u16, height: u16) {
        self.shown = Buffer::empty(Rect::new(0, 0, width, height));
        self.erase = true;
    }

    /// Shows `next`, and the cursor where there is one.
    pub fn show(&mut self, next: Buffer, cursor: Option<(u16, u16)>) -> io::Result<()> {
        self.bytes.clear();
        if std::mem::take(&mut self.erase) {
            self.bytes.extend_from_slice(ERASE);
            self.bytes.extend_from_slice(b"\x1b[?25l");
            (self.pen, self.cursor) = (Pen::lifted(), None);
        }
        self.pen.draw(&self.shown, &next, &mut self.bytes);
        match cursor {
            Some((x, y)) if self.cursor.is_none() => {
                self.pen.go(x, y, &mut self.bytes);
                self.bytes.extend_from_slice(b"\x1b[?25h");
            }
            Some((x, y)) => self.pen.go(x, y, &mut self.bytes),
            None if self.cursor.is_some() => self.bytes.extend_from_slice(b"\x1b[?25l"),
            None => (),
        }
        (self.shown, self.cursor) = (next, cursor);
        match self.bytes.is_empty() {
            true => Ok(()),
            false => send(&mut self.out, &self.bytes),
        }
    }
}

/// Whether this error says that the terminal is gone.
pub fn is_gone(error: &io::Error) -> bool {
    // 5 and 6 are EIO and ENXIO wherever there are terminals.
    let dead = matches!(error.raw_os_error(), Some(5 | 6)) && cfg!(unix);
    dead || matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::WriteZero)
}
