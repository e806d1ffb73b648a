//! 套餐: work that is sold together, for the cars and the kilometres it is meant for.
//!
//! A package names operations and parts of the catalogues; what they cost is always today's, and a fixed price beside it
//! shows on the order as a discount on every line. An order copies what it takes: changing a package changes no order.
//! Deliberately not here: putting a package into an order (`repair_orders`), and packages paid in advance.

mod check;
pub(crate) mod export;
mod store;
#[cfg(test)]
mod tests;

use jieche_codes::RecordKind;
use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{Fen, Hours, OperationId, PackageId, PartId, Problem, Quantity, Result};
use crate::registers::labour::{self, LabourOperation};
use crate::registers::parts::{self, Part};
use crate::registers::search_index::{self, Indexed};
use crate::registers::vehicles::ModelOf;
use jieche_ground::{Read, Tx, same_version};

/// Fits looked at to rank them.
const CANDIDATES: i64 = 300;

/// One thing a package holds, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackedItem {
    /// An operation of the catalogue; this or `part_id`.
    pub operation_id: Option<OperationId>,
    /// A part of the catalogue; this or `operation_id`.
    pub part_id: Option<PartId>,
    /// How many of the part; none for an operation, whose hours are the catalogue's.
    pub quantity: Option<Quantity>,
}

/// One thing a package holds, as it reads and costs today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageItem {
    /// Which.
    #[serde(flatten)]
    pub item: PackedItem,
    /// Its code in the catalogue.
    pub code: String,
    /// What it is called there.
    pub name: String,
    /// Operations only: standard hours.
    pub hours: Option<Hours>,
    /// Parts only.
    pub unit: Option<String>,
    /// What it costs alone, fen.
    pub amount_fen: Fen,
}

/// A package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Package {
    /// Which.
    pub id: PackageId,
    /// What a save must name.
    #[ts(type = "number")]
    pub version: i64,
    /// Its code, no two alike.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// The brand it is for; `None` for every one.
    pub brand: Option<String>,
    /// How the model it is for begins; `None` for every one.
    pub model: Option<String>,
    /// Kilometres it is due at.
    #[ts(type = "number | null")]
    pub due_km: Option<i64>,
    /// Months it is due after.
    #[ts(type = "number | null")]
    pub due_months: Option<i64>,
    /// What it holds, in the order it is put on an order.
    pub items: Vec<PackageItem>,
    /// What it costs as a whole; `None` for what its items cost.
    pub price_fen: Option<Fen>,
    /// What its items cost today, at the catalogue's standard hours.
    pub list_fen: Fen,
    /// Not offered any more.
    pub retired: bool,
}

/// A new package, or one changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePackage {
    /// Which; `None` for a new one.
    pub id: Option<PackageId>,
    /// The version seen; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// 1 to 30 characters, no two alike.
    pub code: String,
    /// 1 to 80 characters.
    pub name: String,
    /// Up to 40 characters; `None` for every brand.
    pub brand: Option<String>,
    /// How the model begins, up to 80 characters; needs a brand.
    pub model: Option<String>,
    /// 1 to 1 000 000 km.
    #[ts(type = "number | null")]
    pub due_km: Option<i64>,
    /// 1 to 240 months.
    #[ts(type = "number | null")]
    pub due_months: Option<i64>,
    /// 1 to 40 items.
    pub items: Vec<PackedItem>,
    /// 0 to a million yuan.
    pub price_fen: Option<Fen>,
    /// Not offered any more.
    pub retired: bool,
}

/// Which packages are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPackages {
    /// Those not offered any more too, for editing.
    pub include_retired: bool,
}

/// What an item is in its catalogue.
pub(crate) enum Packed {
    Operation(LabourOperation),
    Part(Part, Quantity),
}

/// The shop's packages, by code.
pub fn list(read: &Read, asked: &ListPackages) -> Result<Vec<Package>> {
    store::list(read, asked.include_retired)?.into_iter().map(|row| shown(read, row)).collect()
}

/// One package; `not_found`.
pub fn get(read: &Read, id: PackageId) -> Result<Package> {
    shown(read, store::get(read, id)?)
}

/// The packages that fit what was typed, each with whether it is meant for this car: those that are first, the one whose
/// kilometres are nearest before the others. None that is retired.
pub(crate) fn find(
    read: &Read,
    text: &str,
    car: &ModelOf<'_>,
    odometer_km: Option<i64>,
    most: usize,
) -> Result<Vec<(Package, bool)>> {
    let mut found = store::by_ids(read, &search_index::ids(read, Indexed::Package, text, CANDIDATES)?)?;
    found.retain(|package| !package.retired);
    let away = |package: &Row| package.due_km.zip(odometer_km).map_or(i64::MAX, |(due, km)| (due - km).abs());
    let fits = |package: &Row| car.is(package.brand.as_deref(), package.model.as_deref());
    found.sort_by_cached_key(|package| {
        (Reverse(fits(package)), away(package), Reverse(package.model.is_some()), package.code.clone())
    });
    found.truncate(most);
    found
        .into_iter()
        .map(|row| Ok((fits(&row), row)))
        .map(|one| one.and_then(|(fits, row)| Ok((shown(read, row)?, fits))))
        .collect()
}

/// What an item is in its catalogue today; `not_found` once it is retired there.
pub(crate) fn unpacked(read: &Read, item: &PackedItem) -> Result<Packed> {
    let packed = match (item.operation_id, item.part_id) {
        (Some(id), _) => Packed::Operation(labour::get(read, id)?),
        (None, Some(id)) => Packed::Part(parts::get(read, id)?, item.quantity.unwrap_or(Quantity(1000))),
        (None, None) => return Err(Problem::not_found("operation")),
    };
    Ok(packed)
}

/// Saves a new or changed package.
///
/// Refuses a code another has (`duplicate`, args: id), a model without its brand, items that are in neither catalogue
/// or are retired there, a price above what they cost alone today (`dearer_than_items`), measures out of range, and a stale
/// version.
pub fn save(tx: &Tx, request: SavePackage) -> Result<Package> {
    let before = request.id.map(|id| store::get(tx, id)).transpose()?;
    if let Some(before) = &before {
        same_version(tx, RecordKind::Packages, before.id.0, before.version, request.version)?;
    }
    let package = check::checked(tx, request, before.as_ref())?;
    if let Some(other) = store::by_code(tx, &package.code)?.filter(|other| *other != package.id) {
        return Err(Problem::of("code", "duplicate").with("id", other.0));
    }
    let kept = match &before {
        Some(_) => store::update(tx, package)?,
        None => store::insert(tx, package)?,
    };
    search_index::put_in_catalogue(tx, Indexed::Package, kept.id.0, &kept.code, &kept.name)?;
    tx.touched(RecordKind::Packages, kept.id.0, before.as_ref(), Some(&kept))?;
    let saved = shown(tx, kept)?;
    if saved.price_fen.is_some_and(|price| price > saved.list_fen) {
        return Err(Problem::of("price_fen", "dearer_than_items"));
    }
    Ok(saved)
}

/// A package's own row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    pub id: PackageId,
    pub version: i64,
    pub code: String,
    pub name: String,
    pub brand: Option<String>,
    pub model: Option<String>,
    pub due_km: Option<i64>,
    pub due_months: Option<i64>,
    pub items: Vec<PackedItem>,
    pub price_fen: Option<Fen>,
    pub retired: bool,
}

fn shown(read: &Read, row: Row) -> Result<Package> {
    let items = row.items.into_iter().map(|item| shown_item(read, item)).collect::<Result<Vec<_>>>()?;
    Ok(Package {
        id: row.id,
        version: row.version,
        code: row.code,
        name: row.name,
        brand: row.brand,
        model: row.model,
        due_km: row.due_km,
        due_months: row.due_months,
        list_fen: Fen::sum(items.iter().map(|item| item.amount_fen))?,
        items,
        price_fen: row.price_fen,
        retired: row.retired,
    })
}

fn shown_item(read: &Read, item: PackedItem) -> Result<PackageItem> {
    Ok(match unpacked(read, &item)? {
        Packed::Operation(operation) => PackageItem {
            item,
            amount_fen: operation.rate_fen.times_hours(operation.hours)?,
            code: operation.code,
            name: operation.name,
            hours: Some(operation.hours),
            unit: None,
        },
        Packed::Part(part, quantity) => PackageItem {
            item,
            amount_fen: part.price_fen.times_quantity(quantity)?,
            code: part.number,
            name: part.name,
            hours: None,
            unit: Some(part.unit),
        },
    })
}
