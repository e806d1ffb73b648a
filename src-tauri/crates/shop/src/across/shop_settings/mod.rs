//! The shop's decisions about itself as one record: what founds a shop and what the settings screen edits.
//!
//! Every feature's section stands in one list (`record.rs`), and a feature adds itself there. Deliberately not here: what
//! a section means, its defaults and bounds (its feature), and the row (`registers/settings`).

mod record;
#[cfg(test)]
mod tests;

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{Problem, Result};
use crate::registers::bays;
use crate::registers::settings::{self, Identity, Standing};
use crate::visit::repair_orders::{GuaranteePromise, least_guarantees};
use jieche_ground::{Read, Tx, same_version};

pub use record::ShopSettings;

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

/// The settings; `no_shop`.
pub fn get(read: &Read) -> Result<Settings> {
    Ok(whole(settings::standing(read)?, ShopSettings::read(read)?))
}

/// Founds the shop with its name, the trade's defaults and its first bays. `shop_exists` if there is one.
pub fn found(tx: &Tx, name: &str, address: &str, phone: &str, credit_code: &str, demo: bool) -> Result<Settings> {
    if settings::is_founded(tx)? {
        return Err(Problem::new("shop_exists"));
    }
    let identity = Identity {
        name: name.into(),
        address: address.into(),
        phone: phone.into(),
        contact: String::new(),
        credit_code: credit_code.into(),
    };
    let shop = ShopSettings::of_a_new_shop(identity).checked().map_err(at_founding)?;
    let standing = Standing { version: 1, demo };
    settings::insert(tx, standing, &shop)?;
    let founded = whole(standing, shop);
    tx.touched::<Settings, _>(RecordKind::Settings, 1, None, Some(&founded))?;
    bays::found(tx)?;
    Ok(founded)
}

/// Saves new settings.
pub fn save(tx: &Tx, request: SaveSettings) -> Result<Settings> {
    let before = get(tx)?;
    let shop = request.shop.checked()?;
    same_version(tx, RecordKind::Settings, 1, before.version, request.version)?;
    let standing = Standing { version: before.version + 1, demo: before.demo };
    settings::update(tx, standing, &shop)?;
    let after = whole(standing, shop);
    tx.touched(RecordKind::Settings, 1, Some(&before), Some(&after))?;
    Ok(after)
}

fn whole(standing: Standing, shop: ShopSettings) -> Settings {
    Settings { version: standing.version, demo: standing.demo, shop, least_guarantee: least_guarantees() }
}

/// At founding the same faults are told by the guide's own field names.
fn at_founding(problem: Problem) -> Problem {
    let field = problem.field.as_ref().map(|field| field.trim_start_matches("shop.").to_owned().into());
    Problem { field, ..problem }
}
