//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod backup;
mod bidi;
mod board;
mod bundle;
mod certificate;
mod check;
mod check_command;
mod class;
mod cli;
mod crash;
mod crowd;
mod doctor;
mod enter;
mod export;
mod face;
mod faults;
mod hostile;
mod import;
mod journey;
mod lines;
mod locales;
mod manual;
mod operators;
mod package;
mod people;
mod pictures;
mod pty;
#[cfg(all(unix, feature = "push"))]
mod push;
mod quiz;
mod readers;
mod records;
mod register;
mod report;
mod restore;
mod screens;
mod secrets;
mod stats;
mod store;
mod terminal;
mod translate;
mod trust;
mod write;
