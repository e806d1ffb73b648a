//! What of an answer is personal, money or cost, and what whoever asks sees of it.
//!
//! An answer's types say it themselves: a `Shown` is personal, a `Fen` is money, a `Cost` is cost. What a type leaves open
//! its feature says (`fields!`), and a test demands it of every field whose name sounds like it, so that the list is
//! complete by construction. `GET /rpc` tells it for each command. Who sees what is one table in the shop
//! ([`Rights::sees`](jieche_shop::registers::staff::Rights::sees)), which screens, sheets and exports share. Deliberately not here: who may call a command.

mod guarded;
mod said;
mod shape;
#[cfg(test)]
mod tests;

use jieche_shop::Ctx;
use jieche_shop::registers::staff::{Rights, Sensitive};
use serde_json::{Value, json};

use crate::call::Answer;
use crate::commands::Command;
use guarded::Guarded;
pub(crate) use guarded::sensitive_fields;
pub use said::Said;
pub(crate) use said::{What, fields};

/// What one person does not see.
pub(crate) struct Sight {
    hidden: Vec<Sensitive>,
}

impl Sight {
    /// Of whoever is signed in. Before sign-in nothing is hidden: what is answered then is about who signs in.
    pub fn of(ctx: &Ctx) -> Self {
        let hides = |kind: &Sensitive| ctx.person.is_some() && !ctx.sees(*kind);
        Self { hidden: Sensitive::ALL.into_iter().filter(hides).collect() }
    }

    /// Whether a document that carries this is handed out. A form names people whole, as it asks, whoever may print it;
    /// its money nobody reads from it who does not see money.
    pub fn may_hold(&self, carried: &[Sensitive]) -> bool {
        let stands_whole = |kind: &Sensitive| !matches!(kind, Sensitive::Money | Sensitive::Cost);
        carried.iter().all(|kind| stands_whole(kind) || !self.hidden.contains(kind))
    }

    /// Takes out of a command's answer what is hidden.
    pub fn show(&self, command: &Command, answer: &mut Answer) {
        if let (false, Answer::Json(answer)) = (self.hidden.is_empty(), answer)
            && let (Some(guarded), Some(value)) = (guarded::of(command), answer.get_mut("value"))
        {
            self.hide(guarded, value);
        }
    }

    fn hide(&self, guarded: &Guarded, value: &mut Value) {
        match value {
            Value::Array(values) => values.iter_mut().for_each(|value| self.hide(guarded, value)),
            _ if !guarded.kinds.is_empty() => self.mask(&guarded.kinds, value),
            Value::Object(fields) => {
                for (name, guarded) in &guarded.fields {
                    if let Some(value) = fields.get_mut(name) {
                        self.hide(guarded, value);
                    }
                }
            }
            _ => {}
        }
    }

    fn mask(&self, kinds: &[Sensitive], value: &mut Value) {
        match kinds {
            [kind] if self.hidden.contains(kind) => mask(*kind, value),
            [_] => {}
            several if several.iter().any(|kind| self.hidden.contains(kind)) => *value = Value::Null,
            _ => {}
        }
    }
}

/// What is left of a value. A name stays as the shop tells it: only the record knows whether it is a company's.
fn mask(kind: Sensitive, value: &mut Value) {
    if kind == Sensitive::Name || value.get("masked").is_some() {
        return;
    }
    let whole = value.get("whole").unwrap_or(value).as_str();
    *value = match (whole.and_then(|text| kind.masked(text)), value.is_string()) {
        (Some(shown), true) => json!(shown.into_text()),
        (Some(shown), false) => json!(shown),
        (None, _) => Value::Null,
    };
}
