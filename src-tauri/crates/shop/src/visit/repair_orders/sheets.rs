//! What the sheets of an order say: counted when printed, with the personal data the law's form asks for.
//!
//! `jieche-api` hands these to `jieche-paper`. The 维修委托书 names owner and bringer with their phones; the
//! 维修任务单 has neither name nor phone nor price to give.

use serde::{Deserialize, Serialize};

use super::head::Head;
use super::order::RepairOrder;
use super::order_line::{Decision, OrderLine};
use super::workflow::OrderState;
use super::{find, get, lines, store};
use crate::common::plate::Plate;
use crate::common::vin::VinState;
use crate::common::{Millis, OrderId, Result, VehicleId};
use crate::registers::customers;
use crate::registers::printing::{self, PrintedCopy, Sheet};
use crate::registers::settings::{self, GuaranteePromise};
use crate::registers::signatures::SheetSignature;
use crate::registers::vehicles::{self, Energy};
use jieche_ground::{Read, Tx};

/// The car, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Car {
    /// Its plate, if it has one.
    pub plate: Option<Plate>,
    /// 17 characters, or what is known of them.
    pub vin: Option<String>,
    /// Whether the VIN holds.
    pub vin_state: VinState,
    /// 品牌
    pub brand: String,
    /// 型号
    pub model: String,
    /// 颜色
    pub colour: Option<String>,
    /// 发动机 / 电机号
    pub engine_no: Option<String>,
    /// What drives it.
    pub energy: Option<Energy>,
    /// 车辆类型
    pub vehicle_type: Option<String>,
    /// 车辆分类代号
    pub class_code: Option<String>,
}

/// 维修委托书
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorisationSheet {
    /// The order.
    pub order: RepairOrder,
    /// The car.
    pub car: Car,
    /// 托修方
    pub owner: String,
    /// Their phone.
    pub owner_phone: Option<String>,
    /// 送修人, where it is not the owner.
    pub brought_by: Option<String>,
    /// Their phone.
    pub brought_by_phone: Option<String>,
    /// When the customer authorised the repair; `None` before.
    pub authorised_at: Option<Millis>,
    /// What is promised for the repair.
    pub guarantee: GuaranteePromise,
    /// What stays in the car, as the walk-round noted it.
    pub belongings: Vec<String>,
    /// The customer's signature on screen, where this is the sheet they sign.
    pub signature: Option<SheetSignature>,
    /// This copy.
    pub printed: PrintedCopy,
}

/// A line for the workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobLine {
    /// The line.
    pub line: OrderLine,
    /// Labour from the catalogue: 工种. A part: 库位.
    pub trade_or_location: Option<String>,
}

/// 维修任务单
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobCardSheet {
    /// The order.
    pub order: RepairOrder,
    /// The car.
    pub car: Car,
    /// The lines the customer agreed to.
    pub lines: Vec<JobLine>,
    /// This copy.
    pub printed: PrintedCopy,
}

/// Counts a copy of the 维修委托书 and answers what it says, with what the customer leaves in the car. From the quotation on
/// (`wrong_state`).
pub(crate) fn authorisation_sheet(tx: &Tx, id: OrderId, belongings: Vec<String>) -> Result<AuthorisationSheet> {
    let head = find(tx, id)?;
    if head.number.is_none() || head.state == OrderState::Cancelled {
        return Err(head.wrong_state());
    }
    let printed = printing::copy(tx, Sheet::RepairAuthorisation, id.0)?;
    authorisation(tx, &head, printed, None, belongings)
}

/// What the 维修委托书 says now. Printed to be signed by hand, it offers what is still open; signed on screen, it has what the
/// customer answered and nothing else.
pub(super) fn authorisation(
    read: &Read,
    head: &Head,
    printed: PrintedCopy,
    signature: Option<SheetSignature>,
    belongings: Vec<String>,
) -> Result<AuthorisationSheet> {
    // The customer holds this sheet: it names whoever spoke, whoever prints it.
    let mut order = RepairOrder { lines: lines::of_order(read, head.id)?, ..get(read, head.id)? };
    if signature.is_some() {
        order.lines.retain(|line| line.decision != Decision::Open);
    }
    let owner = customers::record(read, head.customer_id)?;
    let authorised = order.events.iter().rev().find(|event| event.to == OrderState::Authorised);
    Ok(AuthorisationSheet {
        authorised_at: authorised.map(|event| event.at),
        car: car(read, head.vehicle_id)?,
        owner: owner.name,
        owner_phone: owner.phone,
        brought_by: head.brought_by.clone(),
        brought_by_phone: head.brought_by_phone.clone(),
        guarantee: settings::get(read)?.guarantee(order.category),
        belongings,
        order,
        signature,
        printed,
    })
}

/// Counts a copy of the 维修任务单 and answers what it says. From 委托 on (`wrong_state`).
pub fn job_card_sheet(tx: &Tx, id: OrderId) -> Result<JobCardSheet> {
    let head = find(tx, id)?;
    if matches!(head.state, OrderState::Draft | OrderState::Diagnosing | OrderState::Quoted | OrderState::Cancelled) {
        return Err(head.wrong_state());
    }
    let order = get(tx, id)?;
    let agreed = order.lines.iter().filter(|line| line.decision == Decision::Agreed);
    let lines = agreed
        .map(|line| Ok(JobLine { line: line.clone(), trade_or_location: store::trade_or_location(tx, line)? }))
        .collect::<Result<_>>()?;
    Ok(JobCardSheet {
        car: car(tx, head.vehicle_id)?,
        lines,
        order,
        printed: printing::copy(tx, Sheet::JobCard, id.0)?,
    })
}

/// A car, whole, for paper.
pub(crate) fn car(read: &Read, id: VehicleId) -> Result<Car> {
    let car = vehicles::record(read, id)?;
    Ok(Car {
        plate: car.plate,
        vin: car.vin,
        vin_state: car.vin_state,
        brand: car.brand,
        model: car.model,
        colour: car.colour,
        engine_no: car.engine_no,
        energy: car.energy,
        vehicle_type: car.vehicle_type,
        class_code: car.class_code,
    })
}
