//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod check;
mod face;
mod locales;
// Some tests need more of a terminal than others.
#[allow(dead_code)]
mod pty;
mod quiz;
mod store;
mod terminal;
mod write;
