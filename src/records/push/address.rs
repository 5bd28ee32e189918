//! Where records are pushed to, as it is typed. A password is never part of it: what is typed can be read by everybody on
//! the machine while the program runs, and stays in the shell's history.

use super::PushError;

/// Where records are pushed to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Address {
    /// A hub in PostgreSQL: everything that a `postgres://` address says.
    Hub(String),
    /// A learning record store.
    Lrs {
        /// Its address without who asks, and without a slash at the end.
        base: String,
        /// Who asks, where that is said.
        user: Option<String>,
    },
}

impl Address {
    /// What was typed. Without TLS only this machine itself is spoken to, unless `plain` allows it.
    pub fn parse(text: &str, plain: bool) -> Result<Self, PushError> {
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err(PushError::refused(format!("{} is no address", shown(text)), EXAMPLES));
        };
        let rest_of = rest.split(['/', '?']).next().unwrap_or_default();
        let (user, host) =
            rest_of.rsplit_once('@').map_or((None, rest_of), |(user, host)| (Some(user), host));
        if user.is_some_and(|user| user.contains(':')) || has_password(rest) {
            return Err(PushError::refused(
                "a password in the address can be read by everybody on this machine",
                "leave it out, and put it into a file: --password-file FILE (for PostgreSQL also PGPASSWORD or ~/.pgpass)",
            ));
        }
        match scheme {
            "postgres" | "postgresql" => Ok(Self::Hub(text.to_owned())),
            "http" | "https" => {
                if host.is_empty() {
                    return Err(PushError::refused(format!("{} names no host", shown(text)), EXAMPLES));
                }
                if scheme == "http" && !plain && !is_here(host_alone(host)) {
                    return Err(PushError::refused(
                        format!("http:// to {host} would send names and results unencrypted"),
                        "say https://, or --insecure where the network is your own",
                    ));
                }
                let path = &rest[rest_of.len()..];
                let path = path.trim_end_matches('/').trim_end_matches("/statements");
                if path.contains(['?', '#']) {
                    return Err(PushError::refused(
                        format!("{} is more than the address of a record store", shown(text)),
                        EXAMPLES,
                    ));
                }
                let user = user.filter(|user| !user.is_empty()).map(decoded);
                Ok(Self::Lrs { base: format!("{scheme}://{host}{path}"), user })
            }
            _ => Err(PushError::refused(format!("nothing is pushed to {scheme}://"), EXAMPLES)),
        }
    }
}

const EXAMPLES: &str =
    "write postgres://USER@HOST/DATABASE for a hub, https://USER@HOST/xapi for a learning record store";

/// An address, without what somebody may have typed as a password.
fn shown(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((_, host)) => format!("…@{host}"),
        None => format!("{text:?}"),
    }
}

fn has_password(rest: &str) -> bool {
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    query.split('&').any(|part| part.split('=').next().is_some_and(|name| name.contains("password")))
}

/// A host without its port.
fn host_alone(host: &str) -> &str {
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Whether it is this machine itself.
pub(super) fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A text without its `%xx`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        let digits = others.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lrs(text: &str) -> Option<(String, Option<String>)> {
        match Address::parse(text, false) {
            Ok(Address::Lrs { base, user }) => Some((base, user)),
            _ => None,
        }
    }

    #[test]
    fn an_address_is_a_hub_or_a_record_store() {
        let hub = Address::parse("postgres://centre@hub.example:5433/records?sslmode=verify-full", false);
        assert!(matches!(hub, Ok(Address::Hub(_))));
        let whole = Some(("https://lrs.example/xapi".to_owned(), Some("a@b".to_owned())));
        assert_eq!(lrs("https://a%40b@lrs.example/xapi"), whole);
        assert_eq!(lrs("https://a%40b@lrs.example/xapi/statements/"), whole);
        assert_eq!(lrs("https://lrs.example:8443/"), Some(("https://lrs.example:8443".to_owned(), None)));
        assert_eq!(lrs("http://[::1]:80/x"), Some(("http://[::1]:80/x".to_owned(), None)));
        assert_eq!(lrs("http://127.0.0.1:8190/xAPI").unwrap().0, "http://127.0.0.1:8190/xAPI");
        for wrong in
            ["lrs.example", "ftp://a/b", "https:///xapi", "https://a/xapi?b=c", "http://lrs.example/xapi"]
        {
            assert_eq!(lrs(wrong), None, "{wrong}");
        }
        assert!(Address::parse("http://lrs.example/xapi", true).is_ok());
    }

    #[test]
    fn a_password_is_no_part_of_it_and_is_not_repeated() {
        for with in [
            "postgres://a:secret@h/d",
            "https://a:secret@h/x",
            "postgres://h/d?password=secret",
            "a:secret@h",
        ] {
            let refused = Address::parse(with, false).unwrap_err().to_string();
            assert!(!refused.contains("secret"), "{refused}");
        }
    }
}
