//! An order's own row: what is stored, and what the journal keeps of it before and after.

use serde::Serialize;

use super::workflow::{HoldReason, OrderState};
use crate::common::{
    BayId, BusinessDate, CustomerId, Fen, LineId, Millis, OrderId, PersonId, Problem, Result, VehicleId,
};
use jieche_codes::BusinessType;

/// The row. Sensitive data is whole here and leaves only as `Shown`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Head {
    pub id: OrderId,
    pub version: i64,
    pub number: Option<String>,
    pub state: OrderState,
    pub hold: Option<HoldReason>,
    pub hold_note: Option<String>,
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub advisor_id: PersonId,
    pub technician_id: Option<PersonId>,
    pub bay_id: Option<BayId>,
    /// Its name, for the history.
    pub bay: Option<String>,
    pub brought_by: Option<String>,
    pub brought_by_phone: Option<String>,
    pub collected_by: Option<String>,
    pub complaint: String,
    pub diagnosis: Option<String>,
    pub business_type: BusinessType,
    /// What the car's card said when it came.
    pub odometer_before_km: Option<i64>,
    pub odometer_in_km: Option<i64>,
    pub odometer_out_km: Option<i64>,
    pub energy_level_pct: Option<i64>,
    pub promised_at: Option<Millis>,
    pub opened_at: Millis,
    pub date: BusinessDate,
    pub notified_at: Option<Millis>,
    pub delivered_at: Option<Millis>,
    pub delivered_on: Option<BusinessDate>,
    pub cancelled_on: Option<BusinessDate>,
    pub key_tag: Option<String>,
    pub parking: Option<String>,
    pub waiting: bool,
    pub urgent: bool,
    pub wash: bool,
    pub road_test: bool,
    pub diagnosis_fee_fen: Option<Fen>,
    /// The line the consented fee became.
    pub diagnosis_line_id: Option<LineId>,
    pub diagnosis_credited: bool,
    pub cancel_reason: Option<String>,
}

impl Head {
    /// What the car's card said when it came, kilometres; nothing where this visit's own reading has proved it wrong.
    pub fn known_before(&self) -> Option<i64> {
        self.odometer_before_km.filter(|before| self.odometer_in_km.is_none_or(|km| *before <= km))
    }

    /// Refuses to write to an order that is closed or cancelled.
    pub fn must_be_editable(&self) -> Result<()> {
        if self.state.is_editable() { Ok(()) } else { Err(self.wrong_state()) }
    }

    /// `wrong_state`, naming the state.
    pub fn wrong_state(&self) -> Problem {
        let state = jieche_ground::sql::to_text(&self.state).unwrap_or_default();
        Problem::new("wrong_state").with("state", state)
    }
}
