//! `coursedeck centre init`: who we are, asked in a minute.

use std::process::ExitCode;

use crate::{
    cli::{
        args::Args,
        ask,
        guard::{self, Desk},
        learn, learner,
        trouble::Trouble,
    },
    ids::CentreId,
    lang::Tag,
    log::{Centre, Preset},
    store::Store,
    text::clean,
};

/// What the trail calls whoever came in by the recovery code.
pub const RECOVERY: &str = "recovery code";

/// Sets up this centre: its name, its key, and who may do what; asks, and Enter accepts what is proposed
///
/// Nothing needs it: without a set-up everything works, and nobody is asked for a passphrase. It can be run again to change what
/// it says; the key stays.
#[derive(Debug, clap::Args)]
#[command(after_help = "Presets:
  open    learners add themselves; nobody is asked for a passphrase
  school  learners add themselves; changing people and giving out names asks for the passphrase
  formal  as school, and only the facilitator adds learners

Example: coursedeck centre init --name \"Kisumu Digital Centre\" --country KE --language en --language sw --yes --new-passphrase-file secret.txt")]
pub struct Init {
    /// The centre's name, as it is to stand on a certificate
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The country, in two letters, as KE
    #[arg(long, value_name = "CC")]
    country: Option<String>,
    /// A language that is taught in, as sw; once for each
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// For how many months after their last visit people's data is kept; 0 for without end
    #[arg(long, value_name = "N")]
    retention_months: Option<u32>,
    /// open, school or formal
    #[arg(long, value_name = "PRESET")]
    preset: Option<String>,
    /// move-on or let-finish: what becomes of learners who are in the middle of a course that is upgraded
    #[arg(long, value_name = "WHAT")]
    upgrades: Option<String>,
    /// The name of the facilitator, as it is to stand in the audit trail
    #[arg(long, value_name = "NAME")]
    facilitator: Option<String>,
    /// A file with the facilitator's new passphrase in its first line, instead of being asked for it
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<std::path::PathBuf>,
    /// Asks nothing: what is not said is as proposed
    #[arg(long)]
    yes: bool,
}

/// Sets up this centre.
pub fn run(args: &Args, init: &Init) -> Result<ExitCode, Trouble> {
    let asks = !init.yes;
    if asks && !ask::can() {
        return Err(Trouble::input("nobody is here to be asked, so nothing was set up")
            .hinted("say what the centre is by options, and --yes"));
    }
    let mut desk = Desk::open(args, "centre init")?;
    let before = desk.store.centre()?;
    if asks {
        println!("This sets up the centre on this machine. Enter accepts what stands in brackets.\n");
    }
    let mut centre = asked(init, before.as_ref(), &learn::language(args)?)?;
    // Everything is asked before anything is written: who breaks off has changed nothing.
    let passphrase = passphrase(init, &desk.store, centre.preset)?;
    let key = desk.store.make_centre_key()?.public();
    if let Some(old) = before.as_ref().filter(|old| old.key != key.to_string()) {
        println!(
            "The key file of this centre was gone or another, so its public key is new. It was {}.",
            old.key
        );
    }
    centre.key = key.to_string();
    let audit = desk.audit("");
    desk.store.set_centre(desk.now, audit, &centre)?;
    let recovery = keep(&mut desk.store, passphrase)?;
    println!();
    super::tell(&centre, &desk.store.facilitators()?);
    println!();
    super::tell_key(&centre);
    println!(
        "Its secret part is in {}. Keep a copy in a safe place.",
        desk.store.centre_key_path().display()
    );
    if let Some(code) = recovery {
        println!("\nIf the passphrase is forgotten, this recovery code opens all that it opens.");
        println!("Write it on paper; it is shown only now:\n\n  {code}");
    }
    Ok(ExitCode::SUCCESS)
}

fn asked(init: &Init, before: Option<&Centre>, language: &Tag) -> Result<Centre, Trouble> {
    let usual = |said: &Option<String>, before: Option<String>, usual: &str| {
        said.clone().or(before).unwrap_or(usual.to_owned())
    };
    let ask = |question: &str, usual: String| match init.yes {
        true => Ok(usual),
        false => ask::line(question, &usual),
    };
    let name = ask("Name of the centre", usual(&init.name, before.map(|it| it.name.clone()), ""))?;
    let name = clean::line(&name);
    if name.is_empty() || 80 < name.chars().count() {
        return Err(Trouble::input("a centre needs a name, of at most 80 characters")
            .hinted("say --name \"Kisumu Digital Centre\""));
    }
    let country = usual(&init.country, before.and_then(|it| it.country.clone()), &country_here());
    let country = country_of(&ask("Country, in two letters, - for none", country)?)?;
    let said = (!init.language.is_empty()).then(|| init.language.join(" "));
    let known = before.map(|it| it.languages.iter().map(Tag::to_string).collect::<Vec<_>>().join(" "));
    let languages = ask("Languages that are taught in", usual(&said, known, language.as_str()))?;
    let said = init.retention_months.map(|it| it.to_string());
    let known = before.map(|it| it.retention.unwrap_or(0).to_string());
    let months = ask(
        "Months that people's data is kept after their last visit, 0 for without end",
        usual(&said, known, "36"),
    )?;
    let months: u32 =
        months.parse().map_err(|_| Trouble::input(format!("{months:?} is no number of months")))?;
    if !init.yes {
        Preset::ALL.iter().for_each(|it| println!("  {it:<7} {}", it.meaning()));
    }
    let preset = ask("Preset", usual(&init.preset, before.map(|it| it.preset.to_string()), "school"))?;
    let known = before.and_then(|it| it.upgrades).map(|it| it.to_string());
    let upgrades = init.upgrades.clone().or(known).map(|word| word.parse()).transpose();
    Ok(Centre {
        id: before.map_or_else(|| CentreId(uuid::Uuid::from_u128(learn::fresh())), |it| it.id),
        name,
        country,
        languages: tags(&languages)?,
        retention: Some(months).filter(|months| 0 < *months),
        preset: preset.parse().map_err(|error| Trouble::input(format!("preset: {error}")))?,
        upgrades: upgrades.map_err(|error| Trouble::input(format!("upgrades: {error}")))?,
        key: String::new(),
    })
}

fn tags(text: &str) -> Result<Vec<Tag>, Trouble> {
    text.split([' ', ',']).filter(|it| !it.is_empty()).map(learner::language).collect()
}

fn country_of(text: &str) -> Result<Option<String>, Trouble> {
    match text.trim() {
        "" | "-" => Ok(None),
        two if two.len() == 2 && two.bytes().all(|it| it.is_ascii_alphabetic()) => {
            Ok(Some(two.to_ascii_uppercase()))
        }
        other => Err(Trouble::input(format!("{other:?} is no country: two letters are, as KE"))
            .hinted("ISO 3166 has them; web addresses of the country end in them as well")),
    }
}

/// The country of this machine's own settings: `sw_KE.UTF-8`.
fn country_here() -> String {
    let settings = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
    let country = settings.as_deref().and_then(|it| it.split('.').next()?.split_once('_'));
    country.map(|(_, country)| country.to_owned()).filter(|it| it.len() == 2).unwrap_or("-".to_owned())
}

/// The facilitator, and the passphrase that they are to have from now on; none where it stays, or is not needed.
fn passphrase(init: &Init, store: &Store, preset: Preset) -> Result<Option<(String, String)>, Trouble> {
    if !preset.guards() {
        return match &init.new_passphrase_file {
            Some(_) => Err(Trouble::input("the preset open asks nobody for a passphrase")
                .hinted("leave the passphrase out, or take --preset school")),
            None => Ok(None),
        };
    }
    let has_one = !store.facilitators()?.is_empty();
    let usual = init.facilitator.clone().unwrap_or_else(guard::account);
    let is_said = init.new_passphrase_file.is_some();
    if has_one && !is_said {
        return Ok(None);
    }
    if init.yes && !is_said {
        return Err(Trouble::input(format!("the preset {preset} needs a facilitator's passphrase"))
            .hinted("write one into a file and say --new-passphrase-file FILE, or take --preset open"));
    }
    let name = match init.yes {
        true => usual,
        false => ask::line("Your name, for the audit trail", &usual)?,
    };
    let name = clean::line(&name);
    if name.is_empty() || name == RECOVERY {
        return Err(Trouble::input("a facilitator needs a name").hinted("say --facilitator \"Wanjiru\""));
    }
    let secret = match &init.new_passphrase_file {
        Some(file) => guard::passphrase_in(file)?,
        None => ask::new_secret("Passphrase, of four or five words")?,
    };
    // Told before anything is written.
    if clean::fold(&secret, true).chars().count() < crate::store::SHORTEST_PASSPHRASE {
        return Err(
            crate::store::StoreError::ShortPassphrase { least: crate::store::SHORTEST_PASSPHRASE }.into()
        );
    }
    Ok(Some((name, secret)))
}

/// Keeps the passphrase, and makes a recovery code with the first one.
fn keep(store: &mut Store, passphrase: Option<(String, String)>) -> Result<Option<String>, Trouble> {
    let Some((name, secret)) = passphrase else { return Ok(None) };
    let has_code = store.facilitators()?.iter().any(|it| it == RECOVERY);
    store.set_passphrase(&name, Some(&secret))?;
    if has_code {
        return Ok(None);
    }
    let code = learn::code();
    store.set_passphrase(RECOVERY, Some(&code))?;
    Ok(Some(code))
}
