//! Issuing certificates: for each completion one number, one set of fields, one signature, however often it is asked for.

use std::path::Path;

use crate::{
    cli::{guard::Desk, learn, trouble::Trouble},
    lang::{Catalog, Tag},
    log::{Certificate, Outcome},
    records::{
        self, Courses, Mask, Record,
        certificate::{self, code::Coded},
    },
    seal::Key,
    store::{Ask, Issuing, Snapshot},
    time::Now,
};

/// The centre's logo, in the data folder.
#[cfg(feature = "pdf")]
const LOGO: &str = "logo.png";
/// A larger picture is none that fits on a certificate.
#[cfg(feature = "pdf")]
const LARGEST: usize = 8 << 20;

/// A centre that may certify.
#[derive(Debug)]
pub struct Office {
    /// Its name and id, as records tell of it.
    pub centre: records::Centre,
    /// Its secret key.
    pub key: Key,
}

/// Certificates to be handed out, and what is to be said of it.
#[derive(Debug, Default)]
pub struct Pile {
    /// Each, in the order of the records.
    pub ready: Vec<Ready>,
    /// The numbers of those that were revoked and are left out, and whose they were.
    pub revoked: Vec<(String, String)>,
}

/// A certificate to be handed out.
#[derive(Debug)]
pub struct Ready {
    /// To whom, and what it says.
    pub issuing: Issuing,
    /// Whether it was issued before.
    pub is_old: bool,
    /// The name that the register has now.
    pub name_now: String,
}

impl Office {
    /// The centre of this machine, where it can certify.
    pub fn of(desk: &Desk) -> Result<Self, Trouble> {
        let Some(centre) = desk.store.centre()? else {
            return Err(Trouble::input("a certificate needs the name and the key of a centre")
                .hinted("`coursedeck centre init` asks for the name and makes the key, in a minute"));
        };
        match desk.store.centre_key()? {
            Some(key) if key.public().to_string() == centre.key => {
                Ok(Self { centre: records::Centre { id: centre.id.0, name: centre.name }, key })
            }
            _ => Err(Trouble::input(format!(
                "{} does not hold the secret part of the centre's key",
                desk.store.centre_key_path().display()
            ))
            .hinted("put a copy of the file back; without one `coursedeck centre init` makes a new key")),
        }
    }
}

impl Pile {
    /// The certificates of all completions that are asked for. Nothing is written: what is new is issued by
    /// [`Pile::issue`].
    pub fn gather(
        snapshot: &Snapshot<'_>,
        courses: &Courses<'_>,
        office: &Office,
        ask: &Ask,
        how: &How,
    ) -> Result<Self, records::Refused> {
        let mut pile = Self::default();
        let mut refused = None;
        let mut mask = Mask::none();
        let outcomes = match ask.outcomes.is_empty() {
            true => vec![Outcome::Passed, Outcome::Completed],
            false => ask.outcomes.iter().copied().filter(|it| it.is_complete()).collect(),
        };
        if outcomes.is_empty() {
            return Ok(pile);
        }
        let ask = Ask { outcomes, ..ask.clone() };
        snapshot.completions(&ask, |completion| {
            if how.only.is_some_and(|only| only != completion.profile.id) {
                return std::ops::ControlFlow::Continue(());
            }
            let face = mask.face(completion.profile, completion.at).clone();
            let facts = courses.facts(completion.course);
            let record = Record::of(completion, &face, &mask, facts, Some(&office.centre));
            match pile.put(snapshot, &record, completion.profile.language.as_str(), office, how) {
                Ok(()) => std::ops::ControlFlow::Continue(()),
                Err(error) => {
                    refused = Some(error);
                    std::ops::ControlFlow::Break(())
                }
            }
        })?;
        refused.map_or(Ok(pile), |error| Err(error.into()))
    }

    fn put(
        &mut self,
        snapshot: &Snapshot<'_>,
        record: &Record<'_>,
        language: &str,
        office: &Office,
        how: &How,
    ) -> Result<(), crate::store::StoreError> {
        let learner = crate::ids::LearnerId(record.learner.id);
        let issued = snapshot.certificates(learner, record.record_id)?;
        let name_now = record.learner.name.clone();
        if let Some(old) = issued.iter().rev().find(|it| it.revoked.is_none()) {
            let issuing = Issuing { learner, certificate: old.certificate.clone() };
            self.ready.push(Ready { issuing, is_old: true, name_now });
            return Ok(());
        }
        if let Some(last) = issued.last().filter(|_| !how.reissue) {
            self.revoked.push((last.certificate.said.number.clone(), name_now));
            return Ok(());
        }
        let language = how.language.clone().or_else(|| language.parse().ok()).unwrap_or_else(Tag::english);
        let said =
            certificate::said(record, issued.len() as u32, language, how.now.at.day(), &office.centre.name);
        let Some(said) = said else { return Ok(()) };
        let certificate = certificate::sign(record.record_id, said, &office.key);
        self.ready.push(Ready { issuing: Issuing { learner, certificate }, is_old: false, name_now });
        Ok(())
    }

    /// Notes in the log those that are new. It tells how many they are.
    pub fn issue(&self, desk: &mut Desk) -> Result<usize, Trouble> {
        let new: Vec<Issuing> =
            self.ready.iter().filter(|it| !it.is_old).map(|it| it.issuing.clone()).collect();
        let note = format!("{} issued, {} handed out", new.len(), self.ready.len());
        let audit = desk.audit(note);
        desk.store.issue(desk.now, audit, &new)?;
        Ok(new.len())
    }

    /// Says what a facilitator should know before the certificates are given away.
    pub fn warn(&self, again: &str) {
        for (number, name) in &self.revoked {
            eprintln!(
                "coursedeck: {name}: {number} was revoked, and is left out; {again} --reissue gives a new one"
            );
        }
        for it in self.ready.iter().filter(|it| it.issuing.certificate.said.name != it.name_now) {
            let said = &it.issuing.certificate.said;
            eprintln!(
                "coursedeck: {} was issued to {:?}, who is {:?} now: `coursedeck records revoke {}`, then {again} --reissue",
                said.number, said.name, it.name_now, said.number
            );
        }
    }
}

/// How certificates are issued.
#[derive(Clone, Debug)]
pub struct How {
    /// In which language, where it is said.
    pub language: Option<Tag>,
    /// Whether those that were revoked are issued anew.
    pub reissue: bool,
    /// Only to this learner.
    pub only: Option<crate::ids::LearnerId>,
    /// When.
    pub now: Now,
}

/// The code of a certificate that is to be printed, where this centre's key signed it.
pub fn coded(certificate: &Certificate, office: &Office) -> Result<Coded, Trouble> {
    let number = &certificate.said.number;
    if certificate.key != office.key.public().to_string() {
        return Err(Trouble::input(format!("{number} was signed with an earlier key of this centre"))
            .hinted(format!(
                "put the file of that key back, or `coursedeck records revoke {number}` and --reissue"
            )));
    }
    let coded = Coded::try_from(certificate).ok().filter(Coded::is_sound);
    coded.ok_or_else(|| {
        Trouble::input(format!("{number} in the database is not as it was signed"))
            .hinted("`coursedeck doctor` tells more; a copy of the database may have it whole")
    })
}

/// The words that a certificate is printed in.
pub fn catalog(certificate: &Certificate, data: &Path) -> Catalog {
    let tag =
        crate::lang::negotiate(std::slice::from_ref(&certificate.said.language), &crate::lang::shipped());
    let tag = match data.join("locales").join(format!("{}.ftl", certificate.said.language)).exists() {
        true => certificate.said.language.clone(),
        false => tag.unwrap_or_else(Tag::english),
    };
    learn::catalog(&tag, &data.join("locales"))
}

/// What pages are printed with.
#[cfg(feature = "pdf")]
pub struct Press {
    fonts: certificate::pdf::Fonts,
    logo: Option<certificate::pdf::Logo>,
}

#[cfg(feature = "pdf")]
impl Press {
    /// The press of the centre whose data is in `data`.
    pub fn new(data: &Path) -> Result<Self, Trouble> {
        let path = data.join(LOGO);
        let logo = match path.exists() {
            false => None,
            true => {
                let bytes = crate::files::read_at_most(&path, LARGEST)
                    .map_err(|error| unfit(&path, &error.to_string()))?;
                Some(certificate::pdf::Logo::of_png(bytes).map_err(|error| unfit(&path, &error))?)
            }
        };
        let places = certificate::pdf::places(data, &|name| std::env::var(name).ok());
        Ok(Self { fonts: certificate::pdf::Fonts::new(places), logo })
    }

    /// The page of a certificate.
    pub fn page(
        &mut self,
        certificate: &Certificate,
        office: &Office,
        data: &Path,
    ) -> Result<Vec<u8>, Trouble> {
        let coded = coded(certificate, office)?;
        let catalog = catalog(certificate, data);
        let page =
            certificate::pdf::write(&coded, &catalog, self.logo.as_ref(), &mut self.fonts, &office.key);
        page.map_err(|error| {
            let said = &certificate.said;
            Trouble::input(format!("the certificate of {} in {:?}: {error}", said.name, said.title)).hinted(
                format!(
                    "put a font that has them into {}, as a .ttf or .otf file",
                    data.join("fonts").display()
                ),
            )
        })
    }
}

/// What pages would be printed with.
#[cfg(not(feature = "pdf"))]
pub struct Press;

#[cfg(not(feature = "pdf"))]
impl Press {
    /// None: this program was built without.
    pub fn new(_data: &Path) -> Result<Self, Trouble> {
        Err(Trouble::input("this Coursedeck was built without PDF")
            .hinted("`coursedeck records certificate NAME` writes it as a text"))
    }

    /// Never comes about.
    pub fn page(&mut self, _: &Certificate, _: &Office, _: &Path) -> Result<Vec<u8>, Trouble> {
        Self::new(Path::new("")).map(|_| Vec::new())
    }
}

#[cfg(feature = "pdf")]
fn unfit(path: &Path, why: &str) -> Trouble {
    Trouble::input(format!("the logo {} cannot be used: {why}", path.display()))
        .hinted("save it as a PNG picture of at most 8 MB, or move it away")
}
