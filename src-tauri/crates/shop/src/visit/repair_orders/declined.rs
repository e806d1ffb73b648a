//! What was declined at earlier visits, coming back by itself: offered again, taken up at today's price, or dismissed.
//!
//! Nothing is kept twice: an earlier line that was declined is the reminder. It is silent once the same work was agreed
//! to, stands on the order at hand, or was dismissed with a reason. The same work is the same operation or part, or the
//! same name where it was typed.

use super::lines::{begin, checked};
use super::order::{DeclinedLine, RepairOrder};
use super::order_line::{Decision, OrderLine};
use super::request::{DismissDeclined, TakeUpDeclined};
use super::{find, from_catalogue, get, lines, lists};
use crate::common::{LineId, OrderId, Problem, Result, text};
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx};

const REASON: usize = 100;

/// What this car's earlier visits left undone, as it would cost on this order today; the latest first.
pub fn declined_before(read: &Read, id: OrderId) -> Result<Vec<DeclinedLine>> {
    let head = find(read, id)?;
    let mut found = lists::declined_before(read, head.vehicle_id, id)?;
    for declined in &mut found {
        let (_, line) = line_of(read, declined.line_id)?;
        let today = from_catalogue::renewed(read, &head, &line)?;
        declined.today_fen = Some(checked(read, &head, &today)?.amount_fen);
    }
    Ok(found)
}

/// Puts what was declined earlier on this order as an open line, at today's price.
///
/// Refuses a line that does not come back to this order (`not_found`) and a customer who has settled (`settled`).
pub fn take_up(tx: &Tx, request: TakeUpDeclined) -> Result<RepairOrder> {
    let head = begin(tx, request.order_id, request.version)?;
    let offered = lists::declined_before(tx, head.vehicle_id, head.id)?;
    if !offered.iter().any(|declined| declined.line_id == request.line_id) {
        return Err(Problem::of("line_id", "not_found").with("kind", "line"));
    }
    let (_, line) = line_of(tx, request.line_id)?;
    let again = from_catalogue::renewed(tx, &head, &line)?;
    from_catalogue::add(tx, &head, "line_id", vec![checked(tx, &head, &again)?])
}

/// Stops reminding of a declined line, and why; answers the order it stands on.
///
/// Refuses a line that was not declined (`not_declined`) or is dismissed already (`dismissed`).
pub fn dismiss(tx: &Tx, request: DismissDeclined) -> Result<RepairOrder> {
    let (order, before) = line_of(tx, request.line_id)?;
    if before.decision != Decision::Declined {
        return Err(Problem::of("line_id", "not_declined"));
    }
    if before.dismissed.is_some() {
        return Err(Problem::of("line_id", "dismissed"));
    }
    let reason = text::required("reason", &request.reason, REASON)?;
    lines::dismiss(tx, before.id, &reason)?;
    let after = OrderLine { dismissed: Some(reason), ..before.clone() };
    tx.touched(RecordKind::RepairOrders, order.0, Some(&before), Some(&after))?;
    get(tx, order)
}

fn line_of(read: &Read, id: LineId) -> Result<(OrderId, OrderLine)> {
    let not_found = || Problem::of("line_id", "not_found").with("kind", "line");
    let order = lines::order_of(read, id)?.ok_or_else(not_found)?;
    let line = lines::of_order(read, order)?.into_iter().find(|line| line.id == id).ok_or_else(not_found)?;
    Ok((order, line))
}
