//! What an hour of work costs in this shop, and whose standard hours it counts by.

use jieche_codes::HoursStandard;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::bounds::within;
use crate::common::{Fen, Result, text};
use crate::registers::settings::Section;

/// Rates an hour may have, in fen: up to 10 000 yuan.
const RATE_LIMIT: Fen = Fen(1_000_000);

/// A published price of an hour's work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LabourRate {
    /// For what, "机电".
    pub name: String,
    /// Fen an hour, tax included.
    pub rate_fen: Fen,
}

/// The rules of labour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabourRules {
    /// Published prices of an hour's work, 1 to 20.
    pub labour_rates: Vec<LabourRate>,
    /// Whose standard hours are used.
    pub hours_standard: HoursStandard,
}

impl Default for LabourRules {
    fn default() -> Self {
        let rate = |name: &str, rate_fen| LabourRate { name: name.into(), rate_fen: Fen(rate_fen) };
        Self {
            labour_rates: vec![rate("机电", 16_000), rate("钣金", 14_000), rate("喷漆", 14_000)],
            hours_standard: HoursStandard::Maker,
        }
    }
}

impl Section for LabourRules {
    const KEY: Option<&'static str> = None;

    fn checked(self) -> Result<Self> {
        within("shop.labour_rates", self.labour_rates.len() as i64, 1, 20)?;
        for rate in &self.labour_rates {
            text::required("shop.labour_rates", &rate.name, 20)?;
            within("shop.labour_rates", rate.rate_fen.0, 0, RATE_LIMIT.0)?;
        }
        Ok(self)
    }
}
