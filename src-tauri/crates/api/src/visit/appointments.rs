//! Commands of the appointments.

use jieche_shop::across::order_file::{self, OrderFile};
use jieche_shop::common::{AppointmentId, VehicleId};
use jieche_shop::visit::appointments::{
    self, Appointment, AppointmentBrief, AppointmentRates, ArriveAppointment, Calendar, CalendarOf, Conflict,
    EndAppointment, MoveAppointment, NoteAppointmentMessage, NoteReminder, PlannedTime, RatesOf, ReminderDue,
    SaveAppointment,
};
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::call::Document;
use crate::desk::Desk;
use crate::ground::jobs::ById;
use crate::sheets;

pub(crate) fn calendar(desk: &Desk, request: CalendarOf) -> Result<Calendar> {
    desk.read(|read| appointments::calendar(read, request))
}

pub(crate) fn get(desk: &Desk, request: ById<AppointmentId>) -> Result<Appointment> {
    desk.read(|read| appointments::get(read, request.id))
}

pub(crate) fn of_vehicle(desk: &Desk, request: ById<VehicleId>) -> Result<Vec<AppointmentBrief>> {
    desk.read(|read| appointments::of_vehicle(read, request.id))
}

pub(crate) fn conflicts(desk: &Desk, request: PlannedTime) -> Result<Vec<Conflict>> {
    desk.read(|read| appointments::conflicts(read, request))
}

pub(crate) fn save(desk: &Desk, request: SaveAppointment) -> Result<Done<Appointment>> {
    desk.write(|tx| appointments::save(tx, request))
}

pub(crate) fn reschedule(desk: &Desk, request: MoveAppointment) -> Result<Done<Appointment>> {
    desk.write(|tx| appointments::reschedule(tx, request))
}

pub(crate) fn cancel(desk: &Desk, request: EndAppointment) -> Result<Done<Appointment>> {
    desk.write(|tx| appointments::cancel(tx, request))
}

pub(crate) fn no_show(desk: &Desk, request: EndAppointment) -> Result<Done<Appointment>> {
    desk.write(|tx| appointments::no_show(tx, request))
}

pub(crate) fn arrive(desk: &Desk, request: ArriveAppointment) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::arrive(tx, request))
}

pub(crate) fn reminders(desk: &Desk, _: Empty) -> Result<Vec<ReminderDue>> {
    desk.read(appointments::due_reminders)
}

pub(crate) fn note_message(desk: &Desk, request: NoteAppointmentMessage) -> Result<Done<Appointment>> {
    desk.write(|tx| appointments::note_message(tx, request))
}

pub(crate) fn remind(desk: &Desk, request: NoteReminder) -> Result<Done<Appointment>> {
    desk.write(|tx| appointments::remind(tx, request))
}

pub(crate) fn rates(desk: &Desk, request: RatesOf) -> Result<AppointmentRates> {
    desk.read(|read| appointments::rates(read, request))
}

pub(crate) fn print(desk: &Desk, request: ById<AppointmentId>) -> Result<Document> {
    let sheet = desk.write(|tx| appointments::appointment_sheet(tx, request.id))?.value;
    sheets::appointment(desk, sheet)
}
