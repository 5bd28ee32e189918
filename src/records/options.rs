//! What all forms share: what is asked for, of whom, and in which words.

use super::{pseudonym::Anonymous, record::Centre, table::What};
use crate::store::Ask;

/// The fewest people of a group, where nobody says otherwise.
pub const MIN_CELL: usize = 5;

/// What is sent out.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which table.
    pub what: What,
    /// Which of its rows.
    pub ask: Ask,
    /// How people are hidden, where they are.
    pub anonymous: Option<Anonymous>,
    /// The centre that sends it.
    pub centre: Option<Centre>,
}
