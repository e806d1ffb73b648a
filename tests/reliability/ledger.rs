//! What was acknowledged, and holding a shop against it: nothing lost, nothing twice, nothing half.

use serde_json::{Value, json};
use std::io;

/// A write that was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The command.
    pub command: &'static str,
    /// Its key.
    pub key: String,
    /// Its request.
    pub body: Value,
    /// The value it was answered with; none: the host went away first.
    pub answer: Option<Value>,
}

/// Asks a shop; (status, answer).
pub type Ask<'a> = &'a dyn Fn(&str, &str, &Value) -> io::Result<(u16, Value)>;

/// Asks for each write again under its key: one that was acknowledged must answer the same without writing, one that was
/// not is now either kept or made, and in both cases it is there once. Answers what is wrong.
pub fn hold(sent: &[Sent], ask: Ask) -> Vec<String> {
    let mut faults = Vec::new();
    for write in sent {
        let (status, answer) = match ask(write.command, &write.key, &write.body) {
            Ok(answered) => answered,
            Err(error) => {
                faults.push(format!("{} {}: the host is gone: {error}", write.command, write.key));
                break;
            }
        };
        match &write.answer {
            Some(first) if status != 200 || answer["value"] != *first => {
                faults.push(format!(
                    "lost: {} {}\n  was answered {first}\n  now {status} {answer}",
                    write.command, write.key
                ));
            }
            Some(_) if answer["changed"] != json!([]) => {
                faults.push(format!("made twice: {} {}", write.command, write.key));
            }
            None if status >= 500 => faults.push(format!("{} {}: {status} {answer}", write.command, write.key)),
            _ => {}
        }
        faults.extend(is_whole(write, &answer["value"], ask));
    }
    faults
}

/// The record that a write made, read back: it is there, once, and its sums are right.
fn is_whole(write: &Sent, value: &Value, ask: Ask) -> Option<String> {
    match write.command {
        "customers_save" => {
            let phone = write.body["phone"]["set"].as_str()?;
            let same = ask("customers_duplicates", "", &json!({ "name": "", "phone": phone, "except": null })).ok()?.1;
            let found = same["value"].as_array().map_or(0, Vec::len);
            (found != 1).then(|| format!("{found} customers with the phone {phone}: {same}"))
        }
        "repair_orders_open" | "repair_orders_put_line" => {
            let order = ask("repair_orders_get", "", &json!({ "id": value["id"] })).ok()?.1["value"].take();
            let agreed = order["lines"].as_array()?.iter().filter(|line| line["decision"] == "agreed");
            let lines: i64 = agreed.filter_map(|line| line["amount_fen"].as_i64()).sum();
            let totals: i64 = order["totals"].as_array()?.iter().filter_map(|total| total["total_fen"].as_i64()).sum();
            (lines != totals).then(|| format!("order {}: lines of {lines}, totals of {totals}", order["id"]))
        }
        "settlement_pay" => {
            let settlement = ask("settlement_get", "", &json!({ "id": write.body["id"] })).ok()?.1["value"].take();
            let paid: i64 =
                settlement["payments"].as_array()?.iter().filter_map(|payment| payment["amount_fen"].as_i64()).sum();
            (settlement["brief"]["paid_fen"] != paid)
                .then(|| format!("paid {paid}, and it says {}", settlement["brief"]))
        }
        _ => None,
    }
}
