//! What PostgreSQL says, as what it means for whoever pushes.

use postgres::error::{DbError, SqlState};

use crate::records::push::{PushError, causes};

const AGAIN: &str = "what it took before is kept: run the same again, and it goes on from there";

/// The connection broke.
pub fn lost(what: &str) -> PushError {
    PushError::lost(what, AGAIN)
}

/// An error of a connection that stood.
pub fn error(error: &postgres::Error) -> PushError {
    let Some(said) = error.as_db_error() else {
        let why = std::error::Error::source(error).map_or_else(|| error.to_string(), causes);
        return lost(&format!("the connection to the hub broke: {why}"));
    };
    let code = said.code();
    if *code == SqlState::INSUFFICIENT_PRIVILEGE {
        return PushError::refused(
            format!("the hub does not let this user push: {}", said.message()),
            "who keeps the hub lets it: SELECT coursedeck.let_push('USER')",
        );
    }
    let is_end =
        [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::CANNOT_CONNECT_NOW].contains(code);
    if is_end {
        return lost(&format!("the hub went away: {}", said.message()));
    }
    let is_full = [SqlState::DISK_FULL, SqlState::OUT_OF_MEMORY].contains(code);
    if is_full {
        return lost(&format!("the hub has no room: {}", said.message()));
    }
    lost(&format!("the hub refused: {}", sentence(said)))
}

/// An error before there was a connection. `server` is how the hub is called, `user` who asks.
pub fn unopened(error: &postgres::Error, server: &str, user: &str) -> PushError {
    if let Some(said) = error.as_db_error() {
        let code = said.code();
        if [SqlState::INVALID_PASSWORD, SqlState::INVALID_AUTHORIZATION_SPECIFICATION].contains(code) {
            return PushError::refused(
                format!("{server} does not let {user} in: {}", said.message()),
                "put the right password into PGPASSWORD, ~/.pgpass or --password-file FILE; or name another user: postgres://USER@…",
            );
        }
        if *code == SqlState::INVALID_CATALOG_NAME {
            return PushError::refused(
                format!("{server}: {}", said.message()),
                "name the right one at the end of the address, or have it made: createdb NAME",
            );
        }
        if *code == SqlState::TOO_MANY_CONNECTIONS || *code == SqlState::CANNOT_CONNECT_NOW {
            return PushError::lost(
                format!("{server} takes nobody now: {}", said.message()),
                "try again later",
            );
        }
        return PushError::refused(format!("{server} refused: {}", sentence(said)), "ask who keeps the hub");
    }
    // That it is an error of connecting, everybody sees.
    let why = std::error::Error::source(error).map_or_else(|| error.to_string(), causes);
    if why.contains("password missing") {
        return PushError::refused(
            format!("{server} asks for the password of {user}"),
            "put it into PGPASSWORD, ~/.pgpass or --password-file FILE",
        );
    }
    if why.contains("does not support TLS") {
        return PushError::refused(
            format!("{server} speaks without encryption only"),
            "switch ssl on there; or say --insecure, where the network is your own",
        );
    }
    if why.contains("certificate") {
        return PushError::refused(
            format!("{server} does not prove who it is: {why}"),
            "name the certificate of the authority that signed its own with --ca-file FILE, and the server as its certificate does",
        );
    }
    PushError::lost(
        format!("{server} cannot be reached: {why}"),
        "see that the address is right, and that it runs",
    )
}

fn sentence(said: &DbError) -> String {
    match said.detail() {
        Some(detail) => format!("{} ({detail})", said.message()),
        None => said.message().to_owned(),
    }
}
