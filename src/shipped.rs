//! What stands in the program itself: the courses and the locales it ships. Made by the build script.

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));
