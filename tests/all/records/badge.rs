//! Badges as the real program makes them, read by programs of others, and told apart from what somebody changed.

use coursedeck::seal::base64url;

use super::*;

/// A centre with a key, and a class most of which passed before today, for a hundred years.
fn signing_class() -> Class {
    signing(Class::begun(1_790_000_000_000, 1200))
}

fn signing(class: Class) -> Class {
    let mut class = centre_of(class);
    let key = class.store.make_centre_key().unwrap().public();
    let mut centre = class.store.centre().unwrap().unwrap();
    centre.key = key.to_string();
    let now = class.now();
    class.store.set_centre(now, audit(), &centre).unwrap();
    class
}

fn verify(class: &Class, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_coursedeck"))
        .args(["--data", &class.path("data"), "verify"])
        .args(args)
        .env("LC_ALL", "en")
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

fn payload(badge: &str) -> Value {
    let payload = base64url::decode(badge.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice(&payload).unwrap()
}

/// The badges of the class, each in its file.
fn badges(class: &Class, folder: &str) -> Vec<PathBuf> {
    class.told(&["--to", "badge", "-o", &class.path(folder)]);
    let mut files: Vec<PathBuf> =
        fs::read_dir(class.path(folder)).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
}

fn words(paths: &[PathBuf]) -> Vec<&str> {
    paths.iter().map(|path| path.to_str().unwrap()).collect()
}

/// 1EdTech's schema, where `OPEN_BADGE_SCHEMA` names it, else beside this folder.
fn schema() -> Option<PathBuf> {
    let beside = root().join("../shared/data/openbadges/ob_v3p0_achievementcredential_schema.json");
    let schema = std::env::var_os("OPEN_BADGE_SCHEMA").map_or(beside, PathBuf::from);
    if !schema.exists() {
        eprintln!(
            "skipped: the schema of Open Badges 3.0 is not beside this folder, nor at OPEN_BADGE_SCHEMA"
        );
        return None;
    }
    Some(schema)
}

#[test]
fn everyone_who_passed_has_a_badge_that_others_verify() {
    let class = signing_class();
    let passed = class.rows(&["--result", "passed"]);
    let files = badges(&class, "badges");
    let names: Vec<String> =
        files.iter().map(|it| it.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let mut records: Vec<String> = passed.iter().map(|row| row["record_id"].clone()).collect();
    records.sort();
    assert!(1 < names.len() && names == records);
    let valid = "valid\n".repeat(files.len());
    if let Some(said) = readers::python("openbadgeslib", "check_badge.py", &words(&files)) {
        assert_eq!(said, valid);
    }
    if let Some(said) = readers::node("jose", "check_badge.mjs", &words(&files)) {
        assert_eq!(said, valid);
    }
    if let Some(schema) = schema().as_ref().and_then(|it| it.to_str())
        && let Some(said) =
            readers::python("jsonschema", "read_badge_schema.py", &[&[schema], &words(&files)[..]].concat())
    {
        assert_eq!(said.trim(), files.len().to_string());
    }
    for file in words(&files) {
        let (code, said) = verify(&class, &[file]);
        assert_eq!((code, said.starts_with("valid\n")), (Some(0), true), "{said}");
    }
}

#[test]
fn a_badge_says_what_the_record_says() {
    let class = signing_class();
    let rows = class.rows(&["--result", "passed"]);
    let told = class.told(&["--to", "badge", "-o", "-"]);
    assert_eq!(told.lines().count(), rows.len());
    for (row, badge) in rows.iter().zip(told.lines()) {
        agrees(row, &payload(badge));
    }
}

/// Every column that a badge has a place for, and nothing of the others.
fn agrees(row: &Cells, badge: &Value) {
    let subject = &badge["credentialSubject"];
    let achievement = &subject["achievement"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let id = |value: &Value| text(value).trim_start_matches("urn:uuid:").to_owned();
    // To the second.
    let time = |name: &str| match row[name].len() {
        0 => String::new(),
        _ => [&row[name][..19], &row[name][23..]].concat(),
    };
    let codes: Vec<String> =
        achievement["alignment"].as_array().into_iter().flatten().map(|it| text(&it["targetCode"])).collect();
    let tags: Vec<String> = achievement["tag"].as_array().into_iter().flatten().map(&text).collect();
    let tagged = [&row["sdg"], &row["wsis"]]
        .iter()
        .flat_map(|it| it.split_whitespace())
        .map(str::to_owned)
        .collect::<Vec<_>>();
    let tagged = tagged
        .into_iter()
        .chain(Some(format!("level:{}", row["level"])).filter(|_| !row["level"].is_empty()))
        .chain(Some(format!("modality:{}", row["modality"])).filter(|_| !row["modality"].is_empty()));
    assert_eq!(tags, tagged.collect::<Vec<_>>());
    let digest = text(&badge["evidence"][0]["id"]);
    let digest = base64url::decode(digest.trim_start_matches("ni:///sha-256;")).unwrap();
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let course = text(&achievement["id"]);
    for (name, said) in [
        ("record_id", id(&badge["id"])),
        ("record_id", id(&badge["jti"])),
        ("centre_id", text(&badge["issuer"]["otherIdentifier"][0]["identifier"])),
        ("centre_name", text(&badge["issuer"]["name"])),
        ("learner_id", id(&subject["id"])),
        ("learner_name", text(&subject["identifier"][0]["identityHash"])),
        ("course_id", course.rsplit('/').next().unwrap().to_owned()),
        ("course_version", text(&achievement["version"])),
        ("course_title", text(&achievement["name"])),
        ("digcomp", codes.join(" ")),
        ("score_percent", text(&subject["result"][0]["value"])),
        ("pass_percent", text(&achievement["resultDescription"][0]["requiredValue"])),
        ("certificate_no", text(&subject["licenseNumber"])),
        ("evidence_digest", digest),
    ] {
        assert_eq!(row[name], said, "{name}");
    }
    for (name, said) in [
        ("started_at", &subject["activityStartDate"]),
        ("completed_at", &badge["validFrom"]),
        ("completed_at", &subject["activityEndDate"]),
        ("expires_at", &badge["validUntil"]),
    ] {
        assert_eq!(time(name), text(said), "{name}");
    }
    let said = badge.to_string();
    for name in ["registration_no", "cohort", "gender", "age_band", "residence"] {
        assert!(row[name].is_empty() || !said.contains(&format!("\"{}\"", row[name])), "{name}");
    }
}

#[test]
fn a_badge_that_somebody_changed_is_refused_by_all() {
    let class = signing_class();
    let sound = fs::read_to_string(&badges(&class, "badges")[0]).unwrap();
    let parts: Vec<&str> = sound.split('.').collect();
    let mut told = payload(&sound);
    told["credentialSubject"]["result"][0]["value"] = "100".into();
    let better = base64url::encode(told.to_string().as_bytes());
    told["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else".into();
    let other = base64url::encode(told.to_string().as_bytes());
    let mut signature = base64url::decode(parts[2]).unwrap();
    signature[9] ^= 1;
    let changed = [
        format!("{}.{better}.{}", parts[0], parts[2]),
        format!("{}.{other}.{}", parts[0], parts[2]),
        format!("{}.{}.{}", parts[0], parts[1], base64url::encode(&signature)),
    ];
    let files: Vec<PathBuf> =
        (0..changed.len()).map(|at| class.dir.path().join(format!("{at}.jwt"))).collect();
    files.iter().zip(&changed).for_each(|(file, badge)| fs::write(file, badge).unwrap());
    for (reader, said) in [
        ("jose", readers::node("jose", "check_badge.mjs", &words(&files))),
        ("openbadgeslib", readers::python("openbadgeslib", "check_badge.py", &words(&files))),
    ] {
        if let Some(said) = said {
            assert_eq!(said.lines().filter(|line| *line != "valid").count(), files.len(), "{reader}: {said}");
        }
    }
    for file in words(&files) {
        let (code, said) = verify(&class, &[file]);
        assert_eq!((code, said.contains("something in it was changed")), (Some(1), true), "{said}");
    }
}

#[test]
fn who_verifies_says_whom_to_trust() {
    let class = signing_class();
    let file = badges(&class, "badges")[0].to_str().unwrap().to_owned();
    let did = class.store.centre_key().unwrap().unwrap().public().did();
    let elsewhere = Class::new();
    let (code, said) = verify(&elsewhere, &[&file]);
    assert_eq!(
        (code, said.starts_with("not trusted:"), said.contains(&did)),
        (Some(1), true, true),
        "{said}"
    );
    let (code, said) = verify(&elsewhere, &[&file, "--key", &did]);
    assert_eq!((code, said.starts_with("valid\n")), (Some(0), true), "{said}");
    for (name, text) in [("empty.jwt", ""), ("words.jwt", "no badge at all")] {
        fs::write(class.path(name), text).unwrap();
        assert_eq!(verify(&class, &[&class.path(name)]).0, Some(2), "{name}");
    }
    assert_eq!(verify(&class, &[&class.path("nowhere.jwt")]).0, Some(2));
    assert_eq!(verify(&class, &[&file, "--key", "1234"]).0, Some(2));
}

#[test]
fn a_badge_holds_from_its_day_to_its_last() {
    for (class, word) in [
        (Class::begun(1_600_000_000_000, 1), "no longer valid: it held until 2020-10-1"),
        (Class::begun(4_000_000_000_000, 1), "not valid yet: it holds from 2096-10-0"),
    ] {
        let class = signing(class);
        let file = badges(&class, "badges")[0].to_str().unwrap().to_owned();
        let (code, said) = verify(&class, &[&file]);
        assert_eq!((code, said.starts_with(word)), (Some(1), true), "{said}");
    }
}

#[test]
fn the_same_badges_once_more_change_nothing_and_others_are_never_written_over_unasked() {
    let class = signing_class();
    let files = badges(&class, "badges");
    let before: Vec<Vec<u8>> = files.iter().map(|it| fs::read(it).unwrap()).collect();
    assert_eq!(badges(&class, "badges"), files);
    assert_eq!(files.iter().map(|it| fs::read(it).unwrap()).collect::<Vec<_>>(), before);
    fs::write(files.last().unwrap(), "another").unwrap();
    fs::remove_file(&files[0]).unwrap();
    let refused = class.refused(&["--to", "badge", "-o", &class.path("badges")]);
    assert!(refused.starts_with("2\n") && refused.contains("--force"), "{refused}");
    // What it began it took back.
    assert!(!files[0].exists());
    class.told(&["--to", "badge", "-o", &class.path("badges"), "--force"]);
    assert_eq!(files.iter().map(|it| fs::read(it).unwrap()).collect::<Vec<_>>(), before);
    let lines = class.path("all.jwt");
    class.told(&["-o", &lines]);
    assert_eq!(fs::read_to_string(&lines).unwrap().lines().count(), files.len());
    let (code, said) = verify(&class, &[&lines]);
    assert_eq!((code, said.lines().filter(|line| *line == "valid").count()), (Some(0), files.len()));
}

#[test]
fn a_badge_names_nobody_where_it_may_not_and_needs_a_centre() {
    let class = signing_class();
    let hidden = class.told(&["--to", "badge", "--anonymous", "-o", "-"]);
    for badge in hidden.lines() {
        let told = payload(badge).to_string();
        assert!(!told.contains("Learner ") && !told.contains("identityHash"), "{told}");
        assert!(
            coursedeck::records::badge::verify(badge, &[class.store.centre_key().unwrap().unwrap().public()])
                .is_ok()
        );
    }
    for (args, said) in [
        (&["--what", "learners", "-o", "-"][..], "no badges of learners"),
        (&["--result", "failed", "-o", "-"], "for who passed"),
        (&[], "want a place"),
    ] {
        let refused = class.refused(&[&["--to", "badge"], args].concat());
        assert!(refused.starts_with("2\n") && refused.contains(said), "{refused}");
    }
    let refused = Class::full().refused(&["--to", "badge", "-o", "-"]);
    assert!(refused.contains("centre init"), "{refused}");
    let key = class.store.centre_key_path();
    fs::write(&key, coursedeck::seal::Key::grown([7; 32]).to_file()).unwrap();
    assert!(class.refused(&["--to", "badge", "-o", "-"]).contains("another key"));
    fs::remove_file(&key).unwrap();
    assert!(class.refused(&["--to", "badge", "-o", "-"]).contains("is gone"));
}
