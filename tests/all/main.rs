//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod check;
mod cli;
mod face;
mod journey;
mod locales;
mod people;
mod pty;
mod quiz;
mod register;
mod restore;
mod store;
mod terminal;
