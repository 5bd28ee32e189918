//! All tests that look at the program from outside, in one program.
#![allow(clippy::unwrap_used)]

mod locales;
mod quiz;
