//! What a reception sheet is, as it leaves the shop's core.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::advised::AdvisedPoint;
use super::found::Findings;
use super::template::InspectionPoint;
use crate::common::{BusinessDate, Millis, OrderId, Shown};
use crate::registers::signatures::Stroke;

/// What the odometer said before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LastReading {
    /// When it was read; `None` where only the car's card knew.
    pub on: Option<BusinessDate>,
    /// Kilometres.
    #[ts(type = "number")]
    pub km: i64,
}

/// Who signed, when, shown by whom, at which PC or tablet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReceptionSigned {
    /// Who signed.
    pub signer: Shown<String>,
    /// When.
    pub at: Millis,
    /// Who showed it to them.
    pub shown_by: String,
    /// At which terminal.
    pub terminal: String,
    /// The lines of the signature; `None` for those who may not see names.
    #[ts(type = "Array<Array<[number, number]>> | null")]
    pub strokes: Option<Vec<Stroke>>,
}

/// An edition of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReceptionEdition {
    /// From 1.
    #[ts(type = "number")]
    pub edition: i64,
    /// Why the one before did not stand.
    pub reason: Option<String>,
    /// When it was signed; its PDF is kept from then on.
    pub signed_at: Option<Millis>,
}

/// The reception sheet of an order as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reception {
    /// Of which order.
    pub order_id: OrderId,
    /// For the next save; 0 before the first.
    #[ts(type = "number")]
    pub version: i64,
    /// From 1; 0 before the first save.
    #[ts(type = "number")]
    pub edition: i64,
    /// What is to be looked at.
    pub points: Vec<InspectionPoint>,
    /// What was found.
    pub found: Findings,
    /// What the odometer said last time.
    pub last_reading: Option<LastReading>,
    /// What earlier visits found wanting and nobody has put right since.
    pub advised: Vec<AdvisedPoint>,
    /// The customer's signature under this edition.
    pub signed: Option<ReceptionSigned>,
    /// Every edition, the first one first.
    pub editions: Vec<ReceptionEdition>,
    /// Whether the order may still be written to.
    pub editable: bool,
}
