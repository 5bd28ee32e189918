//! What a thing is about: codes of closed vocabularies.

use crate::{
    course::{
        model::Tags,
        raw::{Keys, Value, listed, quoted},
        shape::TAGS,
        vocab::{self, BadTag, SCHEMES},
    },
    diag::Code,
};

/// The tags under `[tags]`, none where it is not there.
pub fn tags(keys: &Keys<'_>) -> Tags {
    let Some(keys) = keys.table("tags", "`tags`") else { return Tags::default() };
    keys.only(TAGS);
    let mut tags = Tags::default();
    for value in keys.iter() {
        match value.key() {
            "sector" => tags.sectors = value.lines(),
            "stage" => tags.stage = value.count(1..=4).and_then(|stage| u8::try_from(stage).ok()),
            key if TAGS.iter().any(|it| it.name == key) => {
                let codes = value.list().into_iter().flatten();
                tags.codes.extend(codes.filter_map(|value| tag(key, &value)));
            }
            _ => (),
        }
    }
    tags
}

fn tag(key: &str, value: &Value<'_>) -> Option<String> {
    // The goals are numbers; all other codes are texts, and `4.1` without quotes would be a number too.
    let code = match key {
        "sdg" => value.code(),
        _ => value.raw().map(str::to_owned),
    }?;
    let tag = vocab::tag(key, &code);
    match tag {
        Ok(_) => (),
        Err(BadTag::Scheme) => {
            let names: Vec<&str> = SCHEMES.iter().filter(|it| it.key == key).map(|it| it.name).collect();
            let message = format!("{} names no scheme of `{key}`", quoted(&code));
            value.note(Code::UnknownTag, message, format!("the schemes are {}", listed(&names)));
        }
        Err(BadTag::Code(name)) => {
            let message = format!("{} is no code of {name}", quoted(&code));
            value.note(Code::UnknownTag, message, codes(name));
        }
    }
    tag.ok()
}

fn codes(name: &str) -> String {
    let codes = SCHEMES.iter().find(|it| it.name == name).map_or(&[][..], |it| it.codes);
    let codes: Vec<&str> = codes.iter().map(|(code, _)| *code).collect();
    format!("its codes are {}", codes.join(" "))
}
