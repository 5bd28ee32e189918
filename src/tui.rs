//! The full-screen face: it draws pages and turns keys into acts. The only module that knows a terminal.
//!
//! A page is laid out ([`draw`]) into cells, and only the cells that changed are written. Between two events nothing
//! runs. However the program ends, the terminal is given back as it was.

mod ascii;
mod decode;
mod dress;
mod keymap;
mod paint;
mod pen;
mod rtl;
mod run;
mod terminal;
mod theme;
mod wake;

pub use keymap::{Press, press};
pub use paint::{LEAST, Shown, Target, View, draw};
pub use rtl::turned;
pub use run::{Ended, run};
pub use terminal::{Canvas, size};
pub use theme::{Abilities, Look, Theme};
