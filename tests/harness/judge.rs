//! One request at a time: called, and its outcome held against what it must meet.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jieche_api::Problem;
use jieche_api::list::{Command, Door};
use serde_json::Value;

use crate::bench::{Bench, Copy, Core};
use crate::fields;
use crate::mutations::{self, Expect};

/// One request to try.
struct Case {
    field: String,
    class: &'static str,
    body: Value,
    expect: Expect,
}

/// Tries every class on every field of a command's example; answers what was wrong, one line each.
pub fn try_all(bench: &Bench, command: &Command, core: &Core) -> Vec<String> {
    let example = (command.example)(&bench.example);
    let mut faults = Vec::new();
    let mut copy = bench.copy();
    let untouched = copy.all(&bench.example);
    let mut seq = copy.seq();
    for case in cases(&example, command.door) {
        let outcome = catch_unwind(AssertUnwindSafe(|| core(&copy, command.name, case.body.clone())));
        let said = |what: String| {
            format!(
                "{} {} [{}]: {what}",
                command.name,
                if case.field.is_empty() { "(request)" } else { &case.field },
                case.class
            )
        };
        let Ok(outcome) = outcome else {
            faults.push(said("it panicked".to_owned()));
            copy = bench.copy();
            continue;
        };
        faults.extend(fault(&case, &outcome).map(said));
        match outcome {
            Ok(_) if command.door == Door::Read || command.door == Door::Bytes => {}
            Ok(_) => {
                copy = bench.copy();
                seq = copy.seq();
            }
            Err(_) if copy.seq() != seq => {
                faults.push(said("it was refused and yet changed something".to_owned()));
                copy = bench.copy();
                seq = copy.seq();
            }
            Err(_) => {}
        }
    }
    faults.extend(touched(&copy, bench, command, untouched));
    faults
}

/// After the last refusals everything must still read as it did.
fn touched(copy: &Copy, bench: &Bench, command: &Command, untouched: Vec<(&'static str, Value)>) -> Vec<String> {
    let now = copy.all(&bench.example);
    let changed = untouched.iter().zip(&now).filter(|(before, after)| before != after);
    changed
        .map(|((read, before), (_, after))| format!("{}: refusals changed {read}\n  {before}\n  {after}", command.name))
        .collect()
}

fn cases(example: &Value, door: Door) -> Vec<Case> {
    let mut cases = Vec::new();
    for path in fields::paths(example) {
        let Some(value) = example.pointer(&path) else { continue };
        for mutation in mutations::of(&path, value, door) {
            if let Some(body) = fields::with(example, &path, mutation.value).filter(|body| body != example) {
                cases.push(Case { field: path.clone(), class: mutation.class, body, expect: mutation.expect });
            }
        }
        if let Some(body) = fields::with_more(example, &path) {
            cases.push(Case { field: path.clone(), class: "unknown field", body, expect: Expect::Refused });
        }
    }
    cases
}

fn fault(case: &Case, outcome: &Result<Value, Problem>) -> Option<String> {
    match (outcome, &case.expect) {
        (Err(problem), _) => {
            let status = jieche_api::status(problem);
            let unclear = !(400..500).contains(&status) || problem.code.is_empty() || problem.code.contains(' ');
            unclear.then(|| format!("answered {status} {}", problem.code))
        }
        (Ok(_), Expect::Refused) => Some(format!("was taken: {}", short(&case.body, &case.field))),
        (Ok(answer), Expect::Kept(text)) => {
            (!keeps(answer, text)).then(|| format!("was taken and is not in the answer: {text}"))
        }
        (Ok(_), Expect::Either) => None,
    }
}

/// Codes are folded to upper case and lose their blanks and dashes; no other sign may be lost.
fn keeps(answer: &Value, text: &str) -> bool {
    let folded = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '.'))
            .flat_map(char::to_uppercase)
            .collect::<String>()
    };
    let wanted = folded(text);
    fields::texts(answer).iter().any(|found| folded(found).contains(&wanted))
}

fn short(body: &Value, field: &str) -> String {
    let value = body.pointer(field).map_or("(missing)".to_owned(), Value::to_string);
    value.chars().take(80).collect()
}
