//! Courses: what authors write, read and checked. Pure but for `load`, which reads through `files`.

pub mod model;
pub mod words;

pub use model::{Course, Exam, Kind, Lesson, Module, Percent, Question, Quiz};
pub use words::Words;
