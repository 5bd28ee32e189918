//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod backup;
mod board;
mod bundle;
mod certificate;
mod check;
mod check_command;
mod class;
mod cli;
mod doctor;
mod enter;
mod export;
mod face;
mod import;
mod journey;
mod locales;
mod manual;
mod operators;
mod people;
mod pictures;
mod pty;
mod quiz;
mod readers;
mod records;
mod register;
mod report;
mod restore;
mod screens;
mod stats;
mod store;
mod terminal;
mod translate;
mod write;
