//! Every screen: keys in, cells and lines out. Each walk is taken in six languages, in English and French in the smallest
//! window, too, and what it shows is one snapshot a screen.

mod board;
mod bytes;
pub mod face;
mod laws;
mod walks;
