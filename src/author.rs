//! The formats that authors come from and go to: question banks of other programs. Pure: bytes and texts in, values and
//! texts out; nothing here reads a disk.

pub mod bank;

pub use bank::{Bank, Item, Note};
