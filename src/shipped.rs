//! What stands in the program itself: the courses and the locales it ships. Made by the build script.

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The commit that the program was built from, or `unknown`.
pub const COMMIT: &str = env!("COURSEDECK_COMMIT");
