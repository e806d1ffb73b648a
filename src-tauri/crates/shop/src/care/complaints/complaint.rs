//! What a complaint is, and what may be asked of complaints.

pub use jieche_codes::{ComplaintAbout, ComplaintLevel, ComplaintSource, ComplaintState, ComplaintStepKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::plate::Plate;
use crate::common::{ComplaintId, Millis, OrderId, PersonId, Shown, VehicleId};

/// A complaint in a list or in a car's glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComplaintBrief {
    /// Which.
    pub id: ComplaintId,
    /// Its number, "TS20261123-0001".
    pub number: String,
    /// How it stands.
    pub state: ComplaintState,
    /// How grave it is.
    pub level: ComplaintLevel,
    /// What it is about.
    pub about: ComplaintAbout,
    /// The car.
    pub vehicle_id: VehicleId,
    /// Its plate.
    pub plate: Option<Plate>,
    /// Brand and model.
    pub model: String,
    /// Whose car it was that day.
    pub customer_name: Shown<String>,
    /// Of which visit, if of one.
    pub order_id: Option<OrderId>,
    /// Its number.
    pub order_number: Option<String>,
    /// The customer's own words.
    pub words: String,
    /// Who answers for it.
    pub handler: String,
    /// When it came.
    pub received_at: Millis,
    /// Until when it is to be ended.
    pub due_at: Millis,
    /// Whether that has passed while it stands open.
    pub late: bool,
    /// When it was ended.
    pub closed_at: Option<Millis>,
    /// How it was ended.
    pub outcome: Option<String>,
}

/// A complaint whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Complaint {
    /// Its head.
    pub brief: ComplaintBrief,
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// How it came.
    pub source: ComplaintSource,
    /// What the customer wants.
    pub wish: Option<String>,
    /// Where to reach them.
    pub phone: Option<Shown<String>>,
    /// Who answers for it.
    pub handler_id: PersonId,
    /// Who received it.
    pub received_by: String,
    /// Whether the customer was content with how it ended; `None` while it stands open.
    pub content: Option<bool>,
    /// Everything that happened to it, the first thing first.
    pub steps: Vec<ComplaintStep>,
}

/// One thing that happened to a complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComplaintStep {
    /// When.
    pub at: Millis,
    /// Who did it.
    pub person: String,
    /// What.
    pub step: ComplaintStepKind,
    /// How grave it was from then on.
    pub level: ComplaintLevel,
    /// Who answered for it from then on.
    pub handler: String,
    /// Their words.
    pub words: String,
}

/// Which complaints are wanted: open ones by the day they fall due, closed ones the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListComplaints {
    /// How they stand.
    pub state: ComplaintState,
    /// The next page's key.
    pub after: Option<String>,
    /// 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// A complaint that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordComplaint {
    /// About which car.
    pub vehicle_id: VehicleId,
    /// About which of its visits; `None` for none of them.
    pub order_id: Option<OrderId>,
    /// How it came.
    pub source: ComplaintSource,
    /// What it is about.
    pub about: ComplaintAbout,
    /// How grave it is.
    pub level: ComplaintLevel,
    /// The customer's own words, 1 to 1000 characters.
    pub words: String,
    /// What they want, up to 500 characters.
    pub wish: Option<String>,
    /// Who answers for it.
    pub handler_id: PersonId,
}

/// What was done about an open complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteComplaint {
    /// Which.
    pub id: ComplaintId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// How grave it is from now on; never less than before.
    pub level: ComplaintLevel,
    /// Who answers for it from now on.
    pub handler_id: PersonId,
    /// What was done or found, 1 to 1000 characters.
    pub words: String,
}

/// How a complaint ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseComplaint {
    /// Which.
    pub id: ComplaintId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What was agreed and done, 1 to 1000 characters.
    pub outcome: String,
    /// Whether the customer is content with it.
    pub content: bool,
}

/// A closed complaint the customer came back with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenComplaint {
    /// Which.
    pub id: ComplaintId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Why, 1 to 1000 characters.
    pub words: String,
}
