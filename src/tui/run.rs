//! The loop: wait for something to happen, do it, draw what changed.

use std::{
    io::{self, Stdout, Write},
    panic::{self, AssertUnwindSafe},
    sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError},
    time::{Duration, Instant},
};

use crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;

#[cfg(unix)]
use super::decode::Decoder;
use super::{
    keymap::{self, Press},
    paint::{Shown, Target, View, draw},
    rtl,
    terminal::{self, Canvas, Guard},
    theme::{Abilities, Look},
    wake::{self, Wake},
};
use crate::{
    page::Page,
    screen::{Act, Session, session::Next},
    time::Now,
    voice::Voice,
};

/// How the screens ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ended {
    /// The person left.
    Left,
    /// A signal, or the terminal that went away: that counts as the signal that it would send.
    Signal(i32),
    /// A fault of the program. It was told.
    Panicked,
}

impl Ended {
    /// The exit code of the program.
    pub fn code(self) -> u8 {
        match self {
            Ended::Left => 0,
            Ended::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            Ended::Panicked => 3,
        }
    }
}

/// The terminal went away, where there are signals for it.
const HANG_UP: Ended = Ended::Signal(1);

/// How long the rest of a key may take.
const KEY: Duration = Duration::from_millis(50);
/// How often time does something, when it does.
const TICK: Duration = Duration::from_secs(1);

/// Runs `session` on the terminal until it ends. `colour` is what the person said about colours, and `variable` reads
/// the environment. What was typed and not sent is kept when the end is not one's own.
pub fn run(
    session: &mut Session,
    colour: Option<bool>,
    variable: &dyn Fn(&str) -> Option<String>,
) -> io::Result<Ended> {
    let (wakes, sender) = wake::wakes();
    let on_panic = sender.clone();
    let guard = Guard::take(move || drop(on_panic.send(Wake::Panic)))?;
    wake::listen(&sender)?;
    let can = Abilities::of(colour, variable);
    let ended = panic::catch_unwind(AssertUnwindSafe(|| Face::new(session, can).live(&wakes)));
    let ended = match ended {
        Ok(Ok(ended)) => Ok(ended),
        Ok(Err(error)) if terminal::is_gone(&error) => Ok(HANG_UP),
        Ok(Err(error)) => Err(error),
        Err(_) => Ok(Ended::Panicked),
    };
    if !matches!(ended, Ok(Ended::Left)) {
        // After a fault even this may fail, and then there is nothing left to do.
        let _ = panic::catch_unwind(AssertUnwindSafe(|| session.hang_up(Now::read())));
    }
    drop(guard);
    if matches!(ended, Ok(Ended::Panicked)) {
        let said = terminal::panicked().unwrap_or_default();
        let _ = writeln!(io::stderr(), "coursedeck: {said}");
    }
    ended
}

/// The face of a session.
struct Face<'a> {
    session: &'a mut Session,
    can: Abilities,
    canvas: Canvas<Stdout>,
    view: View,
    /// The view of the screen below one that is there for a while.
    below: View,
    page: Page,
    shown: Shown,
    voice: Voice,
    tick: Instant,
    #[cfg(unix)]
    decoder: Decoder,
}

/// What follows from a wake.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Then {
    /// Nothing is to be drawn.
    Rest,
    /// The page is to be drawn.
    Draw,
    /// It is over.
    End(Ended),
}

impl<'a> Face<'a> {
    fn new(session: &'a mut Session, can: Abilities) -> Self {
        let (width, height) = terminal::size();
        let mut face = Self {
            session,
            can,
            canvas: Canvas::new(io::stdout(), width, height),
            view: View::default(),
            below: View::default(),
            page: Page::default(),
            shown: Shown::default(),
            voice: Voice::default(),
            tick: Instant::now() + TICK,
            #[cfg(unix)]
            decoder: Decoder::default(),
        };
        face.ask_order();
        face.page = face.read();
        face
    }

    /// Asks how lines read here, once, where they are read from right to left and nothing is known of the terminal.
    fn ask_order(&mut self) {
        if self.can.bidi.is_none() && self.session.ask_order(Now::read()) {
            self.view.fresh();
        }
    }

    fn look(&self) -> Look<'_> {
        Look::of(self.session.settings(), self.can, self.session.catalog())
    }

    /// An arrow means what it shows.
    fn turned(&self, act: Act) -> Act {
        if self.look().bidi.is_some() { rtl::turned(act) } else { act }
    }

    fn live(&mut self, wakes: &Receiver<Wake>) -> io::Result<Ended> {
        self.draw()?;
        loop {
            let mut draws = false;
            let mut wake = self.wait(wakes);
            // What came meanwhile is done before all is drawn once.
            loop {
                match self.wake(wake)? {
                    Then::Rest => (),
                    Then::Draw => draws = true,
                    Then::End(ended) => return Ok(ended),
                }
                wake = match wakes.try_recv() {
                    Ok(wake) => Some(wake),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => return Ok(HANG_UP),
                };
            }
            if draws {
                self.draw()?;
            }
        }
    }

    /// Waits for a wake; none is for time to do something.
    fn wait(&mut self, wakes: &Receiver<Wake>) -> Option<Wake> {
        let until = self.until();
        let wake = match until {
            None => wakes.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(until) => wakes.recv_timeout(until),
        };
        match wake {
            Ok(wake) => Some(wake),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Wake::Gone),
        }
    }

    /// How long may be waited; none is for ever.
    fn until(&mut self) -> Option<Duration> {
        #[cfg(unix)]
        if self.decoder.is_waiting() {
            return Some(KEY);
        }
        if self.session.is_searching() {
            return Some(Duration::ZERO);
        }
        if !self.session.wants_tick() {
            self.tick = Instant::now() + TICK;
            return None;
        }
        Some(self.tick.saturating_duration_since(Instant::now()))
    }

    fn wake(&mut self, wake: Option<Wake>) -> io::Result<Then> {
        match wake {
            None => self.time(),
            Some(Wake::Gone) => Ok(Then::End(HANG_UP)),
            Some(Wake::Panic) => Ok(Then::End(Ended::Panicked)),
            #[cfg(unix)]
            Some(Wake::Bytes(bytes)) => {
                let events = self.decoder.feed(&bytes);
                self.events(events)
            }
            #[cfg(not(unix))]
            Some(Wake::Event(event)) => self.events(vec![event]),
            Some(Wake::Signal(signal)) => self.signal(signal),
        }
    }

    /// Nothing came in time: the Esc key was all, or the clock goes on.
    fn time(&mut self) -> io::Result<Then> {
        #[cfg(unix)]
        if self.decoder.is_waiting() {
            let events = self.decoder.over();
            return self.events(events);
        }
        self.tick = Instant::now() + TICK;
        let next = self.session.tick(Now::read());
        Ok(self.follow(next))
    }

    #[cfg(unix)]
    fn signal(&mut self, signal: i32) -> io::Result<Then> {
        match signal {
            wake::WINCH => Ok(self.resized()),
            wake::CONT => {
                terminal::enter()?;
                Ok(self.resized())
            }
            wake::TSTP => self.sleep(true),
            signal => Ok(Then::End(Ended::Signal(signal))),
        }
    }

    #[cfg(not(unix))]
    fn signal(&mut self, signal: i32) -> io::Result<Then> {
        Ok(Then::End(Ended::Signal(signal)))
    }

    #[cfg(unix)]
    fn sleep(&mut self, asked: bool) -> io::Result<Then> {
        match wake::sleep(asked, terminal::give_back, terminal::enter)? {
            true => Ok(self.resized()),
            false => Ok(Then::Rest),
        }
    }

    #[cfg(not(unix))]
    fn sleep(&mut self, _: bool) -> io::Result<Then> {
        Ok(Then::Rest)
    }

    /// All is drawn again, in the size of now.
    fn resized(&mut self) -> Then {
        let (width, height) = terminal::size();
        self.canvas.forget(width, height);
        Then::Draw
    }

    fn events(&mut self, events: Vec<Event>) -> io::Result<Then> {
        let mut all = Then::Rest;
        let events = if self.session.typing() { events } else { keymap::joined(events) };
        for event in events {
            match self.event(event)? {
                Then::Rest => (),
                Then::Draw => all = Then::Draw,
                end => return Ok(end),
            }
        }
        Ok(all)
    }

    fn event(&mut self, event: Event) -> io::Result<Then> {
        match event {
            Event::Key(key) => match keymap::press(key, self.session.typing()) {
                Some(Press::Act(act)) => Ok(self.act(self.turned(act))),
                Some(Press::Redraw) => Ok(self.resized()),
                Some(Press::Suspend) => self.sleep(false),
                None => Ok(Then::Rest),
            },
            Event::Paste(text) if self.session.typing() => Ok(self.act(Act::Type(text))),
            Event::Mouse(mouse) => Ok(self.mouse(mouse)),
            Event::Resize(..) => Ok(self.resized()),
            Event::Paste(_) | Event::FocusGained | Event::FocusLost => Ok(Then::Rest),
        }
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Then {
        let act = match mouse.kind {
            MouseEventKind::ScrollUp => Some(Act::Wheel(-1)),
            MouseEventKind::ScrollDown => Some(Act::Wheel(1)),
            MouseEventKind::Down(MouseButton::Left) => match self.shown.at(mouse.column, mouse.row) {
                Some(Target::Row(at)) => Some(Act::Point(*at)),
                Some(Target::Field(at)) => Some(Act::PointField(*at)),
                Some(Target::Key(key)) => keymap::hinted(key).map(|act| self.turned(act)),
                None => None,
            },
            _ => None,
        };
        act.map_or(Then::Rest, |act| self.act(act))
    }

    /// Scrolls, or does what the screen makes of it.
    fn act(&mut self, act: Act) -> Then {
        if self.view.reads_on(&act, &self.page, self.session.typing()) {
            return Then::Draw;
        }
        let next = self.session.act(act.clone(), Now::read());
        let before = std::mem::take(&mut self.page);
        let then = self.follow(next);
        match next != Next::Fresh && self.page == before && self.view.goes_on(&act) {
            true => Then::Draw,
            false => then,
        }
    }

    fn follow(&mut self, next: Next) -> Then {
        match next {
            Next::Quit => return Then::End(Ended::Left),
            Next::Aloud => self.read_aloud(),
            Next::Fresh => self.view.fresh(),
            Next::Aside => self.below = std::mem::take(&mut self.view),
            Next::Back => self.view = std::mem::take(&mut self.below),
            Next::Redraw | Next::Same => (),
        }
        // What is read is the page that was there.
        if matches!(next, Next::Fresh | Next::Aside | Next::Back) {
            self.voice.hush();
        }
        self.ask_order();
        self.page = self.read();
        if matches!(next, Next::Same | Next::Aloud) { Then::Rest } else { Then::Draw }
    }

    /// Reads the page aloud; where it is read already, that ends.
    fn read_aloud(&mut self) {
        match self.voice.is_reading() {
            true => self.voice.hush(),
            false => self.voice.say(self.session.catalog().tag().as_str(), self.session.aloud()),
        }
    }

    /// The page that is on top. Where `?` is a sign to be typed, another key shows the keys.
    fn read(&self) -> Page {
        let mut page = self.session.page();
        if self.session.typing() {
            page.keys.iter_mut().filter(|hint| hint.key == "?").for_each(|hint| hint.key = "F1".to_owned());
        }
        page
    }

    fn draw(&mut self) -> io::Result<()> {
        // The terminal is no longer ours when another thread panicked.
        if terminal::panicked().is_some() {
            return Ok(());
        }
        let area = self.canvas.area();
        let mut next = Buffer::empty(area);
        let look = Look::of(self.session.settings(), self.can, self.session.catalog());
        terminal::order(look.order())?;
        self.shown = draw(&self.page, &mut self.view, &look, area, &mut next);
        self.canvas.show(next, self.shown.cursor)
    }
}
