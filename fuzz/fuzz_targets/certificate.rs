#![no_main]

use coursedeck::records::certificate::{code::Coded, seal, typed_number};
use libfuzzer_sys::fuzz_target;

// A file that is said to be a certificate: whatever is in it, a code that is read is written the same.
fuzz_target!(|bytes: &[u8]| {
    let found = Coded::find(bytes);
    let text = found.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
    typed_number(&text);
    if let Ok(coded) = Coded::parse(&text) {
        assert_eq!(Coded::parse(&coded.to_string()), Ok(coded.clone()));
        seal::is_whole(bytes, &coded.key);
    }
});
