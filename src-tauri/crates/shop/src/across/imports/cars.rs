//! The cars an import makes or adds to: the same plate, or the same good VIN, is the same car.
//!
//! A VIN that fails its check proves nothing; it is kept to check, and only of cars without a plate does it
//! tell two rows as one: where a plate is known, a better VIN may take its place, and the next import would not know it.

use std::collections::HashMap;

use super::ImportRules;
use super::merging::{Adding, Planned};
use super::reading::Reading;
use super::values;
use crate::common::plate::{self, Plate};
use crate::common::vin::{self, VinState};
use crate::common::{BusinessDate, CustomerId, Problem, Result, VehicleId};
use crate::registers::vehicles::{self, VehicleRecord};
use jieche_ground::Read;

/// A car, by place in the plan or by id on file.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    OnFile(VehicleId),
    Planned(usize),
}

/// A planned car and the place of its owner among the planned customers.
pub struct PlannedCar {
    /// The car.
    pub car: Planned<VehicleRecord>,
    /// Its owner's place; a car on file keeps the owner it has.
    pub owner: Option<usize>,
}

/// All cars a plan is about.
#[derive(Default)]
pub struct Cars {
    /// Those planned, in the order of the file.
    pub planned: Vec<PlannedCar>,
    by_plate: HashMap<String, Known>,
    by_good_vin: HashMap<String, Known>,
    /// Cars of which only a VIN to check is known.
    by_vin_alone: HashMap<String, Known>,
    loaded: HashMap<VehicleId, usize>,
}

impl Cars {
    /// Every car on file, by plate and VIN.
    pub fn on_file(read: &Read) -> Result<Self> {
        let mut cars = Self::default();
        for (id, plate, vin, state) in vehicles::marks(read)? {
            cars.know(plate, vin, state, Known::OnFile(id));
        }
        Ok(cars)
    }

    fn know(&mut self, plate: Option<String>, vin: Option<String>, state: VinState, car: Known) {
        let by_vin = match (state, &plate) {
            (VinState::Good, _) => Some(&mut self.by_good_vin),
            (_, None) => Some(&mut self.by_vin_alone),
            (_, Some(_)) => None,
        };
        if let Some((by_vin, vin)) = by_vin.zip(vin) {
            by_vin.entry(vin).or_insert(car);
        }
        if let Some(plate) = plate {
            self.by_plate.insert(plate, car);
        }
    }

    /// The planned car a row is about, taken from file where it stands there; `None` for a new one. Refuses
    /// a plate and a VIN that belong to two different cars.
    pub fn find(&mut self, read: &Read, said: &Marks, row: u32) -> Result<Option<usize>> {
        let by_plate = said.plate.as_ref().and_then(|plate| self.by_plate.get(&plate.plate)).copied();
        let by_vin = said
            .vin
            .as_ref()
            .filter(|_| said.vin_state == VinState::Good)
            .and_then(|vin| self.by_good_vin.get(vin))
            .copied();
        let by_plate = by_plate.map(|known| self.load(read, known, row)).transpose()?;
        let by_vin = by_vin.map(|known| self.load(read, known, row)).transpose()?;
        match (by_plate, by_vin) {
            (Some(one), Some(other)) if one != other => Err(Problem::of("vin", "plate_and_vin_differ")),
            (Some(place), None) if said.vin_state == VinState::Good && self.has_good_vin(place) => {
                Err(Problem::of("plate", "plate_of_another_vin"))
            }
            (Some(place), _) | (None, Some(place)) => Ok(Some(place)),
            (None, None) if said.plate.is_none() && said.vin_state == VinState::ToCheck => {
                let known = said.vin.as_ref().and_then(|vin| self.by_vin_alone.get(vin)).copied();
                known.map(|known| self.load(read, known, row)).transpose()
            }
            (None, None) => Ok(None),
        }
    }

    fn has_good_vin(&self, place: usize) -> bool {
        self.planned.get(place).is_some_and(|planned| planned.car.record.vin_state == VinState::Good)
    }

    fn load(&mut self, read: &Read, known: Known, row: u32) -> Result<usize> {
        let id = match known {
            Known::Planned(place) => return Ok(place),
            Known::OnFile(id) => id,
        };
        if let Some(&place) = self.loaded.get(&id) {
            return Ok(place);
        }
        self.planned.push(PlannedCar { car: Planned::on_file(vehicles::record(read, id)?, row), owner: None });
        let place = self.planned.len() - 1;
        self.loaded.insert(id, place);
        Ok(place)
    }

    /// A new car of a planned customer.
    pub fn add_new(&mut self, said: VehicleRecord, owner: usize, row: u32) {
        self.planned.push(PlannedCar { car: Planned::new(said, row), owner: Some(owner) });
        self.remember(self.planned.len() - 1);
    }

    /// Adds what a row says to a planned car; answers whether that car may be added to.
    pub fn add(
        &mut self,
        place: usize,
        said: VehicleRecord,
        rules: ImportRules,
        notes: &mut Vec<Problem>,
    ) -> Option<()> {
        let (record, mut adding) = self.planned.get_mut(place)?.car.open(rules, notes)?;
        adding.fill(&mut record.plate, said.plate, "plate");
        add_vin(record, said.vin, said.vin_state, &mut adding);
        adding.fill_text(&mut record.brand, said.brand, "brand");
        adding.fill_text(&mut record.model, said.model, "model");
        adding.fill(&mut record.colour, said.colour, "colour");
        adding.fill(&mut record.engine_no, said.engine_no, "engine_no");
        adding.fill(&mut record.energy, said.energy, "energy");
        adding.fill(&mut record.bought_on, said.bought_on, "bought_on");
        adding.later(&mut record.odometer_km, said.odometer_km, "odometer_km");
        adding.later(&mut record.insurance_until, said.insurance_until, "insurance_until");
        adding.later(&mut record.inspection_until, said.inspection_until, "inspection_until");
        adding.later(&mut record.last_visit, said.last_visit, "last_visit");
        adding.fill(&mut record.remark, said.remark, "remark");
        self.remember(place);
        Some(())
    }

    fn remember(&mut self, place: usize) {
        let Some(record) = self.planned.get(place).map(|planned| &planned.car.record) else { return };
        let (plate, vin, state) =
            (record.plate.as_ref().map(|plate| plate.plate.clone()), record.vin.clone(), record.vin_state);
        self.know(plate, vin, state, Known::Planned(place));
    }
}

/// A good VIN takes the place of one that was to check; otherwise the first stays: it is what a car is known by.
fn add_vin(record: &mut VehicleRecord, said: Option<String>, state: VinState, adding: &mut Adding) {
    match &record.vin {
        _ if said.is_none() || record.vin == said => {}
        Some(_) if record.vin_state == VinState::ToCheck && state == VinState::Good => {
            adding.tell("vin", "took_good");
            (record.vin, record.vin_state) = (said, state);
        }
        Some(_) => adding.tell("vin", "kept_first"),
        None => (record.vin, record.vin_state) = (said, state),
    }
}

/// What a row says of its car; `None`, with the reason, when it names none. The owner is not known yet.
pub fn read(row: &mut Reading, today: BusinessDate, household: bool) -> Option<VehicleRecord> {
    let Marks { plate, vin, vin_state } = read_marks(row)?;
    if vin_state == VinState::ToCheck {
        row.notes.push(Problem::of("vin", "vin_to_check"));
    }
    Some(VehicleRecord {
        id: VehicleId(0),
        version: 0,
        owner_id: CustomerId(0),
        plate,
        vin,
        vin_state,
        brand: row.text("brand", vehicles::BRAND).unwrap_or_default(),
        model: row.text("model", vehicles::MODEL).unwrap_or_default(),
        colour: row.text("colour", vehicles::COLOUR),
        engine_no: row.text("engine_no", vehicles::ENGINE_NO),
        energy: row.value("energy", values::energy),
        vehicle_type: None,
        class_code: None,
        bought_on: row.value("bought_on", |said| values::past_date(said, today)),
        odometer_km: row.value("odometer_km", |said| values::kilometres(said).and_then(vehicles::odometer)),
        insurance_until: row.value("insurance_until", values::date),
        inspection_until: row.value("inspection_until", values::date),
        household,
        remark: row.lines("remark", vehicles::REMARK),
        last_visit: row.value("last_visit", |said| values::past_date(said, today)),
    })
}

/// What a row says a car is known by.
pub struct Marks {
    plate: Option<Plate>,
    vin: Option<String>,
    vin_state: VinState,
}

impl Marks {
    /// Those of a car.
    pub fn of(car: &VehicleRecord) -> Self {
        Self { plate: car.plate.clone(), vin: car.vin.clone(), vin_state: car.vin_state }
    }
}

/// Plate and VIN. One that cannot be read is left out while the other holds; without either the row is refused.
pub fn read_marks(row: &mut Reading) -> Option<Marks> {
    let plate = row.said("plate").map(|said| plate::parse("plate", &said, None));
    let vin = row.said("vin").map(|said| vin::parse("vin", &said));
    let one_holds = matches!(plate, Some(Ok(_))) || matches!(vin, Some(Ok(_)));
    let faults: Vec<Problem> =
        [plate.as_ref().and_then(|plate| plate.as_ref().err()), vin.as_ref().and_then(|vin| vin.as_ref().err())]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
    if one_holds {
        for fault in &faults {
            row.leave_out(if fault.code == "bad_plate" { "plate" } else { "vin" }, fault);
        }
        let vin = vin.and_then(Result::ok);
        let (vin, vin_state) = vin.map_or((None, VinState::None), |(vin, state)| (Some(vin), state));
        return Some(Marks { plate: plate.and_then(Result::ok), vin, vin_state });
    }
    if faults.is_empty() {
        row.problems.push(Problem::of("plate", "plate_or_vin"));
    }
    row.problems.extend(faults);
    None
}
