//! The big shop's calendar: the rest of today and the days after, in the shop's own calendar and with its own conflicts.

use super::{self as appointments, BookedVia, PlannedTime, SaveAppointment};
use crate::big_shop::{Chance, Laying, names};
use crate::common::{BayId, Change, Millis, PersonId, Result, VehicleId};
use jieche_codes::BusinessType;

/// Minutes an appointment takes.
const MINUTES: i64 = 60;
/// Bays the shop was founded with.
pub(crate) const BAYS: i64 = 6;
/// Minutes between the moments cars are booked for.
const SLOT: i64 = 30;

/// Books a car on file, or a caller the shop has never seen, for a moment of a day on.
pub(crate) fn book(
    laying: &mut Laying,
    chance: &mut Chance,
    now: Millis,
    start: Millis,
    car: Option<VehicleId>,
) -> Result<()> {
    let advisor_id = PersonId(chance.between(2, 10));
    let (bay_id, start_at) = (BayId(chance.between(1, BAYS)), on_a_slot(start));
    let plate = car.is_none().then(|| format!("粤B{:05}", chance.between(10_000, 99_999)));
    let request = SaveAppointment {
        id: None,
        version: None,
        vehicle_id: car,
        name: Change::Set(car.is_none().then(|| names::person(chance))),
        phone: Change::Set(car.is_none().then(|| names::phone(chance))),
        plate: plate.clone(),
        plate_kind: None,
        model: None,
        start_at,
        minutes: Some(MINUTES),
        bay_id,
        advisor_id,
        business_type: BusinessType::RegularService,
        complaint: "定期保养".into(),
        items: Vec::new(),
        waiting: false,
        source: BookedVia::Phone,
        remark: None,
        accepted: Vec::new(),
    };
    let planned = PlannedTime { id: None, vehicle_id: car, plate, start_at, minutes: MINUTES, bay_id, advisor_id };
    let ctx = laying.at(now, advisor_id);
    laying.write(&ctx, "appointments_save", |tx| {
        let accepted = appointments::conflicts(tx, planned)?.iter().map(appointments::Conflict::to_accept).collect();
        appointments::save(tx, SaveAppointment { accepted, ..request })
    })?;
    Ok(())
}

fn on_a_slot(moment: Millis) -> Millis {
    moment.date().at(moment.minute_of_day() / SLOT * SLOT)
}
