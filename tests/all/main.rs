//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod check;
mod check_command;
mod face;
mod locales;
mod manual;
mod quiz;
mod store;
mod terminal;
