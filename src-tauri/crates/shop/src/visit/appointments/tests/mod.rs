//! Cars that are booked, moved, reminded of, come, or do not.

mod message;
mod model_hours;
mod never_silently;
mod packages;
mod reminders;

use super::*;
use crate::across::search::{self, SearchFor, SearchKind};
use crate::common::{BayId, BusinessDate, Change, Fen, Hours, Millis, OperationId, PersonId, Quantity, VehicleId};
use crate::registers::bays::{self, SaveBay};
use crate::registers::calendar::{self as calendar_register, MarkDays};
use crate::registers::labour::SaveOperation;
use crate::visit::repair_orders::testing::Desk;
use crate::visit::repair_orders::{Decision, LineKind, OrderState};
use jieche_codes::{BusinessType, DayKind};
use jieche_ground::Tx;
use rules::MINUTE;

pub(super) const ADVISOR: PersonId = PersonId(1);
const OTHER_ADVISOR: PersonId = PersonId(4);
const HOUR: i64 = 60 * MINUTE;

pub(super) fn tomorrow(hour: i64, minute: i64) -> Millis {
    BusinessDate::new(2026, 11, 24).unwrap().at(hour * 60 + minute)
}

/// 张三's car, tomorrow at that time, for an hour, in bay 1 with 陈晓东.
pub(super) fn wish(desk: &Desk, start_at: Millis) -> SaveAppointment {
    SaveAppointment {
        id: None,
        version: None,
        vehicle_id: Some(desk.car),
        name: Change::Keep,
        phone: Change::Keep,
        plate: None,
        plate_kind: None,
        model: None,
        start_at,
        minutes: Some(60),
        bay_id: BayId(1),
        advisor_id: ADVISOR,
        business_type: BusinessType::RegularService,
        complaint: "到期保养".into(),
        items: vec![],
        waiting: true,
        source: BookedVia::Phone,
        remark: None,
        accepted: vec![],
    }
}

/// Somebody nobody knows yet.
pub(super) fn stranger(desk: &Desk, start_at: Millis, n: i64) -> SaveAppointment {
    SaveAppointment {
        vehicle_id: None,
        name: Change::Set(Some(format!("新客{n}"))),
        phone: Change::Set(Some(format!("1390000{n:04}"))),
        plate: Some(format!("粤B{:05}", 70_000 + n)),
        model: Some("宝来".into()),
        ..wish(desk, start_at)
    }
}

pub(super) fn books(desk: &Desk, request: SaveAppointment) -> Result<Appointment> {
    desk.shop.write(|tx: &Tx| save(tx, request))
}

fn code<T: std::fmt::Debug>(refused: Result<T>) -> (String, String) {
    let problem = refused.unwrap_err();
    let kinds = problem.args.get("kinds").cloned();
    (problem.code.into_owned(), kinds.unwrap_or_else(|| problem.field.unwrap_or_default().into_owned()))
}

fn pair(code: &str, more: &str) -> (String, String) {
    (code.into(), more.into())
}

fn operation(desk: &Desk) -> OperationId {
    let request = SaveOperation {
        id: None,
        version: None,
        code: "GS0001".into(),
        name: "更换机油及机滤".into(),
        trade: None,
        hours: Hours(60),
        model_hours: Vec::new(),
        rate_fen: Fen(16_000),
        tax_rate_bp: crate::common::BasisPoints(1300),
        retired: false,
    };
    desk.shop.write(|tx| crate::registers::labour::save(tx, request)).unwrap().id
}

fn work(operation: OperationId) -> AppointmentItem {
    AppointmentItem {
        kind: ItemKind::Labour,
        operation_id: Some(operation),
        part_id: None,
        code: Some("GS0001".into()),
        name: "更换机油及机滤".into(),
        hours: Some(Hours(60)),
        quantity: None,
        unit: None,
        prepared: false,
        package: None,
    }
}

fn typed_part(prepared: bool) -> AppointmentItem {
    AppointmentItem {
        kind: ItemKind::Part,
        operation_id: None,
        part_id: None,
        code: None,
        name: "机油滤清器".into(),
        hours: None,
        quantity: Some(Quantity(1000)),
        unit: Some("个".into()),
        prepared,
        package: None,
    }
}

fn again(desk: &Desk, of: &Appointment) -> Appointment {
    desk.shop.read(|read| get(read, of.brief.id)).unwrap()
}

fn moves(desk: &Desk, of: &Appointment, start_at: Millis, bay: i64) -> Result<Appointment> {
    let (id, version) = (of.brief.id, of.brief.version);
    let request = MoveAppointment {
        id,
        version,
        start_at,
        bay_id: BayId(bay),
        advisor_id: of.brief.advisor_id,
        accepted: vec![],
    };
    desk.shop.write(|tx| reschedule(tx, request))
}

#[test]
fn a_booking_takes_its_standard_hours_and_the_next_number() {
    let desk = Desk::new();
    let operation = operation(&desk);
    let request = SaveAppointment {
        minutes: None,
        items: vec![work(operation), typed_part(false)],
        ..wish(&desk, tomorrow(9, 0))
    };
    let booked = books(&desk, request).unwrap();
    assert_eq!(booked.brief.number, "YY20261123-0001", "numbered by the day it was made");
    assert_eq!((booked.brief.minutes, booked.standard_minutes), (45, 45), "0.6 hours, in quarters");
    assert_eq!(booked.brief.parts_open, 1, "the filter is not put aside");
    assert_eq!(booked.brief.plate.unwrap().plate, "粤BD12345", "the car says for itself what it is");
    assert_eq!(books(&desk, stranger(&desk, tomorrow(14, 0), 1)).unwrap().brief.number, "YY20261123-0002");
}

#[test]
fn what_cannot_be_booked_names_its_field() {
    let desk = Desk::new();
    let refused = |change: &dyn Fn(&mut SaveAppointment)| {
        let mut request = wish(&desk, tomorrow(9, 0));
        change(&mut request);
        code(books(&desk, request))
    };
    assert_eq!(refused(&|wish| wish.start_at = tomorrow(9, 0).plus(-34 * HOUR)), pair("in_past", "start_at"));
    assert_eq!(refused(&|wish| wish.bay_id = BayId(99)), pair("not_found", "bay_id"));
    assert_eq!(refused(&|wish| wish.advisor_id = PersonId(3)), pair("wrong_role", "advisor_id"));
    assert_eq!(refused(&|wish| wish.minutes = Some(14)), pair("out_of_range", "minutes"));
    assert_eq!(refused(&|wish| wish.vehicle_id = Some(VehicleId(99))), pair("not_found", "vehicle_id"));
    assert_eq!(refused(&|wish| wish.vehicle_id = None), pair("required", "name"));
    assert_eq!(refused(&|wish| wish.plate = Some("粤B99999".into())), pair("bad_value", "plate"));
    assert_eq!(refused(&|wish| wish.items = vec![work(OperationId(99))]), pair("not_found", "items"));
    assert_eq!(
        refused(&|wish| wish.items = vec![AppointmentItem { prepared: true, ..work(OperationId(1)) }]),
        pair("bad_value", "items"),
        "only parts are put aside"
    );
}

#[test]
fn a_bay_is_booked_twice_only_knowingly() {
    let desk = Desk::new();
    let first = books(&desk, stranger(&desk, tomorrow(9, 0), 1)).unwrap();
    let second = stranger(&desk, tomorrow(9, 45), 2);
    assert_eq!(code(books(&desk, second.clone())), pair("overbooked", "bay_taken"));
    let other_kind = AcceptedConflict { kind: ConflictKind::CarBooked, appointment_id: Some(first.brief.id) };
    let refused = books(&desk, SaveAppointment { accepted: vec![other_kind], ..second.clone() });
    assert_eq!(code(refused), pair("overbooked", "bay_taken"), "what was accepted was something else");
    let accepted = vec![AcceptedConflict { kind: ConflictKind::BayTaken, appointment_id: Some(first.brief.id) }];
    let second = books(&desk, SaveAppointment { accepted: accepted.clone(), ..second }).unwrap();
    assert!(second.brief.overbooked, "and everybody sees it");
    let third = SaveAppointment { accepted, ..stranger(&desk, tomorrow(9, 30), 3) };
    assert_eq!(
        code(books(&desk, third)),
        pair("overbooked", "bay_taken"),
        "the one that came meanwhile is asked about"
    );
    assert!(books(&desk, stranger(&desk, tomorrow(10, 45), 4)).is_ok(), "one that begins when the other ends is free");
}

#[test]
fn an_advisor_receives_two_cars_in_a_half_hour() {
    let desk = Desk::new();
    let at = |n: i64, minute: i64, bay: i64| SaveAppointment {
        bay_id: BayId(bay),
        ..stranger(&desk, tomorrow(9, minute), n)
    };
    books(&desk, at(1, 0, 1)).unwrap();
    books(&desk, at(2, 15, 2)).unwrap();
    assert_eq!(code(books(&desk, at(3, 29, 3))), pair("overbooked", "advisor_full"));
    assert!(books(&desk, SaveAppointment { advisor_id: OTHER_ADVISOR, ..at(3, 29, 3) }).is_ok());
    assert!(books(&desk, at(4, 30, 4)).is_ok(), "the next half hour is another");
}

#[test]
fn hours_the_car_itself_and_a_car_that_is_here_are_told() {
    let desk = Desk::new();
    let outside = wish(&desk, tomorrow(17, 0));
    assert_eq!(code(books(&desk, outside)), pair("overbooked", "outside_hours"), "it would be done after closing");
    let earlier = wish(&desk, desk.shop.ctx().now.plus(-5 * MINUTE));
    assert_eq!(code(books(&desk, earlier)), pair("overbooked", "in_past"), "noted after the fact");
    books(&desk, wish(&desk, tomorrow(9, 0))).unwrap();
    let later = BusinessDate::new(2026, 12, 1).unwrap().at(600);
    assert_eq!(code(books(&desk, wish(&desk, later))), pair("overbooked", "car_booked"), "on whatever day");
    let by_plate = SaveAppointment { plate: Some("粤B·D12345".into()), ..stranger(&desk, later, 1) };
    assert_eq!(code(books(&desk, by_plate)), pair("overbooked", "car_booked"), "the plate tells, car on file or not");
    desk.opens();
    let today = desk.shop.ctx().now.plus(HOUR);
    assert_eq!(code(books(&desk, wish(&desk, today))), pair("overbooked", "car_booked car_in_shop"));
}

#[test]
fn conflicts_are_told_before_saving_and_nobody_is_in_their_own_way() {
    let desk = Desk::new();
    let booked = books(&desk, wish(&desk, tomorrow(9, 0))).unwrap();
    let plan = |id| PlannedTime {
        id,
        vehicle_id: Some(desk.car),
        plate: None,
        start_at: tomorrow(9, 30),
        minutes: 60,
        bay_id: BayId(1),
        advisor_id: ADVISOR,
    };
    let told = desk.shop.read(|read| conflicts(read, plan(None))).unwrap();
    let kinds: Vec<ConflictKind> = told.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [ConflictKind::BayTaken, ConflictKind::CarBooked]);
    assert_eq!(told[0].appointment.as_ref().unwrap().id, booked.brief.id, "with whom is told too");
    assert!(desk.shop.read(|read| conflicts(read, plan(Some(booked.brief.id)))).unwrap().is_empty());
}

#[test]
fn moving_keeps_what_was_accepted_and_asks_for_what_is_new() {
    let desk = Desk::new();
    let first = books(&desk, stranger(&desk, tomorrow(9, 0), 1)).unwrap();
    let second = books(&desk, stranger(&desk, tomorrow(11, 0), 2)).unwrap();
    assert_eq!(code(moves(&desk, &second, tomorrow(9, 30), 1)), pair("overbooked", "bay_taken"));
    let moved = moves(&desk, &second, tomorrow(9, 30), 2).unwrap();
    assert_eq!((moved.brief.bay.as_str(), moved.brief.start_at), ("2 号工位", tomorrow(9, 30)));
    assert_eq!(code(moves(&desk, &second, tomorrow(15, 0), 2)).0, "changed_meanwhile");
    let cancelled = EndAppointment { id: first.brief.id, version: 1, reason: "客户改去外地".into() };
    let cancelled = desk.shop.write(|tx| cancel(tx, cancelled)).unwrap();
    assert_eq!((cancelled.brief.state, cancelled.steps.len()), (AppointmentState::Cancelled, 0));
    assert!(moves(&desk, &moved, tomorrow(9, 0), 1).is_ok(), "what was cancelled holds no bay");
    assert_eq!(code(moves(&desk, &cancelled, tomorrow(16, 0), 1)), pair("wrong_state", ""));
}

#[test]
fn a_booked_car_becomes_an_order_with_nothing_typed_again() {
    let desk = Desk::new();
    let operation = operation(&desk);
    let request = SaveAppointment {
        advisor_id: OTHER_ADVISOR,
        name: Change::Set(Some("王司机".into())),
        items: vec![work(operation), typed_part(true)],
        ..wish(&desk, tomorrow(9, 0))
    };
    let booked = books(&desk, request).unwrap();
    desk.shop.wait(24 * HOUR + 10 * MINUTE);
    let arrival = ArriveAppointment { id: booked.brief.id, version: 1, vehicle_id: None };
    let order = desk.shop.write(|tx| arrive(tx, arrival.clone())).unwrap();
    assert_eq!((order.state, order.advisor_id), (OrderState::Draft, OTHER_ADVISOR), "whose it was booked as");
    assert_eq!((order.complaint.as_str(), order.waiting), ("到期保养", true));
    assert_eq!(order.business_type, BusinessType::RegularService);
    assert_eq!(order.promised_at, Some(tomorrow(9, 10).plus(HOUR)), "an hour from when it came");
    let lines: Vec<_> = order.lines.iter().map(|line| (line.kind, line.amount_fen, line.decision)).collect();
    let expected = [(LineKind::Labour, Fen(9_600), Decision::Open), (LineKind::Part, Fen(0), Decision::Open)];
    assert_eq!(lines, expected, "at the catalogue's price; what was typed is for the desk to price");
    let after = again(&desk, &booked);
    assert_eq!((after.brief.state, after.brief.order_id), (AppointmentState::Arrived, Some(order.id)));
    let twice = desk.shop.write(|tx| arrive(tx, ArriveAppointment { version: after.brief.version, ..arrival }));
    assert_eq!(code(twice).0, "wrong_state", "one appointment, one order");
}

#[test]
fn a_car_that_is_not_on_file_must_be_before_it_arrives() {
    let desk = Desk::new();
    let booked = books(&desk, stranger(&desk, tomorrow(9, 0), 1)).unwrap();
    let arrival = |vehicle_id| ArriveAppointment { id: booked.brief.id, version: 1, vehicle_id };
    assert_eq!(code(desk.shop.write(|tx| arrive(tx, arrival(None)))), pair("required", "vehicle_id"));
    let order = desk.shop.write(|tx| arrive(tx, arrival(Some(desk.car)))).unwrap();
    assert_eq!(order.vehicle.id, desk.car);
    assert_eq!(order.brought_by, Some(crate::common::Shown::Whole("新客1".into())), "who called brought it");
}

#[test]
fn who_has_not_come_after_half_an_hour_is_missed_by_time_alone() {
    let desk = Desk::new();
    let booked = books(&desk, wish(&desk, tomorrow(9, 0))).unwrap();
    let mark = EndAppointment { id: booked.brief.id, version: 1, reason: "电话未接，改日再约".into() };
    assert_eq!(code(desk.shop.write(|tx| no_show(tx, mark.clone()))).0, "not_yet");
    desk.shop.wait(24 * HOUR + 30 * MINUTE + 1);
    let missed = again(&desk, &booked);
    assert!(missed.brief.missed, "nobody had to mark it");
    assert!(books(&desk, stranger(&desk, tomorrow(9, 31), 2)).is_ok(), "and its bay is free again");
    let marked = desk.shop.write(|tx| no_show(tx, mark)).unwrap();
    assert_eq!((marked.brief.state, marked.brief.missed), (AppointmentState::NoShow, false));
    assert_eq!(marked.steps, [AppointmentStep::Arrive, AppointmentStep::Message], "who comes late has still arrived");
    let late = ArriveAppointment { id: booked.brief.id, version: 2, vehicle_id: None };
    assert!(desk.shop.write(|tx| arrive(tx, late)).is_ok());
}

fn period(desk: &Desk) -> AppointmentRates {
    let day = |day| BusinessDate::new(2026, 11, day).unwrap();
    desk.shop.read(|read| rates(read, RatesOf { from: day(23), until: day(30) })).unwrap()
}

#[test]
fn rates_count_who_came_who_did_not_and_who_was_on_time() {
    let desk = Desk::new();
    let known = books(&desk, wish(&desk, tomorrow(9, 0))).unwrap();
    for (n, hour) in [(1, 11), (2, 13), (3, 16)] {
        books(&desk, stranger(&desk, tomorrow(hour, 0), n)).unwrap();
    }
    assert_eq!((period(&desk).due, period(&desk).to_come, period(&desk).show_up_bp), (0, 4, None));
    desk.shop.wait(24 * HOUR + 15 * MINUTE);
    let arrival = ArriveAppointment { id: known.brief.id, version: 1, vehicle_id: None };
    desk.shop.write(|tx| arrive(tx, arrival)).unwrap();
    desk.shop.wait(4 * HOUR + 30 * MINUTE);
    let counted = period(&desk);
    assert_eq!((counted.due, counted.arrived, counted.no_show, counted.to_come), (3, 1, 2, 1));
    assert_eq!(counted.show_up_bp.unwrap().0, 3_333);
    assert_eq!(counted.on_time_bp.unwrap().0, 10_000, "a quarter late is on time");
    assert_eq!((counted.visits, counted.booked_bp.unwrap().0), (1, 10_000));
}

#[test]
fn the_calendar_holds_load_against_capacity() {
    let desk = Desk::new();
    books(&desk, wish(&desk, tomorrow(9, 0))).unwrap();
    books(&desk, stranger(&desk, tomorrow(10, 0), 1)).unwrap();
    let from = tomorrow(0, 0).date();
    let calendar = desk.shop.read(|read| calendar(read, CalendarOf { from, days: 2 })).unwrap();
    assert_eq!((calendar.opens_minute, calendar.closes_minute, calendar.days.len()), (510, 1050, 2));
    let day = &calendar.days[0];
    assert_eq!((day.appointments.len(), day.bays.len(), day.advisors.len()), (2, 6, 2), "bays and advisors at work");
    assert_eq!((day.bays[0].cars, day.bays[0].booked_minutes, day.bays[0].open_minutes), (2, 120, 540));
    let advisor = day.advisors.iter().find(|one| one.advisor_id == ADVISOR).unwrap();
    assert_eq!((advisor.cars, advisor.most), (2, 36), "two a half hour, eighteen half hours");
    assert!(calendar.days[1].appointments.is_empty());
}

#[test]
fn an_appointment_is_found_by_number_and_a_stranger_by_what_they_said() {
    let desk = Desk::new();
    let found = |text: &str| {
        let hits = desk.shop.read(|read| search::find(read, SearchFor { text: text.into(), limit: 20 })).unwrap();
        hits.into_iter().map(|hit| (hit.kind, hit.appointment.map(|one| one.number))).collect::<Vec<_>>()
    };
    let booked = books(&desk, stranger(&desk, tomorrow(9, 0), 1)).unwrap().brief.number;
    let it = [(SearchKind::Appointment, Some(booked.clone()))];
    for typed in [booked.as_str(), "新客1", "70001", "13900000001"] {
        assert_eq!(found(typed), it, "{typed}");
    }
    let own = books(&desk, wish(&desk, desk.shop.ctx().now.plus(HOUR))).unwrap().brief.number;
    assert_eq!(found("d12345"), [(SearchKind::Vehicle, Some(own))], "a car that is booked for today carries it");
}

#[test]
fn names_and_phones_are_masked_for_those_who_may_not_see_them() {
    let desk = Desk::new();
    let booked = books(&desk, stranger(&desk, tomorrow(9, 0), 1)).unwrap();
    let ctx = desk.shop.ctx_as(&[crate::registers::staff::Role::Technician]);
    let seen = desk.shop.shop.read(&ctx, |read| get(read, booked.brief.id)).unwrap();
    assert_eq!(seen.brief.customer_name, crate::common::Shown::Masked("新**".into()));
    assert_eq!(seen.phone, Some(crate::common::Shown::Masked("139****0001".into())));
}

#[test]
fn a_bay_out_of_use_holds_what_is_booked_and_takes_nothing_new() {
    let desk = Desk::new();
    let booked = books(&desk, stranger(&desk, tomorrow(9, 0), 1)).unwrap();
    let out = SaveBay { id: Some(BayId(1)), version: Some(1), name: "旧工位".into(), place: Some(1), active: false };
    desk.shop.write(|tx| bays::save(tx, out)).unwrap();
    assert_eq!(code(books(&desk, stranger(&desk, tomorrow(14, 0), 2))), pair("retired", "bay_id"));
    let booked = moves(&desk, &booked, tomorrow(10, 0), 1).unwrap();
    assert_eq!(booked.brief.bay, "旧工位", "another time in the bay it has, by the name that has now");
    let from = tomorrow(0, 0).date();
    let days = desk.shop.read(|read| calendar(read, CalendarOf { from, days: 2 })).unwrap().days;
    let columns = |day: &CalendarDay| day.bays.iter().map(|load| load.bay_id.0).collect::<Vec<_>>();
    assert_eq!(columns(&days[0]), [2, 3, 4, 5, 6, 1], "a day shows it last while something is booked into it");
    assert_eq!(columns(&days[1]), [2, 3, 4, 5, 6], "and no other day does");
    moves(&desk, &booked, tomorrow(10, 0), 2).unwrap();
    assert_eq!(
        code(moves(&desk, &again(&desk, &booked), tomorrow(10, 0), 1)),
        pair("retired", "bay_id"),
        "no way back"
    );
}

#[test]
fn on_a_day_the_shop_is_shut_cars_are_booked_only_knowingly() {
    let desk = Desk::new();
    let date = tomorrow(0, 0).date();
    let shut = MarkDays { from: date, until: date, kind: DayKind::Shut, name: "盘点".into(), seen: vec![] };
    let request = wish(&desk, tomorrow(9, 0));
    desk.shop.write(|tx| calendar_register::mark(tx, shut)).unwrap();
    assert_eq!(code(books(&desk, request.clone())), pair("overbooked", "shop_shut"));
    let accepted = vec![AcceptedConflict { kind: ConflictKind::ShopShut, appointment_id: None }];
    let booked = books(&desk, SaveAppointment { accepted: accepted.clone(), ..request }).unwrap();
    assert_eq!((booked.accepted, booked.brief.overbooked), (accepted, true), "somebody comes in for it");
    let days = desk.shop.read(|read| calendar(read, CalendarOf { from: date, days: 2 })).unwrap().days;
    let told: Vec<Option<&str>> = days.iter().map(|day| day.shut.as_deref()).collect();
    assert_eq!(told, [Some("盘点"), None], "the day says so, the next one does not");
}
