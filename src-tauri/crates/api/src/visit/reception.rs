//! Commands of the reception sheet and of what a shop looks at.

use jieche_shop::common::OrderId;
use jieche_shop::registers::printing::{PrintWay, Stock};
use jieche_shop::registers::settings;
use jieche_shop::visit::reception::{
    self, CorrectReception, InspectionTemplate, KeptReception, Reception, SaveInspectionTemplate, SaveReception,
    SignReception,
};
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::call::Document;
use crate::desk::Desk;
use crate::ground::jobs::ById;
use crate::sheets;

pub(crate) fn get(desk: &Desk, request: ById<OrderId>) -> Result<Reception> {
    desk.read(|read| reception::get(read, request.id))
}

pub(crate) fn save(desk: &Desk, request: SaveReception) -> Result<Done<Reception>> {
    desk.write(|tx| reception::save(tx, request))
}

pub(crate) fn sign(desk: &Desk, request: SignReception) -> Result<Done<Reception>> {
    let shop = desk.shop()?;
    let settings = desk.read(settings::get)?;
    desk.write_with_sheet(
        |tx, render| reception::sign(tx, request.clone(), render),
        |sheet| sheets::reception(desk.stage.press(), shop, &settings, sheet),
    )
}

pub(crate) fn correct(desk: &Desk, request: CorrectReception) -> Result<Done<Reception>> {
    desk.write(|tx| reception::correct(tx, request))
}

pub(crate) fn print(desk: &Desk, request: ById<OrderId>) -> Result<Document> {
    let sheet = desk.write(|tx| reception::print(tx, request.id))?.value;
    let way = sheet.printed.way.clone();
    if sheet.signature.is_some() {
        // What was signed reads as it was signed, whatever the order says since; and it was laid out on A4.
        let signed = KeptReception { order_id: request.id, edition: sheet.edition };
        let (number, file) = desk.read(|read| reception::kept(read, &signed))?;
        let way = PrintWay { stock: Stock::A4, ..way };
        return Ok(sheets::reception_document(number, None, desk.shop()?.file(&file)?, Some(way)));
    }
    let settings = desk.read(settings::get)?;
    let bytes = sheets::reception(desk.stage.press(), desk.shop()?, &settings, &sheet)?;
    Ok(sheets::reception_document(sheet.order_number, None, bytes, Some(way)))
}

pub(crate) fn kept(desk: &Desk, request: KeptReception) -> Result<Document> {
    let (number, file) = desk.read(|read| reception::kept(read, &request))?;
    Ok(sheets::reception_document(number, Some(request.edition), desk.shop()?.file(&file)?, None))
}

pub(crate) fn template(desk: &Desk, _: Empty) -> Result<InspectionTemplate> {
    desk.read(reception::template)
}

pub(crate) fn save_template(desk: &Desk, request: SaveInspectionTemplate) -> Result<Done<InspectionTemplate>> {
    desk.write(|tx| reception::save_template(tx, request))
}
