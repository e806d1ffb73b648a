//! The multi-point sheet's template: one a shop, edited by the shop, and kept with each sheet as it was asked.

pub use jieche_codes::PointFor;
use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::common::{Problem, Result, text};
use crate::registers::vehicles::Energy;
use jieche_ground::{Read, Tx, same_version};

const POINTS: usize = 120;
const ZONE: usize = 10;
const NAME: usize = 30;
const UNIT: usize = 6;
const HIGHEST: i64 = 1_000_000;
/// The one template's id in the journal.
const THE_ONE: i64 = 1;

/// One point to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectionPoint {
    /// Its number within the template; a new one may say 0.
    #[ts(type = "number")]
    pub point: i64,
    /// Where on the car: points of a zone stand together.
    pub zone: String,
    /// What is looked at.
    pub name: String,
    /// The unit of what is measured, if something is.
    pub unit: Option<String>,
    /// Which cars have it.
    pub cars: PointFor,
}

/// The points a shop looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InspectionTemplate {
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// The points in their order.
    pub points: Vec<InspectionPoint>,
}

/// Saves the template. Sheets begun before keep the points they were begun with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveInspectionTemplate {
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// At most 120 points; none where the shop looks at nothing but the body.
    pub points: Vec<InspectionPoint>,
}

/// The shop's template.
pub fn template(read: &Read) -> Result<InspectionTemplate> {
    store::template(read)
}

/// Saves the template; refuses text that does not hold and a number twice (`duplicate`).
pub fn save_template(tx: &Tx, request: SaveInspectionTemplate) -> Result<InspectionTemplate> {
    let before = template(tx)?;
    same_version(tx, RecordKind::InspectionTemplates, THE_ONE, before.version, request.version)?;
    let after = InspectionTemplate { version: before.version + 1, points: checked(request.points)? };
    store::save_template(tx, &after)?;
    tx.touched(RecordKind::InspectionTemplates, THE_ONE, Some(&before), Some(&after))?;
    Ok(after)
}

/// The points of a car driven by this; a car nobody knows about is looked at as one with an engine.
pub(super) fn points_for(points: Vec<InspectionPoint>, energy: Option<Energy>) -> Vec<InspectionPoint> {
    let battery = matches!(energy, Some(Energy::Electric | Energy::PlugInHybrid | Energy::Hybrid));
    let engine = energy != Some(Energy::Electric);
    let fits = |point: &InspectionPoint| match point.cars {
        PointFor::Every => true,
        PointFor::Engine => engine,
        PointFor::Battery => battery,
    };
    points.into_iter().filter(fits).collect()
}

/// Texts cleaned, new points numbered after the highest.
fn checked(points: Vec<InspectionPoint>) -> Result<Vec<InspectionPoint>> {
    if points.len() > POINTS {
        return Err(Problem::of("points", "out_of_range").with("min", 0).with("max", POINTS));
    }
    let mut next = points.iter().map(|point| point.point).max().unwrap_or(0).clamp(0, HIGHEST);
    let mut kept: Vec<InspectionPoint> = Vec::with_capacity(points.len());
    for point in points {
        let number = if point.point == 0 {
            next += 1;
            next
        } else {
            point.point
        };
        if !(1..=HIGHEST).contains(&number) {
            return Err(Problem::of("points.point", "out_of_range").with("min", 0).with("max", HIGHEST));
        }
        if kept.iter().any(|other| other.point == number) {
            return Err(Problem::of("points.point", "duplicate"));
        }
        kept.push(InspectionPoint {
            point: number,
            zone: text::required("points.zone", &point.zone, ZONE)?,
            name: text::required("points.name", &point.name, NAME)?,
            unit: text::optional("points.unit", point.unit.as_deref(), UNIT)?,
            cars: point.cars,
        });
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(number: i64, cars: PointFor) -> InspectionPoint {
        InspectionPoint {
            point: number, zone: "底盘".into(), name: "制动片".into(), unit: Some("mm".into()), cars
        }
    }

    #[test]
    fn new_points_are_numbered_after_the_others() {
        let kept = checked(vec![point(0, PointFor::Every), point(7, PointFor::Every), point(0, PointFor::Every)]);
        assert_eq!(kept.unwrap().iter().map(|point| point.point).collect::<Vec<_>>(), [8, 7, 9]);
        let twice = checked(vec![point(7, PointFor::Every), point(7, PointFor::Every)]);
        assert_eq!(twice.unwrap_err().code, "duplicate", "results name points by their number");
        assert_eq!(checked(vec![point(i64::MAX, PointFor::Every)]).unwrap_err().code, "out_of_range");
    }

    #[test]
    fn a_car_is_asked_about_what_it_has() {
        let all = vec![point(1, PointFor::Every), point(2, PointFor::Engine), point(3, PointFor::Battery)];
        let asked = |energy| points_for(all.clone(), energy).iter().map(|point| point.point).collect::<Vec<_>>();
        assert_eq!(asked(Some(Energy::Petrol)), [1, 2], "petrol has no traction battery");
        assert_eq!(asked(Some(Energy::Electric)), [1, 3], "an electric car has no oil");
        assert_eq!(asked(Some(Energy::PlugInHybrid)), [1, 2, 3], "a plug-in hybrid has both");
        assert_eq!(asked(None), [1, 2], "nobody knows: as most cars");
    }
}
