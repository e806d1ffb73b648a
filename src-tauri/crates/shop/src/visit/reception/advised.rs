//! What the walk-rounds of earlier visits found and nobody has put right since: it comes back at the next visit.
//!
//! Nothing is kept twice: an earlier sheet's result is the reminder. It is silent once the point was looked at again, or
//! work that names it was agreed on that visit or a later one. Deliberately a reminder, not a diagnosis: what is sold
//! because of it is a line.

use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use ts_rs::TS;

use super::found::{Condition, PointResult};
use super::store::{self, Row};
use super::template::InspectionPoint;
use crate::common::{BusinessDate, OrderId, Result};
use crate::visit::repair_orders::{self, Head, OrderBrief, OrderState, VisitWork};
use jieche_ground::Read;

/// A point that was found wanting at an earlier visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdvisedPoint {
    /// On which visit's order.
    pub order_id: OrderId,
    /// When it came.
    pub on: BusinessDate,
    /// Where on the car.
    pub zone: String,
    /// What was looked at.
    pub name: String,
    /// 更换 or 关注.
    pub condition: Condition,
    /// What was measured.
    pub reading: Option<String>,
    /// In which unit.
    pub unit: Option<String>,
    /// More about it.
    pub remark: Option<String>,
}

/// Of these visits of one car, the latest first, with their work: what is to be replaced before what is to be watched.
pub(crate) fn advised(read: &Read, visits: &[OrderBrief], work: &[VisitWork]) -> Result<Vec<AdvisedPoint>> {
    let asked: Vec<OrderId> = work.iter().map(|visit| visit.order_id).collect();
    let sheets = store::newest_of(read, &asked)?;
    let (mut seen, mut done) = (HashSet::new(), Vec::<&str>::new());
    let mut found = Vec::new();
    for visit in work {
        let Some(order) = visits.iter().find(|one| one.id == visit.order_id) else { continue };
        if order.state == OrderState::Cancelled {
            continue;
        }
        done.extend(visit.done.iter().map(String::as_str));
        let Some(sheet) = sheets.iter().find(|sheet| sheet.order_id == order.id) else { continue };
        let wanting = looked_at(sheet).filter(|(point, _)| seen.insert((point.zone.clone(), point.name.clone())));
        let wanting =
            wanting.filter(|(_, result)| matches!(result.condition, Condition::Replace | Condition::Attention));
        let open = wanting.filter(|(point, _)| !done.iter().any(|work| work.contains(&point.name)));
        found.extend(open.map(|(point, result)| advice(order, point, result)));
    }
    found.sort_by_key(|point| point.condition != Condition::Replace);
    Ok(found)
}

/// The same for a sheet at hand: of the visits before its order.
pub(super) fn advised_before(read: &Read, order: &Head) -> Result<Vec<AdvisedPoint>> {
    let visits = repair_orders::of_vehicle(read, order.vehicle_id)?;
    let mut work = repair_orders::work_of_vehicle(read, order.vehicle_id)?;
    work.retain(|visit| visit.order_id < order.id);
    advised(read, &visits, &work)
}

fn looked_at(sheet: &Row) -> impl Iterator<Item = (&InspectionPoint, &PointResult)> {
    sheet.found.results.iter().filter_map(|result| {
        let point = sheet.points.iter().find(|point| point.point == result.point)?;
        Some((point, result))
    })
}

fn advice(order: &OrderBrief, point: &InspectionPoint, result: &PointResult) -> AdvisedPoint {
    AdvisedPoint {
        order_id: order.id,
        on: order.date,
        zone: point.zone.clone(),
        name: point.name.clone(),
        condition: result.condition,
        reading: result.reading.clone(),
        unit: point.unit.clone(),
        remark: result.remark.clone(),
    }
}
