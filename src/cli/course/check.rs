//! `coursedeck course check`: what is wrong with courses, each fault with its place and its mend.

use std::{path::PathBuf, process::ExitCode};

use crate::{
    cli::{args::Args, trouble::Trouble},
    course::load::{self, Loaded},
    diag::Code,
};

/// Finds the faults of courses, each with its place and its mend
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: coursedeck course check courses/staying-safe-online")]
pub struct Check {
    /// Course folders, or folders of courses; without any, all courses that the program knows
    paths: Vec<PathBuf>,
    /// Tells all about one kind of fault
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

/// Finds the faults of courses, or tells all about one kind.
pub fn run(args: &Args, check: &Check) -> Result<ExitCode, Trouble> {
    if let Some(named) = &check.explain {
        let code = Code::ALL.iter().find(|it| it.name() == named);
        let code = code.ok_or_else(|| {
            Trouble::input(format!("{named:?} is no code"))
                .hinted("a code stands in brackets after `error` or `warning`")
        })?;
        println!("{}\n\n{}", code.name(), code.explain());
        return Ok(ExitCode::SUCCESS);
    }
    let mut worst = ExitCode::SUCCESS;
    let mut checked = 0;
    for (source, id) in super::wanted(args, &check.paths)? {
        let Loaded { diagnostics, sources, .. } = load::load(&source, &id);
        checked += 1;
        if !diagnostics.is_empty() {
            let code = super::tell(&id, &diagnostics, &sources);
            if diagnostics.iter().any(|it| it.is_error()) {
                worst = code;
            }
        }
    }
    let plural = if checked == 1 { "course" } else { "courses" };
    println!("{checked} {plural} checked");
    Ok(worst)
}
