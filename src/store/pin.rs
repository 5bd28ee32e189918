//! PINs: enough that a neighbour does not open another's work, and that nobody is ever locked out for good.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use rusqlite::{Connection, params};

use super::{Store, StoreError, settings};
use crate::{ids::LearnerId, text::clean, time::Now};

/// The longest that anybody waits after a wrong PIN, in seconds.
const LONGEST: u64 = 60;

/// What became of a PIN that was typed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PinAnswer {
    /// It is the learner's, or none is asked of them.
    Right,
    /// It is not.
    Wrong {
        /// So many seconds until the next try.
        wait: u64,
    },
    /// It is too early for another try, and this one was not looked at.
    Wait {
        /// So many seconds until then.
        seconds: u64,
    },
}

/// Wrong tries in a row.
pub(super) struct Misses {
    pin: Option<String>,
    count: u32,
    last: Option<i64>,
}

/// Under what the wrong tries at sealed exams are kept, with the settings of the door.
const EXAM: &str = "exam-tries";

/// Whether `text` may be a PIN: four to six digits, of any script's.
pub fn is_pin(text: &str) -> bool {
    let digits = folded(text);
    (4..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The hash of a PIN, as it is kept.
pub(super) fn hash(pin: &str) -> Result<String, StoreError> {
    if !is_pin(pin) {
        return Err(StoreError::NoPin);
    }
    Ok(seal(&folded(pin)))
}

/// The hash of a secret, with a salt of its own.
pub(super) fn seal(secret: &str) -> String {
    argon2().hash_password(secret.as_bytes()).expect("these parameters fit").to_string()
}

/// Whether this is the secret that was hashed.
pub(super) fn fits(secret: &str, hash: &str) -> bool {
    let hash = PasswordHash::new(hash);
    hash.is_ok_and(|hash| argon2().verify_password(secret.as_bytes(), &hash).is_ok())
}

impl Store {
    /// Whether this is the learner's PIN. After a wrong one the next try has to wait: 0, 1, 2, 4 … 60 seconds.
    pub fn check_pin(&mut self, learner: LearnerId, pin: &str, now: Now) -> Result<PinAnswer, StoreError> {
        // Each try is counted as a miss before it is looked at: two at once, or a program that is killed, gain nothing.
        let counted = self.change(|tx| {
            let misses = Misses::read(tx, learner)?;
            let Some(hash) = &misses.pin else { return Ok(Err(PinAnswer::Right)) };
            let left = misses.left(now.at.ms);
            if 0 < left {
                misses.believe(tx, learner, now.at.ms)?;
                return Ok(Err(PinAnswer::Wait { seconds: left }));
            }
            misses.add(tx, learner, now.at.ms)?;
            Ok(Ok((hash.clone(), misses.count.saturating_add(1))))
        })?;
        let (hash, misses) = match counted {
            Ok(counted) => counted,
            Err(answer) => return Ok(answer),
        };
        // No lock is held meanwhile: this takes as long as a glance.
        if !fits(&folded(pin), &hash) {
            return Ok(PinAnswer::Wrong { wait: delay(misses) });
        }
        self.forget_misses(learner)?;
        Ok(PinAnswer::Right)
    }

    /// Gives the learner a PIN, or takes it away.
    pub fn set_pin(&mut self, learner: LearnerId, pin: Option<&str>) -> Result<(), StoreError> {
        let pin = pin.map(hash).transpose()?;
        let id = learner.0.into_bytes();
        let changed = self.change(|tx| {
            tx.execute(
                "UPDATE learner SET pin = ?2, pin_misses = 0, pin_missed_at = NULL WHERE id = ?1",
                params![id, pin],
            )
        })?;
        match changed {
            0 => Err(StoreError::Stranger { path: self.path.clone() }),
            _ => Ok(()),
        }
    }

    /// Counts a try at a sealed exam as a wrong one before it is looked at. Where it is too early for it, it tells for how
    /// many seconds, and nothing is counted.
    pub fn try_exam(&mut self, now: Now) -> Result<Option<u64>, StoreError> {
        self.change(|tx| {
            let mut misses = Misses::of_exam(settings::read(tx, 0, EXAM)?.as_deref());
            let left = misses.left(now.at.ms);
            if left == 0 {
                misses.count = misses.count.saturating_add(1);
            }
            // A clock that was set back is believed from now on.
            if left == 0 || misses.last.is_some_and(|last| now.at.ms < last) {
                let told = format!("{} {}", misses.count, now.at.ms);
                settings::put(tx, 0, EXAM, Some(&told))?;
            }
            Ok((0 < left).then_some(left))
        })
    }

    /// The seconds to wait after the last wrong try at a sealed exam.
    pub fn wait_for_exam(&self) -> Result<u64, StoreError> {
        Ok(delay(Misses::of_exam(self.setting(None, EXAM)?.as_deref()).count))
    }

    /// The passphrase of a sealed exam was right.
    pub fn forget_exam_tries(&mut self) -> Result<(), StoreError> {
        self.set_setting(None, EXAM, None)
    }

    fn forget_misses(&mut self, learner: LearnerId) -> Result<(), StoreError> {
        let id = learner.0.into_bytes();
        self.change(|tx| {
            tx.execute("UPDATE learner SET pin_misses = 0, pin_missed_at = NULL WHERE id = ?1", [id])
                .map(drop)
        })
    }
}

impl Misses {
    /// The wrong tries at a learner's PIN, or at the centre's passphrases.
    pub fn read(db: &Connection, learner: LearnerId) -> rusqlite::Result<Self> {
        db.query_row(
            "SELECT pin, pin_misses, pin_missed_at FROM learner WHERE id = ?1",
            [learner.0.into_bytes()],
            |row| Ok(Misses { pin: row.get(0)?, count: row.get(1)?, last: row.get(2)? }),
        )
    }

    /// The wrong tries at sealed exams, as they are kept.
    fn of_exam(told: Option<&str>) -> Self {
        let told = told.and_then(|text| text.split_once(' '));
        let count = told.and_then(|(count, _)| count.parse().ok()).unwrap_or_default();
        Self { pin: None, count, last: told.and_then(|(_, last)| last.parse().ok()) }
    }

    /// Counts one more.
    pub fn add(&self, db: &Connection, learner: LearnerId, at: i64) -> rusqlite::Result<()> {
        db.execute(
            "UPDATE learner SET pin_misses = pin_misses + 1, pin_missed_at = ?2 WHERE id = ?1",
            params![learner.0.into_bytes(), at],
        )
        .map(drop)
    }

    /// Believes a clock that was set back from now on: else the wait would stand for years.
    pub fn believe(&self, db: &Connection, learner: LearnerId, at: i64) -> rusqlite::Result<()> {
        if self.last.is_some_and(|last| at < last) {
            let put = "UPDATE learner SET pin_missed_at = ?2 WHERE id = ?1";
            db.execute(put, params![learner.0.into_bytes(), at])?;
        }
        Ok(())
    }

    /// The seconds that are left to wait at `at`. A clock that went back counts as no time gone by.
    pub fn left(&self, at: i64) -> u64 {
        let Some(last) = self.last else { return 0 };
        let gone = u64::try_from(at.saturating_sub(last)).unwrap_or(0);
        (delay(self.count) * 1000).saturating_sub(gone).div_ceil(1000)
    }
}

/// The seconds to wait after so many wrong tries in a row.
fn delay(misses: u32) -> u64 {
    match misses {
        0 | 1 => 0,
        more => 1_u64.checked_shl(more - 2).unwrap_or(LONGEST).min(LONGEST),
    }
}

/// Digits of another keyboard are the same digits.
fn folded(pin: &str) -> String {
    clean::fold(pin, false)
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("these parameters are in range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_four_to_six_digits_of_any_keyboard() {
        assert!(is_pin("1234") && is_pin("123456") && is_pin("٤٣٢١"));
        assert!(!is_pin("123") && !is_pin("1234567") && !is_pin("12 34") && !is_pin("12a4") && !is_pin(""));
    }

    #[test]
    fn the_wait_doubles_up_to_a_minute() {
        let waits: Vec<u64> = (0..10).map(delay).collect();
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(delay(u32::MAX), 60);
    }
}
