//! `coursedeck course`: what there is, what it says of itself, and whether it is whole.

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    args::{Args, Format},
    learn,
    trouble::Trouble,
};
use crate::{
    course::load::{self, Loaded, Source},
    diag::{Code, render},
    ids::CourseId,
    lang::{self, Catalog},
};

/// Lists the courses.
pub fn list(args: &Args, format: Format) -> Result<ExitCode, Trouble> {
    let library = learn::library(args, &learn::data(args)?);
    let language = learn::language(args)?;
    let catalog = Catalog::shipped(&language);
    for id in library.ids() {
        match (library.header(&id, &language), format) {
            (Ok(header), Format::Json) => println!(
                "{}",
                serde_json::json!({
                    "id": id.as_str(), "version": header.version, "title": header.title,
                    "languages": header.languages, "minutes": header.minutes,
                    "modules": header.modules, "requires": header.requires,
                })
            ),
            (Ok(header), Format::Text) => {
                let languages: Vec<&str> = header.languages.iter().map(|tag| tag.as_str()).collect();
                let minutes = catalog.minutes(header.minutes);
                println!(
                    "{id:<24} {:<8} {minutes:<10} {:<12} {}",
                    header.version,
                    languages.join(" "),
                    header.title
                );
            }
            (Err(faults), Format::Json) => {
                println!("{}", serde_json::json!({ "id": id.as_str(), "faults": faults.len() }));
            }
            (Err(_), Format::Text) => println!("{id:<24} {}", catalog.say("course-broken")),
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows what a course says of itself.
pub fn show(args: &Args, id: &str) -> Result<ExitCode, Trouble> {
    let library = learn::library(args, &learn::data(args)?);
    let language = learn::language(args)?;
    let catalog = Catalog::shipped(&language);
    let id: CourseId = id.parse().map_err(|error| Trouble::input(format!("{id:?} is no course: {error}")))?;
    if !library.ids().contains(&id) {
        return Err(Trouble::input(format!("there is no course {id}"))
            .hinted("`coursedeck course list` shows what there is"));
    }
    let Loaded { course, diagnostics, sources } = library.open(&id);
    let Some(opened) = course else {
        return Ok(tell(&id, &diagnostics, &sources));
    };
    let (course, words) = (&opened.course, opened.words(&language));
    println!("{} ({id} {})\n{}\n", words.title, course.version, words.summary);
    println!("{}, {}, {}", catalog.minutes(course.minutes), course.licence, course.authors.join(", "));
    let languages: Vec<String> = course.languages.iter().map(lang::own_name).collect();
    println!("{}\n", languages.join(", "));
    for module in &course.modules {
        let title = words.module(&module.id).map_or("", |words| words.title.as_str());
        println!("  {:<24} {title} ({} + {})", module.id, module.lessons.len(), module.pool.len());
    }
    Ok(ExitCode::SUCCESS)
}

/// Finds the faults of courses, or tells all about one kind.
pub fn check(args: &Args, paths: &[PathBuf], explain: Option<&str>) -> Result<ExitCode, Trouble> {
    if let Some(code) = explain {
        let code = Code::ALL.iter().find(|it| it.name() == code);
        let code = code.ok_or_else(|| {
            Trouble::input(format!("{:?} is no code", explain.unwrap_or_default()))
                .hinted("a code stands in brackets after `error` or `warning`")
        })?;
        println!("{}\n\n{}", code.name(), code.explain());
        return Ok(ExitCode::SUCCESS);
    }
    let mut worst = ExitCode::SUCCESS;
    let mut checked = 0;
    for (source, id) in wanted(args, paths)? {
        let Loaded { diagnostics, sources, .. } = load::load(&source, &id);
        checked += 1;
        if !diagnostics.is_empty() {
            let code = tell(&id, &diagnostics, &sources);
            if diagnostics.iter().any(|it| it.is_error()) {
                worst = code;
            }
        }
    }
    let plural = if checked == 1 { "course" } else { "courses" };
    println!("{checked} {plural} checked");
    Ok(worst)
}

/// The courses to check.
fn wanted(args: &Args, paths: &[PathBuf]) -> Result<Vec<(Source, CourseId)>, Trouble> {
    if paths.is_empty() {
        let library = learn::library(args, &learn::data(args)?);
        return Ok(library.ids().into_iter().filter_map(|id| Some((library.source(&id)?, id))).collect());
    }
    let mut found = Vec::new();
    for path in paths {
        if path.join("course.toml").exists() {
            found.push(course_at(path)?);
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|error| {
            Trouble::input(format!("{}: {error}", path.display()))
                .hinted("name a course's folder, or a folder of courses")
        })?;
        let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        folders.sort();
        for folder in folders.iter().filter(|folder| folder.join("course.toml").exists()) {
            found.push(course_at(folder)?);
        }
    }
    match found.is_empty() {
        true => Err(Trouble::input("there is no course.toml there")
            .hinted("name a course's folder, or a folder of courses")),
        false => Ok(found),
    }
}

fn course_at(folder: &Path) -> Result<(Source, CourseId), Trouble> {
    let whole =
        folder.canonicalize().map_err(|error| Trouble::input(format!("{}: {error}", folder.display())))?;
    let name = whole.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = name.parse().map_err(|error| {
        Trouble::input(format!("the folder {name:?} cannot name a course: {error}"))
            .hinted("rename the folder, as safe-online")
    })?;
    Ok((Source::Folder(folder.to_owned()), id))
}

/// Says the faults of a course.
fn tell(
    id: &CourseId,
    diagnostics: &[crate::diag::Diagnostic],
    sources: &std::collections::BTreeMap<String, String>,
) -> ExitCode {
    let styled = std::io::stdout().is_terminal();
    println!("{id}:");
    for diagnostic in diagnostics {
        let source = sources.get(&diagnostic.place.file).map_or("", String::as_str);
        println!("{}\n", render::text(diagnostic, source, styled));
    }
    ExitCode::from(1)
}
