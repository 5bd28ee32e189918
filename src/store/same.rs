//! What two files have in common whose logs hold the same events, however each of them came by it.

use rusqlite::types::Value;

use super::{Store, StoreError};
use crate::seal::{Digest, Digesting};

/// Everything that is told of people and events, by names that are the same everywhere, in an order that is, too. What
/// this file alone knows is left out: its rows, in which order things came, its own centre, PINs and settings.
const TABLES: &[&str] = &[
    "SELECT hex(ifnull(run.origin, run.id)), event.seq, hex(event.digest), hex(run.id), event.turn, hex(learner.id),
        event.payload FROM event JOIN run ON run.key = event.run JOIN learner ON learner.key = event.learner
    ORDER BY run.id, event.seq",
    "SELECT hex(run.id), hex(run.digest), hex(device.id) FROM run JOIN device ON device.key = run.device ORDER BY run.id",
    "SELECT hex(learner.id), learner.name, learner.language, learner.details, hex(other.id), learner.erased,
        learner.seen, learner.seen_offset FROM learner LEFT JOIN learner AS other ON other.key = learner.merged
    ORDER BY learner.id",
    "SELECT hex(learner.id), course, part, item, CASE part WHEN '' THEN json_remove(value, '$.place') ELSE value END
    FROM progress JOIN learner ON learner.key = progress.learner ORDER BY learner.id, course, part, item",
    "SELECT hex(learner.id), course, version, completion.language, outcome, hex(run.id), seq, completion.at,
        completion.offset, began, began_offset, sure, score, pass, attempts, spent, pretest, posttest, valid_months,
        hex(evidence), state FROM completion JOIN learner ON learner.key = completion.learner
    JOIN run ON run.key = completion.run ORDER BY learner.id, course",
    "SELECT name FROM cohort ORDER BY name",
    "SELECT session.cohort, date, part, instructor, hex(learner.id), present FROM session
    LEFT JOIN attendance ON session = session.key LEFT JOIN learner ON learner.key = attendance.learner
    ORDER BY session.cohort, date, part, learner.id",
];

impl Store {
    /// A digest that is equal in every file to which the same events came, in whatever order and however often.
    pub fn common_digest(&self) -> Result<Digest, StoreError> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let mut digesting = Digesting::default();
            for sql in TABLES {
                let mut ask = tx.prepare(sql)?;
                let columns = ask.column_count();
                let mut rows = ask.query([])?;
                while let Some(row) = rows.next()? {
                    let values = (0..columns).map(|at| row.get::<_, Value>(at));
                    let line = format!("{:?}\n", values.collect::<rusqlite::Result<Vec<_>>>()?);
                    digesting.take(line.as_bytes());
                }
            }
            Ok(digesting.end())
        })
    }
}
