//! Parquet as pyarrow and DuckDB read it. A build without the feature says how to make one that has it.

use super::*;

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_parquet_says_how_one_is_made() {
    eprintln!("skipped: Parquet itself is tested by `cargo test --features parquet`");
    let class = Class::full();
    let refused = class.refused(&["--to", "parquet", "-o", &class.path("a.parquet")]);
    assert!(refused.starts_with("2\n") && refused.contains("--features parquet"), "{refused}");
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_tells_the_same_of_every_field_to_pyarrow_and_duckdb() {
    let centre = centre_class();
    agree(&centre, "completions");
    agree(&centre, "attendance");
    let class = Class::full();
    TABLES.iter().for_each(|what| agree(&class, what));
}

#[cfg(feature = "parquet")]
fn agree(class: &Class, what: &str) {
    let rows = class.rows(&["--what", what]);
    let path = class.path(&format!("{what}.parquet"));
    class.told(&["--what", what, "-o", &path, "--force"]);
    let again = class.path("again.parquet");
    class.told(&["--what", what, "-o", &again, "--force"]);
    assert!(fs::read(&path).unwrap() == fs::read(&again).unwrap(), "two runs make two files");
    let has_duckdb = readers::python("duckdb", "read_parquet.py", &[&path]);
    let Some(said) = has_duckdb else { return };
    let said: Value = serde_json::from_str(&said).unwrap();
    let told: Vec<Cells> = serde_json::from_value(said["rows"].clone()).unwrap();
    assert_eq!(told, rows, "{what}");
    let table = What::ALL.into_iter().find(|it| it.name() == what).unwrap();
    for column in table.columns() {
        use coursedeck::records::table::Kind;
        let kind = match column.kind {
            Kind::Count => "BIGINT",
            Kind::Number => "DOUBLE",
            Kind::Time => "TIMESTAMP WITH TIME ZONE",
            Kind::Day => "DATE",
            Kind::Flag => "BOOLEAN",
            Kind::Codes => "VARCHAR[]",
            _ => "VARCHAR",
        };
        assert_eq!(said["types"][column.name], kind, "{}", column.name);
        assert_eq!(said["nullable"][column.name], column.kind != Kind::Codes, "{}", column.name);
    }
}
