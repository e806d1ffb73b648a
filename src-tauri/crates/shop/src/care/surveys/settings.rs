//! How soon after delivery the shop calls its customers.

use serde::{Deserialize, Serialize};

use crate::common::Result;
use crate::common::bounds::within;
use crate::registers::settings::Section;

/// The rules of calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyRules {
    /// Hours after delivery within which the customer is called, 1 to 720 (trade habit: 72).
    pub survey_within_hours: i64,
}

impl Default for SurveyRules {
    fn default() -> Self {
        Self { survey_within_hours: 72 }
    }
}

impl Section for SurveyRules {
    const KEY: Option<&'static str> = None;

    fn checked(self) -> Result<Self> {
        within("shop.survey_within_hours", self.survey_within_hours, 1, 24 * 30)?;
        Ok(self)
    }
}
