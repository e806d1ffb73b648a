//! What a line costs, what a payer's lines come to, and what may be said of them: pure functions.

use super::order_line::{Decision, LineKind, OrderLine, Payer, PayerTotal};
use crate::common::{BasisPoints, CustomerId, Fen, Problem, Result};
use crate::registers::customers::DebtorKind;
use crate::registers::parts::PartClass;

/// What a line costs before its discount: price × measure, rounded half up to the fen.
pub(super) fn gross(line: &OrderLine) -> Result<Fen> {
    match (line.kind, line.hours, line.quantity) {
        (LineKind::Labour, Some(hours), _) => line.unit_price_fen.times_hours(hours),
        (LineKind::Part, _, Some(quantity)) => line.unit_price_fen.times_quantity(quantity),
        _ => Ok(line.unit_price_fen),
    }
}

/// What all lines of an order may come to before discounts: ten million yuan, the widest amount a command carries.
const ORDER_LIMIT: Fen = Fen(1_000_000_000);

/// Refuses lines that together pass what an order can come to (`out_of_range` for `field`).
pub(super) fn must_fit<'a>(field: &'static str, lines: impl IntoIterator<Item = &'a OrderLine>) -> Result<()> {
    let too_much = || Problem::of(field, "out_of_range").with("min", 0).with("max", ORDER_LIMIT.0);
    let whole = lines.into_iter().try_fold(Fen::ZERO, |sum, line| sum.plus(gross(line)?)).map_err(|_| too_much())?;
    if whole > ORDER_LIMIT { Err(too_much()) } else { Ok(()) }
}

/// What a limit lets off a price, fen.
pub(super) fn share(of: Fen, limit: BasisPoints) -> Result<Fen> {
    of.share(limit)
}

/// Shares a discount out over amounts, each by what it is of the whole; the shares add up to the discount, and none is
/// above its amount as long as the discount is not above the whole.
pub(super) fn spread(discount: Fen, over: &[Fen]) -> Result<Vec<Fen>> {
    let whole = i128::from(Fen::sum(over.iter().copied())?.0);
    let mut so_far = Fen::ZERO;
    let mut shared = Fen::ZERO;
    over.iter()
        .map(|amount| {
            so_far = so_far.plus(*amount)?;
            let due = (i128::from(discount.0) * i128::from(so_far.0)).checked_div(whole).unwrap_or(0);
            let due = Fen(i64::try_from(due).map_err(Problem::internal)?);
            let share = due.minus(shared)?;
            shared = due;
            Ok(share)
        })
        .collect()
}

/// Whether a company of this kind may owe in this payer's place.
pub(super) fn debtor_fits(payer: Payer, debtor: DebtorKind) -> bool {
    match payer {
        Payer::Customer => debtor == DebtorKind::Account,
        Payer::Insurer => debtor == DebtorKind::Insurer,
        Payer::Maker => debtor == DebtorKind::Maker,
        Payer::Shop => false,
    }
}

/// Whether what the customer said to `before` holds for `after` too: the same thing for the same payer, and no dearer.
pub(crate) fn keeps_consent(before: &OrderLine, after: &OrderLine) -> bool {
    let what = |line: &OrderLine| {
        let named = (line.kind, line.operation_id, line.part_id, line.name.clone(), line.brand.clone());
        (named, line.hours, line.quantity, line.part_class, line.payer, debtor_id(line))
    };
    what(before) == what(after) && after.amount_fen <= before.amount_fen
}

/// Who owes for a line beside its payer.
pub(super) fn debtor_id(line: &OrderLine) -> Option<CustomerId> {
    line.debtor.as_ref().map(|debtor| debtor.id)
}

/// Whether a line is this payer's (and debtor's).
pub(super) fn is_of(line: &OrderLine, payer: Payer, debtor: Option<CustomerId>) -> bool {
    line.payer == payer && debtor_id(line) == debtor
}

/// Refuses to add to what a payer has settled already: void first, then settle anew.
pub(super) fn must_not_be_settled(
    field: &'static str,
    lines: &[OrderLine],
    payer: Payer,
    debtor: Option<CustomerId>,
) -> Result<()> {
    let settled = lines.iter().any(|line| is_of(line, payer, debtor) && line.settlement_id.is_some());
    if settled { Err(Problem::of(field, "settled")) } else { Ok(()) }
}

/// Refuses agreement to a part nobody has said the class of (`class_unknown`), and to one that is not original before that
/// was pointed out (`not_pointed_out`, 汽车销售管理办法 art. 17).
pub(super) fn must_be_pointed_out(line: &OrderLine, pointed_out: bool) -> Result<()> {
    if line.kind == LineKind::Part && line.part_class.is_none() {
        return Err(Problem::of("part_class", "class_unknown").with("name", &line.name));
    }
    if pointed_out || !line.part_class.is_some_and(PartClass::must_be_pointed_out) {
        Ok(())
    } else {
        Err(Problem::of("pointed_out", "not_pointed_out").with("name", &line.name))
    }
}

/// All agreed lines together.
pub(super) fn agreed(lines: &[OrderLine]) -> Result<Fen> {
    Fen::sum(lines.iter().filter(|line| line.decision == Decision::Agreed).map(|line| line.amount_fen))
}

/// What each payer's agreed lines come to: payers in their order, a payer's debtors as they first appear.
pub(super) fn totals(lines: &[OrderLine]) -> Result<Vec<PayerTotal>> {
    let mut totals: Vec<PayerTotal> = Vec::new();
    for payer in Payer::ALL {
        let first = totals.len();
        for line in lines.iter().filter(|line| line.decision == Decision::Agreed && line.payer == payer) {
            let same = |total: &PayerTotal| total.debtor.as_ref().map(|debtor| debtor.id) == debtor_id(line);
            let place = totals.iter().skip(first).position(same).map_or(totals.len(), |place| first + place);
            if place == totals.len() {
                totals.push(empty_total(line));
            }
            if let Some(total) = totals.get_mut(place) {
                add(total, line)?;
            }
        }
    }
    Ok(totals)
}

fn empty_total(line: &OrderLine) -> PayerTotal {
    PayerTotal {
        payer: line.payer,
        debtor: line.debtor.clone(),
        labour_fen: Fen::ZERO,
        part_fen: Fen::ZERO,
        other_fen: Fen::ZERO,
        discount_fen: Fen::ZERO,
        total_fen: Fen::ZERO,
        settlement_id: line.settlement_id,
    }
}

fn add(total: &mut PayerTotal, line: &OrderLine) -> Result<()> {
    let head = match line.kind {
        LineKind::Labour => &mut total.labour_fen,
        LineKind::Part => &mut total.part_fen,
        LineKind::Other => &mut total.other_fen,
    };
    *head = head.plus(line.amount_fen)?;
    total.discount_fen = total.discount_fen.plus(line.discount_fen)?;
    total.total_fen = total.total_fen.plus(line.amount_fen)?;
    Ok(())
}
