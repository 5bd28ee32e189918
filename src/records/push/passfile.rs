//! PostgreSQL's own file of passwords, `~/.pgpass`: `host:port:database:user:password` a line, `*` for any.

use std::{fs, path::Path};

/// The password for that server in the file at `path`. Like PostgreSQL's own programs it looks into no file that others
/// can read too: `None` there as where nothing fits, with why on the right.
pub fn password_of(path: &Path, asked: [&str; 4]) -> Result<Option<String>, String> {
    let Ok(text) = fs::read_to_string(path) else { return Ok(None) };
    if is_open(path) {
        return Err(format!("{} can be read by others, so it is not used: chmod 600 it", path.display()));
    }
    let of = |line: &str| {
        let fields = fields(line);
        let fits = |(field, asked): (&String, &&str)| field == "*" || field == asked;
        let is_it = fields.len() == 5 && !line.starts_with('#') && fields.iter().zip(&asked).all(fits);
        is_it.then(|| fields[4].clone())
    };
    Ok(text.lines().find_map(of))
}

/// The fields of a line; `\` keeps a `:` or another `\`.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        let sign = match sign {
            // What is left after the fourth belongs to the password.
            ':' if fields.len() < 5 => {
                fields.push(String::new());
                continue;
            }
            '\\' => signs.next().unwrap_or('\\'),
            sign => sign,
        };
        fields.last_mut().expect("there is one from the start").push(sign);
    }
    fields
}

#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|it| it.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_fits_counts() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pgpass");
        crate::files::replace_private(
            &path,
            b"# hub:5432:records:a:no\nhub:5432:other:a:wrong\nhub:*:records:a:se\\:cr\\\\et\n*:*:*:*:any\n",
        )
        .unwrap();
        let of = |asked| password_of(&path, asked).unwrap().unwrap();
        assert_eq!(of(["hub", "5432", "records", "a"]), "se:cr\\et");
        assert_eq!(of(["hub", "5432", "records", "b"]), "any");
        assert_eq!(password_of(&dir.path().join("none"), ["a", "b", "c", "d"]), Ok(None));
    }
}
