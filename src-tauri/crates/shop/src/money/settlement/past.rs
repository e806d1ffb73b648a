//! A settlement as a visit of the past left it, for the big shop that is measured: its rows, and the money that came in.
//! Deliberately not here: any rule, and a sheet of its own for each: all of them keep the same one.

use jieche_codes::RecordKind;
use serde::Serialize;

use super::answer::{Means, SettlementState};
use super::row::{Money, Row};
use super::rules::Sums;
use super::store;
use crate::common::{Fen, Result, SettlementId};
use crate::registers::numbers;
use crate::registers::settings::{GuaranteePromise, RepairCategory, law};
use crate::visit::repair_orders::{Head, OrderLine, Payer};
use jieche_ground::Tx;
use jieche_ground::files::FileHash;

const PREFIX: &str = "JS";

/// What a settlement of the past says in the journal.
#[derive(Serialize)]
struct Stands<'a> {
    state: SettlementState,
    number: &'a str,
}

/// The customer settled these agreed lines and, by `paid`, paid them; `None` still owes.
pub(crate) fn settled(
    tx: &Tx,
    order: &Head,
    lines: Vec<OrderLine>,
    sheet: &FileHash,
    paid: Option<Means>,
) -> Result<SettlementId> {
    let row = row(tx, order, lines, sheet)?;
    let row = Row { id: store::insert(tx, &row)?, ..row };
    crate::visit::repair_orders::past::close(tx, &row.lines, row.id)?;
    let stands = |row: &Row| {
        tx.touched::<Stands, _>(
            RecordKind::Settlements,
            row.id.0,
            None,
            Some(&Stands { state: row.state, number: &row.number }),
        )
    };
    let Some(means) = paid.filter(|_| row.money.total > Fen::ZERO) else {
        stands(&row)?;
        return Ok(row.id);
    };
    store::add_payment(tx, row.id, means, row.money.total, None, None)?;
    let row = Row { paid: row.money.total, state: SettlementState::Paid, ..row };
    store::update(tx, &row)?;
    stands(&row)?;
    Ok(row.id)
}

fn row(tx: &Tx, order: &Head, lines: Vec<OrderLine>, sheet: &FileHash) -> Result<Row> {
    let sums = Sums::of(&lines)?;
    let total = sums.total()?;
    let category = RepairCategory::MinorRepair;
    let (km, days) = law::least_guarantee(category);
    Ok(Row {
        id: SettlementId(0),
        version: 1,
        number: numbers::next(tx, PREFIX)?,
        order_id: order.id,
        payer: Payer::Customer,
        debtor_id: None,
        state: if total == Fen::ZERO { SettlementState::Paid } else { SettlementState::Open },
        money: Money {
            labour: sums.labour,
            part: sums.part,
            other: sums.other,
            line_discount: sums.line_discount,
            discount: Fen::ZERO,
            rounding: Fen::ZERO,
            total,
        },
        paid: Fen::ZERO,
        business_type: order.business_type,
        advisor_id: order.advisor_id,
        odometer_out_km: order.odometer_out_km,
        next_service_on: Some(tx.ctx().today().plus_days(180)),
        next_service_km: order.odometer_in_km.map(|km| km + 10_000),
        guarantee: GuaranteePromise { category, km, days },
        settled_at: tx.now(),
        date: tx.ctx().today(),
        settled_by: tx.person()?,
        lines,
        kept_pdf: sheet.clone(),
        replaces: None,
        account: None,
        void: None,
    })
}
