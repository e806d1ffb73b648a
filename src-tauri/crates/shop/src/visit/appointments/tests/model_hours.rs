//! A booking takes the time the catalogue gives this model, and so does the order it becomes.

use super::*;
use crate::registers::labour::{self, ModelHours};

#[test]
fn the_models_own_hours_reach_the_booking_and_its_order() {
    let desk = Desk::new();
    let id = operation(&desk);
    let own = ModelHours { brand: "大众".into(), model: Some("ID.4".into()), hours: Hours(150) };
    let catalogue = desk.shop.read(|read| labour::get(read, id)).unwrap();
    let changed = SaveOperation {
        id: Some(id),
        version: Some(catalogue.version),
        code: catalogue.code,
        name: catalogue.name,
        trade: None,
        hours: catalogue.hours,
        model_hours: vec![own],
        rate_fen: catalogue.rate_fen,
        tax_rate_bp: catalogue.tax_rate_bp,
        retired: false,
    };
    desk.shop.write(|tx| labour::save(tx, changed)).unwrap();
    let request = SaveAppointment { items: vec![work(id)], minutes: None, ..wish(&desk, tomorrow(9, 0)) };
    let booked = books(&desk, request).unwrap();
    assert_eq!((booked.items[0].hours, booked.brief.minutes), (Some(Hours(150)), 90), "not the usual 0.6 hours");
    let typed = AppointmentItem { hours: Some(Hours(100)), ..work(id) };
    let other = books(&desk, SaveAppointment { items: vec![typed], ..stranger(&desk, tomorrow(13, 0), 1) }).unwrap();
    assert_eq!(other.items[0].hours, Some(Hours(100)), "a car nobody knows, and hours somebody chose, stay as typed");
    desk.shop.wait(24 * HOUR);
    let arrival = ArriveAppointment { id: booked.brief.id, version: 1, vehicle_id: None };
    let order = desk.shop.write(|tx| arrive(tx, arrival)).unwrap();
    assert_eq!((order.lines[0].hours, order.lines[0].model_hours), (Some(Hours(150)), true));
}
