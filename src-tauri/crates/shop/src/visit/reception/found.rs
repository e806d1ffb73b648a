//! What a walk-round finds and what the customer hands over: the words of a reception sheet.

use jieche_codes::Means;
pub use jieche_codes::{CarView, Condition, DamageKind, WarningLamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use jieche_ground::files::FileHash;

/// A damage on the drawing. Its number on screen and paper is its place in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DamageMark {
    /// On which view.
    pub view: CarView,
    /// From the view's left, thousandths of its width.
    #[ts(type = "number")]
    pub x: i64,
    /// From the view's top, thousandths of its height.
    #[ts(type = "number")]
    pub y: i64,
    /// What.
    pub kind: DamageKind,
    /// Where and how large.
    pub remark: Option<String>,
    /// Photos of it, at most four.
    pub photos: Vec<FileHash>,
}

/// The result of one inspection point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PointResult {
    /// The point's number within the sheet's points.
    #[ts(type = "number")]
    pub point: i64,
    /// What it came to.
    pub condition: Condition,
    /// What was measured, in the point's unit, as it was read.
    pub reading: Option<String>,
    /// More about it.
    pub remark: Option<String>,
}

/// A photo that belongs to no single damage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// Which picture.
    pub picture: FileHash,
    /// What it shows.
    pub remark: Option<String>,
}

/// Everything the walk-round found and agreed. What the order itself says (kilometres, fuel, 在店等待, 洗车, 路试, key tag,
/// parking place) is not repeated here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Findings {
    /// Damages, at most 60, in the order they were found.
    pub marks: Vec<DamageMark>,
    /// Lamps that stay lit.
    pub lamps: Vec<WarningLamp>,
    /// What stays in the car, at most 20 things.
    pub belongings: Vec<String>,
    /// The customer was told to take valuables along.
    pub valuables_told: bool,
    /// 防护五件套 is on.
    pub covers_on: bool,
    /// How the customer means to pay.
    pub payment: Option<Means>,
    /// Results of inspection points.
    pub results: Vec<PointResult>,
    /// Photos of the whole car, at most 20.
    pub photos: Vec<Photo>,
    /// What else is to be said.
    pub remark: Option<String>,
}
