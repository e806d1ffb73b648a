//! What the shop decides about its settlements: their numbers.

use serde::{Deserialize, Serialize};

use crate::common::Result;
use crate::registers::settings::{Numbering, Section, check};

/// The rules of settlements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettlementRules {
    /// What settlement numbers begin with, "JS".
    pub settlement_prefix: String,
}

impl Default for SettlementRules {
    fn default() -> Self {
        Self { settlement_prefix: "JS".into() }
    }
}

impl Section for SettlementRules {
    const KEY: Option<&'static str> = None;

    fn checked(self) -> Result<Self> {
        Ok(Self { settlement_prefix: check::prefix("shop.settlement_prefix", &self.settlement_prefix)? })
    }

    fn numbering(&self) -> Option<Numbering<'_>> {
        Some(("shop.settlement_prefix", &self.settlement_prefix))
    }
}
