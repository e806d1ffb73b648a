//! Commands of the repair orders.

pub(crate) mod quotations;

use jieche_shop::across::jobs;
use jieche_shop::common::{OrderId, Page};
use jieche_shop::registers::settings;
use jieche_shop::visit::repair_orders::{
    self, AuthorisationSheet, DecideLines, DeclinedLine, DismissDeclined, EarlierComplaint, FindEarlierComplaints,
    FindWork, FoundWork, FrontDesk, HandOver, KeptAuthorisation, ListRepairOrders, NoteMessage, OpenRepairOrder,
    OrderBrief, PutLine, RemoveLine, RepairOrder, SaveRepairOrder, SignAuthorisation, TakePackage, TakeStep,
    TakeUpDeclined,
};
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::call::Document;
use crate::desk::Desk;
use crate::ground::jobs::ById;
use crate::sheets;

pub(crate) fn front_desk(desk: &Desk, _: Empty) -> Result<FrontDesk> {
    desk.read(|read| repair_orders::front_desk(read, jobs::last_backup(read)?))
}

pub(crate) fn hand_over(desk: &Desk, request: HandOver) -> Result<Done<Vec<RepairOrder>>> {
    desk.write(|tx| repair_orders::hand_over(tx, request))
}

pub(crate) fn note_message(desk: &Desk, request: NoteMessage) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::note_message(tx, request))
}

pub(crate) fn earlier_complaints(desk: &Desk, request: FindEarlierComplaints) -> Result<Vec<EarlierComplaint>> {
    desk.read(|read| repair_orders::earlier_complaints(read, request))
}

pub(crate) fn finished(desk: &Desk, _: Empty) -> Result<Vec<OrderBrief>> {
    desk.read(repair_orders::finished)
}

pub(crate) fn list(desk: &Desk, request: ListRepairOrders) -> Result<Page<OrderBrief>> {
    desk.read(|read| repair_orders::list(read, request))
}

pub(crate) fn get(desk: &Desk, request: ById<OrderId>) -> Result<RepairOrder> {
    desk.read(|read| repair_orders::get(read, request.id))
}

pub(crate) fn open(desk: &Desk, request: OpenRepairOrder) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::open(tx, request))
}

pub(crate) fn save(desk: &Desk, request: SaveRepairOrder) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::save(tx, request))
}

pub(crate) fn put_line(desk: &Desk, request: PutLine) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::put_line(tx, request))
}

pub(crate) fn remove_line(desk: &Desk, request: RemoveLine) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::remove_line(tx, request))
}

pub(crate) fn decide(desk: &Desk, request: DecideLines) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::decide(tx, request))
}

pub(crate) fn find_work(desk: &Desk, request: FindWork) -> Result<Vec<FoundWork>> {
    desk.read(|read| repair_orders::find_work(read, request))
}

pub(crate) fn take_package(desk: &Desk, request: TakePackage) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::take_package(tx, request))
}

pub(crate) fn declined_before(desk: &Desk, request: ById<OrderId>) -> Result<Vec<DeclinedLine>> {
    desk.read(|read| repair_orders::declined_before(read, request.id))
}

pub(crate) fn take_up(desk: &Desk, request: TakeUpDeclined) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::take_up(tx, request))
}

pub(crate) fn dismiss(desk: &Desk, request: DismissDeclined) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::dismiss(tx, request))
}

pub(crate) fn step(desk: &Desk, request: TakeStep) -> Result<Done<RepairOrder>> {
    desk.write(|tx| repair_orders::step(tx, request))
}

pub(crate) fn print_authorisation(desk: &Desk, request: ById<OrderId>) -> Result<Document> {
    let sheet = desk.write(|tx| repair_orders::authorisation_sheet(tx, request.id))?.value;
    let (number, way) = (sheet.order.number.clone(), sheet.printed.way.clone());
    let bytes = sheets::authorisation(desk.stage.press(), &desk.read(settings::get)?, sheet)?;
    Ok(sheets::authorisation_document(number, None, bytes, Some(way)))
}

pub(crate) fn sign_authorisation(desk: &Desk, request: SignAuthorisation) -> Result<Done<RepairOrder>> {
    let settings = desk.read(settings::get)?;
    desk.write_with_sheet(
        |tx, render| repair_orders::sign_authorisation(tx, request.clone(), render),
        |sheet: &AuthorisationSheet| sheets::authorisation(desk.stage.press(), &settings, sheet.clone()),
    )
}

pub(crate) fn kept_authorisation(desk: &Desk, request: KeptAuthorisation) -> Result<Document> {
    let (number, file) = desk.read(|read| repair_orders::kept_authorisation(read, &request))?;
    Ok(sheets::authorisation_document(number, Some(request.edition), desk.shop()?.file(&file)?, None))
}

pub(crate) fn print_job_card(desk: &Desk, request: ById<OrderId>) -> Result<Document> {
    let sheet = desk.write(|tx| repair_orders::job_card_sheet(tx, request.id))?.value;
    sheets::job_card(desk, sheet)
}
