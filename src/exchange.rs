//! What travels from centre to centre by hand, and whom to believe: nothing is taken that is not signed, whole and known.

mod archive;
pub mod bundle;
pub mod install;
pub mod merge;
pub mod package;
pub mod trust;
