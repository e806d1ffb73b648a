//! Commands of the appointments.

use jieche_shop::Result;
use jieche_shop::across::order_file::{self, OrderFile};
use jieche_shop::common::{AppointmentId, VehicleId};
use jieche_shop::visit::appointments::{
    self, Appointment, AppointmentBrief, AppointmentRates, ArriveAppointment, Calendar, CalendarOf, Conflict,
    EndAppointment, MoveAppointment, NoteAppointmentMessage, NoteReminder, PlannedTime, RatesOf, ReminderDue,
    SaveAppointment,
};

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::ById;
use crate::sheets;
use crate::sight::fields;

commands! {
    read appointments_calendar(CalendarOf) -> Calendar, SeeAppointments,
        appointments::calendar(read, request),
        |e| { "from": e.today, "days": 7 };

    read appointments_get(ById<AppointmentId>) -> Appointment, SeeAppointments,
        appointments::get(read, request.id),
        |e| { "id": e.appointment };

    read appointments_of_vehicle(ById<VehicleId>) -> Vec<AppointmentBrief>, SeeAppointments,
        appointments::of_vehicle(read, request.id),
        |e| { "id": e.vehicle };

    read appointments_conflicts(PlannedTime) -> Vec<Conflict>, SeeAppointments,
        appointments::conflicts(read, request),
        |e| {
            "id": null, "vehicle_id": e.vehicle, "plate": null, "start_at": e.tomorrow, "minutes": 60,
            "bay_id": e.bay, "advisor_id": e.advisor
        };

    write appointments_save(SaveAppointment) -> Appointment, Book,
        appointments::save(tx, request),
        |e| {
            "id": e.appointment, "version": e.appointment_version, "vehicle_id": null, "name": { "set": "王五" },
            "phone": { "set": "13800007777" }, "plate": "粤B77777", "plate_kind": null, "model": "大众 宝来",
            "start_at": e.tomorrow, "minutes": null, "bay_id": e.bay, "advisor_id": e.advisor,
            "business_type": "regular_service", "complaint": "到期保养",
            "items": [
                {
                    "kind": "labour", "operation_id": e.operation, "part_id": null, "code": "GS0001",
                    "name": "更换机油及机滤", "hours": 60, "quantity": null, "unit": null, "prepared": false
                }
            ],
            "waiting": true, "source": "phone", "remark": "怕吵", "accepted": []
        };

    write appointments_move(MoveAppointment) -> Appointment, Book,
        appointments::reschedule(tx, request),
        |e| {
            "id": e.appointment, "version": e.appointment_version, "start_at": e.tomorrow, "bay_id": e.bay,
            "advisor_id": e.advisor, "accepted": []
        };

    write appointments_cancel(EndAppointment) -> Appointment, Book,
        appointments::cancel(tx, request),
        |e| { "id": e.appointment, "version": e.appointment_version, "reason": "客户改日再约" };

    write appointments_no_show(EndAppointment) -> Appointment, Book,
        appointments::no_show(tx, request),
        |e| { "id": e.missed_appointment, "version": 1, "reason": "电话未接" };

    write appointments_arrive(ArriveAppointment) -> OrderFile, WriteOrders,
        order_file::arrive(tx, request),
        |e| { "id": e.appointment, "version": e.appointment_version, "vehicle_id": e.other_vehicle };

    read appointments_reminders -> Vec<ReminderDue>, Book, appointments::due_reminders(read);

    write appointments_note_message(NoteAppointmentMessage) -> Appointment, Book,
        appointments::note_message(tx, request),
        |e| { "id": e.appointment, "text": "您的车已约好，明天 9:30 到店。" };

    write appointments_remind(NoteReminder) -> Appointment, Book,
        appointments::remind(tx, request),
        |e| {
            "id": e.appointment, "version": e.appointment_version, "kind": "first", "outcome": "reached",
            "note": "准时到"
        };

    read appointments_rates(RatesOf) -> AppointmentRates, SeeAppointments,
        appointments::rates(read, request),
        |e| { "from": e.today, "until": e.today };

    paper appointments_print(ById<AppointmentId>) -> Document [Name, Phone, Vin], Book,
        print(caller, request),
        |e| { "id": e.appointment };
}

fields! {
    Appointment.booked_by: Colleague;
    appointments::AppointmentItem.name: Thing;
}

fn print(caller: &Caller, request: ById<AppointmentId>) -> Result<Document> {
    let sheet = caller.write(|tx| appointments::appointment_sheet(tx, request.id))?.value;
    sheets::appointment(caller, sheet)
}
