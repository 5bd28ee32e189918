//! Courses: what authors write, read and checked. Pure but for `load`, which reads through `files`.

pub mod check;
pub mod library;
pub mod load;
mod lower;
pub(crate) mod many;
pub mod model;
mod raw;
pub mod sealed;
pub mod shape;
pub mod strings;
pub mod vocab;
pub mod words;

pub use library::{Header, Library};
pub use load::{Loaded, Opened, Source};
pub use model::{Course, Exam, Kind, Lesson, Module, Percent, Question, Quiz};
pub use words::Words;
