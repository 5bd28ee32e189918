//! What learners did, and what follows from it.
//!
//! The log of events is the only truth. Everything else is a fold of it: `events.fold(Progress::default(), after)`.

pub mod answers;
pub mod centre;
pub mod certificate;
pub mod chain;
pub mod completion;
pub mod enrolment;
pub mod happening;
pub mod person;
pub mod progress;
pub mod wire;

pub use answers::Answers;
pub use centre::{Audit, Centre, Preset, Session, Upgrades};
pub use certificate::{Certificate, Revocation, Said};
pub use completion::Entry;
pub use enrolment::{Enrolment, Outcome};
pub use happening::{Entered, Event, Happening, Judgement, Subject};
pub use person::{Consented, Details};
pub use progress::Progress;
pub use wire::Written;
