//! What authors and translators bring in and take out. Pure: texts in, texts out, no disk, no clock.

pub mod po;
pub mod sheet;
pub mod translate;
