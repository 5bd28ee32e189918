//! Bytes that are locked, as the program age locks them: for whoever knows a passphrase, or for the owners of keys.
//!
//! The key that a centre signs with is also the one that others lock for: an X25519 key follows from an Ed25519 key, so
//! that nobody has to keep, copy or read out a second one.

use std::{
    fmt,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
};

use age::{
    DecryptError, Decryptor, Encryptor, scrypt,
    secrecy::SecretString,
    stream::{StreamReader, StreamWriter},
    x25519,
};
use bech32::{Bech32, Hrp};
use zeroize::Zeroizing;

use super::{BadKey, Key, PublicKey};

/// What everything that is locked begins with.
pub const BEGIN: &[u8] = b"age-encryption.org/v1\n";
/// How much a passphrase is stretched: 64 MiB and a blink, also on an old PC.
const WORK: u8 = 16;
/// The most that is done for a file of somebody else's: 128 MiB. What asks for more is refused unread.
const MOST_WORK: u8 = 17;
/// The longest head: what stands in it for each of those who can open it.
const HEAD: u64 = 1 << 16;

/// Why something was not unlocked.
#[derive(Debug, thiserror::Error)]
pub enum BadLock {
    /// It is not laid out as age does it.
    #[error("it is not locked as age does it, or its head is damaged")]
    Shape,
    /// Its passphrase is another, or none is asked for.
    #[error("that is not its passphrase")]
    Passphrase,
    /// It is for others.
    #[error("it is locked for somebody else: none of the keys here opens it")]
    ForOthers,
    /// It would take more memory and time than any honest one.
    #[error("it asks for more work than any that this program makes, so it was not tried")]
    Work,
    /// Its bytes are not those that were locked.
    #[error("it was cut short or changed since it was locked")]
    Changed,
    /// The machine refused.
    #[error(transparent)]
    Io(io::Error),
}

/// For whom something is locked.
#[derive(Clone)]
pub struct Receiver(x25519::Recipient);

/// What opens that which was locked for a key. It is never shown.
#[derive(Clone)]
pub struct Opener(x25519::Identity);

/// Locks `bytes` for whoever knows the passphrase. Twice the same gives other bytes each time.
pub fn lock(bytes: &[u8], passphrase: &str) -> Vec<u8> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let locking = Encryptor::with_recipients(recipients).expect("one passphrase alone locks");
    let mut out = Vec::new();
    let written = locking.wrap_output(&mut out).and_then(|mut writer| {
        writer.write_all(bytes)?;
        writer.finish().map(drop)
    });
    written.expect("memory takes what is written");
    out
}

/// What `passphrase` unlocks. It is wiped from memory when it is let go.
pub fn unlock(locked: &[u8], passphrase: &str) -> Result<Zeroizing<Vec<u8>>, BadLock> {
    let unlocking = Decryptor::new_buffered(locked).map_err(|error| told(error, BadLock::Passphrase))?;
    if !unlocking.is_scrypt() {
        return Err(BadLock::Passphrase);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let mut reader = unlocking.decrypt(identities).map_err(|error| told(error, BadLock::Passphrase))?;
    // Made long enough at once: a text that grows would leave its beginnings behind in memory.
    let mut plain = Zeroizing::new(Vec::with_capacity(locked.len()));
    reader.read_to_end(&mut plain).map_err(|_| BadLock::Changed)?;
    Ok(plain)
}

/// Whether a passphrase opens it, as far as its head tells.
pub fn asks_for_a_passphrase(locked: &[u8]) -> bool {
    Decryptor::new_buffered(locked).is_ok_and(|unlocking| unlocking.is_scrypt())
}

/// What is written through it is locked. It must be ended.
pub struct Locking<W: Write>(StreamWriter<W>);

impl<W: Write> Locking<W> {
    /// Begins to lock for these receivers, of whom there is one at least.
    pub fn begin(receivers: &[Receiver], out: W) -> io::Result<Self> {
        let recipients = receivers.iter().map(|it| &it.0 as &dyn age::Recipient);
        let locking = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
        locking.wrap_output(out).map(Self)
    }

    /// Writes what is left.
    pub fn end(self) -> io::Result<W> {
        self.0.finish()
    }
}

impl<W: Write> Write for Locking<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What is read through it is unlocked, from any place on.
pub struct Unlocking<R>(StreamReader<BufReader<R>>);

impl<R: Read + Seek> Unlocking<R> {
    /// Begins to unlock with whichever of these fits.
    pub fn begin(mut locked: R, openers: &[Opener]) -> Result<Self, BadLock> {
        check_head(&mut locked)?;
        locked.rewind().map_err(BadLock::Io)?;
        let unlocking = Decryptor::new_buffered(BufReader::with_capacity(1 << 16, locked))
            .map_err(|error| told(error, BadLock::ForOthers))?;
        let identities = openers.iter().map(|it| &it.0 as &dyn age::Identity);
        unlocking.decrypt(identities).map(Self).map_err(|error| told(error, BadLock::ForOthers))
    }
}

impl<R: Read + Seek> Read for Unlocking<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into)
    }
}

impl<R: Read + Seek> Seek for Unlocking<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

impl<R> fmt::Debug for Unlocking<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unlocking(..)")
    }
}

/// A head without an end would be read into memory until there is none left.
fn check_head(locked: &mut impl Read) -> Result<(), BadLock> {
    let mut head = Vec::new();
    locked.take(HEAD).read_to_end(&mut head).map_err(BadLock::Io)?;
    match head.windows(5).any(|it| it == b"\n--- ") {
        true => Ok(()),
        false => Err(BadLock::Shape),
    }
}

/// Why age did not open it. `closed` is what it means that nothing fits.
fn told(error: DecryptError, closed: BadLock) -> BadLock {
    match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            closed
        }
        DecryptError::ExcessiveWork { .. } => BadLock::Work,
        DecryptError::InvalidMac => BadLock::Changed,
        DecryptError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => BadLock::Io(error),
        _ => BadLock::Shape,
    }
}

impl Receiver {
    /// The owner of this key.
    pub fn of(key: &PublicKey) -> Self {
        let text = in_bech32("age", &key.x25519());
        Self(text.parse().expect("32 bytes are a key to lock for"))
    }
}

impl std::str::FromStr for Receiver {
    type Err = BadKey;

    /// Reads a key in any form that a centre's is written in, or as age itself writes those of others: `age1…`.
    fn from_str(text: &str) -> Result<Self, BadKey> {
        match text.trim() {
            text if text.starts_with("age1") => text.parse().map(Self).map_err(|_| BadKey::NoReceiver),
            text => text.parse().map(|key| Self::of(&key)),
        }
    }
}

impl fmt::Display for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Receiver({self})")
    }
}

impl Opener {
    /// What opens that which was locked for this key.
    pub fn of(key: &Key) -> Self {
        Self(identity(key).parse().expect("32 bytes are a key to unlock with"))
    }
}

impl fmt::Debug for Opener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opener(..)")
    }
}

/// The line that the program age wants in its file of identities, to open what was locked for this key:
/// `AGE-SECRET-KEY-1…`. As secret as the key itself.
pub fn identity(key: &Key) -> Zeroizing<String> {
    let text = Zeroizing::new(in_bech32("age-secret-key-", &key.x25519()));
    Zeroizing::new(text.to_uppercase())
}

fn in_bech32(kind: &str, bytes: &[u8; 32]) -> String {
    let kind = Hrp::parse(kind).expect("it is one of ours");
    bech32::encode::<Bech32>(kind, bytes).expect("32 bytes are not too long")
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn a_passphrase_unlocks_what_it_locked_and_no_other_does() {
        let locked = lock(b"the exam", "lamp river eleven goat");
        assert!(locked.starts_with(BEGIN) && asks_for_a_passphrase(&locked));
        assert_eq!(*unlock(&locked, "lamp river eleven goat").unwrap(), b"the exam");
        assert!(matches!(unlock(&locked, "lamp river eleven boat"), Err(BadLock::Passphrase)));
        assert!(matches!(unlock(b"the exam", "lamp river eleven goat"), Err(BadLock::Shape)));
        // The last bytes are the text, the head is before it.
        let mut changed = locked.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(matches!(unlock(&changed, "lamp river eleven goat"), Err(BadLock::Changed)));
    }

    #[test]
    fn one_that_asks_for_a_machine_of_its_own_is_not_tried() {
        let locked = lock(b"the exam", "lamp river eleven goat");
        let text = String::from_utf8_lossy(&locked[..200]).into_owned();
        let line = text.lines().nth(1).unwrap();
        let heavy = line.strip_suffix(" 16").unwrap().to_owned() + " 22";
        let at = BEGIN.len();
        let heavy = [&locked[..at], heavy.as_bytes(), &locked[at + line.len()..]].concat();
        assert!(matches!(unlock(&heavy, "lamp river eleven goat"), Err(BadLock::Work)));
    }

    #[test]
    fn a_key_unlocks_what_was_locked_for_it_from_any_place_on() {
        let (key, other) = (Key::grown([7; 32]), Key::grown([8; 32]));
        let receivers = [Receiver::of(&other.public()), key.public().to_string().parse().unwrap()];
        let text: Vec<u8> = (0..200_000_u32).map(|at| (at % 251) as u8).collect();
        let mut locking = Locking::begin(&receivers, Vec::new()).unwrap();
        locking.write_all(&text).unwrap();
        let locked = locking.end().unwrap();
        for opener in [Opener::of(&key), Opener::of(&other)] {
            let mut reader = Unlocking::begin(Cursor::new(&locked), &[opener]).unwrap();
            assert_eq!(reader.seek(SeekFrom::End(0)).unwrap(), 200_000);
            reader.seek(SeekFrom::Start(150_000)).unwrap();
            let mut read = Vec::new();
            reader.read_to_end(&mut read).unwrap();
            assert!(read == text[150_000..]);
        }
        let stranger = Opener::of(&Key::grown([9; 32]));
        let refused = Unlocking::begin(Cursor::new(&locked), &[stranger]);
        assert!(matches!(refused, Err(BadLock::ForOthers)));
        for cut in [0, 10, 100, 200] {
            assert!(Unlocking::begin(Cursor::new(&locked[..cut]), &[Opener::of(&key)]).is_err(), "{cut}");
        }
    }

    #[test]
    fn a_head_without_an_end_is_not_read_into_memory() {
        let endless = [BEGIN, b"-> X25519 ", &vec![b'a'; 1 << 20][..]].concat();
        let refused = Unlocking::begin(Cursor::new(endless), &[Opener::of(&Key::grown([7; 32]))]);
        assert!(matches!(refused, Err(BadLock::Shape)));
    }

    #[test]
    fn a_receiver_is_written_as_age_writes_it_and_read_back() {
        let key = Key::grown([7; 32]);
        let receiver = Receiver::of(&key.public());
        assert!(receiver.to_string().starts_with("age1"));
        assert_eq!(receiver.to_string().parse::<Receiver>().unwrap().to_string(), receiver.to_string());
        assert!(identity(&key).starts_with("AGE-SECRET-KEY-1"));
        assert_eq!("age1xyz".parse::<Receiver>().unwrap_err(), BadKey::NoReceiver);
        assert_eq!("hello".parse::<Receiver>().unwrap_err(), BadKey::NoPublic);
    }
}
