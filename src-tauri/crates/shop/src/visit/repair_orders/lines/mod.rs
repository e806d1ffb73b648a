//! Lines: put, removed, and what the customer said to them.
//!
//! A line may be written until the order is closed or the line is settled. Work the customer agreed to is
//! only changed without asking again where it stays the same for the same payer and gets no dearer.

mod store;

pub(crate) use store::of_order;
pub(super) use store::{close, dismiss, insert, order_of, reopen, update};

use super::discount::{Reduction, reduction};
use super::head::Head;
use super::order::RepairOrder;
use super::order_line::{Decision, LineKind, OldPart, OrderLine, Speaker, Word};
use super::request::{DecideLines, PutLine, RemoveLine};
use super::store as orders;
use super::{find, get, may_give, rules};
use crate::common::{Fen, LineId, OrderId, Problem, Result, text};
use crate::registers::customers::DebtorRef;
use crate::registers::{customers, labour, parts, vehicles};
use crate::visit::repair_orders::quotations;
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx, same_version};

const NAME: usize = 100;
const CODE: usize = 40;
const BRAND: usize = 40;
const UNIT: usize = 10;
const SPEAKER: usize = 40;

/// Adds a line, or changes one that is not settled.
///
/// Refuses measures that do not fit the kind, a debtor whose kind does not fit the payer (`debtor_does_not_fit`),
/// a payer who has settled (`settled`), a class that is not the catalogue's (`not_as_catalogue`), a discount beyond the
/// price, and a discount or a price below the catalogue's beyond the shop's limit without a manager (`approval_needed`).
pub fn put_line(tx: &Tx, request: PutLine) -> Result<RepairOrder> {
    let head = begin(tx, request.order_id, request.version)?;
    let lines = store::of_order(tx, head.id)?;
    let before = request.line_id.map(|id| unsettled(&lines, id)).transpose()?;
    let mut line = checked(tx, &head, &request)?;
    let others = lines.iter().filter(|other| Some(other.id) != request.line_id);
    rules::must_fit("unit_price_fen", others.chain([&line]))?;
    let given = before.map(|before| granted(tx, before, &line)).transpose()?.unwrap_or(Fen::ZERO);
    discount(tx, &line, given, request.approval.as_deref())?;
    match before {
        Some(before) if rules::keeps_consent(before, &line) => {
            line = line.with_word_of(before);
        }
        _ => rules::must_not_be_settled("payer", &lines, line.payer, rules::debtor_id(&line))?,
    }
    match before {
        Some(before) => {
            line.id = before.id;
            line.package = before.package.clone();
            store::update(tx, &line)?;
        }
        None => line.id = store::insert(tx, head.id, &line)?,
    }
    finish(tx, &head, before, Some(&line))
}

/// Takes away a line the customer has not been asked about; agreed and declined ones are the record of what was said
/// (`decided`).
pub fn remove_line(tx: &Tx, request: RemoveLine) -> Result<RepairOrder> {
    let head = begin(tx, request.order_id, request.version)?;
    let lines = store::of_order(tx, head.id)?;
    let line = unsettled(&lines, request.line_id)?;
    if line.decision != Decision::Open {
        return Err(Problem::of("line_id", "decided"));
    }
    store::delete(tx, line.id)?;
    finish(tx, &head, Some(line), None)
}

/// Notes what the customer said to some lines, who said it and how; `open` takes a word back.
///
/// Refuses settled lines, agreeing to what a payer has settled already (`settled`) or to a part that is not original
/// before that was pointed out (`not_pointed_out`) or at a price that holds no longer (`quotation_expired`), and a bringer where nobody is noted to have brought the car.
pub fn decide(tx: &Tx, request: DecideLines) -> Result<RepairOrder> {
    let head = begin(tx, request.order_id, request.version)?;
    if request.line_ids.is_empty() {
        return Err(Problem::of("line_ids", "required"));
    }
    let lines = store::of_order(tx, head.id)?;
    let word = word(tx, &head, &request)?;
    for id in &request.line_ids {
        let before = line_of(&lines, "line_ids", *id)?;
        if before.settlement_id.is_some() {
            return Err(Problem::of("line_ids", "settled"));
        }
        if request.decision == Decision::Agreed {
            rules::must_not_be_settled("line_ids", &lines, before.payer, rules::debtor_id(before))?;
            rules::must_be_pointed_out(before, request.pointed_out)?;
        }
        let mut after = OrderLine { decision: request.decision, ..before.clone() }.with_word(word.clone());
        if request.decision == Decision::Agreed {
            after.quotation = quotations::through(tx, head.id, before)?;
        }
        store::update(tx, &after)?;
        tx.touched(RecordKind::RepairOrders, head.id.0, Some(before), Some(&after))?;
    }
    orders::update(tx, &head)?;
    get(tx, head.id)
}

/// The word as it is kept on each line; none where a word is taken back.
fn word(tx: &Tx, head: &Head, request: &DecideLines) -> Result<Option<Word>> {
    let typed = text::optional("by_name", request.by_name.as_deref(), SPEAKER)?;
    let name = match (request.by, typed) {
        (Speaker::Other, None) => return Err(Problem::of("by_name", "required")),
        (Speaker::Owner | Speaker::Bringer, Some(_)) => return Err(Problem::of("by_name", "bad_value")),
        (Speaker::Bringer, None) if head.brought_by.is_none() => return Err(Problem::of("by", "nobody_brought")),
        (Speaker::Bringer, None) => head.brought_by.clone(),
        (Speaker::Other | Speaker::Owner, name) => name,
    };
    Ok((request.decision != Decision::Open).then(|| Word {
        at: tx.now(),
        via: request.via,
        by: request.by,
        name,
        pointed_out: request.pointed_out,
    }))
}

pub(super) fn begin(tx: &Tx, id: OrderId, version: i64) -> Result<Head> {
    let head = find(tx, id)?;
    same_version(tx, RecordKind::RepairOrders, id.0, head.version, version)?;
    head.must_be_editable()?;
    Ok(head)
}

fn finish(tx: &Tx, head: &Head, before: Option<&OrderLine>, after: Option<&OrderLine>) -> Result<RepairOrder> {
    orders::update(tx, head)?;
    tx.touched(RecordKind::RepairOrders, head.id.0, before, after)?;
    get(tx, head.id)
}

fn line_of<'a>(lines: &'a [OrderLine], field: &'static str, id: LineId) -> Result<&'a OrderLine> {
    lines.iter().find(|line| line.id == id).ok_or_else(|| Problem::of(field, "not_found").with("kind", "line"))
}

fn unsettled(lines: &[OrderLine], id: LineId) -> Result<&OrderLine> {
    let line = line_of(lines, "line_id", id)?;
    if line.settlement_id.is_some() { Err(Problem::of("line_id", "settled")) } else { Ok(line) }
}

/// The line a request describes, checked, with nothing decided.
pub(super) fn checked(read: &Read, head: &Head, request: &PutLine) -> Result<OrderLine> {
    measures(request)?;
    let line = OrderLine {
        id: LineId(0),
        kind: request.kind,
        operation_id: request.operation_id,
        part_id: request.part_id,
        code: text::optional("code", request.code.as_deref(), CODE)?,
        name: text::required("name", &request.name, NAME)?,
        hours: request.hours,
        quantity: request.quantity,
        unit: text::optional("unit", request.unit.as_deref(), UNIT)?,
        unit_price_fen: at_least_nothing("unit_price_fen", request.unit_price_fen)?,
        discount_fen: at_least_nothing("discount_fen", request.discount_fen)?,
        amount_fen: Fen::ZERO,
        tax_rate_bp: request.tax_rate_bp,
        brand: text::optional("brand", request.brand.as_deref(), BRAND)?,
        part_class: request.part_class,
        payer: request.payer,
        debtor: debtor(read, request)?,
        decision: Decision::Open,
        decided_at: None,
        decided_via: None,
        decided_by: None,
        decided_by_name: None,
        pointed_out: false,
        dismissed: None,
        package: None,
        quotation: None,
        model_hours: by_model(read, head, request)?,
        old_part: request.old_part,
        settlement_id: None,
    };
    if !store::in_catalogue(read, &line)? {
        let field = if line.operation_id.is_some() { "operation_id" } else { "part_id" };
        return Err(Problem::of(field, "not_found"));
    }
    class_of_the_catalogue(read, &line)?;
    let gross = rules::gross(&line)?;
    if line.discount_fen > gross {
        return Err(Problem::of("discount_fen", "out_of_range").with("min", 0).with("max", gross.0));
    }
    Ok(OrderLine { amount_fen: gross.minus(line.discount_fen)?, ..line })
}

/// Refuses to call a part of the catalogue what the catalogue does not (`not_as_catalogue`): the customer is told by it.
fn class_of_the_catalogue(read: &Read, line: &OrderLine) -> Result<()> {
    let Some(id) = line.part_id else { return Ok(()) };
    if line.part_class == Some(parts::get(read, id)?.class) {
        Ok(())
    } else {
        Err(Problem::of("part_class", "not_as_catalogue"))
    }
}

/// Whether the hours asked for are the catalogue's for the order's car.
fn by_model(read: &Read, head: &Head, request: &PutLine) -> Result<bool> {
    let Some(id) = request.operation_id.filter(|_| request.kind == LineKind::Labour) else { return Ok(false) };
    let Some(operation) = labour::maybe(read, id)? else { return Ok(false) };
    let car = vehicles::record(read, head.vehicle_id)?;
    Ok(operation.hours_for(&car.model_of()).is_some_and(|hours| Some(hours) == request.hours))
}

/// Labour has hours, a part a quantity; what belongs to parts stands on parts alone.
fn measures(request: &PutLine) -> Result<()> {
    let (labour, part) = (request.kind == LineKind::Labour, request.kind == LineKind::Part);
    needed("hours", labour, request.hours.map(|hours| hours.0))?;
    needed("quantity", part, request.quantity.map(|quantity| quantity.0))?;
    let strays = [
        ("operation_id", !labour && request.operation_id.is_some()),
        ("part_id", !part && request.part_id.is_some()),
        ("part_class", !part && request.part_class.is_some()),
        ("old_part", !part && request.old_part != OldPart::None),
    ];
    match strays.into_iter().find(|(_, stray)| *stray) {
        Some((field, _)) => Err(Problem::of(field, "bad_value")),
        None => Ok(()),
    }
}

fn needed(field: &'static str, needed: bool, measure: Option<i64>) -> Result<()> {
    match (needed, measure) {
        (true, None) => Err(Problem::of(field, "required")),
        (true, Some(..=0)) => Err(Problem::of(field, "out_of_range").with("min", 1)),
        (false, Some(_)) => Err(Problem::of(field, "bad_value")),
        _ => Ok(()),
    }
}

fn at_least_nothing(field: &'static str, amount: Fen) -> Result<Fen> {
    if amount < Fen::ZERO { Err(Problem::of(field, "out_of_range").with("min", 0)) } else { Ok(amount) }
}

fn debtor(read: &Read, request: &PutLine) -> Result<Option<DebtorRef>> {
    let Some(id) = request.debtor_id else { return Ok(None) };
    let debtor = customers::standing(read, "debtor_id", id)?;
    if rules::debtor_fits(request.payer, debtor.debtor) {
        Ok(Some(DebtorRef { id, name: debtor.name }))
    } else {
        Err(Problem::of("debtor_id", "debtor_does_not_fit"))
    }
}

/// What was granted on a line stays granted as long as what it is off does: not off a smaller one.
fn granted(read: &Read, before: &OrderLine, after: &OrderLine) -> Result<Fen> {
    let (before, after) = (reduction(read, before)?, reduction(read, after)?);
    Ok(if after.of >= before.of { before.off } else { Fen::ZERO })
}

/// More off than was given before is something the person may give, or a second person approves.
fn discount(tx: &Tx, line: &OrderLine, given: Fen, approval: Option<&str>) -> Result<()> {
    let Reduction { of, off } = reduction(tx, line)?;
    if off <= given { Ok(()) } else { may_give(tx, of, off, approval) }
}

/// Whether any line of the order is settled.
pub(super) fn any_settled(read: &Read, order: OrderId) -> Result<bool> {
    Ok(of_order(read, order)?.iter().any(|line| line.settlement_id.is_some()))
}
