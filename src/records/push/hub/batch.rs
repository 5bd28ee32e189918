//! A batch of rows into the hub, in one transaction: all of it, or nothing.
//!
//! Rows that the outbox knows nothing of are most likely new: they are tried by COPY straight into their places, where a key
//! that is there already refuses them all. Otherwise they come by COPY into a table that the transaction alone sees. Then each learner in a course gets its place in
//! `coursedeck.enrolment`, which is what keeps there being one row of them; a row that stood elsewhere goes, one that says less
//! than what is there is left out; and the rest is put in by record and month, where something of it is new.
//!
//! Which of two says more: a completion more than none, the earlier of two completions, and before that the longer time at
//! work, for what learners did is only ever added to. So it makes no difference who pushes first. Names, classes and titles are
//! as the last push says.

use std::{
    collections::BTreeSet,
    io::{self, Write},
    sync::LazyLock,
};

use postgres::{Client, Transaction, error::SqlState};
use uuid::Uuid;

use super::{row, told};
use crate::{records::push::PushError, store::Kept};

/// Rows on their way.
#[derive(Debug, Default)]
pub struct Batch {
    /// The rows, as COPY wants them, without what comes before and after.
    pub bytes: Vec<u8>,
    /// Where each of them stands, in the same way.
    pub places: Vec<u8>,
    /// Whether the outbox knows any of them.
    pub has_known: bool,
    /// The months that they stand in, in days since 2000.
    pub months: BTreeSet<i32>,
    /// What the outbox keeps once they are there.
    pub kept: Vec<Kept>,
    /// Learners in a course who are no more: they were found to be others.
    pub gone: Vec<Uuid>,
}

/// A batch that is in.
#[derive(Debug, Default)]
pub struct Put {
    /// What the outbox keeps of it.
    pub kept: Vec<Kept>,
    /// The number of the batch, of those of this installation.
    pub number: i64,
    /// Learners in a course whom the hub did not know.
    pub new: u64,
    /// Rows of which something was new.
    pub changed: u64,
    /// Rows that said less than what was there.
    pub stale: u64,
    /// Rows that are no more.
    pub gone: u64,
}

/// Who pushes.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The installation.
    pub device: Uuid,
    /// The centre.
    pub centre: Option<Uuid>,
}

/// The hub, and what of it is known.
pub struct Sink {
    client: Client,
    source: Source,
    /// Months that there are, in days since 2000.
    months: BTreeSet<i32>,
    /// Whether what the outbox knows nothing of has been new so far.
    is_new: bool,
}

/// Every question looks rows up by their key, a few of very many, which no statistics tell of a table that was just made.
const STAGING: &str = "
    SET LOCAL enable_hashjoin = off;
    SET LOCAL enable_mergejoin = off;
    CREATE TEMPORARY TABLE coursedeck_staging (LIKE coursedeck.completion) ON COMMIT DROP";

const PLACE: &str = "
    WITH placed AS (
        INSERT INTO coursedeck.enrolment AS was (enrolment_id, record_id, month, completed_at, minutes_spent)
        SELECT enrolment_id, record_id, month, completed_at, minutes_spent FROM coursedeck_staging ORDER BY enrolment_id
        ON CONFLICT (enrolment_id) DO UPDATE
        SET record_id = excluded.record_id, month = excluded.month, completed_at = excluded.completed_at,
            minutes_spent = excluded.minutes_spent, old_record_id = was.record_id, old_month = was.month
        WHERE (was.record_id, was.month, was.completed_at, was.minutes_spent)
            IS DISTINCT FROM (excluded.record_id, excluded.month, excluded.completed_at, excluded.minutes_spent)
        AND CASE WHEN was.completed_at IS NULL
            THEN excluded.completed_at IS NOT NULL OR was.minutes_spent <= excluded.minutes_spent
            ELSE (excluded.completed_at, excluded.record_id) <= (was.completed_at, was.record_id)
        END
        RETURNING old_record_id IS NULL AS is_new
    )
    SELECT count(*), count(*) FILTER (WHERE is_new) FROM placed";

/// What stood elsewhere before goes.
const MOVE: &str = "
    DELETE FROM coursedeck.completion USING coursedeck_staging, coursedeck.enrolment
    WHERE enrolment.enrolment_id = coursedeck_staging.enrolment_id
        AND (enrolment.old_record_id, enrolment.old_month) <> (enrolment.record_id, enrolment.month)
        AND completion.record_id = enrolment.old_record_id AND completion.month = enrolment.old_month
        AND completion.enrolment_id = enrolment.enrolment_id";

/// What says less than what is there is left out.
const LEAVE: &str = "
    DELETE FROM coursedeck_staging WHERE NOT EXISTS (SELECT FROM coursedeck.enrolment
        WHERE enrolment.enrolment_id = coursedeck_staging.enrolment_id
        AND (enrolment.record_id, enrolment.month, enrolment.completed_at, enrolment.minutes_spent)
            IS NOT DISTINCT FROM (coursedeck_staging.record_id, coursedeck_staging.month,
                coursedeck_staging.completed_at, coursedeck_staging.minutes_spent))";

const COUNT: &str = "
    INSERT INTO coursedeck.source AS was (device_id, centre_id, program, batch) VALUES ($1, $2, $3, 1)
    ON CONFLICT (device_id) DO UPDATE SET centre_id = excluded.centre_id, program = excluded.program,
        batch = was.batch + 1, told_at = now()
    RETURNING batch";

const GONE: &str = "
    DELETE FROM coursedeck.completion USING coursedeck.enrolment
    WHERE enrolment.enrolment_id = ANY ($1) AND completion.record_id = enrolment.record_id
        AND completion.month = enrolment.month AND completion.enrolment_id = enrolment.enrolment_id";

const FORGET: &str = "DELETE FROM coursedeck.enrolment WHERE enrolment_id = ANY ($1)";

/// Takes the rows.
static COPY: LazyLock<String> = LazyLock::new(|| copy("coursedeck_staging", &row::columns().join(", ")));

/// Takes the rows straight into their places.
static COPY_ROWS: LazyLock<String> =
    LazyLock::new(|| copy("coursedeck.completion", &row::columns().join(", ")));

/// Takes those places.
static COPY_PLACES: LazyLock<String> = LazyLock::new(|| copy("coursedeck.enrolment", row::PLACE));

fn copy(table: &str, columns: &str) -> String {
    format!("COPY {table} ({columns}) FROM STDIN (FORMAT binary)")
}

/// Puts in what is new.
static PUT: LazyLock<String> = LazyLock::new(|| {
    let columns = row::columns();
    let rest: Vec<&String> =
        columns.iter().filter(|name| !["record_id", "month"].contains(&name.as_str())).collect();
    let of = |table: &str| rest.iter().map(|name| format!("{table}.{name}")).collect::<Vec<_>>().join(", ");
    let all = columns.join(", ");
    let names = rest.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
    let (was, now) = (of("was"), of("excluded"));
    format!(
        "INSERT INTO coursedeck.completion AS was ({all}) SELECT {all} FROM coursedeck_staging
        ON CONFLICT (record_id, month) DO UPDATE SET ({names}) = ROW ({now})
        WHERE ROW ({was}) IS DISTINCT FROM ROW ({now})"
    )
});

impl Sink {
    /// What `client` is connected to.
    pub fn new(client: Client, source: Source) -> Self {
        Self { client, source, months: BTreeSet::new(), is_new: true }
    }

    /// Puts a batch in.
    pub fn put(&mut self, batch: Batch) -> Result<Put, PushError> {
        self.make_months(&batch.months).map_err(|error| told::error(&error))?;
        self.transact(batch).map_err(|failed| match failed.postgres() {
            Some(error) => told::error(error),
            None => told::lost("the connection to the hub broke"),
        })
    }

    /// A month is made in a transaction of its own: it waits for all who write, and nobody shall wait for it longer.
    fn make_months(&mut self, months: &BTreeSet<i32>) -> Result<(), postgres::Error> {
        let missing: Vec<i32> = months.difference(&self.months).copied().collect();
        if missing.is_empty() {
            return Ok(());
        }
        let days: Vec<String> = missing.iter().map(|days| format!("date '2000-01-01' + ({days})")).collect();
        self.client.batch_execute(&format!("SELECT coursedeck.make_months(ARRAY[{}])", days.join(", ")))?;
        self.months.extend(missing);
        Ok(())
    }

    fn transact(&mut self, batch: Batch) -> Result<Put, Failed> {
        let rows = batch.kept.len() as u64;
        let mut tx = self.client.transaction()?;
        let mut put = Put::default();
        if 0 < rows {
            let is_straight = self.is_new && !batch.has_known && straight(&mut tx, &batch)?;
            match is_straight {
                true => put.new = rows,
                false => compare(&mut tx, &batch, &mut put)?,
            }
            // Of a machine that lost its outbox no further batch is tried so.
            self.is_new &= is_straight || batch.has_known;
        }
        if !batch.gone.is_empty() {
            tx.execute(GONE, &[&batch.gone])?;
            put.gone = tx.execute(FORGET, &[&batch.gone])?;
        }
        let program = concat!("coursedeck ", env!("CARGO_PKG_VERSION"));
        let counted = tx.query_one(COUNT, &[&self.source.device, &self.source.centre, &program])?;
        put.number = counted.get(0);
        tx.commit()?;
        Ok(Put { kept: batch.kept, ..put })
    }
}

/// Whether the rows went straight into their places; false, and nothing done, where one of them is there.
fn straight(tx: &mut Transaction<'_>, batch: &Batch) -> Result<bool, Failed> {
    let mut step = tx.transaction()?;
    let written =
        fill(&mut step, &COPY_PLACES, &batch.places).and_then(|()| fill(&mut step, &COPY_ROWS, &batch.bytes));
    match written {
        Ok(()) => {
            step.commit()?;
            Ok(true)
        }
        Err(failed) if failed.is_there_already() => {
            step.rollback()?;
            Ok(false)
        }
        Err(failed) => Err(failed),
    }
}

/// Puts in what is new of the rows.
fn compare(tx: &mut Transaction<'_>, batch: &Batch, put: &mut Put) -> Result<(), Failed> {
    tx.batch_execute(STAGING)?;
    fill(tx, &COPY, &batch.bytes)?;
    let placed = tx.query_one(PLACE, &[])?;
    let (all, fresh) = (placed.get::<_, i64>(0) as u64, placed.get::<_, i64>(1) as u64);
    if fresh < all {
        tx.execute(MOVE, &[])?;
    }
    if all < batch.kept.len() as u64 {
        put.stale = tx.execute(LEAVE, &[])?;
    }
    put.new = fresh;
    put.changed = tx.execute(PUT.as_str(), &[])?.saturating_sub(fresh);
    Ok(())
}

/// Fills a table by COPY.
fn fill(tx: &mut Transaction<'_>, copy: &str, rows: &[u8]) -> Result<(), Failed> {
    let mut copy = tx.copy_in(copy)?;
    copy.write_all(row::HEADER)?;
    rows.chunks(1 << 16).try_for_each(|piece| copy.write_all(piece))?;
    copy.write_all(&row::TRAILER)?;
    copy.finish()?;
    Ok(())
}

/// Why a batch did not come in.
enum Failed {
    Postgres(postgres::Error),
    Io(io::Error),
}

impl Failed {
    /// What PostgreSQL said, where it did.
    fn postgres(&self) -> Option<&postgres::Error> {
        match self {
            Self::Postgres(error) => Some(error),
            Self::Io(error) => error.get_ref()?.downcast_ref(),
        }
    }

    /// Whether a key refused the rows; or two who push the same had to be parted.
    fn is_there_already(&self) -> bool {
        let known = [SqlState::UNIQUE_VIOLATION, SqlState::T_R_DEADLOCK_DETECTED];
        self.postgres().and_then(postgres::Error::code).is_some_and(|code| known.contains(code))
    }
}

impl From<postgres::Error> for Failed {
    fn from(error: postgres::Error) -> Self {
        Self::Postgres(error)
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
