//! TLS: a server is believed for the authority that signed its certificate, and for no other reason.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{
    many, push, said,
    server::{PASSWORD, Server, account},
    until,
};
use crate::readers;

/// An authority, and what it signed for `localhost`; none where there is no OpenSSL.
struct Authority {
    dir: tempfile::TempDir,
}

impl Authority {
    fn new() -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let run = |args: &[&str]| {
            let output = Command::new("openssl").args(args).current_dir(dir.path()).output().ok()?;
            assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
            Some(())
        };
        if Command::new("openssl").arg("version").output().is_err() {
            eprintln!("skipped: there is no OpenSSL here");
            return None;
        }
        let (key, days) = ("ec", ["-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30"]);
        run(&[
            &[
                "req",
                "-x509",
                "-newkey",
                key,
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-subj",
                "/CN=A ministry",
            ],
            &days[..],
        ]
        .concat())?;
        run(&[
            &["req", "-newkey", key, "-keyout", "key.pem", "-out", "server.csr", "-subj", "/CN=localhost"],
            &days[..3],
        ]
        .concat())?;
        fs::write(dir.path().join("names"), "subjectAltName=DNS:localhost\n").unwrap();
        run(&[
            "x509",
            "-req",
            "-in",
            "server.csr",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-days",
            "30",
            "-extfile",
            "names",
            "-out",
            "server.pem",
        ])?;
        Some(Self { dir })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Gives the key to who runs the server, as PostgreSQL wants it.
    fn give(&self) {
        fs::set_permissions(self.path("key.pem"), fs::Permissions::from_mode(0o600)).unwrap();
        if let Some((_, user, group)) = account() {
            chown(self.dir.path(), Some(user), Some(group)).unwrap();
            chown(self.path("key.pem"), Some(user), Some(group)).unwrap();
            chown(self.path("server.pem"), Some(user), Some(group)).unwrap();
        }
    }
}

fn data() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    many::fill(dir.path(), 1, 30);
    dir
}

#[test]
fn a_hub_is_believed_for_its_authority_alone() {
    let (Some(ministry), Some(other)) = (Authority::new(), Authority::new()) else { return };
    ministry.give();
    let [key, certificate] = [("ssl_key_file", "key.pem"), ("ssl_cert_file", "server.pem")]
        .map(|(setting, file)| format!("{setting}={}", ministry.path(file).display()));
    let Some(server) = Server::start(&["ssl=on", &key, &certificate]) else { return };
    let dir = data();
    let run = |host: &str, authority: &Path, args: &[&str]| {
        let url = server.url("postgres", "records").replace("127.0.0.1", host);
        let more = ["--ca-file", authority.to_str().unwrap()];
        said(push(dir.path(), &[&[url.as_str()], &more[..], args].concat()).env("PGPASSWORD", PASSWORD))
    };
    let right = run("localhost", &ministry.path("ca.pem"), &["--create"]);
    assert_eq!((right.code, right.err.as_str()), (0, ""), "{right:?}");
    let encrypted = "SELECT count(*) FROM coursedeck.completion";
    assert_eq!(server.psql(encrypted), "30");
    for (host, authority) in [("localhost", other.path("ca.pem")), ("127.0.0.1", ministry.path("ca.pem"))] {
        let refused = run(host, &authority, &[]);
        assert_eq!(refused.code, 2, "{refused:?}");
        assert!(
            refused.err.contains("does not prove who it is") && refused.err.contains("--ca-file"),
            "{refused:?}"
        );
    }
    let none = run("localhost", &ministry.path("names"), &[]);
    assert!(none.code == 2 && none.err.contains("there is no certificate in it"), "{none:?}");
    let nowhere = run("localhost", &ministry.path("nowhere"), &[]);
    assert!(nowhere.code == 2 && nowhere.err.contains("nowhere"), "{nowhere:?}");
}

#[test]
fn a_record_store_is_believed_for_its_authority_alone() {
    let (Some(ministry), Some(other)) = (Authority::new(), Authority::new()) else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/tls_store.py");
    let Some(python) = readers::plain_python() else { return };
    let mut child = Command::new(python)
        .arg(script)
        .args([ministry.path("server.pem"), ministry.path("key.pem")])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut first)
        .unwrap();
    let port: u16 = first.trim().parse().unwrap();
    until("it listens", || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
    let dir = data();
    let run = |authority: &Path| {
        let url = format!("https://localhost:{port}/xapi");
        said(&mut push(dir.path(), &[&url, "--tries", "2", "--ca-file", authority.to_str().unwrap()]))
    };
    let (right, wrong) = (run(&ministry.path("ca.pem")), run(&other.path("ca.pem")));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!((right.code, right.err.as_str()), (0, ""), "{right:?}");
    assert_eq!(wrong.code, 2, "{wrong:?}");
    assert!(wrong.err.contains("does not prove who it is") && wrong.err.contains("--ca-file"), "{wrong:?}");
}
