//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod architecture;
mod check;
mod face;
mod locales;
mod quiz;
mod store;
mod terminal;
mod translate;
