//! An order as a visit of the past left it, for the big shop that is measured: the rows and events the verbs would have
//! written, without asking again what they ask.
//!
//! Deliberately not here: any rule, and the whole order before and after in the journal: a step's entry says what the
//! step changed, which keeps ten years in a gigabyte.

use jieche_codes::{OrderNote, RecordKind};
use serde::Serialize;

use super::head::Head;
use super::order_line::OrderLine;
use super::workflow::{OrderState, Step};
use super::{lines, store};
use crate::common::{OrderId, Result, SettlementId};
use crate::registers::search_index;
use jieche_ground::Tx;

/// What a step of the past says in the journal.
#[derive(Serialize)]
struct Stands<'a> {
    state: OrderState,
    number: Option<&'a str>,
}

impl<'a> Stands<'a> {
    fn of(head: &'a Head) -> Self {
        Self { state: head.state, number: head.number.as_deref() }
    }
}

/// The car came.
pub(crate) fn came(tx: &Tx, head: Head) -> Result<Head> {
    let id = store::insert(tx, &head)?;
    let head = Head { id, ..head };
    store::add_event(tx, &head, OrderNote::Open, None, None, None)?;
    tx.touched::<Stands, _>(RecordKind::RepairOrders, id.0, None, Some(&Stands::of(&head)))?;
    Ok(head)
}

/// A step was taken that left the order as `after`; its version goes up by one.
pub(crate) fn went_on(tx: &Tx, before: &Head, after: Head, step: Step) -> Result<Head> {
    let after = Head { version: before.version + 1, ..after };
    store::update(tx, &after)?;
    store::add_event(tx, &after, step, Some(before.state), None, None)?;
    if before.number.is_none()
        && let Some(number) = &after.number
    {
        search_index::put_order(tx, after.id.0, number)?;
    }
    tx.touched(RecordKind::RepairOrders, after.id.0, Some(&Stands::of(before)), Some(&Stands::of(&after)))?;
    Ok(after)
}

/// Writes lines as they were decided; answers them with their ids.
pub(crate) fn with_lines(tx: &Tx, order: OrderId, lines: Vec<OrderLine>) -> Result<Vec<OrderLine>> {
    lines.into_iter().map(|line| Ok(OrderLine { id: lines::insert(tx, order, &line)?, ..line })).collect()
}

/// What the customer said to lines.
pub(crate) fn decided(tx: &Tx, lines: &[OrderLine]) -> Result<()> {
    lines.iter().try_for_each(|line| lines::update(tx, line))
}

/// A settlement closed these lines.
pub(crate) fn close(tx: &Tx, lines: &[OrderLine], settlement: SettlementId) -> Result<()> {
    lines.iter().try_for_each(|line| lines::close(tx, line.id, settlement))
}
