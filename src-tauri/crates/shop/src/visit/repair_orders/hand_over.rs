//! 转单 and 交接班: open cars pass from one advisor to another, with a word on what is still to do.
//!
//! Who received a car stays who opened its order; whose result it becomes is the advisor it is with when it is settled
//! and leaves. Deliberately not here: passing on a car that is gone. Its result stands.

use super::head::Head;
use super::order::RepairOrder;
use super::request::HandOver;
use super::workflow::OrderState;
use super::{find, get, store};
use crate::common::{Problem, Result, text};
use crate::registers::staff::{self, Role};
use jieche_codes::{OrderNote, RecordKind};
use jieche_ground::{Tx, same_version};

/// Cars one hand-over takes at most.
const MOST: usize = 100;
/// Characters of the word on them.
const NOTE: usize = 200;

/// Gives every order to the advisor, all or none.
///
/// Refuses no order or more than a hundred (`required`, `too_many`), somebody who is no advisor at work (`wrong_role`),
/// an order that is with them already (`same_person`), a stale one, and one whose car is gone or that was cancelled
/// (`wrong_state`).
pub fn hand_over(tx: &Tx, request: HandOver) -> Result<Vec<RepairOrder>> {
    if request.orders.is_empty() {
        return Err(Problem::of("orders", "required"));
    }
    if request.orders.len() > MOST {
        return Err(Problem::of("orders", "too_many").with("max", MOST));
    }
    staff::at_work(tx, "to", request.to, Role::Advisor)?;
    let word = text::lines("note", request.note.as_deref(), NOTE)?;
    let to = staff::name_of(tx, request.to)?;
    let note = word.map_or_else(|| format!("→ {to}"), |word| format!("→ {to} · {word}"));
    request
        .orders
        .iter()
        .map(|order| {
            let before = find(tx, order.id)?;
            same_version(tx, RecordKind::RepairOrders, before.id.0, before.version, order.version)?;
            pass_on(
                tx,
                &before,
                Head { advisor_id: request.to, version: before.version + 1, ..before.clone() },
                &note,
            )?;
            get(tx, before.id)
        })
        .collect()
}

fn pass_on(tx: &Tx, before: &Head, after: Head, note: &str) -> Result<()> {
    if matches!(before.state, OrderState::Delivered | OrderState::Closed | OrderState::Cancelled) {
        return Err(before.wrong_state());
    }
    if after.advisor_id == before.advisor_id {
        return Err(Problem::of("to", "same_person"));
    }
    store::update(tx, &after)?;
    store::add_event(tx, &after, OrderNote::HandOver, Some(before.state), None, Some(note))?;
    tx.touched(RecordKind::RepairOrders, after.id.0, Some(before), Some(&after))
}
