//! Commands of settling: lists, payments, 挂账, invoices.

use jieche_shop::common::{Page, SettlementId};
use jieche_shop::money::settlement::{
    self, ListSettlements, NoteInvoice, Pay, PutOnAccount, Receivables, Settle, Settlement, SettlementBrief,
    VoidSettlement,
};
use jieche_shop::registers::settings;
use jieche_shop::{Done, Result};

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::ById;
use crate::sheets;
use crate::sight::fields;

commands! {
    write settlement_settle(Settle) -> Settlement, Settle,
        settle(caller, request),
        |e| {
            "order_id": e.ready_order, "version": e.ready_version, "payer": "customer", "debtor_id": null,
            "discount_fen": 100, "rounding_fen": 0, "odometer_out_km": 40010, "next_service_on": "2027-05-23",
            "next_service_km": 50000, "approval": null
        };

    read settlement_get(ById<SettlementId>) -> Settlement, SeeMoney,
        settlement::get(read, request.id),
        |e| { "id": e.settlement };

    read settlement_list(ListSettlements) -> Page<SettlementBrief>, SeeMoney,
        settlement::list(read, request),
        |e| { "states": ["open", "part_paid"], "from": e.today, "until": e.today, "after": null, "limit": 50 };

    write settlement_void(VoidSettlement) -> Settlement, Settle,
        settlement::void(tx, request),
        |e| { "id": e.settlement, "version": e.settlement_version, "reason": "客户要求调整优惠", "approval": null };

    write settlement_pay(Pay) -> Settlement, TakeMoney,
        settlement::pay(tx, request),
        |e| {
            "id": e.settlement, "version": e.settlement_version,
            "payments": [{ "means": "wechat", "amount_fen": 1000, "remark": "扫码" }]
        };

    write settlement_put_on_account(PutOnAccount) -> Settlement, Settle,
        settlement::put_on_account(tx, request),
        |e| {
            "id": e.settlement, "version": e.settlement_version, "debtor_id": e.account, "reason": "月结单位",
            "approval": null
        };

    write settlement_note_invoice(NoteInvoice) -> Settlement, TakeMoney,
        settlement::note_invoice(tx, request),
        |e| {
            "id": e.settlement, "version": e.settlement_version, "number": "26442000000000000001",
            "kind": "digital_ordinary", "issued_on": e.today, "amount_fen": 1000, "title": "张三丰"
        };

    read settlement_receivables -> Receivables, SeeMoney, settlement::receivables(read);

    paper settlement_print(ById<SettlementId>) -> Document [Name, Phone, Vin, Money], PrintMoney,
        print(caller, request),
        |e| { "id": e.settlement };

    bytes settlement_kept(ById<SettlementId>) -> Document [Name, Phone, Vin, Money], PrintMoney,
        kept(caller, request),
        |e| { "id": e.settlement };
}

fields! {
    settlement::Invoice.noted_by: Colleague;
    settlement::Invoice.title: Name;
    Settlement.approved_by: Colleague;
    Settlement.voided_by: Colleague;
}

fn settle(caller: &Caller, request: Settle) -> Result<Done<Settlement>> {
    let settings = caller.read(settings::get)?;
    caller.write_with_sheet(
        |tx, render| settlement::settle(tx, request.clone(), render),
        |sheet| sheets::settlement_list(caller.stage.press(), &settings, sheet),
    )
}

fn print(caller: &Caller, request: ById<SettlementId>) -> Result<Document> {
    let sheet = caller.write(|tx| settlement::print(tx, request.id))?.value;
    let settings = caller.read(settings::get)?;
    Ok(sheets::pdf(
        format!("结算清单-{}", sheet.number),
        sheets::settlement_list(caller.stage.press(), &settings, &sheet)?,
        sheet.printed.way,
    ))
}

fn kept(caller: &Caller, request: ById<SettlementId>) -> Result<Document> {
    let settlement = caller.read(|read| settlement::get(read, request.id))?;
    let bytes = caller.shop()?.file(&settlement.kept_pdf)?;
    Ok(sheets::kept(format!("结算清单-{}-原件", settlement.brief.number), bytes))
}
