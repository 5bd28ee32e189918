//! What helps an author: a first course, one layout, schemas for editors, what a change means to learners, and the formats
//! that questions come from and go to. Pure: bytes and texts in, values and texts out; nothing here reads a disk.

pub mod bank;
pub mod diff;
pub mod export;
pub mod fmt;
pub mod new;
pub mod schema;
mod statement;

pub use bank::{Bank, Item, Note};
