//! 报价单: what an order's open lines cost at one moment, and until when those prices hold.
//!
//! A quotation is a copy that never changes; the order goes on. A line agreed to while the quotation holds keeps its
//! number; after that a fresh one is asked for first. Deliberately not here: what the customer says (`repair_orders`)
//! and the contract (委托书).

pub(crate) mod export;
mod store;
#[cfg(test)]
mod tests;

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{BusinessDate, Fen, Millis, OrderId, PersonId, Problem, QuotationId, Result};
use crate::registers::numbers;
use crate::registers::printing::{self, PrintedCopy, Sheet};
use crate::registers::{customers, settings, staff};
use crate::visit::repair_orders::{self, Car, Decision, OrderLine, OrderState, RepairOrder};
use jieche_ground::{Read, Tx, same_version};

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Quotation {
    /// Which.
    pub id: QuotationId,
    /// Its number.
    pub number: String,
    /// Of which order.
    pub order_id: OrderId,
    /// When it was made.
    pub made_at: Millis,
    /// By whom.
    pub made_by: String,
    /// The last day its prices hold.
    pub valid_until: BusinessDate,
    /// Whether that day is over.
    pub expired: bool,
    /// The lines as they were offered.
    pub lines: Vec<OrderLine>,
    /// All of them together, fen.
    pub total_fen: Fen,
    /// The fee the customer consented to before the diagnosis, fen.
    pub diagnosis_fee_fen: Option<Fen>,
    /// Whether that fee is waived once the repair is done here.
    pub diagnosis_credited: bool,
}

/// Makes a quotation of an order's open lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeQuotation {
    /// Of which order.
    pub order_id: OrderId,
    /// The order's version the person saw.
    #[ts(type = "number")]
    pub version: i64,
}

/// 报价单, as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotationSheet {
    /// The quotation.
    pub quotation: Quotation,
    /// The order as it stands.
    pub order: RepairOrder,
    /// The car.
    pub car: Car,
    /// 车主
    pub owner: String,
    /// Their phone.
    pub owner_phone: Option<String>,
    /// 送修人, where it is not the owner.
    pub brought_by: Option<String>,
    /// This copy.
    pub printed: PrintedCopy,
}

/// A quotation's own row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    pub id: QuotationId,
    pub number: String,
    pub order_id: OrderId,
    pub made_at: Millis,
    pub made_by: PersonId,
    pub valid_until: BusinessDate,
    pub lines: Vec<OrderLine>,
    pub total_fen: Fen,
    pub diagnosis_fee_fen: Option<Fen>,
    pub diagnosis_credited: bool,
}

/// The quotations of an order, the latest first.
pub fn of_order(read: &Read, id: OrderId) -> Result<Vec<Quotation>> {
    repair_orders::find(read, id)?;
    store::of_order(read, id)?.into_iter().map(|row| shown(read, row)).collect()
}

/// Makes a quotation of an order's open lines; its number follows the day's last.
///
/// Refuses a stale version, an order whose work is finished or that was cancelled (`wrong_state`), and one without open
/// lines (`nothing_open`).
pub fn make(tx: &Tx, request: MakeQuotation) -> Result<Quotation> {
    let head = repair_orders::find(tx, request.order_id)?;
    same_version(tx, RecordKind::RepairOrders, head.id.0, head.version, request.version)?;
    if !OrderState::AT_WORK.contains(&head.state) {
        return Err(head.wrong_state());
    }
    let mut lines = repair_orders::lines_of(tx, head.id)?;
    lines.retain(|line| line.decision == Decision::Open);
    if lines.is_empty() {
        return Err(Problem::of("lines", "nothing_open"));
    }
    let rules = settings::get(tx)?.shop.quotations;
    let row = Row {
        id: QuotationId(0),
        number: numbers::next(tx, &rules.prefix)?,
        order_id: head.id,
        made_at: tx.now(),
        made_by: tx.person()?,
        valid_until: tx.ctx().today().plus_days(rules.valid_days),
        total_fen: Fen::sum(lines.iter().map(|line| line.amount_fen))?,
        lines,
        diagnosis_fee_fen: head.diagnosis_fee_fen,
        diagnosis_credited: head.diagnosis_credited,
    };
    let row = store::insert(tx, row)?;
    tx.touched::<Row, _>(RecordKind::Quotations, row.id.0, None, Some(&row))?;
    shown(tx, row)
}

/// The number of the quotation a line is agreed to through: the latest that offers it as it stands. `None` where it was
/// not quoted on paper, or has changed since.
///
/// Refuses one whose prices hold no longer (`quotation_expired`, args: number, until).
pub(crate) fn through(read: &Read, order: OrderId, line: &OrderLine) -> Result<Option<String>> {
    let latest = store::of_order(read, order)?.into_iter().find_map(|row| {
        let offered = row.lines.iter().find(|offered| offered.id == line.id)?.clone();
        Some((row, offered))
    });
    let Some((row, _)) = latest.filter(|(_, offered)| repair_orders::same_or_cheaper(offered, line)) else {
        return Ok(None);
    };
    if row.valid_until < read.ctx().today() {
        return Err(Problem::of("line_ids", "quotation_expired")
            .with("number", row.number)
            .with("until", row.valid_until));
    }
    Ok(Some(row.number))
}

/// Counts a copy of the 报价单 and answers what it says; `not_found`.
pub fn print(tx: &Tx, id: QuotationId) -> Result<QuotationSheet> {
    let row = store::get(tx, id)?.ok_or_else(|| Problem::not_found("quotation"))?;
    let head = repair_orders::find(tx, row.order_id)?;
    let owner = customers::record(tx, head.customer_id)?;
    Ok(QuotationSheet {
        order: repair_orders::get(tx, row.order_id)?,
        car: repair_orders::car(tx, head.vehicle_id)?,
        owner: owner.name,
        owner_phone: owner.phone,
        brought_by: head.brought_by,
        quotation: shown(tx, row)?,
        printed: printing::copy(tx, Sheet::Quotation, id.0)?,
    })
}

fn shown(read: &Read, row: Row) -> Result<Quotation> {
    let mut lines = row.lines;
    customers::hide_debtors(read, lines.iter_mut().filter_map(|line| line.debtor.as_mut()))?;
    Ok(Quotation {
        id: row.id,
        number: row.number,
        order_id: row.order_id,
        made_at: row.made_at,
        made_by: staff::name_of(read, row.made_by)?,
        expired: row.valid_until < read.ctx().today(),
        valid_until: row.valid_until,
        lines,
        total_fen: row.total_fen,
        diagnosis_fee_fen: row.diagnosis_fee_fen,
        diagnosis_credited: row.diagnosis_credited,
    })
}
