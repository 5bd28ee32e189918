//! The `coursedeck` program.

fn main() {}
