//! Coursedeck runs digital-skills courses in a terminal, with no network.
//!
//! Read from the ground up: each module may use those on the floors below it, never one above.
//!
//! | floor | modules | what they know |
//! | --- | --- | --- |
//! | 10 | `cli` | commands: arguments in, library called, text out |
//! | 9 | [`tui`], [`plain`] | faces: they draw pages and turn keys and lines into acts |
//! | 8 | [`screen`] | what is on the screen, how it answers, and what it says; no terminal, no disk |
//! | 7 | [`study`], [`roster`], [`records`], [`exchange`] | a learner at work; lists of learners from elsewhere; rows for others, and their forms; what travels from centre to centre, and whom to believe |
//! | 6 | [`store`] | one SQLite file; the only SQL for it |
//! | 5 | [`log`] | events, their chain, what follows from them |
//! | 4 | [`author`] | a first course, layouts, schemas, translations, what authors bring in and take out |
//! | 3 | [`quiz`] | asking and marking, and what answers tell about questions |
//! | 2 | [`course`] | model, loader, translations, advice |
//! | 1 | [`text`], [`lang`], [`diag`], [`page`] | Markdown and wrapping, locales, what an author should know, a screen in words |
//! | 0 | [`ids`], [`time`], [`rng`], [`files`], [`seal`], [`shipped`], [`voice`] | names, clock, chance, bytes on disk, digests, text read aloud |
//!
//! Floors 1 to 5 and 8 are pure but for `course::load`: time, chance and words are arguments. A test keeps the floors.

pub mod files;
pub mod ids;
pub mod rng;
pub mod seal;
pub mod shipped;
pub mod time;
pub mod voice;

pub mod diag;
pub mod lang;
pub mod page;
pub mod text;

pub mod course;

pub mod quiz;

pub mod author;

pub mod log;

pub mod store;

pub mod exchange;
pub mod records;
pub mod roster;
pub mod study;

pub mod screen;

pub mod plain;
pub mod tui;

pub mod cli;
