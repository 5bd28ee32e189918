//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod check;
mod cli;
mod face;
mod journey;
mod locales;
mod pty;
mod quiz;
mod readers;
mod records;
mod restore;
mod stats;
mod store;
mod terminal;
