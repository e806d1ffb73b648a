//! Settling: one payer's agreed lines become a numbered list that stands.

use super::answer::{Means, Settlement, SettlementState};
use super::request::Settle;
use super::row::{Money, Row};
use super::rules::{ROUNDING_LIMIT, Sums};
use super::settings::SettlementRules;
use super::sheet::{self, SettlementSheet};
use super::{get, move_on, store};
use crate::common::bounds::within;
use crate::common::{BusinessDate, Fen, Problem, Result, SettlementId};
use crate::registers::numbers;
use crate::registers::printing::{PrintWay, PrintedCopy};
use crate::registers::settings::Section;
use crate::registers::staff;
use crate::visit::repair_orders::{self, Head, OrderLine, OrderRules, Payer};
use jieche_codes::RecordKind;
use jieche_ground::Tx;
use jieche_ground::files::FileHash;

/// Kilometres a next service may be ahead at most.
const SERVICE_AHEAD: i64 = 200_000;

/// Settles what a payer (and debtor) agreed to of an order whose work is finished: a number, the sheet rendered
/// by `render` and kept, the lines closed.
///
/// Refuses what [`repair_orders::to_settle`] refuses; an insurer's lines without the company (`required`);
/// discount or rounding that is not the customer's (`customer_only`), above what is owed, or beyond the
/// shop's limit without a manager (`approval_needed`); kilometres below those the car came with.
pub fn settle(
    tx: &Tx,
    request: Settle,
    render: &mut dyn FnMut(&SettlementSheet) -> Result<Vec<u8>>,
) -> Result<Settlement> {
    if request.payer == Payer::Insurer && request.debtor_id.is_none() {
        return Err(Problem::of("debtor_id", "required"));
    }
    let (order, lines) =
        repair_orders::to_settle(tx, request.order_id, request.version, request.payer, request.debtor_id)?;
    let money = money(tx, &request, &lines)?;
    advice(&request, &order, tx.ctx().today())?;
    let row = row(tx, &request, &order, lines, money)?;
    let first =
        PrintedCopy { copy_no: 1, at: tx.now(), by: staff::name_of(tx, row.settled_by)?, way: PrintWay::default() };
    let content = render(&sheet::of(tx, &order, &row, Vec::new(), first)?)?;
    let row = Row { kept_pdf: tx.keep_file(&content)?, ..row };
    let id = store::insert(tx, &row)?;
    let row = Row { id, ..row };
    repair_orders::close_lines(tx, &order, &row.lines, id, request.odometer_out_km)?;
    tx.touched::<Row, _>(RecordKind::Settlements, id.0, None, Some(&row))?;
    if row.payer == Payer::Shop && row.money.total > Fen::ZERO {
        store::add_payment(tx, id, Means::Internal, row.money.total, None, None)?;
        let paid = Row { paid: row.money.total, state: SettlementState::Paid, ..row.clone() };
        return move_on(tx, &row, paid);
    }
    get(tx, id)
}

fn row(tx: &Tx, request: &Settle, order: &Head, lines: Vec<OrderLine>, money: Money) -> Result<Row> {
    let orders = OrderRules::of(tx)?;
    Ok(Row {
        id: SettlementId(0),
        version: 1,
        number: numbers::next(tx, &SettlementRules::of(tx)?.settlement_prefix)?,
        order_id: order.id,
        payer: request.payer,
        debtor_id: request.debtor_id,
        state: if money.total == Fen::ZERO { SettlementState::Paid } else { SettlementState::Open },
        money,
        paid: Fen::ZERO,
        business_type: order.business_type,
        advisor_id: order.advisor_id,
        odometer_out_km: request.odometer_out_km,
        next_service_on: request.next_service_on,
        next_service_km: request.next_service_km,
        guarantee: orders.guarantee(orders.category(order.business_type)),
        settled_at: tx.now(),
        date: tx.ctx().today(),
        settled_by: tx.person()?,
        lines,
        kept_pdf: FileHash::of(&[]),
        replaces: store::last_voided(tx, order.id, request.payer, request.debtor_id)?,
        account: None,
        void: None,
    })
}

fn money(tx: &Tx, request: &Settle, lines: &[OrderLine]) -> Result<Money> {
    let sums = Sums::of(lines)?;
    let owed = sums.total()?;
    reduction(tx, request, lines, owed)?;
    Ok(Money {
        labour: sums.labour,
        part: sums.part,
        other: sums.other,
        line_discount: sums.line_discount,
        discount: request.discount_fen,
        rounding: request.rounding_fen,
        total: owed.minus(request.discount_fen)?.minus(request.rounding_fen)?,
    })
}

fn reduction(tx: &Tx, request: &Settle, lines: &[OrderLine], owed: Fen) -> Result<()> {
    for (field, amount) in [("discount_fen", request.discount_fen), ("rounding_fen", request.rounding_fen)] {
        if amount != Fen::ZERO && request.payer != Payer::Customer {
            return Err(Problem::of(field, "customer_only"));
        }
    }
    within("discount_fen", request.discount_fen.0, 0, owed.0)?;
    let left = owed.minus(request.discount_fen)?;
    within("rounding_fen", request.rounding_fen.0, 0, left.min(ROUNDING_LIMIT).0)?;
    repair_orders::may_give_on_all(tx, lines, request.discount_fen, request.approval.as_deref())
}

/// Kilometres and the next service lie ahead of what is known.
fn advice(request: &Settle, order: &Head, today: BusinessDate) -> Result<()> {
    repair_orders::odometer("odometer_out_km", request.odometer_out_km, order.odometer_in_km)?;
    if let Some(day) = request.next_service_on
        && day <= today
    {
        return Err(Problem::of("next_service_on", "in_past"));
    }
    if let Some(km) = request.next_service_km {
        let now = request.odometer_out_km.or(order.odometer_in_km).unwrap_or(0);
        within("next_service_km", km, now, now + SERVICE_AHEAD)?;
    }
    Ok(())
}
