//! Commands of the repair orders.

pub(crate) mod quotations;

use jieche_shop::across::front_desk::{self, FrontDesk};
use jieche_shop::across::order_file::{self, OrderFile};
use jieche_shop::across::orders::{self, ListedOrder};
use jieche_shop::across::progress::{self, TakeStep};
use jieche_shop::common::{OrderId, Page};
use jieche_shop::registers::settings;
use jieche_shop::visit::repair_orders::{
    self, AuthorisationSheet, DecideLines, DeclinedLine, DismissDeclined, EarlierComplaint, FindEarlierComplaints,
    FindWork, FoundWork, HandOver, KeptAuthorisation, ListRepairOrders, NoteMessage, OpenRepairOrder, PutLine,
    RemoveLine, SaveRepairOrder, SignAuthorisation, TakePackage, TakeUpDeclined,
};
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::call::Document;
use crate::desk::Desk;
use crate::ground::jobs::ById;
use crate::sheets;

pub(crate) fn front_desk(desk: &Desk, _: Empty) -> Result<FrontDesk> {
    desk.read(front_desk::front_desk)
}

pub(crate) fn hand_over(desk: &Desk, request: HandOver) -> Result<Done<Vec<OrderFile>>> {
    desk.write(|tx| order_file::hand_over(tx, request))
}

pub(crate) fn note_message(desk: &Desk, request: NoteMessage) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::note_message(tx, request))
}

pub(crate) fn earlier_complaints(desk: &Desk, request: FindEarlierComplaints) -> Result<Vec<EarlierComplaint>> {
    desk.read(|read| orders::earlier_complaints(read, request))
}

pub(crate) fn finished(desk: &Desk, _: Empty) -> Result<Vec<ListedOrder>> {
    desk.read(orders::finished)
}

pub(crate) fn list(desk: &Desk, request: ListRepairOrders) -> Result<Page<ListedOrder>> {
    desk.read(|read| orders::list(read, request))
}

pub(crate) fn get(desk: &Desk, request: ById<OrderId>) -> Result<OrderFile> {
    desk.read(|read| order_file::get(read, request.id))
}

pub(crate) fn open(desk: &Desk, request: OpenRepairOrder) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::open(tx, request))
}

pub(crate) fn save(desk: &Desk, request: SaveRepairOrder) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::save(tx, request))
}

pub(crate) fn put_line(desk: &Desk, request: PutLine) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::put_line(tx, request))
}

pub(crate) fn remove_line(desk: &Desk, request: RemoveLine) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::remove_line(tx, request))
}

pub(crate) fn decide(desk: &Desk, request: DecideLines) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::decide(tx, request))
}

pub(crate) fn find_work(desk: &Desk, request: FindWork) -> Result<Vec<FoundWork>> {
    desk.read(|read| repair_orders::find_work(read, request))
}

pub(crate) fn take_package(desk: &Desk, request: TakePackage) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::take_package(tx, request))
}

pub(crate) fn declined_before(desk: &Desk, request: ById<OrderId>) -> Result<Vec<DeclinedLine>> {
    desk.read(|read| repair_orders::declined_before(read, request.id))
}

pub(crate) fn take_up(desk: &Desk, request: TakeUpDeclined) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::take_up(tx, request))
}

pub(crate) fn dismiss(desk: &Desk, request: DismissDeclined) -> Result<Done<OrderFile>> {
    desk.write(|tx| order_file::dismiss(tx, request))
}

pub(crate) fn step(desk: &Desk, request: TakeStep) -> Result<Done<OrderFile>> {
    desk.write(|tx| progress::step(tx, &request))
}

pub(crate) fn print_authorisation(desk: &Desk, request: ById<OrderId>) -> Result<Document> {
    let sheet = desk.write(|tx| order_file::authorisation_sheet(tx, request.id))?.value;
    let (number, way) = (sheet.order.number.clone(), sheet.printed.way.clone());
    let bytes = sheets::authorisation(desk.stage.press(), &desk.read(settings::get)?, sheet)?;
    Ok(sheets::authorisation_document(number, None, bytes, Some(way)))
}

pub(crate) fn sign_authorisation(desk: &Desk, request: SignAuthorisation) -> Result<Done<OrderFile>> {
    let settings = desk.read(settings::get)?;
    desk.write_with_sheet(
        |tx, render| progress::sign_authorisation(tx, request.clone(), render),
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
