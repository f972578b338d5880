//! JSON before and now: which values are others, by their paths.

use std::collections::BTreeSet;

use serde_json::Value;

/// The most values told of.
const MANY: usize = 8;
/// The most characters of a value that are shown.
const WIDTH: usize = 100;

/// What differs between two JSON texts that are not the same.
pub(super) fn differences(before: &str, now: &str) -> Vec<String> {
    let (Ok(before), Ok(now)) = (serde_json::from_str(before), serde_json::from_str(now)) else {
        return vec!["one of the two is no JSON".to_owned()];
    };
    let mut told = Vec::new();
    walk("", &before, &now, &mut told);
    match told.len() {
        0 => vec!["the same values, written otherwise".to_owned()],
        count if count > MANY => {
            told.truncate(MANY);
            told.push(format!("… and {} more values", count - MANY));
            told
        }
        _ => told,
    }
}

fn walk(path: &str, before: &Value, now: &Value, told: &mut Vec<String>) {
    match (before, now) {
        (Value::Object(before), Value::Object(now)) => {
            for key in before.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
                let absent = &Value::Null;
                let (before, now) = (before.get(key).unwrap_or(absent), now.get(key).unwrap_or(absent));
                walk(&format!("{path}.{key}"), before, now, told);
            }
        }
        (Value::Array(before), Value::Array(now)) => {
            if before.len() != now.len() {
                told.push(format!("{path}: {} elements → {}", before.len(), now.len()));
            }
            for (index, (before, now)) in before.iter().zip(now).enumerate() {
                walk(&format!("{path}[{index}]"), before, now, told);
            }
        }
        _ if before == now => {}
        _ => {
            let shown = |value: &Value| value.to_string().chars().take(WIDTH).collect::<String>();
            told.push(format!("{path}: {} → {}", shown(before), shown(now)));
        }
    }
}
