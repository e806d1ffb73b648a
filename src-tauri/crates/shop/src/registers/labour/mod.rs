//! The catalogue of labour operations: what work is called, how long it takes and what an hour costs.
//!
//! An order copies what it takes from here; changing the catalogue changes no order. Deliberately not
//! here: packages of operations, and who does the work (`workshop`, later).

#[cfg(any(test, feature = "big_shop"))]
pub(crate) mod big_shop;
pub(crate) mod export;
mod settings;
mod store;
#[cfg(test)]
mod tests;

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::catalogue::{FindInCatalogue, ListCatalogue};

use crate::common::{BasisPoints, Fen, Hours, OperationId, Page, Problem, Result, page, text};
use crate::registers::search_index::{self, Indexed};
use crate::registers::vehicles::{self, ModelOf};
use jieche_ground::{Read, Tx, same_version};

pub use settings::{LabourRate, LabourRules};
pub(crate) use store::by_code;

/// Characters of a code.
pub(crate) const CODE: usize = 30;
/// Characters of a name.
pub(crate) const NAME: usize = 80;
/// Characters of a trade.
pub(crate) const TRADE: usize = 20;
/// Hours one operation can take: a thousand.
pub(crate) const HOURS: i64 = 100_000;
/// Models one operation can name.
const MODELS: usize = 100;
/// Fits looked at to rank them.
const CANDIDATES: i64 = 300;

/// What an operation takes on certain models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ModelHours {
    /// The brand, 1 to 40 characters.
    pub brand: String,
    /// How the model begins, up to 80 characters; `None` for every model of the brand.
    pub model: Option<String>,
    /// Hundredths of an hour, up to 1000 hours.
    pub hours: Hours,
}

/// An operation of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LabourOperation {
    /// Its id.
    pub id: OperationId,
    /// What a save must name.
    #[ts(type = "number")]
    pub version: i64,
    /// Its code, no two alike.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// 工种
    pub trade: Option<String>,
    /// Standard hours, in hundredths.
    pub hours: Hours,
    /// Hours on certain models, where they differ.
    pub model_hours: Vec<ModelHours>,
    /// Fen an hour, tax included.
    pub rate_fen: Fen,
    /// Tax rate.
    pub tax_rate_bp: BasisPoints,
    /// Not offered any more; old orders keep it.
    pub retired: bool,
}

/// A new operation, or one changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveOperation {
    /// Which; `None` for a new one.
    pub id: Option<OperationId>,
    /// The version seen; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// 1 to 30 characters, no two alike.
    pub code: String,
    /// 1 to 80 characters.
    pub name: String,
    /// Up to 20 characters.
    pub trade: Option<String>,
    /// Standard hours, in hundredths, up to 1000 hours.
    pub hours: Hours,
    /// Hours on certain models, at most 100, no model twice.
    pub model_hours: Vec<ModelHours>,
    /// Fen an hour, tax included, not below 0.
    pub rate_fen: Fen,
    /// Tax rate.
    pub tax_rate_bp: BasisPoints,
    /// Not offered any more.
    pub retired: bool,
}

impl LabourOperation {
    /// What it takes on this car, where its model is named: the longest beginning of a model counts before a shorter
    /// one, and that before the brand alone.
    pub(crate) fn hours_for(&self, car: &ModelOf<'_>) -> Option<Hours> {
        let named = self.model_hours.iter().filter(|one| car.is(Some(&one.brand), one.model.as_deref()));
        let length = |one: &&ModelHours| one.model.as_deref().map(|model| text::compact(model).chars().count());
        named.max_by_key(length).map(|one| one.hours)
    }
}

/// The operations that fit what was typed, those whose code begins so first; none that is retired.
pub fn find(read: &Read, asked: FindInCatalogue) -> Result<Vec<LabourOperation>> {
    let limit = usize::try_from(page::limit(asked.limit)?).unwrap_or(0);
    let typed = search_index::plain(&asked.text);
    let mut found = store::by_ids(read, &search_index::ids(read, Indexed::Operation, &asked.text, CANDIDATES)?)?;
    found.retain(|operation| !operation.retired);
    found.sort_by_cached_key(|operation| {
        (
            !search_index::plain(&operation.code).starts_with(&typed),
            !search_index::plain(&operation.name).starts_with(&typed),
            operation.code.clone(),
        )
    });
    found.truncate(limit);
    Ok(found)
}

/// A page of the catalogue by code, retired ones too.
pub fn list(read: &Read, asked: ListCatalogue) -> Result<Page<LabourOperation>> {
    let limit = page::limit(asked.limit)?;
    let rows =
        store::list(read, &search_index::plain(&asked.find), asked.after.as_deref().unwrap_or_default(), limit + 1)?;
    Ok(Page::of(rows, limit, |operation| operation.code.clone()))
}

/// One operation; `not_found`.
pub fn get(read: &Read, id: OperationId) -> Result<LabourOperation> {
    store::get(read, id)
}

/// One operation, if there is one.
pub(crate) fn maybe(read: &Read, id: OperationId) -> Result<Option<LabourOperation>> {
    store::maybe(read, id)
}

/// Saves a new or changed operation; refuses a code another has (`duplicate`, args: id), hours and rates
/// out of range, and a stale version.
pub fn save(tx: &Tx, request: SaveOperation) -> Result<LabourOperation> {
    let before = request.id.map(|id| store::get(tx, id)).transpose()?;
    if let Some(before) = &before {
        same_version(tx, RecordKind::LabourOperations, before.id.0, before.version, request.version)?;
    }
    let operation = checked(request, before.as_ref())?;
    if let Some(other) = store::by_code(tx, &operation.code)?.filter(|other| other.id != operation.id) {
        return Err(Problem::of("code", "duplicate").with("id", other.id.0));
    }
    keep(tx, before.as_ref(), operation)
}

/// Writes a checked operation, makes it findable and says what changed; a new one when there was none before.
pub(crate) fn keep(tx: &Tx, before: Option<&LabourOperation>, operation: LabourOperation) -> Result<LabourOperation> {
    let kept = match before {
        Some(before) => store::update(tx, before, operation)?,
        None => store::insert(tx, operation)?,
    };
    if before.is_none_or(|before| (&before.code, &before.name) != (&kept.code, &kept.name)) {
        search_index::put_in_catalogue(tx, Indexed::Operation, kept.id.0, &kept.code, &kept.name)?;
    }
    tx.touched(RecordKind::LabourOperations, kept.id.0, before, Some(&kept))?;
    Ok(kept)
}

fn by_model(given: Vec<ModelHours>) -> Result<Vec<ModelHours>> {
    if given.len() > MODELS {
        return Err(Problem::of("model_hours", "too_many").with("max", MODELS));
    }
    let mut kept: Vec<ModelHours> = Vec::new();
    for one in given {
        if !(1..=HOURS).contains(&one.hours.0) {
            return Err(Problem::of("model_hours", "out_of_range").with("min", 1).with("max", HOURS));
        }
        let one = ModelHours {
            brand: text::required("model_hours", &one.brand, vehicles::BRAND)?,
            model: text::optional("model_hours", one.model.as_deref(), vehicles::MODEL)?,
            hours: one.hours,
        };
        let same = |other: &ModelHours| {
            let plain = |model: &Option<String>| model.as_deref().map(text::compact);
            text::compact(&other.brand) == text::compact(&one.brand) && plain(&other.model) == plain(&one.model)
        };
        if kept.iter().any(same) {
            return Err(Problem::of("model_hours", "duplicate"));
        }
        kept.push(one);
    }
    Ok(kept)
}

/// Removes what an import brought and is taken back with it; `record_in_use` when an order names it.
pub(crate) fn take_back(tx: &Tx, id: OperationId) -> Result<()> {
    let before = store::get(tx, id)?;
    search_index::drop(tx, Indexed::Operation, id.0)?;
    store::remove(tx, id)?;
    tx.touched::<_, ()>(RecordKind::LabourOperations, id.0, Some(&before), None)
}

fn checked(request: SaveOperation, before: Option<&LabourOperation>) -> Result<LabourOperation> {
    if request.hours.0 > HOURS {
        return Err(Problem::of("hours", "out_of_range").with("min", 0).with("max", HOURS));
    }
    if request.rate_fen < Fen::ZERO {
        return Err(Problem::of("rate_fen", "out_of_range").with("min", 0));
    }
    Ok(LabourOperation {
        id: before.map_or(OperationId(0), |before| before.id),
        version: before.map_or(0, |before| before.version),
        code: text::required("code", &text::fold(&request.code), CODE)?,
        name: text::required("name", &request.name, NAME)?,
        trade: text::optional("trade", request.trade.as_deref(), TRADE)?,
        hours: request.hours,
        model_hours: by_model(request.model_hours)?,
        rate_fen: request.rate_fen,
        tax_rate_bp: request.tax_rate_bp,
        retired: request.retired,
    })
}
