//! Spaced repetition: what was answered before tells when it should come up again.

use serde::{Deserialize, Serialize};

use crate::time::Stamp;

/// A question that comes up again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Days after which it would be remembered nine times in ten.
    pub stability: f64,
    /// How hard it is for this learner, 1 to 10.
    pub difficulty: f64,
    /// When it was last answered.
    pub last: Stamp,
    /// When it comes up again.
    pub due: Stamp,
}
