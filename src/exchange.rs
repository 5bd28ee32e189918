//! What travels between machines that are never online, and what of it is believed.

pub mod bundle;
pub mod merge;
pub mod trust;
