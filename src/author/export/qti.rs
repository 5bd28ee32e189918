//! QTI 2.2: a package with one file for each question, and a test that asks them by the course's rules.
//!
//! The same course gives the same bytes: the package has no date in it, and its files are in their order.

mod item;

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::{
    Asked, Head, Item, Loss, Lost, Part, Section, bounds, each_once, is_middle, lost_of, only_patterns,
    xml::Xml,
};
use crate::{
    course::{Kind, Quiz, model::Feedback},
    ids::ItemName,
    lang::Catalog,
};

/// The namespace of questions and tests.
const QTI: &str = "http://www.imsglobal.org/xsd/imsqti_v2p2";
/// Where a reader finds their schema.
const QTI_SCHEMA: &str =
    "http://www.imsglobal.org/xsd/imsqti_v2p2 http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd";
/// The namespace of the package's list.
const PACKAGE: &str = "http://www.imsglobal.org/xsd/imscp_v1p1";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// The name of the test's file.
const TEST: &str = "test.xml";

/// A package before it is packed.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// Its files by their paths, in order.
    pub files: Vec<(String, String)>,
    /// What QTI cannot say.
    pub lost: Vec<Lost>,
    /// How many questions are in it.
    pub count: usize,
}

/// The files of the package.
pub fn package(head: &Head, parts: &[Part], catalog: &Catalog) -> Package {
    let mut package = Package { files: Vec::new(), lost: Vec::new(), count: 0 };
    let mut names = Vec::new();
    for asked in each_once(parts) {
        let mut loss = Loss { name: &asked.name, lost: &mut package.lost };
        if only_patterns(&asked.item) {
            loss.whole("QTI readers know no patterns of ours, and it has no other right answer");
            continue;
        }
        tell_lost(&asked.item, &mut loss);
        package.files.push((path(&asked.name), item::write(head, asked, catalog)));
        names.push(asked.name.clone());
    }
    package.count = names.len();
    let test = test(head, parts, &names);
    package.files.insert(0, (TEST.to_owned(), test));
    package.files.insert(0, ("imsmanifest.xml".to_owned(), manifest(head, &names)));
    package
}

fn tell_lost(item: &Item, loss: &mut Loss<'_>) {
    lost_of(item).into_iter().for_each(|why| loss.part(why));
    if item.tags().next().is_some() {
        loss.part("its tags: a QTI item has none");
    }
    match &item.question.kind {
        Kind::Number { answer, tolerance, by } if !is_middle(*answer, bounds(*answer, *tolerance, *by)) => {
            loss.part("its right answer: QTI has a range here, and its middle is shown as the answer");
        }
        Kind::Essay { words: Some(_) } => {
            loss.part("how many words are asked for: QTI says how long the field is, and no more");
        }
        _ => {}
    }
}

/// The package as one zip file.
pub fn zipped(package: &Package) -> ZipResult<Vec<u8>> {
    let plain = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in &package.files {
        zip.start_file(path.as_str(), plain)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A name as QTI takes it: it begins with a letter or a line.
fn identifier(text: &str) -> String {
    match text.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        true => text.to_owned(),
        false => format!("_{text}"),
    }
}

/// A question's name in the package. No id has a point in it, so no two are the same.
fn named(name: &ItemName) -> String {
    identifier(&format!("{}.{}", name.module, name.item))
}

fn path(name: &ItemName) -> String {
    format!("items/{}/{}.xml", name.module, name.item)
}

fn manifest(head: &Head, names: &[ItemName]) -> String {
    let mut xml = Xml::new();
    let identifier = identifier(&head.id);
    let schema = format!("{PACKAGE} http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd");
    xml.open(
        "manifest",
        &[
            ("xmlns", PACKAGE),
            ("xmlns:xsi", XSI),
            ("xsi:schemaLocation", &schema),
            ("identifier", &identifier),
        ],
    );
    xml.open("metadata", &[])
        .text("schema", &[], "QTIv2.2 Package")
        .text("schemaversion", &[], "1.0.0")
        .close();
    xml.empty("organizations", &[]).open("resources", &[]);
    let kind = "imsqti_test_xmlv2p2";
    xml.open("resource", &[("identifier", "test"), ("type", kind), ("href", TEST)]);
    xml.empty("file", &[("href", TEST)]);
    for name in names {
        xml.empty("dependency", &[("identifierref", &named(name))]);
    }
    xml.close();
    for name in names {
        let (named, path) = (named(name), path(name));
        xml.open("resource", &[("identifier", &named), ("type", "imsqti_item_xmlv2p2"), ("href", &path)]);
        xml.empty("file", &[("href", &path)]).close();
    }
    xml.close().close();
    xml.finish()
}

fn test(head: &Head, parts: &[Part], names: &[ItemName]) -> String {
    let mut xml = Xml::new();
    xml.open(
        "assessmentTest",
        &[
            ("xmlns", QTI),
            ("xmlns:xsi", XSI),
            ("xsi:schemaLocation", QTI_SCHEMA),
            ("identifier", &identifier(&head.id)),
            ("title", &head.title),
            ("toolName", "Coursedeck"),
        ],
    );
    let score = [("identifier", "SCORE"), ("cardinality", "single"), ("baseType", "float")];
    xml.empty("outcomeDeclaration", &score);
    for part in parts {
        self::part(&mut xml, part, names);
    }
    // Practice earns nothing: it has no rules.
    xml.open("outcomeProcessing", &[]).open("setOutcomeValue", &[("identifier", "SCORE")]).open("sum", &[]);
    xml.empty("testVariables", &[("variableIdentifier", "SCORE"), ("includeCategory", "graded")]);
    xml.close().close().close().close();
    xml.finish()
}

fn part(xml: &mut Xml, part: &Part, names: &[ItemName]) {
    let is_there = |asked: &&Asked| names.contains(&asked.name);
    if !part.sections.iter().flat_map(|section| &section.asked).any(|asked| is_there(&asked)) {
        return;
    }
    let at_once = part.rules.as_ref().is_none_or(|rules| rules.feedback == Feedback::Immediate);
    let mode = if at_once { "individual" } else { "simultaneous" };
    let name = identifier(&part.id);
    xml.open("testPart", &[("identifier", &name), ("navigationMode", "nonlinear"), ("submissionMode", mode)]);
    // 0: as often as one likes.
    let tries = if part.rules.is_some() { "1" } else { "0" };
    xml.empty("itemSessionControl", &[("maxAttempts", tries), ("showFeedback", "true")]);
    if let Some(minutes) = part.rules.as_ref().and_then(|rules| rules.minutes) {
        xml.empty("timeLimits", &[("maxTime", &(u64::from(minutes) * 60).to_string())]);
    }
    for (at, section) in part.sections.iter().enumerate() {
        self::section(xml, &format!("{name}.section-{}", at + 1), section, part.rules.as_ref(), names);
    }
    xml.close();
}

fn section(xml: &mut Xml, name: &str, section: &Section, rules: Option<&Quiz>, names: &[ItemName]) {
    let asked: Vec<&Asked> = section.asked.iter().filter(|asked| names.contains(&asked.name)).collect();
    if asked.is_empty() {
        return;
    }
    xml.open("assessmentSection", &[("identifier", name), ("title", &section.title), ("visible", "true")]);
    if let Some(take) = section.take.filter(|take| *take < asked.len()) {
        xml.empty("selection", &[("select", &take.to_string())]);
    }
    if rules.is_some_and(|rules| rules.shuffle) {
        xml.empty("ordering", &[("shuffle", "true")]);
    }
    for asked in asked {
        // The same question may be asked by a quiz and by the exam.
        let reference = format!("{name}.{}", named(&asked.name));
        let is_graded = rules.is_some() && !matches!(asked.item.question.kind, Kind::Survey { .. });
        let category = if is_graded { "graded" } else { "ungraded" };
        let path = path(&asked.name);
        xml.empty(
            "assessmentItemRef",
            &[("identifier", &reference), ("href", &path), ("category", category)],
        );
    }
    xml.close();
}
