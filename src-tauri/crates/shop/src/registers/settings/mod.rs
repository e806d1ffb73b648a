//! What the shop has decided for itself: its name on paper, its rates, its promises, its numbering.
//!
//! Trade habits stand here with defaults; figures of law stand in [`law`] and bound them. Deliberately
//! not here: people (`staff`) and questionnaires (`surveys`).

mod appointments;
mod check;
mod complaints;
pub mod law;
mod quotations;
mod store;
#[cfg(test)]
mod tests;

use jieche_codes::RecordKind;
pub use jieche_codes::{BusinessType, HoursStandard, RepairCategory};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{BasisPoints, Fen, Problem, Result};
use jieche_ground::{Read, Tx, same_version};

pub use appointments::AppointmentRules;
pub use complaints::ComplaintRules;
pub use quotations::{DiscountLimit, QuotationRules};

/// A promised guarantee, first reached; never below the law's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GuaranteePromise {
    /// For which category.
    pub category: RepairCategory,
    /// Kilometres.
    #[ts(type = "number")]
    pub km: i64,
    /// Days.
    #[ts(type = "number")]
    pub days: i64,
}

/// A published price of an hour's work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LabourRate {
    /// For what, "机电".
    pub name: String,
    /// Fen an hour, tax included.
    pub rate_fen: Fen,
}

/// Which legal category a business type falls under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BusinessTypeRule {
    /// The type.
    pub business_type: BusinessType,
    /// Its category.
    pub category: RepairCategory,
}

/// What the shop decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShopSettings {
    /// The shop's full name, as on its licence.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Its phone.
    pub phone: String,
    /// Whom a customer asks for.
    pub contact: String,
    /// 统一社会信用代码
    pub credit_code: String,
    /// Published prices of an hour's work.
    pub labour_rates: Vec<LabourRate>,
    /// The tax rate new lines start with.
    pub tax_rate_bp: BasisPoints,
    /// The guarantee promised for each category.
    pub guarantee: Vec<GuaranteePromise>,
    /// The category of each business type.
    pub business_types: Vec<BusinessTypeRule>,
    /// What order numbers begin with, "WX".
    pub order_prefix: String,
    /// What settlement numbers begin with, "JS".
    pub settlement_prefix: String,
    /// Whose standard hours are used.
    pub hours_standard: HoursStandard,
    /// Hours after delivery within which the customer is called (trade habit: 72).
    #[ts(type = "number")]
    pub survey_within_hours: i64,
    /// What is agreed for costs above the estimate, printed on the 委托书.
    pub over_estimate_note: String,
    /// When the daily backup runs, "21:30".
    pub backup_at: String,
    /// How many daily backups are kept.
    #[ts(type = "number")]
    pub backup_keep: i64,
    /// How cars are booked.
    pub appointments: AppointmentRules,
    /// How it quotes, and who may give how much off.
    pub quotations: QuotationRules,
    /// Within how many days it ends complaints.
    pub complaints: ComplaintRules,
}

/// The settings as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether this is the demo shop: 「演示」 stands on every screen and sheet.
    pub demo: bool,
    /// What the shop decides.
    pub shop: ShopSettings,
    /// The least the law leaves it to promise, for each category; shown beside the promise.
    pub least_guarantee: Vec<GuaranteePromise>,
}

/// New settings over version `version`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveSettings {
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The new settings.
    pub shop: ShopSettings,
}

impl Settings {
    /// The guarantee promised for a category; the law's least if none is set.
    pub fn guarantee(&self, category: RepairCategory) -> GuaranteePromise {
        let (km, days) = law::least_guarantee(category);
        self.shop.guarantee.iter().copied().find(|promise| promise.category == category).unwrap_or(GuaranteePromise {
            category,
            km,
            days,
        })
    }

    /// When the daily backup runs, in minutes since midnight.
    pub fn backup_minute(&self) -> i64 {
        check::minute_of_day(&self.shop.backup_at).unwrap_or(0)
    }

    /// The legal category of a business type.
    pub fn category(&self, business_type: BusinessType) -> RepairCategory {
        self.shop
            .business_types
            .iter()
            .find(|rule| rule.business_type == business_type)
            .map_or(RepairCategory::MinorRepair, |rule| rule.category)
    }
}

/// Whether a shop has been founded in this database.
pub fn is_founded(read: &Read) -> Result<bool> {
    Ok(store::get(read)?.is_some())
}

/// The settings.
pub fn get(read: &Read) -> Result<Settings> {
    store::get(read)?.ok_or_else(|| Problem::new("no_shop"))
}

/// Founds the shop with its name and the trade's defaults. `shop_exists` if there is one.
pub fn found(tx: &Tx, name: &str, address: &str, phone: &str, credit_code: &str, demo: bool) -> Result<Settings> {
    if is_founded(tx)? {
        return Err(Problem::new("shop_exists"));
    }
    let shop = ShopSettings {
        name: name.into(),
        address: address.into(),
        phone: phone.into(),
        credit_code: credit_code.into(),
        ..defaults()
    };
    let shop = check::checked(shop).map_err(check::at_founding)?;
    let settings = Settings { version: 1, demo, shop, least_guarantee: law::least_guarantees() };
    store::insert(tx, &settings)?;
    tx.touched::<Settings, _>(RecordKind::Settings, 1, None, Some(&settings))?;
    Ok(settings)
}

/// Saves new settings.
pub fn save(tx: &Tx, request: SaveSettings) -> Result<Settings> {
    let before = get(tx)?;
    let shop = check::checked(request.shop)?;
    same_version(tx, RecordKind::Settings, 1, before.version, request.version)?;
    let after = Settings { version: before.version + 1, shop, ..before.clone() };
    store::update(tx, &after)?;
    tx.touched(RecordKind::Settings, 1, Some(&before), Some(&after))?;
    Ok(after)
}

/// What a new shop starts with.
fn defaults() -> ShopSettings {
    let rate = |name: &str, rate_fen| LabourRate { name: name.into(), rate_fen: Fen(rate_fen) };
    ShopSettings {
        name: String::new(),
        address: String::new(),
        phone: String::new(),
        contact: String::new(),
        credit_code: String::new(),
        labour_rates: vec![rate("机电", 16_000), rate("钣金", 14_000), rate("喷漆", 14_000)],
        tax_rate_bp: BasisPoints(law::figure("vat_repair_bp")),
        guarantee: law::least_guarantees(),
        business_types: BusinessType::ALL.map(|business_type| BusinessTypeRule { business_type, category: usual_category(business_type) }).to_vec(),
        order_prefix: "WX".into(),
        settlement_prefix: "JS".into(),
        hours_standard: HoursStandard::Maker,
        survey_within_hours: 72,
        over_estimate_note: "维修中发现需增加项目或费用超出预计的，先告知托修方项目、费用与交车时间的变化，征得同意后施工；未经同意不增项、不加价。".into(),
        backup_at: "21:30".into(),
        backup_keep: 14,
        appointments: appointments::usual(),
        quotations: quotations::usual(),
        complaints: complaints::usual(),
    }
}

/// The trade's usual mapping: maintenance of private cars is 一级维护, the rest 小修 or 专项修理.
fn usual_category(business_type: BusinessType) -> RepairCategory {
    use BusinessType::*;
    match business_type {
        FirstService | RegularService => RepairCategory::PrimaryMaintenance,
        BodyPaint | Accident | Beauty => RepairCategory::SpecialRepair,
        GeneralRepair | Warranty | Recall | Rework | Pdi | Internal | Inspection => RepairCategory::MinorRepair,
    }
}
