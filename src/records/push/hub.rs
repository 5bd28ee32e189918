//! A country's records in PostgreSQL: its schema, and completions on their way there.
//!
//! The schema and its views are SQL of their own, in `hub/0001.sql` and on; a hub says which of them it has. Rows go in
//! batches, each a transaction, from a thread of its own, while the next is made.

mod batch;
mod row;
mod told;

use std::{
    fmt, io,
    path::PathBuf,
    sync::mpsc::{self, Receiver, SyncSender},
    thread::{self, JoinHandle},
    time::Duration,
};

use postgres::{
    Client, Config, NoTls,
    config::{Host, SslMode},
};
use tokio_postgres_rustls::MakeRustlsConnect;
use uuid::Uuid;

use super::{PushError, address, passfile, tls};
use crate::{
    ids::LearnerId,
    log,
    records::{Form, Record, Row},
    seal::Digest,
    store::Outbox,
};
use batch::{Batch, Put, Sink};

pub use batch::Source;

/// Every schema there has been, in order. A released one is never edited.
const MIGRATIONS: &[&str] = &[include_str!("hub/0001.sql"), include_str!("hub/0002.sql")];
/// No two make or change the schema at once.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7163018250000)";
/// The oldest server that has all that the schema asks for.
const OLDEST: i32 = 130_000;
/// A batch is this many rows, or this many bytes.
const ROWS: usize = 10_000;
const BYTES: usize = 8 << 20;
/// Every so many rows it is seen what was acknowledged meanwhile.
const STEP: u64 = 256;
/// The key that the number of the last batch is kept under.
const NUMBER: &[u8] = b"";

/// Who asks, and how.
#[derive(Clone, Default)]
pub struct Access {
    /// Who, where the address does not say.
    pub user: Option<String>,
    /// The database, where the address does not say.
    pub database: Option<String>,
    /// The password.
    pub password: Option<String>,
    /// PostgreSQL's file of passwords, for where none was given.
    pub passfile: Option<PathBuf>,
    /// The certificates of the only authorities that are believed.
    pub ca_file: Option<PathBuf>,
    /// Whether a server elsewhere may be spoken to without encryption.
    pub plain: bool,
}

/// What may be done to a hub before anything is pushed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowed {
    /// The schema may be made.
    pub create: bool,
    /// An older schema may be brought up to date.
    pub migrate: bool,
}

/// What was done to it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Made {
    /// Nothing: all was there.
    Nothing,
    /// The schema was made.
    Created,
    /// It was brought up to date.
    Migrated {
        /// The version it had.
        from: i32,
    },
}

/// An open hub.
pub struct Hub {
    client: Client,
    server: String,
    id: Option<Uuid>,
}

/// What came of a push.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Told {
    /// Records that were looked at.
    pub seen: u64,
    /// Those that the hub had acknowledged before, as they are.
    pub known: u64,
    /// Those that were sent, and that it acknowledged.
    pub sent: u64,
    /// Learners in a course whom the hub did not know.
    pub new: u64,
    /// Records of which something was new.
    pub changed: u64,
    /// Records that say less than what others had pushed.
    pub stale: u64,
    /// Records that are no more: the learner was found to be another.
    pub gone: u64,
    /// Whether the hub had gone back to an earlier state, so that all was sent anew.
    pub again: bool,
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub").field("server", &self.server).finish_non_exhaustive()
    }
}

impl Hub {
    /// Connects to the hub at a `postgres://` address.
    pub fn connect(address: &str, access: &Access) -> Result<Self, PushError> {
        let (mut config, mode) = read(address, access)?;
        let (user, server) = (user(&config, access), shown(&config));
        config.user(&user).application_name("coursedeck");
        if config.get_dbname().is_none() {
            config.dbname(access.database.as_deref().unwrap_or(&user));
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(15));
        }
        config.tcp_user_timeout(Duration::from_secs(60)).ssl_mode(mode);
        if let Some(password) = password(&config, access, &user)? {
            config.password(password);
        }
        let client = match mode {
            SslMode::Disable => config.connect(NoTls),
            _ => {
                let tls = tls::config(tls::authorities(access.ca_file.as_deref())?);
                config.connect(MakeRustlsConnect::new(tls))
            }
        };
        let client = client.map_err(|error| told::unopened(&error, &server, &user))?;
        Ok(Self { client, server, id: None })
    }

    /// How it is called.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Sees that its schema is the one of this program, making or migrating it where that is allowed.
    pub fn ready(&mut self, allowed: Allowed) -> Result<Made, PushError> {
        self.check_server()?;
        let made = match (self.version()?, allowed) {
            (None, Allowed { create: false, .. }) => {
                return Err(PushError::refused(
                    format!("there is no hub in {} yet", self.server),
                    "say --create to make its schema and views there, or have it made by who keeps the server: --print-schema",
                ));
            }
            (Some(version), _) if newest() < version => {
                return Err(PushError::refused(
                    format!(
                        "the hub needs a newer Coursedeck (its schema is version {version}, this program knows {}); nothing was sent",
                        newest()
                    ),
                    "put the newer program in the place of this one",
                ));
            }
            (Some(version), Allowed { migrate: false, .. }) if version < newest() => {
                return Err(PushError::refused(
                    format!(
                        "the hub's schema is version {version}, and this program needs {}; nothing was sent",
                        newest()
                    ),
                    "say --migrate to bring it up to date; its records stay",
                ));
            }
            (Some(version), _) if version == newest() => Made::Nothing,
            (version, _) => {
                self.migrate().map_err(|error| told::error(&error))?;
                version.map_or(Made::Created, |from| Made::Migrated { from })
            }
        };
        let id = self.client.query_one("SELECT id FROM coursedeck.hub", &[]);
        self.id = Some(id.map_err(|error| told::error(&error))?.get(0));
        Ok(made)
    }

    /// What the outbox calls it: another hub at the same address is another.
    pub fn target(&self) -> String {
        format!("hub {}", self.id.unwrap_or_default())
    }

    /// Tells who the centre is, and, where the hub does not know it yet, its region.
    pub fn introduce(&mut self, centre: &log::Centre, region: Option<&str>) -> Result<(), PushError> {
        let told = self.client.execute(
            "INSERT INTO coursedeck.centre AS was (centre_id, name, country, region) VALUES ($1, $2, $3, $4)
            ON CONFLICT (centre_id) DO UPDATE SET name = excluded.name, country = excluded.country,
                region = coalesce(was.region, excluded.region), told_at = now()
            WHERE (was.name, was.country, was.region)
                IS DISTINCT FROM (excluded.name, excluded.country, coalesce(was.region, excluded.region))",
            &[&centre.id.0, &centre.name, &centre.country, &region],
        );
        told.map(drop).map_err(|error| told::error(&error))
    }

    /// How many batches of an installation have come in.
    fn number(&mut self, device: Uuid) -> Result<i64, PushError> {
        let sql = "SELECT batch FROM coursedeck.source WHERE device_id = $1";
        let found = self.client.query_opt(sql, &[&device]).map_err(|error| told::error(&error))?;
        Ok(found.map_or(0, |row| row.get(0)))
    }

    fn check_server(&mut self) -> Result<(), PushError> {
        let sql = "SELECT current_setting('server_version_num')::integer, current_setting('server_encoding'),
            current_setting('server_version')";
        let row = self.client.query_one(sql, &[]).map_err(|error| told::error(&error))?;
        let (number, encoding, version): (i32, String, String) = (row.get(0), row.get(1), row.get(2));
        if number < OLDEST {
            return Err(PushError::refused(
                format!("{} is PostgreSQL {version}, and a hub wants 13 or later", self.server),
                "use a newer server",
            ));
        }
        if encoding != "UTF8" {
            return Err(PushError::refused(
                format!(
                    "the database of {} keeps text as {encoding}, which cannot hold every name",
                    self.server
                ),
                "make one that does: createdb --encoding UTF8 --template template0 NAME",
            ));
        }
        Ok(())
    }

    /// The version of its schema.
    fn version(&mut self) -> Result<Option<i32>, PushError> {
        let is_there = "SELECT EXISTS (SELECT FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace
            ON pg_namespace.oid = relnamespace WHERE nspname = 'coursedeck' AND relname = 'hub')";
        let version = "SELECT version FROM coursedeck.hub";
        let mut found = || match self.client.query_one(is_there, &[])?.get(0) {
            true => self.client.query_opt(version, &[]),
            false => Ok(None),
        };
        Ok(found().map_err(|error| told::error(&error))?.map(|row| row.get(0)))
    }

    fn migrate(&mut self) -> Result<(), postgres::Error> {
        let mut tx = self.client.transaction()?;
        tx.batch_execute(LOCK)?;
        // Another may have been here first.
        let is_there: bool = tx.query_one("SELECT to_regclass('coursedeck.hub') IS NOT NULL", &[])?.get(0);
        let version = match is_there {
            true => tx.query_opt("SELECT version FROM coursedeck.hub", &[])?.map_or(0, |row| row.get(0)),
            false => 0_i32,
        };
        for sql in MIGRATIONS.iter().skip(version as usize) {
            tx.batch_execute(sql)?;
        }
        tx.execute(SET_VERSION, &[&newest()])?;
        tx.commit()
    }
}

const SET_VERSION: &str =
    "INSERT INTO coursedeck.hub (version) VALUES ($1) ON CONFLICT (one) DO UPDATE SET version = $1";

/// The version of the schema that this program knows.
fn newest() -> i32 {
    MIGRATIONS.len() as i32
}

/// The whole schema, for who makes it by hand.
pub fn schema() -> String {
    let version = SET_VERSION.replace("$1", &newest().to_string());
    format!("BEGIN;\n\n{}\n{version};\n\nCOMMIT;\n", MIGRATIONS.join("\n"))
}

/// What the address says, and how the server is to be spoken to.
fn read(address: &str, access: &Access) -> Result<(Config, SslMode), PushError> {
    // What libpq's addresses may say of TLS, and this library does not know.
    let (whole, query) = address.split_once('?').unwrap_or((address, ""));
    let is_tls = |part: &&str| part.starts_with("sslmode=") || part.starts_with("sslrootcert=");
    let (ssl, rest): (Vec<&str>, Vec<&str>) = query.split('&').filter(|it| !it.is_empty()).partition(is_tls);
    let address = format!("{whole}?{}", rest.join("&"));
    let parsed = address.trim_end_matches('?').parse::<Config>();
    let config = parsed.map_err(|error| {
        PushError::refused(
            format!("the address is none of PostgreSQL: {}", super::causes(&error)),
            "write it as postgres://USER@HOST/DATABASE",
        )
    })?;
    if config.get_hosts().is_empty() {
        return Err(PushError::refused(
            "the address names no host",
            "write it as postgres://USER@HOST/DATABASE",
        ));
    }
    let said = ssl.iter().find_map(|part| part.strip_prefix("sslmode="));
    let is_here = config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => address::is_here(name),
        #[cfg(unix)]
        Host::Unix(_) => true,
    });
    let mode = match said {
        Some("disable") if is_here || access.plain => SslMode::Disable,
        Some("disable") => {
            return Err(PushError::refused(
                "sslmode=disable would send names and results unencrypted",
                "leave it out; or say --insecure, where the network is your own",
            ));
        }
        Some("require" | "verify-ca" | "verify-full") => SslMode::Require,
        None | Some("prefer" | "allow") if access.ca_file.is_some() => SslMode::Require,
        None | Some("prefer" | "allow") if is_here => SslMode::Disable,
        None | Some("prefer" | "allow") if access.plain => SslMode::Prefer,
        None | Some("prefer" | "allow") => SslMode::Require,
        Some(other) => {
            return Err(PushError::refused(
                format!("sslmode={other} is not known"),
                "the certificate is always looked at: leave it out",
            ));
        }
    };
    Ok((config, mode))
}

/// How a server is called: without who asks.
fn shown(config: &Config) -> String {
    let hosts = config.get_hosts().iter().enumerate().map(|(at, host)| match host {
        Host::Tcp(name) => match port(config, at) {
            5432 => name.clone(),
            port => format!("{name}:{port}"),
        },
        #[cfg(unix)]
        Host::Unix(path) => path.display().to_string(),
    });
    let hosts = hosts.collect::<Vec<_>>().join(",");
    config.get_dbname().map_or_else(|| hosts.clone(), |name| format!("{hosts}/{name}"))
}

fn port(config: &Config, at: usize) -> u16 {
    let ports = config.get_ports();
    ports.get(at).or(ports.first()).copied().unwrap_or(5432)
}

fn user(config: &Config, access: &Access) -> String {
    config.get_user().or(access.user.as_deref()).unwrap_or("postgres").to_owned()
}

fn password(config: &Config, access: &Access, user: &str) -> Result<Option<String>, PushError> {
    let (None, Some(file)) = (&access.password, &access.passfile) else { return Ok(access.password.clone()) };
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(name)) => name.as_str(),
        _ => "localhost",
    };
    let port = port(config, 0).to_string();
    let asked = [host, &port, config.get_dbname().unwrap_or(user), user];
    passfile::password_of(file, asked).map_err(|what| PushError::refused(what, "then run the same again"))
}

/// A push under way: a form that completions are put into.
pub struct Pushing<'a> {
    outbox: &'a mut Outbox,
    /// Where batches go; none in a rehearsal, and after the end.
    jobs: Option<SyncSender<Batch>>,
    puts: Receiver<Result<Put, PushError>>,
    worker: Option<JoinHandle<()>>,
    batch: Batch,
    columns: i16,
    told: Told,
}

impl<'a> Pushing<'a> {
    /// Begins a push by `source`.
    pub fn begin(mut hub: Hub, outbox: &'a mut Outbox, source: Source) -> Result<Self, PushError> {
        let (number, kept) = (hub.number(source.device)?, kept_number(outbox)?);
        let mut told = Told::default();
        if number < kept {
            // The hub was put back to an earlier state: what it acknowledged since is not there.
            outbox.forget_all()?;
            told.again = true;
        }
        let (jobs, batches) = mpsc::sync_channel::<Batch>(1);
        let (puts, acknowledged) = mpsc::channel();
        let mut sink = Sink::new(hub.client, source);
        let worker = thread::spawn(move || {
            for batch in batches {
                let put = sink.put(batch);
                let is_over = put.is_err();
                if puts.send(put).is_err() || is_over {
                    return;
                }
            }
        });
        Ok(Self { worker: Some(worker), ..Self::of(outbox, Some(jobs), acknowledged, told) })
    }

    /// A push that sends nothing, and tells what it would send.
    pub fn rehearse(outbox: &'a mut Outbox) -> Self {
        let (_, nothing) = mpsc::channel();
        Self::of(outbox, None, nothing, Told::default())
    }

    fn of(
        outbox: &'a mut Outbox,
        jobs: Option<SyncSender<Batch>>,
        puts: Receiver<Result<Put, PushError>>,
        told: Told,
    ) -> Self {
        let columns = row::columns().len() as i16;
        Self { outbox, jobs, puts, worker: None, batch: Batch::default(), columns, told }
    }

    /// Sends what is left, and that these learners are no more: they were found to be others.
    pub fn finish(&mut self, merged: &[LearnerId]) -> Result<(), PushError> {
        let mut forgotten = Vec::new();
        for learner in merged {
            for (key, value) in self.outbox.under(learner.0.as_bytes())? {
                let enrolment = value.get(..16).and_then(|bytes| Uuid::from_slice(bytes).ok());
                self.batch.gone.extend(enrolment);
                forgotten.push(key);
            }
        }
        if self.jobs.is_none() {
            self.told.gone = forgotten.len() as u64;
            return Ok(());
        }
        self.send()?;
        self.stop()?;
        Ok(self.outbox.forget(&forgotten)?)
    }

    /// What came of it so far.
    pub fn told(&self) -> Told {
        self.told
    }

    /// Sends nothing more, and waits for what is on its way.
    pub fn stop(&mut self) -> Result<(), PushError> {
        self.jobs = None;
        let mut failed = None;
        while let Ok(put) = self.puts.recv() {
            let kept = put.and_then(|put| self.acknowledge(put));
            failed = failed.or(kept.err());
        }
        if let Some(worker) = self.worker.take() {
            worker.join().expect("the thread that sends never panics");
        }
        failed.map_or(Ok(()), Err)
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), PushError> {
        self.told.seen += 1;
        if self.told.seen.is_multiple_of(STEP) {
            self.keep_up()?;
        }
        let start = self.batch.bytes.len();
        row::write(&mut self.batch.bytes, record, self.columns);
        let digest = Digest::of(&[&self.batch.bytes[start..]]);
        let key = [record.learner.id.as_bytes(), record.course_id.as_bytes()].concat();
        let value = [record.enrolment_id.as_bytes().as_slice(), &digest.0[..16]].concat();
        let kept = self.outbox.get(&key)?;
        if kept.as_ref() == Some(&value) {
            self.batch.bytes.truncate(start);
            self.told.known += 1;
            return Ok(());
        }
        if self.jobs.is_none() {
            self.batch.bytes.clear();
            self.told.sent += 1;
            self.told.new += u64::from(kept.is_none());
            self.told.changed += u64::from(kept.is_some());
            return Ok(());
        }
        row::write_place(&mut self.batch.places, record);
        self.batch.has_known |= kept.is_some();
        self.batch.months.insert(row::month(record));
        self.batch.kept.push((key, value));
        match self.batch.kept.len() < ROWS && self.batch.bytes.len() < BYTES {
            true => Ok(()),
            false => self.send(),
        }
    }

    fn send(&mut self) -> Result<(), PushError> {
        if self.batch.kept.is_empty() && self.batch.gone.is_empty() {
            return Ok(());
        }
        let batch = std::mem::take(&mut self.batch);
        let is_gone = self.jobs.as_ref().is_none_or(|jobs| jobs.send(batch).is_err());
        match is_gone {
            // Why, the last of its answers says.
            true => self.stop().and(Err(told::lost("the connection to the hub broke"))),
            false => self.keep_up(),
        }
    }

    /// Keeps what was acknowledged meanwhile.
    fn keep_up(&mut self) -> Result<(), PushError> {
        while let Ok(put) = self.puts.try_recv() {
            self.acknowledge(put?)?;
        }
        Ok(())
    }

    fn acknowledge(&mut self, put: Put) -> Result<(), PushError> {
        self.told.sent += put.kept.len() as u64;
        self.told.new += put.new;
        self.told.changed += put.changed;
        self.told.stale += put.stale;
        self.told.gone += put.gone;
        let mut kept = put.kept;
        kept.push((NUMBER.to_vec(), put.number.to_be_bytes().to_vec()));
        Ok(self.outbox.keep(&kept)?)
    }
}

impl Form for Pushing<'_> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        match row {
            Row::Completion(record) => Ok(self.take(record)?),
            _ => Err(io::Error::other("a hub takes completions only")),
        }
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        Ok(self.finish(&[])?)
    }
}

fn kept_number(outbox: &Outbox) -> Result<i64, PushError> {
    let kept = outbox.get(NUMBER)?;
    Ok(kept.and_then(|bytes| Some(i64::from_be_bytes(bytes.try_into().ok()?))).unwrap_or_default())
}
