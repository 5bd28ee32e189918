//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod board;
mod check;
mod check_command;
mod class;
mod cli;
mod enter;
mod export;
mod face;
mod import;
mod journey;
mod locales;
mod manual;
mod people;
mod pictures;
mod pty;
mod quiz;
mod readers;
mod records;
mod register;
mod restore;
mod round;
mod screens;
mod stats;
mod store;
mod terminal;
mod translate;
mod write;
