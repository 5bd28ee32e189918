//! A translation as a PO file, for those who don't write TOML.

use super::{Desk, context};
use crate::{
    author::{
        po::{Entry, Po},
        sheet::Sheet,
    },
    course::strings::{self, Item, Piece, Said, State, What},
    diag::render,
    lang::Tag,
};

/// The fields of a PO file that say who translated. They are kept in the comments at the top of a file.
pub const CREDITS: [&str; 3] = ["PO-Revision-Date", "Last-Translator", "Language-Team"];

/// The files `names` of a course as one PO file; without a language as a template.
pub fn send(desk: &Desk<'_>, language: Option<&Tag>, names: &[&str]) -> Po {
    Po {
        comments: vec![format!("The words of {}: {}", desk.id, names.join(", "))],
        header: header(desk, language, names),
        is_template: language.is_none(),
        entries: names.iter().flat_map(|name| file(desk, language, name)).collect(),
        obsolete: 0,
    }
}

fn header(desk: &Desk<'_>, language: Option<&Tag>, names: &[&str]) -> Vec<(String, String)> {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut header = vec![
        field("Project-Id-Version", &format!("{} {}", desk.id, desk.version)),
        field("Report-Msgid-Bugs-To", ""),
    ];
    let told = language.map(|language| credits(desk, language, names)).unwrap_or_default();
    for name in CREDITS {
        let said = told.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value);
        header.push(field(name, said));
    }
    header.extend([
        field("Language", &language.map(|tag| tag.as_str().replace('-', "_")).unwrap_or_default()),
        field("MIME-Version", "1.0"),
        field("Content-Type", "text/plain; charset=UTF-8"),
        field("Content-Transfer-Encoding", "8bit"),
        field("X-Source-Language", desk.language.as_str()),
        field("X-Generator", concat!("Coursedeck ", env!("CARGO_PKG_VERSION"))),
    ]);
    header
}

/// Who translated, as the comments at the top of the first file say.
fn credits(desk: &Desk<'_>, language: &Tag, names: &[&str]) -> Vec<(String, String)> {
    let sheet = names.first().and_then(|name| desk.overlay(language, name)).and_then(Sheet::read);
    let credit = |line: &str| {
        let (name, value) = line.split_once(':')?;
        CREDITS.contains(&name).then(|| (name.to_owned(), value.trim().to_owned()))
    };
    sheet.unwrap_or_default().top().into_iter().filter_map(credit).collect()
}

fn file(desk: &Desk<'_>, language: Option<&Tag>, name: &str) -> Vec<Entry> {
    let text = language.and_then(|language| desk.overlay(language, name)).unwrap_or_default();
    let (overlay, sheet) = (strings::read(text).unwrap_or_default(), Sheet::read(text).unwrap_or_default());
    let original = desk.original(name);
    let entry = |said: &Said<'_>| {
        let (line, _) = render::position(original, said.source.place.start);
        let is_fuzzy = matches!(said.state, State::Stale | State::Draft);
        let id = said.item.id.as_deref();
        Entry {
            context: Some(context(name, said.item, &said.source.key)),
            source: said.source.text.clone(),
            text: said.words().unwrap_or_default().to_owned(),
            comments: home(said).map_or(Vec::new(), |key| sheet.comment(id, &key)),
            notes: vec![note(said.item, said.source)],
            places: vec![format!("{name}.toml:{line}")],
            flags: if is_fuzzy { vec!["fuzzy".to_owned()] } else { Vec::new() },
            ..Entry::default()
        }
    };
    strings::compare(desk.source(name), &overlay).iter().map(entry).collect()
}

/// The key over which the comment of a string stands; none where it has no words. A list's goes with its first entry.
pub fn home(said: &Said<'_>) -> Option<String> {
    let key = &said.source.key;
    if said.draft.is_some() {
        return Some(format!("draft.{key}"));
    }
    said.shown?;
    match strings::list_of(key) {
        None => Some(key.clone()),
        Some(list) => key.ends_with(".1").then(|| list.to_owned()),
    }
}

/// What a translator should know about a string: what it is, and what must stay as it is.
fn note(item: &Item, piece: &Piece) -> String {
    let kind = item.kind.as_ref().map_or(String::new(), |kind| format!(" ({kind})"));
    let what = match &item.what {
        What::File => "the file".to_owned(),
        What::Lesson => "a lesson".to_owned(),
        What::Check(_) => format!("a check{kind}"),
        What::Question => format!("a question{kind}"),
    };
    let key = piece.key.split('.').next().unwrap_or_default();
    let rule = match key {
        _ if strings::is_joined(&piece.key) => "; a line an entry, and there may be more or fewer",
        "title" | "unit" | "scale" => "; one line",
        "text" => "; keep each {{name}} as it is, in any order",
        "body" if piece.text.contains("[!") => {
            "; Markdown; keep [!TIP] and its like as they are; tables and code at most 76 columns wide"
        }
        "body" => "; Markdown; tables and code at most 76 columns wide",
        _ => "",
    };
    format!("{key} of {what}{rule}")
}
