//! A certificate as a page to hang up: one page of A4 across, PDF/A-2a, with its fonts in it and its code in a QR code
//! and in the metadata. The same certificate gives the same bytes.

mod fonts;
mod page;
mod shape;

use krilla::{
    Data, Document, SerializeSettings,
    configure::{Archival, ConfigurationBuilder},
    image::Image,
    metadata::{DateTime, Metadata, TextDirection},
};

use super::{Words, code::Coded, seal};
use crate::{lang::Catalog, seal::Key};

pub use fonts::{Fonts, places};

/// A centre's logo.
#[derive(Clone)]
pub struct Logo(Image);

/// Why there is no page.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NoPage {
    /// No font at hand has these signs.
    #[error("no font here has {}", listed(.0))]
    Missing(Vec<char>),
    /// The library refused.
    #[error("the page cannot be set: {0}")]
    Refused(String),
}

fn listed(signs: &[char]) -> String {
    let one = |sign: &char| format!("{sign} (U+{:04X})", u32::from(*sign));
    let most = 8;
    let listed: Vec<String> = signs.iter().take(most).map(one).collect();
    let more = if most < signs.len() { " and others" } else { "" };
    format!("{}{more}", listed.join(", "))
}

impl Logo {
    /// The logo in the bytes of a PNG file.
    pub fn of_png(bytes: Vec<u8>) -> Result<Self, String> {
        let image = Image::from_png(Data::from(bytes), false)?;
        match image.size() {
            (0, _) | (_, 0) => Err("it is empty".to_owned()),
            _ => Ok(Self(image)),
        }
    }
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({:?})", self.0.size())
    }
}

/// The page in the words of `catalog`, sealed with `key`.
pub fn write(
    coded: &Coded,
    catalog: &Catalog,
    logo: Option<&Logo>,
    fonts: &mut Fonts,
    key: &Key,
) -> Result<Vec<u8>, NoPage> {
    let configuration =
        ConfigurationBuilder::new().with_archival_validator(Archival::A2_A).finish().map_err(refused)?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let words = Words::of(&coded.said, catalog);
    page::draw(&mut document, coded, &words, catalog.tag(), logo, fonts)?;
    document.set_metadata(metadata(coded, &words, catalog));
    let mut bytes = document.finish().map_err(refused)?;
    seal::close(&mut bytes, key);
    Ok(bytes)
}

fn refused(error: impl std::fmt::Debug) -> NoPage {
    NoPage::Refused(format!("{error:?}").chars().take(200).collect())
}

fn metadata(coded: &Coded, words: &Words<'_>, catalog: &Catalog) -> Metadata {
    let said = &coded.said;
    let day = said.issued;
    let date = DateTime::new(u16::try_from(day.year).unwrap_or_default())
        .month(day.month as u8)
        .day(day.day as u8)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0);
    let direction = match catalog.tag().is_rtl() {
        true => TextDirection::RightToLeft,
        false => TextDirection::LeftToRight,
    };
    Metadata::new()
        .title(format!("{}: {}, {}", words.heading(), said.name, said.title))
        .description(words.number())
        .authors(vec![said.centre.clone()])
        .creator("Coursedeck".to_owned())
        .keywords(vec![coded.to_string(), seal::open()])
        .language(catalog.tag().to_string())
        .document_id(said.number.clone())
        .creation_date(date)
        .text_direction(direction)
}
