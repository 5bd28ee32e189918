//! Every screen: keys in, cells and lines out. Each walk is taken in English and in French, in a usual window and in
//! the smallest one, and what it shows is one snapshot a screen.

mod board;
pub mod face;
mod laws;
mod walks;
