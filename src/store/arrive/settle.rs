//! What follows from events that came: the register, who is gone, and where the learners stand whom they touch.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use crate::{
    ids::LearnerId,
    log::Happening,
    store::{
        ask,
        folded::{Folded, Known, Of},
        people, register,
        row::{self, parsed},
    },
};

/// So many learners are counted anew at a time, so that memory stays small however many there are.
const AT_A_TIME: usize = 256;

/// Makes anew what follows for `touched`, and for everyone whom that concerns. It tells how many were erased.
pub(super) fn settle(
    db: &Connection,
    mut touched: BTreeSet<i64>,
    renamed: &BTreeSet<i64>,
    is_register: bool,
) -> rusqlite::Result<u64> {
    let mut erased = 0;
    if is_register {
        renamed.iter().try_for_each(|learner| forget_consented(db, *learner))?;
        erased = put_people(db, &mut touched)?;
    }
    touched.remove(&0);
    let mut done: BTreeSet<i64> = BTreeSet::new();
    let mut groups = Vec::new();
    for learner in touched {
        if !done.contains(&learner) {
            let group = people::group(db, people::root(db, learner)?)?;
            done.extend(&group);
            groups.extend(group);
            // A group stays together: who counts as whom is asked within it.
            if AT_A_TIME <= groups.len() {
                recount(db, &std::mem::take(&mut groups))?;
            }
        }
    }
    recount(db, &groups)?;
    Ok(erased)
}

fn recount(db: &Connection, learners: &[i64]) -> rusqlite::Result<()> {
    match learners.is_empty() {
        true => Ok(()),
        false => Folded::read(db, Of::Learners(learners))?.recount(db, learners),
    }
}

/// Puts the register in the place of what was there, and blanks whoever is gone.
fn put_people(db: &Connection, touched: &mut BTreeSet<i64>) -> rusqlite::Result<u64> {
    let folded = Folded::read(db, Of::Register)?;
    let stored = Folded::stored(db)?.people;
    let mut erased = 0;
    for (learner, known) in &folded.people {
        let before = &stored[learner];
        // When somebody was seen follows from all they did, and is counted below.
        if known.is(&Known { seen: known.seen, ..before.clone() }) || *learner == LearnerId::CENTRE {
            continue;
        }
        let key = ask::key(db, *learner)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        if known.merged != before.merged || known.erased != before.erased {
            // All who counted as one before, and all who do from now on.
            touched.extend(people::group(db, people::root(db, key)?)?);
            touched.extend(known.merged.map(|other| ask::key(db, other)).transpose()?.flatten());
        }
        match &known.named {
            Some((name, language)) => register::put_name(db, key, name, language.as_str())?,
            None if known.erased => register::put_name(db, key, "", "en")?,
            None => (),
        }
        register::put_details(db, key, &known.details)?;
        if known.erased && !before.erased {
            blank(db, key)?;
            erased += 1;
        }
    }
    put_merged(db, &folded.people, &stored)?;
    folded.put_centre(db)?;
    Ok(erased)
}

fn put_merged(
    db: &Connection,
    people: &BTreeMap<LearnerId, Known>,
    stored: &BTreeMap<LearnerId, Known>,
) -> rusqlite::Result<()> {
    for (learner, known) in people {
        let before = &stored[learner];
        if known.merged != before.merged || known.erased != before.erased {
            let merged = known.merged.map(|other| ask::key(db, other)).transpose()?.flatten();
            db.execute(
                "UPDATE learner SET merged = ?2, erased = ?3 WHERE id = ?1",
                params![learner.0.into_bytes(), merged, known.erased],
            )?;
        }
    }
    Ok(())
}

/// Nothing is left of who was erased but that they were.
fn blank(db: &Connection, learner: i64) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE event SET salt = NULL, payload = NULL WHERE learner = ?1 AND kind <> 'learner-erased'",
        [learner],
    )?;
    db.execute("DELETE FROM setting WHERE learner = ?1", [learner])?;
    db.execute(
        "UPDATE learner SET pin = NULL, pin_misses = 0, pin_missed_at = NULL WHERE key = ?1",
        [learner],
    )
    .map(drop)
}

/// Blanks what a learner's papers said before they took their consent back.
fn forget_consented(db: &Connection, learner: i64) -> rusqlite::Result<()> {
    let select = row::SELECT.replacen("event.turn", "event.turn, event.place", 1);
    let mut ask = db.prepare_cached(&format!(
        "{select} WHERE event.learner = ?1 AND event.kind IN ('learner-added', 'learner-changed') {}",
        row::ORDER
    ))?;
    let mut rows = ask.query([learner])?;
    let (mut places, mut had_one, mut gone) = (Vec::new(), false, 0);
    while let Some(row) = rows.next()? {
        let details = match parsed(13, row::written(row)?.what())? {
            Some(Happening::LearnerAdded { details, .. } | Happening::LearnerChanged { details, .. }) => {
                details
            }
            _ => None,
        };
        match details {
            Some(details) if details.consented.is_none() && had_one => {
                (had_one, gone) = (false, places.len())
            }
            Some(details) => had_one = details.consented.is_some(),
            None => (),
        }
        places.push(row.get::<_, i64>(18)?);
    }
    for place in &places[..gone] {
        db.execute("UPDATE event SET salt = NULL, payload = NULL WHERE place = ?1", [place])?;
    }
    Ok(())
}
