//! What a car's card must be like: pure checks, each naming the field at fault.

use super::{SaveVehicle, VehicleRecord};
use crate::common::vin::{self, VinState};
use crate::common::{BusinessDate, Change, Problem, Result, VehicleId, plate, text};

/// Characters of a brand.
pub const BRAND: usize = 40;
/// Characters of a model.
pub const MODEL: usize = 80;
/// Characters of a colour.
pub const COLOUR: usize = 20;
/// Characters of an engine number.
pub const ENGINE_NO: usize = 30;
/// Characters of a remark.
pub const REMARK: usize = 500;
/// Kilometres a car can have run.
pub const ODOMETER: i64 = 9_999_999;

/// The record a request makes, over the one on file.
pub fn checked(request: SaveVehicle, before: Option<&VehicleRecord>, today: BusinessDate) -> Result<VehicleRecord> {
    let plate = match request.plate.as_deref().map(str::trim).filter(|typed| !typed.is_empty()) {
        Some(typed) => Some(plate::parse("plate", typed, request.plate_kind)?),
        None => None,
    };
    let (vin, vin_state) = match request.vin {
        Change::Set(typed) => read_vin(typed.as_deref())?,
        Change::Keep => before.map_or((None, VinState::None), |before| (before.vin.clone(), before.vin_state)),
    };
    if plate.is_none() && vin.is_none() {
        return Err(Problem::of("plate", "plate_or_vin"));
    }
    Ok(VehicleRecord {
        id: before.map_or(VehicleId(0), |before| before.id),
        version: before.map_or(0, |before| before.version),
        owner_id: request.owner_id,
        plate,
        vin,
        vin_state,
        brand: text::required("brand", &request.brand, BRAND)?,
        model: text::required("model", &request.model, MODEL)?,
        colour: text::optional("colour", request.colour.as_deref(), COLOUR)?,
        engine_no: text::optional("engine_no", request.engine_no.as_deref(), ENGINE_NO)?,
        energy: request.energy,
        vehicle_type: text::optional("vehicle_type", request.vehicle_type.as_deref(), 40)?,
        class_code: text::optional("class_code", request.class_code.as_deref(), 20)?,
        bought_on: bought_on(request.bought_on, today)?,
        odometer_km: request.odometer_km.map(odometer).transpose()?,
        insurance_until: request.insurance_until,
        inspection_until: request.inspection_until,
        household: request.household,
        remark: text::lines("remark", request.remark.as_deref(), REMARK)?,
        last_visit: before.and_then(|before| before.last_visit),
    })
}

/// What a car is, for what is meant for certain models.
pub(crate) struct ModelOf<'a> {
    /// 品牌
    pub brand: &'a str,
    /// 型号
    pub model: &'a str,
}

impl VehicleRecord {
    /// Its brand and model.
    pub(crate) fn model_of(&self) -> ModelOf<'_> {
        ModelOf { brand: &self.brand, model: &self.model }
    }
}

impl ModelOf<'_> {
    /// Whether something for this brand, and for models that begin so, is meant for the car; blanks, dots, dashes and
    /// case do not count. What names neither is meant for every car.
    pub fn is(&self, brand: Option<&str>, model: Option<&str>) -> bool {
        let same_brand = brand.is_none_or(|brand| text::compact(brand) == text::compact(self.brand));
        let begins = model.is_none_or(|model| text::compact(self.model).starts_with(&text::compact(model)));
        same_brand && begins
    }
}

/// A reading of 0 to [`ODOMETER`] km.
pub fn odometer(km: i64) -> Result<i64> {
    if (0..=ODOMETER).contains(&km) {
        Ok(km)
    } else {
        Err(Problem::of("odometer_km", "out_of_range").with("min", 0).with("max", ODOMETER))
    }
}

fn bought_on(day: Option<BusinessDate>, today: BusinessDate) -> Result<Option<BusinessDate>> {
    match day {
        Some(day) if day > today => Err(Problem::of("bought_on", "in_future")),
        day => Ok(day),
    }
}

fn read_vin(typed: Option<&str>) -> Result<(Option<String>, VinState)> {
    match typed.map(str::trim).filter(|typed| !typed.is_empty()) {
        Some(typed) => vin::parse("vin", typed).map(|(vin, state)| (Some(vin), state)),
        None => Ok((None, VinState::None)),
    }
}

/// Plate and VIN as they are compared with those on file; what is blank or can be neither compares with nothing.
pub fn compared(plate: &str, vin: &str) -> (Option<String>, Option<String>) {
    let plate = Some(text::compact(plate)).filter(|plate| !plate.is_empty());
    (plate, vin::parse("vin", vin).ok().map(|(vin, _)| vin))
}
