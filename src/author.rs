//! What helps an author: a first course, one layout, schemas for editors, what a change means to learners, and the formats
//! that questions come from and go to. Pure: bytes and texts in, values and texts out; nothing here reads a disk.
//!
//! Every importer fills one gatherer, which gives ids, cleans texts and lets in only what a course can hold.
//! [`read::read`] is the door to all of them, and [`write::modules`] makes modules of the result.

mod aiken;
#[cfg(test)]
mod any;
pub mod bank;
mod cloze;
pub mod decode;
pub mod diff;
pub mod enlist;
pub mod export;
pub mod fmt;
mod gather;
mod gift;
pub mod html;
mod moodle;
pub mod name;
pub mod new;
mod plain;
pub mod po;
pub mod qti;
pub mod read;
pub mod schema;
mod settle;
pub mod sheet;
mod statement;
mod table;
pub mod translate;
pub mod write;
mod xml;

pub use bank::{Bank, Item, Note, Open};
