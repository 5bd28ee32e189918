//! Rosters: lists of learners as they come from spreadsheets and from Kolibri, and what they would change on the register.
//!
//! Pure. Nothing is guessed and nobody is deleted: what is not sure is left out, and told.

pub mod plan;
pub mod table;

pub use plan::{How, Plan, Planned, What, plan};
pub use table::{BadRoster, Roster, Row, read, write};
