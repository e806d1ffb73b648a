//! 接车检查: what the car looked like and what was in it when it came, signed by whoever brought it.
//!
//! One sheet an order, edited until it is signed; a signed sheet stands (the database refuses to change it), and a
//! correction is a new edition to be signed anew. The sheet keeps the inspection points it was begun with.
//! Deliberately not here: the order's own kilometres, fuel, wishes, key tag and words (`repair_orders`), the
//! pictures themselves (`pictures`), and whatever is sold because of what was found.

mod advised;
mod answer;
pub(crate) mod export;
mod found;
mod request;
mod rules;
mod sheet;
mod store;
mod template;
#[cfg(test)]
mod tests;

pub use advised::AdvisedPoint;
pub(crate) use advised::advised;
pub use answer::{LastReading, Reception, ReceptionEdition, ReceptionSigned};
pub use found::{CarView, Condition, DamageKind, DamageMark, Findings, Photo, PointResult, WarningLamp};
use jieche_codes::RecordKind;
pub use request::{CorrectReception, KeptReception, SaveReception, SignReception};
pub use sheet::{ReceptionSheet, print};
pub use template::{InspectionPoint, InspectionTemplate, PointFor, SaveInspectionTemplate, save_template, template};

use crate::common::{OrderId, Problem, Result, Shown, text};
use crate::registers::printing::{PrintWay, PrintedCopy};
use crate::registers::staff::Personal;
use crate::registers::staff::Rights;
use crate::registers::{customers, past_visits, pictures, signatures, staff, vehicles};
use crate::visit::repair_orders::{self, Head};
use jieche_ground::files::FileHash;
use jieche_ground::{Read, Tx, same_version};
use store::{Row, Signed};

const NAME: usize = 40;
const REASON: usize = 200;

/// The reception sheet of an order, an empty one before it was begun; `not_found` without the order.
pub fn get(read: &Read, id: OrderId) -> Result<Reception> {
    let order = repair_orders::find(read, id)?;
    let mut editions = store::editions(read, id)?;
    let briefs = editions.iter().map(brief).collect();
    let row = match editions.pop() {
        Some(row) => row,
        None => begun(read, &order)?,
    };
    Ok(Reception {
        order_id: id,
        version: row.version,
        edition: row.edition,
        points: row.points,
        found: row.found,
        last_reading: last_reading(read, &order)?,
        advised: advised::advised_before(read, &order)?,
        signed: row.signed.map(|signed| shown(read, signed)).transpose()?,
        editions: briefs,
        editable: order.state.is_editable(),
    })
}

/// What the customer leaves in the car, as the sheet says.
pub(crate) fn belongings(read: &Read, id: OrderId) -> Result<Vec<String>> {
    Ok(store::newest(read, id)?.map(|row| row.found.belongings).unwrap_or_default())
}

/// Saves what was found.
///
/// Refuses a closed or cancelled order (`wrong_state`), a signed sheet (`signed`), a stale version, pictures that never
/// came through the picture door (`bad_picture`), and findings out of their bounds.
pub fn save(tx: &Tx, request: SaveReception) -> Result<Reception> {
    let order = repair_orders::find(tx, request.order_id)?;
    order.must_be_editable()?;
    let before = store::newest(tx, order.id)?;
    let stored = before.as_ref().map_or(0, |row| row.version);
    same_version(tx, RecordKind::Receptions, order.id.0, stored, request.version)?;
    if before.as_ref().is_some_and(|row| row.signed.is_some()) {
        return Err(Problem::new("signed"));
    }
    let standing = match &before {
        Some(row) => row.clone(),
        None => Row { edition: 1, ..begun(tx, &order)? },
    };
    let found = rules::checked(request.found, &standing.points)?;
    for (field, picture) in rules::pictures(&found) {
        pictures::must_be_kept(tx, field, picture)?;
    }
    let after = Row { version: standing.version + 1, found, ..standing };
    match before {
        Some(_) => store::update(tx, &after)?,
        None => store::insert(tx, &after)?,
    }
    tx.touched(RecordKind::Receptions, order.id.0, before.as_ref(), Some(&after))?;
    get(tx, order.id)
}

/// The customer signs: the sheet is rendered by `render`, kept, and stands from then on.
///
/// Refuses a sheet nobody has begun (`not_found`) or that is signed (`signed`), a stale version (the customer must have
/// seen what they sign), and an empty or endless signature.
pub fn sign(
    tx: &Tx,
    request: SignReception,
    render: &mut dyn FnMut(&ReceptionSheet) -> Result<Vec<u8>>,
) -> Result<Reception> {
    let (order, before) = standing(tx, request.order_id, request.version)?;
    if before.signed.is_some() {
        return Err(Problem::new("signed"));
    }
    signatures::check(&request.strokes)?;
    let brought_by = match &order.brought_by {
        Some(name) => name.clone(),
        None => customers::record(tx, order.customer_id)?.name,
    };
    let signer = text::required("signer", &request.signer.over(brought_by), NAME)?;
    let signed = Signed {
        signer,
        at: tx.now(),
        shown_by: tx.person()?,
        terminal: tx.ctx().terminal.clone(),
        strokes: request.strokes,
        kept_pdf: FileHash::of(&[]),
    };
    let after = Row { version: before.version + 1, signed: Some(signed.clone()), ..before.clone() };
    let first =
        PrintedCopy { copy_no: 1, at: tx.now(), by: staff::name_of(tx, signed.shown_by)?, way: PrintWay::default() };
    let kept_pdf = tx.keep_file(&render(&sheet::of(tx, &order, &after, first)?)?)?;
    let after = Row { signed: Some(Signed { kept_pdf, ..signed }), ..after };
    store::update(tx, &after)?;
    tx.touched(RecordKind::Receptions, order.id.0, Some(&before), Some(&after))?;
    get(tx, order.id)
}

/// Begins a new edition of a signed sheet, with everything it said and why it does not stand; it must be signed anew.
///
/// Refuses a sheet that is not signed (`not_signed`: it can simply be edited) and a stale version.
pub fn correct(tx: &Tx, request: CorrectReception) -> Result<Reception> {
    let (order, before) = standing(tx, request.order_id, request.version)?;
    if before.signed.is_none() {
        return Err(Problem::new("not_signed"));
    }
    let reason = text::required("reason", &request.reason, REASON)?;
    let after = Row {
        edition: before.edition + 1,
        version: before.version + 1,
        reason: Some(reason),
        signed: None,
        ..before.clone()
    };
    store::insert(tx, &after)?;
    tx.touched(RecordKind::Receptions, order.id.0, Some(&before), Some(&after))?;
    get(tx, order.id)
}

/// The PDF an edition was signed as, with the order's number for its name; `not_found` where none was.
pub fn kept(read: &Read, asked: &KeptReception) -> Result<(Option<String>, FileHash)> {
    let order = repair_orders::find(read, asked.order_id)?;
    let editions = store::editions(read, order.id)?;
    let signed = editions.into_iter().find(|row| row.edition == asked.edition).and_then(|row| row.signed);
    let signed = signed.ok_or_else(|| Problem::not_found("reception"))?;
    Ok((order.number, signed.kept_pdf))
}

/// A sheet that was begun, of an order that may be written to, at the version the person saw.
fn standing(tx: &Tx, id: OrderId, version: i64) -> Result<(Head, Row)> {
    let order = repair_orders::find(tx, id)?;
    order.must_be_editable()?;
    let row = store::newest(tx, id)?.ok_or_else(|| Problem::not_found("reception"))?;
    same_version(tx, RecordKind::Receptions, id.0, row.version, version)?;
    Ok((order, row))
}

/// What a sheet begins with: the shop's points, as far as this car has them.
fn begun(read: &Read, order: &Head) -> Result<Row> {
    let energy = vehicles::record(read, order.vehicle_id)?.energy;
    Ok(Row {
        order_id: order.id,
        edition: 0,
        version: 0,
        reason: None,
        points: template::points_for(template(read)?.points, energy),
        found: Findings::default(),
        signed: None,
    })
}

fn brief(row: &Row) -> ReceptionEdition {
    ReceptionEdition {
        edition: row.edition,
        reason: row.reason.clone(),
        signed_at: row.signed.as_ref().map(|signed| signed.at),
    }
}

fn shown(read: &Read, signed: Signed) -> Result<ReceptionSigned> {
    let sees_names = read.ctx().sees(Personal::Name);
    Ok(ReceptionSigned {
        signer: Shown::name(&signed.signer, sees_names),
        at: signed.at,
        shown_by: staff::name_of(read, signed.shown_by)?,
        terminal: signed.terminal,
        strokes: sees_names.then_some(signed.strokes),
    })
}

/// What the odometer said before this visit: as one of our orders or an imported visit read it last, whichever is later; or
/// what the car's card said when it came, where that is more or nobody noted a day.
fn last_reading(read: &Read, order: &Head) -> Result<Option<LastReading>> {
    let ours = repair_orders::reading_before(read, order)?;
    let theirs = past_visits::reading_before(read, order.vehicle_id, order.date)?;
    let dated = ours.max(theirs).map(|(on, km)| LastReading { on: Some(on), km });
    let on_card = order.known_before().map(|km| LastReading { on: None, km });
    Ok(match (dated, on_card) {
        (Some(read), Some(card)) if card.km > read.km => Some(card),
        (read, card) => read.or(card),
    })
}
