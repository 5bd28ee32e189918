//! The formats that authors come from and go to: question banks of other programs. Pure: bytes and texts in, values and
//! texts out; nothing here reads a disk.
//!
//! Every importer fills one gatherer, which gives ids, cleans texts and lets in only what a course can hold.
//! [`read::read`] is the door to all of them, and [`write::modules`] makes modules of the result.

mod aiken;
pub mod bank;
mod cloze;
pub mod decode;
pub mod enlist;
mod gather;
mod gift;
pub mod html;
mod moodle;
pub mod name;
mod plain;
pub mod qti;
pub mod read;
mod settle;
mod table;
pub mod write;
mod xml;

pub use bank::{Bank, Item, Note, Open};
