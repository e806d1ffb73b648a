//! Commands of the reception sheet and of what a shop looks at.

use jieche_shop::common::OrderId;
use jieche_shop::registers::printing::{PrintWay, Stock};
use jieche_shop::registers::settings;
use jieche_shop::visit::reception::{
    self, CorrectReception, InspectionTemplate, KeptReception, Reception, SaveInspectionTemplate, SaveReception,
    SignReception,
};
use jieche_shop::{Done, Result};

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::ById;
use crate::sheets;
use crate::sight::fields;

commands! {
    read reception_get(ById<OrderId>) -> Reception, SignedIn,
        reception::get(read, request.id),
        |e| { "id": e.order };

    write reception_save(SaveReception) -> Reception, WriteOrders,
        reception::save(tx, request),
        |e| {
            "order_id": e.order, "version": e.reception_version,
            "found": {
                "marks": [
                    {
                        "view": "left", "x": 310, "y": 480, "kind": "scratch", "remark": "长约 10 厘米",
                        "photos": [e.picture]
                    }
                ],
                "lamps": ["tyre_pressure"], "belongings": ["行车记录仪"], "valuables_told": true, "covers_on": true,
                "payment": "wechat",
                "results": [{ "point": 1, "condition": "good", "reading": "3.2", "remark": "下次关注" }],
                "photos": [{ "picture": e.picture, "remark": "仪表" }], "remark": "左后轮毂旧伤"
            }
        };

    write reception_sign(SignReception) -> Reception, WriteOrders,
        sign(caller, request),
        |e| {
            "order_id": e.order, "version": e.reception_version, "signer": { "set": "张无忌" },
            "strokes": [[[100, 500], [300, 200], [700, 800]]]
        };

    write reception_correct(CorrectReception) -> Reception, WriteOrders,
        reception::correct(tx, request),
        |e| { "order_id": e.ready_order, "version": e.signed_version, "reason": "左后门凹陷漏记" };

    paper reception_print(ById<OrderId>) -> Document [Name, Phone, Vin], PrintOrders,
        print(caller, request),
        |e| { "id": e.order };

    bytes reception_kept(KeptReception) -> Document [Name, Phone, Vin], PrintOrders,
        kept(caller, request),
        |e| { "order_id": e.ready_order, "edition": 1 };

    read reception_template -> InspectionTemplate, SignedIn, reception::template(read);

    write reception_save_template(SaveInspectionTemplate) -> InspectionTemplate, ManageShop,
        reception::save_template(tx, request),
        |e| {
            "version": e.template_version,
            "points": [{ "point": 1, "zone": "底盘", "name": "前制动片", "unit": "mm", "cars": "every" }]
        };
}

fields! {
    reception::AdvisedPoint.name: Thing;
    reception::InspectionPoint.name: Thing;
    reception::ReceptionSigned.shown_by: Colleague;
    reception::ReceptionSigned.strokes: Name;
}

fn sign(caller: &Caller, request: SignReception) -> Result<Done<Reception>> {
    let shop = caller.shop()?;
    let settings = caller.read(settings::get)?;
    caller.write_with_sheet(
        |tx, render| reception::sign(tx, request.clone(), render),
        |sheet| sheets::reception(caller.stage.press(), shop, &settings, sheet),
    )
}

fn print(caller: &Caller, request: ById<OrderId>) -> Result<Document> {
    let sheet = caller.write(|tx| reception::print(tx, request.id))?.value;
    let way = sheet.printed.way.clone();
    if sheet.signature.is_some() {
        // What was signed reads as it was signed, whatever the order says since; and it was laid out on A4.
        let signed = KeptReception { order_id: request.id, edition: sheet.edition };
        let (number, file) = caller.read(|read| reception::kept(read, &signed))?;
        let way = PrintWay { stock: Stock::A4, ..way };
        return Ok(sheets::reception_document(number, None, caller.shop()?.file(&file)?, Some(way)));
    }
    let settings = caller.read(settings::get)?;
    let bytes = sheets::reception(caller.stage.press(), caller.shop()?, &settings, &sheet)?;
    Ok(sheets::reception_document(sheet.order_number, None, bytes, Some(way)))
}

fn kept(caller: &Caller, request: KeptReception) -> Result<Document> {
    let (number, file) = caller.read(|read| reception::kept(read, &request))?;
    Ok(sheets::reception_document(number, Some(request.edition), caller.shop()?.file(&file)?, None))
}
