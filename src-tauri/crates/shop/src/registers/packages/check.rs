//! What a package must be like before it is saved: each refusal names the field at fault.

use super::{Packed, PackedItem, Row, SavePackage, unpacked};
use crate::common::bounds;
use crate::common::{Fen, PackageId, Problem, Result, text};
use crate::registers::labour::CODE;
use crate::registers::vehicles;
use jieche_ground::Read;

const NAME: usize = 80;
/// Kilometres a package can be due at.
const KM: i64 = 1_000_000;
/// Months: twenty years.
const MONTHS: i64 = 240;
/// Items of one package.
const ITEMS: usize = 40;
/// Thousandths of a unit: a thousand.
const QUANTITY: i64 = 1_000_000;
/// Fen: a million yuan.
const PRICE: Fen = Fen(100_000_000);

pub(super) fn checked(read: &Read, request: SavePackage, before: Option<&Row>) -> Result<Row> {
    let brand = text::optional("brand", request.brand.as_deref(), vehicles::BRAND)?;
    let model = text::optional("model", request.model.as_deref(), vehicles::MODEL)?;
    if model.is_some() && brand.is_none() {
        return Err(Problem::of("brand", "required"));
    }
    within("due_km", request.due_km, 1, KM)?;
    within("due_months", request.due_months, 1, MONTHS)?;
    within("price_fen", request.price_fen.map(|price| price.0), 0, PRICE.0)?;
    if request.items.is_empty() {
        return Err(Problem::of("items", "required"));
    }
    if request.items.len() > ITEMS {
        return Err(Problem::of("items", "too_many").with("max", ITEMS));
    }
    for item in &request.items {
        check_item(read, item)?;
    }
    Ok(Row {
        id: before.map_or(PackageId(0), |before| before.id),
        version: before.map_or(0, |before| before.version),
        code: text::required("code", &text::fold(&request.code), CODE)?,
        name: text::required("name", &request.name, NAME)?,
        brand,
        model,
        due_km: request.due_km,
        due_months: request.due_months,
        items: request.items,
        price_fen: request.price_fen,
        retired: request.retired,
    })
}

/// An operation without a quantity, or a part with one; both still offered.
fn check_item(read: &Read, item: &PackedItem) -> Result<()> {
    let fits = match (item.operation_id, item.part_id) {
        (Some(_), None) => item.quantity.is_none(),
        (None, Some(_)) => item.quantity.is_some_and(|quantity| (1..=QUANTITY).contains(&quantity.0)),
        _ => false,
    };
    if !fits {
        return Err(Problem::of("items", "bad_value"));
    }
    let retired = match unpacked(read, item)? {
        Packed::Operation(operation) => operation.retired,
        Packed::Part(part, _) => part.retired,
    };
    if retired { Err(Problem::of("items", "retired")) } else { Ok(()) }
}

/// As [`bounds::within`]; what was not said is within.
fn within(field: &'static str, value: Option<i64>, min: i64, max: i64) -> Result<()> {
    value.map_or(Ok(()), |value| bounds::within(field, value, min, max))
}
