//! A record store as strict as ADL's: it refuses a whole batch for one statement that it knows, wants the version with every
//! question, and fails as it is told to.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use serde_json::Value;

/// How the next question is treated.
#[derive(Clone, Debug)]
pub enum Fault {
    /// It is answered with this code and these lines of a header, and not done.
    Answer(u16, &'static str),
    /// The connection ends before it is read.
    Gone,
    /// It is done, and the connection ends without an answer.
    Unanswered,
    /// It is done, and the answer breaks off.
    HalfAnswered,
    /// Nothing ever comes.
    Silent,
}

/// What the store holds, and is told to do.
#[derive(Default)]
pub struct State {
    /// The statements by id.
    pub statements: BTreeMap<String, Value>,
    /// How the next questions are treated.
    pub faults: VecDeque<Fault>,
    /// Statements that it does not take.
    pub unwanted: BTreeSet<String>,
    /// The questions so far: each as its first line.
    pub asked: Vec<String>,
    /// What `Authorization` must say.
    pub authorization: Option<String>,
}

/// A store that runs as long as the program.
#[derive(Clone)]
pub struct Strict {
    state: Arc<Mutex<State>>,
    port: u16,
}

impl Strict {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let store = Self { state: Arc::default(), port: listener.local_addr().unwrap().port() };
        let own = store.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let store = own.clone();
                // A client that was killed has nothing to read an answer with.
                thread::spawn(move || drop(store.serve(stream)));
            }
        });
        store
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/xapi", self.port)
    }

    /// Looks at the state, or changes it.
    pub fn with<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.state.lock().unwrap())
    }

    /// How many times statements were sent.
    pub fn posts(&self) -> usize {
        self.with(|state| state.asked.iter().filter(|line| line.starts_with("POST")).count())
    }

    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let fault = self.with(|state| state.faults.pop_front());
        if matches!(fault, Some(Fault::Gone)) {
            return Ok(());
        }
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            lines.push(line.trim().to_owned());
        }
        let header = |name: &str| {
            let find = |line: &String| {
                let (key, value) = line.split_once(':')?;
                key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            };
            lines.iter().find_map(find)
        };
        let mut body = vec![0; header("Content-Length").map_or(0, |length| length.parse().unwrap())];
        reader.read_exact(&mut body)?;
        let first = lines.first().cloned().unwrap_or_default();
        let answer = match &fault {
            Some(Fault::Answer(code, head)) => (*code, (*head).to_owned(), "in trouble".to_owned()),
            Some(Fault::Silent) => {
                self.with(|state| state.asked.push(first.clone()));
                thread::park();
                return Ok(());
            }
            _ => {
                let (code, text) = self.answer(&first, &header, &body);
                (code, String::new(), text)
            }
        };
        self.with(|state| state.asked.push(first));
        if matches!(fault, Some(Fault::Unanswered)) {
            return Ok(());
        }
        let (code, head, text) = answer;
        let length = if matches!(fault, Some(Fault::HalfAnswered)) { text.len() + 100 } else { text.len() };
        let answer = format!(
            "HTTP/1.1 {code} So\r\nContent-Length: {length}\r\nConnection: close\r\n{head}\r\n{text}"
        );
        stream.write_all(answer.as_bytes())
    }

    fn answer(&self, first: &str, header: &dyn Fn(&str) -> Option<String>, body: &[u8]) -> (u16, String) {
        self.with(|state| {
            if header("X-Experience-API-Version").as_deref() != Some("1.0.3") {
                return (400, "X-Experience-API-Version is missing".to_owned());
            }
            if state.authorization.is_some() && header("Authorization") != state.authorization {
                return (401, "who are you?".to_owned());
            }
            let target = first.split(' ').nth(1).unwrap_or_default();
            let (path, query) = target.split_once('?').unwrap_or((target, ""));
            if path != "/xapi/statements" {
                return (404, "nothing".to_owned());
            }
            match query.strip_prefix("statementId=") {
                Some(id) => match state.statements.get(id) {
                    Some(statement) => (200, statement.to_string()),
                    None => (404, String::new()),
                },
                None if first.starts_with("GET") => (200, "{\"statements\":[],\"more\":\"\"}".to_owned()),
                None => store(state, body),
            }
        })
    }
}

fn store(state: &mut State, body: &[u8]) -> (u16, String) {
    let Ok(Value::Array(statements)) = serde_json::from_slice(body) else {
        return (400, "this is no list of statements".to_owned());
    };
    let id = |statement: &Value| statement["id"].as_str().unwrap().to_owned();
    if let Some(odd) = statements.iter().map(id).find(|id| state.unwanted.contains(id)) {
        return (400, format!("the statement {odd}\n is not to our liking"));
    }
    if let Some(known) = statements.iter().map(id).find(|id| state.statements.contains_key(id)) {
        return (409, format!("the statement {known} is known"));
    }
    let ids: Vec<String> = statements.iter().map(id).collect();
    state.statements.extend(ids.iter().cloned().zip(statements));
    (200, serde_json::to_string(&ids).unwrap())
}
