//! The cars: known by plate, by VIN, or by both; owned by one customer at a time, by several over time.
//!
//! A plate is not a car's identity, it changes hands; a VIN is, when its check digit fits. A VIN that fails
//! is kept as 待核 and stops nobody at the desk. Deliberately not here: what was done to a car
//! (`visit`), what it is guaranteed for (`money`), and all that is known of it at a glance (`across::car_file`).

#[cfg(any(test, feature = "big_shop"))]
pub(crate) mod big_shop;
pub(crate) mod export;
mod ownership;
mod rules;
mod save;
mod store;
#[cfg(test)]
pub(crate) mod tests;

use crate::registers::staff::Rights;
pub use jieche_codes::Energy;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::plate::{Plate, PlateKind};
use crate::common::vin::VinState;
use crate::common::{BusinessDate, Change, CustomerId, Result, Shown, VehicleId};
use crate::registers::customers::{self, CustomerBrief};
use crate::registers::staff::Sensitive;
use jieche_ground::Read;

pub use ownership::change_owner;
pub(crate) use ownership::{days_owned, hand_to_file, owned, owners};
pub(crate) use rules::{BRAND, COLOUR, ENGINE_NO, MODEL, ModelOf, REMARK, odometer};
pub use save::save;
pub(crate) use save::{keep, refuse_twins, take_back, visited};
pub(crate) use store::{DaysOwned, VehicleRecord, marks};

/// A car's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Vehicle {
    /// Its id.
    pub id: VehicleId,
    /// What a save must name.
    #[ts(type = "number")]
    pub version: i64,
    /// Who owns it now.
    pub owner: CustomerBrief,
    /// Its plate; `None` for a car not registered yet.
    pub plate: Option<Plate>,
    /// Its VIN.
    pub vin: Option<Shown<String>>,
    /// Whether the VIN holds.
    pub vin_state: VinState,
    /// 品牌
    pub brand: String,
    /// 车型
    pub model: String,
    /// 颜色
    pub colour: Option<String>,
    /// 发动机号
    pub engine_no: Option<String>,
    /// What drives it.
    pub energy: Option<Energy>,
    /// 车辆类型, as the driving licence of the car has it.
    pub vehicle_type: Option<String>,
    /// The class labour times are looked up by.
    pub class_code: Option<String>,
    /// 购车日期
    pub bought_on: Option<BusinessDate>,
    /// Kilometres, as last read.
    #[ts(type = "number | null")]
    pub odometer_km: Option<i64>,
    /// 保险到期
    pub insurance_until: Option<BusinessDate>,
    /// 年检到期
    pub inspection_until: Option<BusinessDate>,
    /// 家用: 三包 holds only for these.
    pub household: bool,
    /// What the desk should know.
    pub remark: Option<String>,
}

/// A car in a list or among hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VehicleBrief {
    /// Its id.
    pub id: VehicleId,
    /// Its plate.
    pub plate: Option<Plate>,
    /// Its VIN.
    pub vin: Option<Shown<String>>,
    /// 品牌
    pub brand: String,
    /// 车型
    pub model: String,
    /// 颜色
    pub colour: Option<String>,
    /// Who owns it.
    pub owner_id: CustomerId,
    /// The owner's name.
    pub owner_name: Shown<String>,
    /// The day it came last.
    pub last_visit: Option<BusinessDate>,
    /// Kilometres, as last read.
    #[ts(type = "number | null")]
    pub odometer_km: Option<i64>,
}

/// Whose the car was, from when until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ownership {
    /// The owner.
    pub customer: CustomerBrief,
    /// The first day.
    pub from: BusinessDate,
    /// The day it passed on; `None` for the owner of now.
    pub until: Option<BusinessDate>,
}

/// A new car, or a car's card changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveVehicle {
    /// Which car; `None` for a new one.
    pub id: Option<VehicleId>,
    /// The version seen; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// Who owns it; another than on file is an owner from today.
    pub owner_id: CustomerId,
    /// As read from the car; blank for none yet, then the VIN is needed.
    pub plate: Option<String>,
    /// Yellow, or another shape kept as typed; otherwise told by the plate itself.
    pub plate_kind: Option<PlateKind>,
    /// 5 to 17 letters and digits; one whose check fails is kept as 待核.
    pub vin: Change<Option<String>>,
    /// 1 to 40 characters.
    pub brand: String,
    /// 1 to 80 characters.
    pub model: String,
    /// Up to 20 characters.
    pub colour: Option<String>,
    /// Up to 30 characters.
    pub engine_no: Option<String>,
    /// What drives it.
    pub energy: Option<Energy>,
    /// Up to 40 characters.
    pub vehicle_type: Option<String>,
    /// Up to 20 characters.
    pub class_code: Option<String>,
    /// Not after today.
    pub bought_on: Option<BusinessDate>,
    /// 0 to 9 999 999 km; lower than before is a correction of the card.
    #[ts(type = "number | null")]
    pub odometer_km: Option<i64>,
    /// 保险到期
    pub insurance_until: Option<BusinessDate>,
    /// 年检到期
    pub inspection_until: Option<BusinessDate>,
    /// 家用
    pub household: bool,
    /// Up to 500 characters.
    pub remark: Option<String>,
}

/// A car that was sold on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeOwner {
    /// The car.
    pub id: VehicleId,
    /// The version seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Whose it is now.
    pub customer_id: CustomerId,
    /// From which day; not after today, not before the owner of now had it.
    pub on: BusinessDate,
}

/// What a new car has in common with one on file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindVehicleDuplicates {
    /// The plate as typed so far.
    pub plate: String,
    /// The VIN as typed so far.
    pub vin: String,
    /// The car being edited.
    pub except: Option<VehicleId>,
}

/// A car's card alone; `not_found`.
pub fn shown(read: &Read, id: VehicleId) -> Result<Vehicle> {
    card(read, store::get(read, id)?)
}

/// A car as lists name it; `not_found`.
pub fn brief(read: &Read, id: VehicleId) -> Result<VehicleBrief> {
    store::brief(read, id)
}

/// The cars somebody owns, those visited last first.
pub(crate) fn of_owner(read: &Read, owner: CustomerId) -> Result<Vec<VehicleBrief>> {
    store::of_owner(read, owner)
}

/// The plates of the cars somebody owns, twenty at most.
pub(crate) fn plates_of(read: &Read, owner: CustomerId) -> Result<Vec<Plate>> {
    store::plates_of(read, owner)
}

/// Those on file with the same plate or the same VIN, a VIN still to check included: offered, for a person to decide.
pub fn duplicates(read: &Read, asked: FindVehicleDuplicates) -> Result<Vec<VehicleBrief>> {
    let (plate, vin) = rules::compared(&asked.plate, &asked.vin);
    store::alike(read, plate.as_deref(), vin.as_deref(), asked.except)
}

/// The record behind a card; `not_found`.
pub(crate) fn record(read: &Read, id: VehicleId) -> Result<VehicleRecord> {
    store::get(read, id)
}

fn card(read: &Read, record: VehicleRecord) -> Result<Vehicle> {
    let whole = read.ctx().sees(Sensitive::Vin);
    Ok(Vehicle {
        id: record.id,
        version: record.version,
        owner: customers::brief(read, record.owner_id)?,
        plate: record.plate,
        vin: record.vin.map(|vin| Shown::vin(&vin, whole)),
        vin_state: record.vin_state,
        brand: record.brand,
        model: record.model,
        colour: record.colour,
        engine_no: record.engine_no,
        energy: record.energy,
        vehicle_type: record.vehicle_type,
        class_code: record.class_code,
        bought_on: record.bought_on,
        odometer_km: record.odometer_km,
        insurance_until: record.insurance_until,
        inspection_until: record.inspection_until,
        household: record.household,
        remark: record.remark,
    })
}
