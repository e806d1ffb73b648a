//! Every field of a request, however deep, and putting another value in its place.

use serde_json::Value;

/// The paths of all fields, the request itself ("") among them; of a list its first element stands for the others.
pub fn paths(body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(body, String::new(), &mut found);
    found
}

fn collect(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| collect(value, format!("{path}/{name}"), found))
        }
        Value::Array(elements) => elements.iter().take(1).for_each(|value| collect(value, format!("{path}/0"), found)),
        _ => {}
    }
    found.push(path);
}

/// The request with `value` at `path`; without the field where there is none.
pub fn with(body: &Value, path: &str, value: Option<Value>) -> Option<Value> {
    let mut body = body.clone();
    match value {
        Some(value) => *body.pointer_mut(path)? = value,
        None => {
            let (parent, name) = path.rsplit_once('/')?;
            body.pointer_mut(parent)?.as_object_mut()?.remove(name)?;
        }
    }
    Some(body)
}

/// The request with one more field in the object at `path`.
pub fn with_more(body: &Value, path: &str) -> Option<Value> {
    let mut body = body.clone();
    body.pointer_mut(path)?.as_object_mut()?.insert("nobody_knows".to_owned(), Value::from(1));
    Some(body)
}

/// The name of the field at a path; of an element, its list's.
pub fn name(path: &str) -> &str {
    path.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default()
}

/// All texts inside an answer.
pub fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(elements) => elements.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_field_is_found_and_replaced() {
    let body = serde_json::json!({ "a": 1, "b": [{ "c": "x" }, { "c": "y" }] });
    assert_eq!(paths(&body), ["/a", "/b/0/c", "/b/0", "/b", ""], "each field once, the request itself last");
    assert_eq!(with(&body, "/b/0/c", None).unwrap()["b"][0], serde_json::json!({}), "a field can be missing");
    assert_eq!(name("/b/0"), "b", "an element has its list's name");
}
