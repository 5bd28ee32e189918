//! The fonts at hand: those in the program, then those in the folders of the centre and of the system, which are looked
//! at only when a sign is in none of the first.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use krilla::{Data, text::Font};
use skrifa::{FontRef, MetadataProvider};

use crate::files;

/// The fonts in the program; `fonts/README.md` says where they are from. Which sign is in which font goes by this order.
const OWN: &[&[u8]] = &[
    include_bytes!("../fonts/NotoSerif-Regular.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSerifDevanagari-Regular.ttf"),
    include_bytes!("../fonts/NotoSerifEthiopic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansSC-Regular.otf"),
];
/// For what stands out, where it is written in Latin, Greek or Cyrillic letters.
const BOLD: &[u8] = include_bytes!("../fonts/NotoSerif-Bold.ttf");
/// A longer file is no font that a certificate needs.
const LONGEST: usize = 64 << 20;
/// How deep folders of fonts are looked through, and how many files at most.
const DEEPEST: usize = 4;
const MOST: usize = 4000;

/// A font, ready to measure and to draw.
pub(super) struct Face {
    data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    index: u32,
    pub font: Font,
}

/// The fonts at hand.
pub struct Fonts {
    faces: Vec<Face>,
    bold: Option<usize>,
    /// The folders that were not looked at yet.
    folders: Vec<PathBuf>,
}

impl Face {
    fn new(data: Arc<dyn AsRef<[u8]> + Send + Sync>, index: u32) -> Option<Self> {
        let font = Font::new(Data::from(Arc::clone(&data)), index)?;
        Some(Self { data, index, font })
    }

    /// The font, to be read.
    pub fn read(&self) -> Option<FontRef<'_>> {
        FontRef::from_index((*self.data).as_ref(), self.index).ok()
    }

    /// The glyph of a sign.
    pub fn glyph(&self, sign: char) -> Option<u32> {
        let glyph = self.read().and_then(|font| font.charmap().map(sign))?.to_u32();
        Some(glyph).filter(|glyph| *glyph != 0)
    }

    /// Whether it has a sign.
    pub fn has(&self, sign: char) -> bool {
        self.glyph(sign).is_some()
    }
}

impl Fonts {
    /// Those in the program; for what they lack, those in `folders` and below, the first first.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        let own = |bytes: &'static [u8]| Face::new(Arc::new(bytes), 0);
        let mut faces: Vec<Face> = OWN.iter().filter_map(|bytes| own(bytes)).collect();
        let bold = own(BOLD).map(|face| {
            faces.push(face);
            faces.len() - 1
        });
        Self { faces, bold, folders }
    }

    pub(super) fn face(&self, at: usize) -> &Face {
        &self.faces[at]
    }

    /// The font for a sign; a bold one where there is one and it is wanted.
    pub(super) fn pick(&mut self, sign: char, bold: bool) -> Option<usize> {
        let heavy = self.bold.filter(|at| bold && self.faces[*at].has(sign));
        let known = |faces: &[Face], not: Option<usize>| {
            faces.iter().enumerate().find(|(at, face)| Some(*at) != not && face.has(sign)).map(|(at, _)| at)
        };
        heavy.or_else(|| known(&self.faces, self.bold)).or_else(|| self.look_for(sign))
    }

    /// Looks for a font that has `sign` in the folders. One that was found is kept.
    fn look_for(&mut self, sign: char) -> Option<usize> {
        let mut left = MOST;
        for folder in self.folders.clone() {
            let found = find(&folder, DEEPEST, &mut left, &|face| face.has(sign));
            if let Some(face) = found {
                self.faces.push(face);
                return Some(self.faces.len() - 1);
            }
        }
        None
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({} faces, {:?})", self.faces.len(), self.folders)
    }
}

/// Where fonts are looked for: in the centre's own folder, then in those of the system.
pub fn places(data: &Path, env: &dyn Fn(&str) -> Option<String>) -> Vec<PathBuf> {
    let mut places = vec![data.join("fonts")];
    match cfg!(windows) {
        true => places.extend(env("WINDIR").map(|it| Path::new(&it).join("Fonts"))),
        false => {
            let home = env("HOME").map(PathBuf::from);
            let in_home = [".local/share/fonts", ".fonts", "Library/Fonts"];
            places.extend(home.iter().flat_map(|home| in_home.iter().map(move |it| home.join(it))));
            let of_system =
                ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"];
            places.extend(of_system.iter().map(PathBuf::from));
        }
    }
    places
}

fn find(folder: &Path, depth: usize, left: &mut usize, wanted: &dyn Fn(&Face) -> bool) -> Option<Face> {
    let entries = files::list(folder).unwrap_or_default();
    for entry in &entries {
        let path = folder.join(&entry.name);
        let found = match entry.what {
            files::What::Folder if 0 < depth => find(&path, depth - 1, left, wanted),
            files::What::File if is_font(&entry.name) && 0 < *left => {
                *left -= 1;
                load(&path).into_iter().find(|face| wanted(face))
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_font(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".ttf", ".otf", ".ttc", ".otc"].iter().any(|ending| name.ends_with(ending))
        // Where there is a choice, the usual cut is taken.
        && !["bold", "italic", "black", "light", "thin", "medium", "heavy", "oblique", "emoji"]
            .iter()
            .any(|cut| name.contains(cut))
}

/// The fonts in a file; none where it is no sound font.
fn load(path: &Path) -> Vec<Face> {
    let Ok(bytes) = files::read_at_most(path, LONGEST) else { return Vec::new() };
    let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
    let count = match skrifa::raw::FileRef::new((*data).as_ref()) {
        Ok(skrifa::raw::FileRef::Collection(collection)) => collection.len(),
        Ok(skrifa::raw::FileRef::Font(_)) => 1,
        Err(_) => 0,
    };
    (0..count).filter_map(|index| Face::new(Arc::clone(&data), index)).collect()
}
