//! What settlement asks of an order: the lines to settle, closing them, opening them again.
//!
//! Nothing here decides about money; it keeps the order's own rows right while `settlement` does.

use super::head::Head;
use super::order_line::{Decision, OrderLine, Payer};
use super::{lines, rules, store};
use crate::common::{CustomerId, OrderId, Problem, Result, SettlementId};
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx, same_version};

/// The order's row; `not_found`.
pub(crate) fn find(read: &Read, id: OrderId) -> Result<Head> {
    store::head(read, id)?.ok_or_else(|| Problem::not_found("repair_order"))
}

/// The order and the agreed lines one payer (and debtor) is to settle.
///
/// Refuses a stale version, work that is not finished (`wrong_state`), a payer who has settled (`settled`),
/// lines nobody has decided on (`undecided`), and a payer without agreed lines (`no_lines`).
pub(crate) fn to_settle(
    tx: &Tx,
    id: OrderId,
    version: i64,
    payer: Payer,
    debtor: Option<CustomerId>,
) -> Result<(Head, Vec<OrderLine>)> {
    let head = find(tx, id)?;
    same_version(tx, RecordKind::RepairOrders, id.0, head.version, version)?;
    if !head.state.is_finished() {
        return Err(head.wrong_state());
    }
    let lines = lines::of_order(tx, id)?;
    rules::must_not_be_settled("payer", &lines, payer, debtor)?;
    let mut mine = lines;
    mine.retain(|line| rules::is_of(line, payer, debtor));
    if mine.iter().any(|line| line.decision == Decision::Open) {
        return Err(Problem::of("payer", "undecided"));
    }
    mine.retain(|line| line.decision == Decision::Agreed);
    // Who agreed stays on the order: a bill copies nobody's name that it does not need.
    mine.iter_mut().for_each(|line| line.decided_by_name = None);
    if mine.is_empty() { Err(Problem::of("payer", "no_lines")) } else { Ok((head, mine)) }
}

/// Closes settled lines to edits, and notes the kilometres the car leaves with.
pub(crate) fn close_lines(
    tx: &Tx,
    head: &Head,
    lines: &[OrderLine],
    settlement: SettlementId,
    odometer_out_km: Option<i64>,
) -> Result<()> {
    for line in lines {
        lines::close(tx, line.id, settlement)?;
    }
    let after =
        Head { odometer_out_km: odometer_out_km.or(head.odometer_out_km), version: head.version + 1, ..head.clone() };
    store::update(tx, &after)?;
    tx.touched(RecordKind::RepairOrders, head.id.0, Some(head), Some(&after))
}

/// Opens the lines of a voided settlement again; they stay agreed.
pub(crate) fn reopen_lines(tx: &Tx, id: OrderId, settlement: SettlementId) -> Result<()> {
    let head = find(tx, id)?;
    lines::reopen(tx, settlement)?;
    store::update(tx, &head)?;
    let after = Head { version: head.version + 1, ..head.clone() };
    tx.touched(RecordKind::RepairOrders, id.0, Some(&head), Some(&after))
}
