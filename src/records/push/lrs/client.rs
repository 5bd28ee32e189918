//! One question after the other to a learning record store. What passes, as a server that is busy, is asked again.

use std::{ops::ControlFlow, path::PathBuf, time::Duration};

use serde_json::Value;
use ureq::{
    Agent, Body,
    config::Config,
    http::Response,
    tls::{Certificate, RootCerts, TlsConfig},
};
use uuid::Uuid;

use super::wait;
use crate::{
    records::push::{PushError, causes, tls},
    rng::Chance,
    seal,
};

/// More than this of an answer is not read.
const ANSWER: u64 = 1 << 20;
/// The longest reason that is told.
const REASON: usize = 300;

/// Who asks, and how.
#[derive(Clone, Default)]
pub struct Access {
    /// Who asks, for basic authentication.
    pub user: Option<String>,
    /// The password that goes with it.
    pub password: Option<String>,
    /// Or a bearer token.
    pub token: Option<String>,
    /// The certificates of the only authorities that are believed.
    pub ca_file: Option<PathBuf>,
    /// How often a question is asked before it is given up.
    pub tries: u32,
}

/// Waits so long, for what reason, unless somebody stops it.
pub type Wait<'a> = dyn FnMut(&str, Duration) -> ControlFlow<()> + 'a;

/// A store that is asked.
pub struct Client<'a> {
    agent: Agent,
    base: String,
    authorization: Option<String>,
    tries: u32,
    chance: Chance,
    wait: &'a mut Wait<'a>,
}

/// What it answered.
#[derive(Debug)]
pub struct Answer {
    /// The code.
    pub status: u16,
    body: String,
    location: Option<String>,
}

impl Answer {
    /// Why, as the store says it, on one line.
    pub fn reason(&self) -> String {
        let words: Vec<&str> = self.body.split_whitespace().collect();
        let told: String = words.join(" ").chars().take(REASON).collect();
        if told.is_empty() { format!("it answers {}", self.status) } else { told }
    }
}

impl<'a> Client<'a> {
    /// Asks the store at `base`, waiting between tries by `wait`, longer or shorter as chance will have it.
    pub fn new(
        base: &str,
        access: &Access,
        chance: Chance,
        wait: &'a mut Wait<'a>,
    ) -> Result<Self, PushError> {
        let minute = Some(Duration::from_secs(60));
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("coursedeck/", env!("CARGO_PKG_VERSION")))
            .timeout_connect(Some(Duration::from_secs(15)))
            .timeout_send_body(minute)
            .timeout_recv_response(minute)
            .timeout_recv_body(minute);
        if base.starts_with("http:") {
            // In the clear it goes to this machine or to one's own network, and through nobody else's.
            config = config.proxy(None);
        } else {
            config = config.tls_config(encryption(access)?);
        }
        let config: Config = config.build();
        let authorization = match (&access.token, &access.user, &access.password) {
            (Some(token), ..) => Some(format!("Bearer {token}")),
            (None, None, None) => None,
            (None, user, password) => {
                let of = |text: &Option<String>| text.clone().unwrap_or_default();
                let both = format!("{}:{}", of(user), of(password));
                Some(format!("Basic {}", seal::base64(both.as_bytes())))
            }
        };
        Ok(Self {
            agent: config.new_agent(),
            base: base.to_owned(),
            authorization,
            tries: access.tries.max(1),
            chance,
            wait,
        })
    }

    /// Whether the store is there, and knows who asks.
    pub fn greet(&mut self) -> Result<(), PushError> {
        let answer = self.get("limit=1")?;
        match answer.status {
            // Who may write need not be allowed to read.
            200..=299 | 403 => Ok(()),
            _ => Err(self.refused(&answer)),
        }
    }

    /// Sends an array of statements.
    pub fn post(&mut self, statements: &str) -> Result<Answer, PushError> {
        let (url, authorization) = (format!("{}/statements", self.base), self.authorization.clone());
        self.ask(|agent| {
            let mut post = agent.post(&url).header("X-Experience-API-Version", "1.0.3");
            post = post.header("Content-Type", "application/json");
            if let Some(authorization) = &authorization {
                post = post.header("Authorization", authorization);
            }
            post.send(statements.as_bytes())
        })
    }

    /// A statement as the store has it; none where it shows none.
    pub fn stored(&mut self, id: Uuid) -> Result<Option<Value>, PushError> {
        let answer = self.get(&format!("statementId={id}"))?;
        match answer.status {
            404 => Ok(None),
            200..=299 => {
                let stored = serde_json::from_str(&answer.body).map_err(|_| {
                    PushError::refused(
                        format!(
                            "the record store answers with something that is no statement: {}",
                            answer.reason()
                        ),
                        "see that the address is that of an xAPI 1.0.3 store",
                    )
                })?;
                Ok(Some(stored))
            }
            _ => Err(self.refused(&answer)),
        }
    }

    /// Why nothing more is asked.
    pub fn refused(&self, answer: &Answer) -> PushError {
        let base = &self.base;
        match answer.status {
            401 if self.authorization.is_none() => PushError::refused(
                format!("{base} asks who you are"),
                "say who in the address, https://USER@…, with --password-file FILE; or --token-file FILE",
            ),
            401 => PushError::refused(
                format!("{base} does not let you in: the user, the password or the token is wrong"),
                "the user stands in the address, the password or token alone in the first line of the file",
            ),
            403 => PushError::refused(
                format!("{base} does not let you write statements: {}", answer.reason()),
                "ask who keeps the record store for the right to write",
            ),
            300..=399 => PushError::refused(
                format!(
                    "{base} sends elsewhere: {}",
                    answer.location.as_deref().unwrap_or("it does not say where")
                ),
                "write that address, without /statements, if you believe it",
            ),
            404 | 405 => PushError::refused(
                format!("there is no record store at {base}: {base}/statements answers {}", answer.status),
                "the address is what stands before /statements, as https://lrs.example/xapi",
            ),
            status => PushError::refused(
                format!("{base} answers {status}: {}", answer.reason()),
                "ask who keeps the record store",
            ),
        }
    }

    fn get(&mut self, query: &str) -> Result<Answer, PushError> {
        let (url, authorization) = (format!("{}/statements?{query}", self.base), self.authorization.clone());
        self.ask(|agent| {
            let mut get = agent.get(&url).header("X-Experience-API-Version", "1.0.3");
            if let Some(authorization) = &authorization {
                get = get.header("Authorization", authorization);
            }
            get.call()
        })
    }

    /// Asks until there is an answer that will not pass.
    fn ask(
        &mut self,
        question: impl Fn(&Agent) -> Result<Response<Body>, ureq::Error>,
    ) -> Result<Answer, PushError> {
        let mut tried = 0;
        loop {
            let (why, told) = match question(&self.agent).and_then(read) {
                Ok((answer, told)) if is_passing(answer.status) => {
                    (format!("it answers {}", answer.status), told)
                }
                Ok((answer, _)) => return Ok(answer),
                Err(error) => match unpassing(&error) {
                    Some((what, hint)) => {
                        return Err(PushError::refused(format!("{}: {what}", self.base), hint));
                    }
                    None => (plainly(&error), None),
                },
            };
            tried += 1;
            if tried == self.tries {
                return Err(PushError::lost(
                    format!("{} was asked {tried} times, and then given up: {why}", self.base),
                    "what it took before is kept: run the same again later, and it goes on from there",
                ));
            }
            let pause = wait::pause(tried, told, &mut self.chance);
            if (self.wait)(&why, pause).is_break() {
                return Err(PushError::Stopped);
            }
        }
    }
}

fn encryption(access: &Access) -> Result<TlsConfig, PushError> {
    let authorities = tls::authorities(access.ca_file.as_deref())?;
    let certificates = authorities.iter().map(|it| Certificate::from_der(it).to_owned());
    let roots = RootCerts::from(certificates.collect::<Vec<_>>());
    Ok(TlsConfig::builder().root_certs(roots).unversioned_rustls_crypto_provider(tls::provider()).build())
}

/// An answer, and how long it asks to be left alone.
fn read(mut response: Response<Body>) -> Result<(Answer, Option<Duration>), ureq::Error> {
    let header = |name: &str| response.headers().get(name)?.to_str().ok().map(str::to_owned);
    let told = header("Retry-After").and_then(|after| wait::told(&after, header("Date").as_deref()));
    let (status, location) = (response.status().as_u16(), header("Location"));
    let body = response.body_mut().with_config().limit(ANSWER).lossy_utf8(true).read_to_string()?;
    Ok((Answer { status, body, location }, told))
}

/// Whether another try may be answered otherwise.
fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// What happened on the way, without whose library says so.
fn plainly(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Io(why) => causes(why),
        ureq::Error::HostNotFound => "there is no such host".to_owned(),
        ureq::Error::Timeout(_) => "it did not answer in time".to_owned(),
        error => causes(error),
    }
}

/// What no other try will change, and the mend.
fn unpassing(error: &ureq::Error) -> Option<(String, &'static str)> {
    let authority = "name the certificate of the authority that signed its own with --ca-file FILE, and the server as its certificate does";
    match error {
        ureq::Error::Rustls(why) => Some((format!("it does not prove who it is: {why}"), authority)),
        ureq::Error::Io(why) if causes(why).contains("certificate") => {
            Some((format!("it does not prove who it is: {}", causes(why)), authority))
        }
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => {
            Some((causes(error), "see that the address, the password or the token holds no odd sign"))
        }
        ureq::Error::BodyExceedsLimit(_) => Some((
            "it answers with more than a record store has to say".to_owned(),
            "see that the address is that of an xAPI 1.0.3 store",
        )),
        _ => None,
    }
}
