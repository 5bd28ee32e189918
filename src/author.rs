//! What helps an author write: a first course, one layout, schemas for editors, and what a change means to learners.

pub mod diff;
pub mod fmt;
pub mod new;
pub mod schema;
mod statement;
