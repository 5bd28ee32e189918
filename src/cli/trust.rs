//! `coursedeck trust`: whose packages and records are taken here.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Subcommand;

use super::{
    args::{Args, Format},
    ask,
    guard::Desk,
    keys, learn,
    trouble::Trouble,
};
use crate::{
    exchange::trust::{Known, STATEMENT, Statement, Trust, TrustError, Verdict},
    files,
    seal::PublicKey,
    text::clean,
};

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Trusts a key: what it signed is taken here
    ///
    /// The key is what `coursedeck centre show` tells its owner: digits in groups of four, with or without the spaces, a did:key,
    /// or minisign's RW…; or a file with a minisign public key; or a statement (.cdkey), in which a key that is trusted here
    /// speaks for another. Have the owner read the groups out to you before you say yes: a file can come from anybody.
    #[command(after_help = "Example: coursedeck trust add kisumu.pub --label \"Kisumu Digital Centre\"")]
    Add {
        /// The key, or a file with it
        #[arg(required = true)]
        key: Vec<String>,
        /// Whose it is
        #[arg(long, value_name = "NAME")]
        label: Option<String>,
        /// Asks nothing
        #[arg(long)]
        yes: bool,
    },
    /// Lists the keys: this centre's own, those that are trusted, those that were revoked
    #[command(after_help = "Example: coursedeck trust list --format json")]
    List {
        /// Text for people, or one JSON object a line for programs
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Takes a key off the list, and those it spoke for; what is installed stays
    #[command(after_help = "Example: coursedeck trust remove \"Kisumu Digital Centre\"")]
    Remove {
        /// The key, or its label
        #[arg(required = true)]
        key: Vec<String>,
        /// Asks nothing
        #[arg(long)]
        yes: bool,
    },
    /// Marks a key as one that nobody may trust any more: it was stolen, lost or replaced
    ///
    /// Nothing that it signed is installed from now on, nor by those it spoke for, also what it signed before: a thief can write
    /// any day on a package. What is installed stays. It need not have been on the list.
    #[command(
        after_help = "Example: coursedeck trust revoke \"Kisumu Digital Centre\" --reason \"the PC was stolen\""
    )]
    Revoke {
        /// The key, or its label
        #[arg(required = true)]
        key: Vec<String>,
        /// Why
        #[arg(long, value_name = "WORDS")]
        reason: String,
        /// Asks nothing
        #[arg(long)]
        yes: bool,
    },
    /// Speaks for another key with this centre's: whoever trusts this centre can add the statement, and asks nobody
    ///
    /// A network does so for its centres. Who was spoken for can speak for nobody else; when the network's key is revoked, so is
    /// what it said.
    #[command(
        after_help = "Example: coursedeck trust vouch KEY --label \"Kisumu Digital Centre\" -o kisumu.cdkey"
    )]
    Vouch {
        /// The key, or a file with it
        #[arg(required = true)]
        key: Vec<String>,
        /// Whose it is
        #[arg(long, value_name = "NAME")]
        label: String,
        /// The statement's file
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Replaces a file that is there without asking
        #[arg(long)]
        yes: bool,
    },
}

/// Does it.
pub fn run(args: &Args, verb: &Verb) -> Result<ExitCode, Trouble> {
    match verb {
        Verb::Add { key, label, yes } => add(args, key, label.as_deref(), *yes),
        Verb::List { format } => list(args, *format),
        Verb::Remove { key, yes } => remove(args, key, *yes),
        Verb::Revoke { key, reason, yes } => revoke(args, key, reason, *yes),
        Verb::Vouch { key, label, output, yes } => vouch(args, key, label, (output, *yes)),
    }
}

fn add(args: &Args, typed: &[String], label: Option<&str>, yes: bool) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let mut trust = keys::trust(&data)?;
    let typed = typed.join(" ");
    let note = match keys::content(&typed)? {
        Some(text) if text.starts_with(STATEMENT) => {
            let statement = Statement::of_file(&text).map_err(|error| refused(&error))?;
            let (key, by) = (statement.key, trust.label(&statement.by));
            let shown = clean::message(label.unwrap_or(&statement.label));
            trust.add_vouched(statement).map_err(|error| refused(&error))?;
            format!("{shown} {key}, for which {by} speaks")
        }
        _ => {
            let key = keys::read(&typed)?;
            if let Verdict::Trusted(label) = trust.verdict(&key) {
                println!("{label} is trusted already.");
                return Ok(ExitCode::SUCCESS);
            }
            println!("{}\n", key.groups());
            if !ask::sure("Is this what the owner of the key read out to you?", yes)? {
                return Ok(ExitCode::SUCCESS);
            }
            let label = match label {
                Some(label) => label.to_owned(),
                None if ask::can() => ask::line("Whose key is it", "")?,
                None => return Err(refused(&TrustError::Label).hinted("say whose it is: --label NAME")),
            };
            trust.add(key, &label).map_err(|error| refused(&error))?;
            format!("{} {key}", clean::line(&label))
        }
    };
    keep(args, &data, &trust, ("trust add", &note))?;
    println!("Trusted: {note}");
    Ok(ExitCode::SUCCESS)
}

fn list(args: &Args, format: Format) -> Result<ExitCode, Trouble> {
    let trust = keys::trust(&learn::data(args)?)?;
    if format == Format::Json {
        trust.own().into_iter().for_each(|key| println!("{}", json(key, "own", "this centre")));
        for known in trust.known() {
            let is = if trust.is_good(known) { "trusted" } else { "not-trusted" };
            let mut told = json(&known.key, is, &known.label);
            told["by"] = serde_json::json!(known.by.as_ref().map(|by| by.by.to_string()));
            println!("{told}");
        }
        for it in trust.revoked() {
            let mut told = json(&it.key, "revoked", &trust.label(&it.key));
            (told["day"], told["reason"]) = (serde_json::json!(it.day), serde_json::json!(it.why));
            println!("{told}");
        }
        return Ok(ExitCode::SUCCESS);
    }
    match trust.own() {
        Some(key) => print_key("This centre's own key", key),
        None => println!("This centre has no key of its own; `coursedeck centre init` makes one."),
    }
    if trust.known().is_empty() && trust.revoked().is_empty() {
        println!(
            "\nNobody else is trusted. A package of somebody else is refused until `coursedeck trust add`."
        );
    }
    for known in trust.known() {
        println!();
        print_key(&label(&trust, known), &known.key);
    }
    for it in trust.revoked() {
        println!();
        let whose = clean::message(&trust.label(&it.key));
        print_key(&format!("REVOKED on {}: {} ({whose})", it.day, clean::message(&it.why)), &it.key);
    }
    Ok(ExitCode::SUCCESS)
}

fn label(trust: &Trust, known: &Known) -> String {
    let by = known.by.as_ref().map(|by| format!(", for which {} speaks", trust.label(&by.by)));
    let is = if trust.is_good(known) { "" } else { " (not trusted any more)" };
    clean::message(&format!("{}{}{is}", known.label, by.unwrap_or_default()))
}

fn print_key(heading: &str, key: &PublicKey) {
    println!("{heading}\n  {}\n  {}", key.groups(), key.minisign());
}

fn json(key: &PublicKey, is: &str, label: &str) -> serde_json::Value {
    serde_json::json!({
        "key": key.to_string(), "did": key.did(), "minisign": key.minisign(), "is": is, "label": label,
    })
}

fn remove(args: &Args, typed: &[String], yes: bool) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let mut trust = keys::trust(&data)?;
    let key = known(&trust, typed)?;
    let whose = clean::message(&trust.label(&key));
    if let Verdict::Revoked { .. } = trust.verdict(&key) {
        println!("That it was revoked is forgotten too.");
    }
    if !ask::sure(&format!("Take {whose} off the list, and those it speaks for?"), yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    if !trust.remove(&key) {
        return Err(
            Trouble::input("the key is not on the list").hinted("`coursedeck trust list` shows which are")
        );
    }
    let note = format!("{whose} {key}");
    keep(args, &data, &trust, ("trust remove", &note))?;
    println!("Off the list: {note}");
    Ok(ExitCode::SUCCESS)
}

fn revoke(args: &Args, typed: &[String], reason: &str, yes: bool) -> Result<ExitCode, Trouble> {
    let data = learn::data(args)?;
    let mut trust = keys::trust(&data)?;
    let key = known(&trust, typed)?;
    let whose = clean::message(&trust.label(&key));
    if !ask::sure(&format!("Take nothing more that {whose} ({}) signed?", key.groups()), yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    trust.revoke(key, crate::time::Now::read().at.day(), reason);
    let note = format!("{whose} {key}: {}", clean::line(reason));
    keep(args, &data, &trust, ("trust revoke", &note))?;
    println!("Revoked: {note}");
    Ok(ExitCode::SUCCESS)
}

fn vouch(args: &Args, typed: &[String], label: &str, to: (&Path, bool)) -> Result<ExitCode, Trouble> {
    let ((output, yes), key) = (to, keys::read(&typed.join(" "))?);
    let question = format!("{} is there already. Replace it?", output.display());
    if output.symlink_metadata().is_ok() && !ask::sure(&question, yes)? {
        return Ok(ExitCode::SUCCESS);
    }
    let mut desk = Desk::open(args, "trust vouch")?;
    let own = desk.store.centre_key()?.ok_or_else(|| {
        Trouble::input("this centre has no key to speak with").hinted("`coursedeck centre init` makes one")
    })?;
    let statement = Statement::sign(key, label, &own).map_err(|error| refused(&error))?;
    let audit = desk.audit(format!("{} {key}", statement.label));
    desk.store.note(desk.now, audit)?;
    files::replace(output, statement.to_file().as_bytes()).map_err(|error| {
        Trouble::machine(&error).after(&format!("{} was not written: ", output.display()))
    })?;
    println!("{}: this centre speaks for {} ({})", output.display(), statement.label, key.groups());
    println!("Whoever trusts this centre takes it with `coursedeck trust add {}`.", output.display());
    Ok(ExitCode::SUCCESS)
}

/// Writes the keys, after the audit trail has it.
fn keep(
    args: &Args,
    data: &Path,
    trust: &Trust,
    (command, note): (&'static str, &str),
) -> Result<(), Trouble> {
    files::private_folder(data)?;
    let mut desk = Desk::open(args, command)?;
    let audit = desk.audit(note);
    desk.store.note(desk.now, audit)?;
    trust.write(data).map_err(|error| Trouble::machine(&error))
}

/// The key that was typed, or the one of this label.
fn known(trust: &Trust, typed: &[String]) -> Result<PublicKey, Trouble> {
    let wanted = clean::fold(&typed.join(" "), false);
    let labelled: Vec<&Known> =
        trust.known().iter().filter(|known| clean::fold(&known.label, false) == wanted).collect();
    match labelled[..] {
        [known] => Ok(known.key),
        [] => keys::read(&typed.join(" ")),
        _ => Err(Trouble::input(format!("{} keys have this label", labelled.len()))
            .hinted("name the key itself; `coursedeck trust list` shows it")),
    }
}

fn refused(error: &TrustError) -> Trouble {
    let refused = Trouble::input(error.to_string());
    match error {
        TrustError::Stranger(key) => refused
            .hinted(format!("that key is {}", key.groups()))
            .hinted("trust it first, if you know whose it is: `coursedeck trust add KEY`"),
        TrustError::Revoked { .. } => {
            refused.hinted("`coursedeck trust remove KEY` forgets that, where it was a mistake")
        }
        TrustError::Forged | TrustError::NoStatement => {
            refused.hinted("nothing was changed; ask for the file again")
        }
        _ => refused,
    }
}
