//! Sealed exams: opened by the invigilator's passphrase, for as long as the learner is in, and never on disk.

use super::{News, Study, Trouble};
use crate::{
    course::{
        library::Library,
        load::Opened,
        sealed::{self, Unsealing},
    },
    files,
    ids::{CourseId, ItemName, ModuleId},
    log::Progress,
    seal::locked::BadLock,
    time::Now,
};

impl Study {
    /// Whether the exam of the open course is sealed, and was not opened.
    pub fn is_locked(&self) -> bool {
        self.course().and_then(|course| course.exam.as_ref()).is_some_and(|exam| exam.is_locked())
    }

    /// Whether what a question says is sealed, and was not opened.
    pub fn hides(&self, name: &ItemName) -> bool {
        name.module == ModuleId::exam() && self.is_locked()
    }

    /// Opens the sealed exam. After a wrong passphrase the next try has to wait, as with a PIN.
    pub(super) fn unseal(&mut self, passphrase: &str, now: Now) -> Result<News, Trouble> {
        let desk = self.desk.as_ref().ok_or_else(|| Trouble::Machine("no course is open".to_owned()))?;
        if !self.is_locked() {
            return Ok(News::Done);
        }
        if let Some(seconds) = self.store.try_exam(now)? {
            return Ok(News::Wait(seconds));
        }
        match sealed::unseal(&desk.source, &desk.opened.course.id, passphrase) {
            Ok(opened) if opened.course.digest == desk.opened.course.digest => {
                self.store.forget_exam_tries()?;
                // From now on no other program of this account may look into this one, and no core is written.
                files::hide_memory();
                self.unsealed = Some(opened.clone());
                self.desk.iter_mut().for_each(|desk| desk.opened = opened.clone());
                Ok(News::Done)
            }
            Ok(_) => Err(Trouble::SealBroken("the course was changed while it was open".to_owned())),
            Err(Unsealing::Lock(BadLock::Passphrase)) => Ok(News::Wait(self.store.wait_for_exam()?)),
            Err(error) => {
                // Where no passphrase helps, none was wrong.
                self.store.forget_exam_tries()?;
                Err(Trouble::SealBroken(error.to_string()))
            }
        }
    }

    /// A course as it was opened before by whoever is in, where it is the very same.
    pub(super) fn as_unsealed(&self, opened: Opened) -> Opened {
        let is_same =
            |it: &&Opened| (&it.course.id, it.course.digest) == (&opened.course.id, opened.course.digest);
        self.unsealed.as_ref().filter(is_same).cloned().unwrap_or(opened)
    }
}

/// A sealed exam's questions do not come up again in reviews: they would be known to all before the next exam.
pub(super) fn forget_cards(progress: &mut Progress, library: &Library, course: &CourseId) {
    let has_any = progress.cards.keys().any(|name| name.module == ModuleId::exam());
    if has_any && library.has_seal(course) {
        forget_exam(progress);
    }
}

pub(super) fn forget_exam(progress: &mut Progress) {
    progress.cards.retain(|name, _| name.module != ModuleId::exam());
}
