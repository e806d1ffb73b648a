//! What may be asked of a reception sheet.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::found::Findings;
use crate::common::{Change, OrderId};
use crate::registers::signatures::Stroke;

/// Saves what was found, over the version the person saw; 0 begins the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReception {
    /// Of which order.
    pub order_id: OrderId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What was found.
    pub found: Findings,
}

/// The customer signs what was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignReception {
    /// Of which order.
    pub order_id: OrderId,
    /// The version the customer was shown.
    #[ts(type = "number")]
    pub version: i64,
    /// Who signs; kept: whoever brought the car.
    pub signer: Change<String>,
    /// The lines of the signature, as drawn.
    #[ts(type = "Array<Array<[number, number]>>")]
    pub strokes: Vec<Stroke>,
}

/// Begins a new edition of a signed sheet; the signed one is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectReception {
    /// Of which order.
    pub order_id: OrderId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Why what the customer signed does not stand.
    pub reason: String,
}

/// Asks for the PDF as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeptReception {
    /// Of which order.
    pub order_id: OrderId,
    /// Which edition, from 1.
    #[ts(type = "number")]
    pub edition: i64,
}
