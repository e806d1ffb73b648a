//! Commands of settling: lists, payments, 挂账, invoices.

use jieche_shop::common::{Page, SettlementId};
use jieche_shop::money::settlement::{
    self, ListSettlements, NoteInvoice, Pay, PutOnAccount, Receivables, Settle, Settlement, SettlementBrief,
    VoidSettlement,
};
use jieche_shop::registers::settings;
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::call::Document;
use crate::desk::Desk;
use crate::ground::jobs::ById;
use crate::sheets;

pub(crate) fn settle(desk: &Desk, request: Settle) -> Result<Done<Settlement>> {
    let settings = desk.read(settings::get)?;
    desk.write_with_sheet(
        |tx, render| settlement::settle(tx, request.clone(), render),
        |sheet| sheets::settlement_list(desk.stage.press(), &settings, sheet),
    )
}

pub(crate) fn get(desk: &Desk, request: ById<SettlementId>) -> Result<Settlement> {
    desk.read(|read| settlement::get(read, request.id))
}

pub(crate) fn list(desk: &Desk, request: ListSettlements) -> Result<Page<SettlementBrief>> {
    desk.read(|read| settlement::list(read, request))
}

pub(crate) fn void(desk: &Desk, request: VoidSettlement) -> Result<Done<Settlement>> {
    desk.write(|tx| settlement::void(tx, request))
}

pub(crate) fn pay(desk: &Desk, request: Pay) -> Result<Done<Settlement>> {
    desk.write(|tx| settlement::pay(tx, request))
}

pub(crate) fn put_on_account(desk: &Desk, request: PutOnAccount) -> Result<Done<Settlement>> {
    desk.write(|tx| settlement::put_on_account(tx, request))
}

pub(crate) fn note_invoice(desk: &Desk, request: NoteInvoice) -> Result<Done<Settlement>> {
    desk.write(|tx| settlement::note_invoice(tx, request))
}

pub(crate) fn receivables(desk: &Desk, _: Empty) -> Result<Receivables> {
    desk.read(settlement::receivables)
}

pub(crate) fn print(desk: &Desk, request: ById<SettlementId>) -> Result<Document> {
    let sheet = desk.write(|tx| settlement::print(tx, request.id))?.value;
    let settings = desk.read(settings::get)?;
    Ok(sheets::pdf(
        format!("结算清单-{}", sheet.number),
        sheets::settlement_list(desk.stage.press(), &settings, &sheet)?,
        sheet.printed.way,
    ))
}

pub(crate) fn kept(desk: &Desk, request: ById<SettlementId>) -> Result<Document> {
    let settlement = desk.read(|read| settlement::get(read, request.id))?;
    let bytes = desk.shop()?.file(&settlement.kept_pdf)?;
    Ok(sheets::kept(format!("结算清单-{}-原件", settlement.brief.number), bytes))
}
