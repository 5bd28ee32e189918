//! What is in memory, kept off the disk.

/// Keeps other programs of the same account out of this one's memory from now on, and its memory out of core files.
/// Whoever rules the machine can still look.
#[cfg(target_os = "linux")]
pub fn hide_memory() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    // Where the system refuses, it is as it was before: nothing that anybody here could mend.
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Elsewhere the system has no such thing, or in another way.
#[cfg(not(target_os = "linux"))]
pub fn hide_memory() {}
