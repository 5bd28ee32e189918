//! Whom a server is believed to be: certificates of the system, or those of one file that the centre names.

use std::{path::Path, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, pem::PemObject},
};

use super::PushError;

/// The authorities that are believed: those in `file`, where one is named, and no others; else those of the system.
pub fn authorities(file: Option<&Path>) -> Result<Vec<CertificateDer<'static>>, PushError> {
    let Some(file) = file else {
        let found = rustls_native_certs::load_native_certs();
        if found.certs.is_empty() {
            return Err(PushError::refused(
                "this system has no list of authorities that sign servers' certificates",
                "install one (on Debian the package ca-certificates), or name the file of your own with --ca-file",
            ));
        }
        return Ok(found.certs);
    };
    let hint = "it must be a PEM file with the certificate of the authority that signed the server's";
    let refused = |why: String| PushError::refused(format!("{}: {why}", file.display()), hint);
    let certificates = CertificateDer::pem_file_iter(file)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| refused(error.to_string()))?;
    match certificates.is_empty() {
        true => Err(refused("there is no certificate in it".to_owned())),
        false => Ok(certificates),
    }
}

/// The cryptography that is used.
pub(super) fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// How a server is spoken to that one of these authorities vouches for.
pub(super) fn config(authorities: Vec<CertificateDer<'static>>) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    // Some systems keep certificates that no library reads any more: they vouch for nobody.
    roots.add_parsable_certificates(authorities);
    ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .expect("this cryptography knows the usual versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}
