//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod check;
mod cli;
mod enter;
mod export;
mod face;
mod import;
mod journey;
mod locales;
mod pictures;
mod pty;
mod quiz;
mod readers;
mod records;
mod restore;
mod screens;
mod stats;
mod store;
mod terminal;
mod translate;
mod write;
