//! The catalogue of parts: number, name, class and price.
//!
//! An order copies what it takes from here; changing the catalogue changes no order. Deliberately not
//! here, until there is a parts counter: how many lie on the shelf, what they cost to buy, and from whom.

#[cfg(any(test, feature = "big_shop"))]
pub(crate) mod big_shop;
pub(crate) mod export;
mod store;
#[cfg(test)]
mod tests;

pub use jieche_codes::PartClass;
use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::catalogue::{FindInCatalogue, ListCatalogue};
use crate::common::{BasisPoints, Fen, Page, PartId, Problem, Result, page, text};
use crate::registers::search_index::{self, Indexed};
use jieche_ground::{Read, Tx, same_version};

pub(crate) use store::by_number;

/// Characters of a number.
pub(crate) const NUMBER: usize = 40;
/// Characters of a name.
pub(crate) const NAME: usize = 80;
/// Characters of brand, location and what it fits.
pub(crate) const WORD: usize = 40;
/// Characters of a specification and of the cars it fits.
pub(crate) const PHRASE: usize = 120;
/// Characters of a unit.
pub(crate) const UNIT: usize = 10;
/// Fen a unit can cost: a million yuan.
pub(crate) const PRICE: i64 = 100_000_000;
/// Fits looked at to rank them.
const CANDIDATES: i64 = 300;

/// A part of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Part {
    /// Its id.
    pub id: PartId,
    /// What a save must name.
    #[ts(type = "number")]
    pub version: i64,
    /// Its number, no two alike.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// 品牌
    pub brand: Option<String>,
    /// 规格型号
    pub spec: Option<String>,
    /// What it is counted in.
    pub unit: String,
    /// Where it comes from.
    pub class: PartClass,
    /// Fen a unit, tax included.
    pub price_fen: Fen,
    /// Tax rate.
    pub tax_rate_bp: BasisPoints,
    /// 库位
    pub location: Option<String>,
    /// Which cars it fits.
    pub fits: Option<String>,
    /// Not offered any more; old orders keep it.
    pub retired: bool,
}

/// A new part, or one changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePart {
    /// Which; `None` for a new one.
    pub id: Option<PartId>,
    /// The version seen; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// 1 to 40 characters, no two alike.
    pub number: String,
    /// 1 to 80 characters.
    pub name: String,
    /// Up to 40 characters.
    pub brand: Option<String>,
    /// Up to 120 characters.
    pub spec: Option<String>,
    /// 1 to 10 characters.
    pub unit: String,
    /// Where it comes from.
    pub class: PartClass,
    /// Fen a unit, tax included, not below 0.
    pub price_fen: Fen,
    /// Tax rate.
    pub tax_rate_bp: BasisPoints,
    /// Up to 40 characters.
    pub location: Option<String>,
    /// Up to 120 characters.
    pub fits: Option<String>,
    /// Not offered any more.
    pub retired: bool,
}

/// The parts that fit what was typed, those whose number begins so first; none that is retired.
pub fn find(read: &Read, asked: FindInCatalogue) -> Result<Vec<Part>> {
    let limit = usize::try_from(page::limit(asked.limit)?).unwrap_or(0);
    let typed = search_index::plain(&asked.text);
    let mut found = store::by_ids(read, &search_index::ids(read, Indexed::Part, &asked.text, CANDIDATES)?)?;
    found.retain(|part| !part.retired);
    found.sort_by_cached_key(|part| {
        (
            !search_index::plain(&part.number).starts_with(&typed),
            !search_index::plain(&part.name).starts_with(&typed),
            part.number.clone(),
        )
    });
    found.truncate(limit);
    Ok(found)
}

/// A page of the catalogue by number, retired ones too.
pub fn list(read: &Read, asked: ListCatalogue) -> Result<Page<Part>> {
    let limit = page::limit(asked.limit)?;
    let rows =
        store::list(read, &search_index::plain(&asked.find), asked.after.as_deref().unwrap_or_default(), limit + 1)?;
    Ok(Page::of(rows, limit, |part| part.number.clone()))
}

/// One part; `not_found`.
pub fn get(read: &Read, id: PartId) -> Result<Part> {
    store::get(read, id)
}

/// Saves a new or changed part; refuses a number another has (`duplicate`, args: id), a price out of
/// range, and a stale version.
pub fn save(tx: &Tx, request: SavePart) -> Result<Part> {
    let before = request.id.map(|id| store::get(tx, id)).transpose()?;
    if let Some(before) = &before {
        same_version(tx, RecordKind::Parts, before.id.0, before.version, request.version)?;
    }
    let part = checked(request, before.as_ref())?;
    if let Some(other) = store::by_number(tx, &part.number)?.filter(|other| other.id != part.id) {
        return Err(Problem::of("number", "duplicate").with("id", other.id.0));
    }
    keep(tx, before.as_ref(), part)
}

/// Writes a checked part, makes it findable and says what changed; a new one when there was none before.
pub(crate) fn keep(tx: &Tx, before: Option<&Part>, part: Part) -> Result<Part> {
    let kept = match before {
        Some(before) => store::update(tx, before, part)?,
        None => store::insert(tx, part)?,
    };
    if before.is_none_or(|before| (&before.number, &before.name) != (&kept.number, &kept.name)) {
        search_index::put_in_catalogue(tx, Indexed::Part, kept.id.0, &kept.number, &kept.name)?;
    }
    tx.touched(RecordKind::Parts, kept.id.0, before, Some(&kept))?;
    Ok(kept)
}

/// Removes what an import brought and is taken back with it; `record_in_use` when an order names it.
pub(crate) fn take_back(tx: &Tx, id: PartId) -> Result<()> {
    let before = store::get(tx, id)?;
    search_index::drop(tx, Indexed::Part, id.0)?;
    store::remove(tx, id)?;
    tx.touched::<_, ()>(RecordKind::Parts, id.0, Some(&before), None)
}

fn checked(request: SavePart, before: Option<&Part>) -> Result<Part> {
    if !(0..=PRICE).contains(&request.price_fen.0) {
        return Err(Problem::of("price_fen", "out_of_range").with("min", 0).with("max", PRICE));
    }
    Ok(Part {
        id: before.map_or(PartId(0), |before| before.id),
        version: before.map_or(0, |before| before.version),
        number: text::required("number", &text::fold(&request.number), NUMBER)?,
        name: text::required("name", &request.name, NAME)?,
        brand: text::optional("brand", request.brand.as_deref(), WORD)?,
        spec: text::optional("spec", request.spec.as_deref(), PHRASE)?,
        unit: text::required("unit", &request.unit, UNIT)?,
        class: request.class,
        price_fen: request.price_fen,
        tax_rate_bp: request.tax_rate_bp,
        location: text::optional("location", request.location.as_deref(), WORD)?,
        fits: text::optional("fits", request.fits.as_deref(), PHRASE)?,
        retired: request.retired,
    })
}
