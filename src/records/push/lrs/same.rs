//! Whether a statement that a store has says the same as ours.
//!
//! A store adds `stored`, `authority` and `version`, and may write times and numbers otherwise. Names that are only shown, of
//! verbs and of what they are about, may differ by xAPI 1.0.3 (Data 2.3.1), and so may the name of a person: they are the
//! same by their account.

use serde_json::{Map, Value};

use crate::time::Stamp;

/// Whether `stored` says the same as `ours`.
pub fn is_same(ours: &Value, stored: &Value) -> bool {
    let says = |of: &Value| {
        let mut said = of.clone();
        if let Some(fields) = said.as_object_mut() {
            plain(fields);
        }
        said
    };
    is_equal(&says(ours), &says(stored))
}

fn plain(fields: &mut Map<String, Value>) {
    for added in ["stored", "authority", "version"] {
        fields.remove(added);
    }
    let time = fields.get("timestamp").and_then(Value::as_str).and_then(Stamp::parse);
    if let Some(time) = time {
        fields.insert("timestamp".to_owned(), time.ms.into());
    }
    let mut without = |of: &str, names: [&str; 2]| {
        if let Some(inner) = fields.get_mut(of).and_then(Value::as_object_mut) {
            names.iter().for_each(|name| drop(inner.remove(*name)));
        }
    };
    without("actor", ["name", "objectType"]);
    without("verb", ["display", ""]);
    without("object", ["definition", "objectType"]);
    let activities = fields.get_mut("context").and_then(|it| it.get_mut("contextActivities"));
    for group in activities.and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
        // One alone may stand without its list.
        if group.is_object() {
            *group = Value::Array(vec![group.take()]);
        }
        for activity in group.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            activity.remove("definition");
            activity.remove("objectType");
        }
    }
}

/// Whether two values are the same, numbers by what they are.
fn is_equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_equal(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| is_equal(a, b)))
        }
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn ours() -> Value {
        json!({
            "id": "ec07891f-f069-513b-8616-6a1816c78548",
            "actor": { "objectType": "Agent", "name": "Amina", "account": { "homePage": "https://a", "name": "1" } },
            "verb": { "id": "http://adlnet.gov/expapi/verbs/passed", "display": { "en": "passed" } },
            "object": { "objectType": "Activity", "id": "https://a/course", "definition": { "name": { "en": "A" } } },
            "result": { "score": { "scaled": 0.9, "raw": 9 }, "duration": "PT1S" },
            "context": { "contextActivities": { "grouping": [{ "objectType": "Activity", "id": "https://a/g" }] } },
            "timestamp": "2026-11-24T09:10:01.000Z",
        })
    }

    #[test]
    fn a_store_may_add_and_write_otherwise_and_not_say_otherwise() {
        let mut stored = ours();
        stored["stored"] = json!("2026-11-24T10:00:00Z");
        stored["authority"] = json!({ "mbox": "mailto:lrs@example.org" });
        stored["version"] = json!("1.0.0");
        stored["timestamp"] = json!("2026-11-24T12:10:01+03:00");
        stored["result"]["score"]["raw"] = json!(9.0);
        stored["verb"]["display"] = json!({ "en-US": "passed" });
        stored["object"]["definition"]["name"] = json!({ "en": "B" });
        stored["context"]["contextActivities"]["grouping"] = json!({ "id": "https://a/g" });
        stored["actor"]["name"] = json!("A. Hassan");
        assert!(is_same(&ours(), &stored));
        for (path, other) in [
            ("/actor/account/name", json!("2")),
            ("/verb/id", json!("http://adlnet.gov/expapi/verbs/failed")),
            ("/object/id", json!("https://a/other")),
            ("/result/score/scaled", json!(0.8)),
            ("/context/contextActivities/grouping", json!([])),
            ("/timestamp", json!("2026-11-24T09:10:02Z")),
        ] {
            let mut stored = stored.clone();
            *stored.pointer_mut(path).unwrap() = other;
            assert!(!is_same(&ours(), &stored), "{path}");
        }
    }
}
