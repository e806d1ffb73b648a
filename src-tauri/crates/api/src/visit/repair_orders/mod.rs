//! Commands of the repair orders.

pub(crate) mod quotations;

use jieche_shop::across::front_desk::{self, FrontDesk};
use jieche_shop::across::order_file::{self, OrderFile};
use jieche_shop::across::orders::{self, ListedOrder};
use jieche_shop::across::progress::{self, TakeStep};
use jieche_shop::common::{OrderId, Page};
use jieche_shop::registers::customers::DebtorRef;
use jieche_shop::registers::settings;
use jieche_shop::visit::repair_orders::{
    self, AuthorisationSheet, DecideLines, DeclinedLine, DismissDeclined, EarlierComplaint, FindEarlierComplaints,
    FindWork, FoundWork, HandOver, KeptAuthorisation, ListRepairOrders, NoteMessage, OpenRepairOrder, PutLine,
    RemoveLine, SaveRepairOrder, SignAuthorisation, TakePackage, TakeUpDeclined,
};
use jieche_shop::{Done, Result};

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::ById;
use crate::sheets;
use crate::sight::fields;

commands! {
    read repair_orders_front_desk -> FrontDesk, SignedIn, front_desk::front_desk(read);

    read repair_orders_earlier_complaints(FindEarlierComplaints) -> Vec<EarlierComplaint>, SignedIn,
        orders::earlier_complaints(read, request),
        |e| { "vehicle_id": e.vehicle, "complaint": "刹车有尖叫声", "except": e.order };

    read repair_orders_finished -> Vec<ListedOrder>, SeeMoney, orders::finished(read);

    read repair_orders_list(ListRepairOrders) -> Page<ListedOrder>, SignedIn,
        orders::list(read, request),
        |e| {
            "states": ["draft", "quoted"], "from": e.today, "until": e.today, "vehicle_id": e.vehicle, "after": null,
            "limit": 50
        };

    read repair_orders_get(ById<OrderId>) -> OrderFile, SignedIn,
        order_file::get(read, request.id),
        |e| { "id": e.order };

    write repair_orders_open(OpenRepairOrder) -> OrderFile, WriteOrders,
        order_file::open(tx, request),
        |e| {
            "vehicle_id": e.other_vehicle, "brought_by": "张无忌", "brought_by_phone": "13800005678",
            "odometer_in_km": 40000, "energy_level_pct": 50, "complaint": "刹车有尖叫声",
            "business_type": "general_repair", "promised_at": e.later, "key_tag": "12", "parking": "B3",
            "waiting": true, "urgent": false, "wash": true, "road_test": true
        };

    write repair_orders_save(SaveRepairOrder) -> OrderFile, WriteOrders,
        order_file::save(tx, request),
        |e| {
            "id": e.order, "version": e.order_version, "brought_by": { "set": "张无忌" }, "brought_by_phone": "keep",
            "odometer_in_km": 31500, "energy_level_pct": 50, "complaint": "刹车有尖叫声", "diagnosis": "前制动片磨损",
            "business_type": "general_repair", "promised_at": e.later, "key_tag": "12", "parking": "B3",
            "waiting": true, "urgent": false, "wash": true, "road_test": true
        };

    write repair_orders_put_line(PutLine) -> OrderFile, WriteOrders,
        order_file::put_line(tx, request),
        |e| {
            "order_id": e.order, "version": e.order_version, "line_id": e.line, "kind": "part", "operation_id": null,
            "part_id": e.part, "code": "PJA0115561", "name": "机油滤清器", "hours": null, "quantity": 1000,
            "unit": "个", "unit_price_fen": 6800, "discount_fen": 100, "tax_rate_bp": 1300, "brand": "大众",
            "part_class": "original", "payer": "customer", "debtor_id": null, "old_part": "customer"
        };

    write repair_orders_remove_line(RemoveLine) -> OrderFile, WriteOrders,
        order_file::remove_line(tx, request),
        |e| { "order_id": e.order, "version": e.order_version, "line_id": e.line };

    write repair_orders_decide(DecideLines) -> OrderFile, WriteOrders,
        order_file::decide(tx, request),
        |e| {
            "order_id": e.order, "version": e.order_version, "line_ids": [e.line], "decision": "agreed", "via": "phone",
            "by": "other", "by_name": "张无忌", "pointed_out": true
        };

    read repair_orders_find_work(FindWork) -> Vec<FoundWork>, SignedIn,
        repair_orders::find_work(read, request),
        |e| { "order_id": e.order, "vehicle_id": null, "text": "by", "limit": 8 };

    write repair_orders_take_package(TakePackage) -> OrderFile, WriteOrders,
        order_file::take_package(tx, request),
        |e| { "order_id": e.order, "version": e.order_version, "package_id": e.package };

    read repair_orders_declined_before(ById<OrderId>) -> Vec<DeclinedLine>, SignedIn,
        repair_orders::declined_before(read, request.id),
        |e| { "id": e.order };

    write repair_orders_take_up(TakeUpDeclined) -> OrderFile, WriteOrders,
        order_file::take_up(tx, request),
        |e| { "order_id": e.order, "version": e.order_version, "line_id": e.declined_line };

    write repair_orders_dismiss(DismissDeclined) -> OrderFile, WriteOrders,
        order_file::dismiss(tx, request),
        |e| { "line_id": e.declined_line, "reason": "客户已在别处做过" };

    write repair_orders_hand_over(HandOver) -> Vec<OrderFile>, WriteOrders,
        order_file::hand_over(tx, request),
        |e| { "orders": [{ "id": e.order, "version": e.order_version }], "to": e.person, "note": "客户五点来取车" };

    write repair_orders_note_message(NoteMessage) -> OrderFile, TakeSteps,
        order_file::note_message(tx, request),
        |e| { "id": e.order, "text": "您的车已经修好，可以来取了。" };

    write repair_orders_step(TakeStep) -> OrderFile, TakeSteps,
        progress::step(tx, &request),
        |e| {
            "order_id": e.order, "version": e.order_version, "note": null, "act": { "step": "quote" }
        };

    paper repair_orders_print_authorisation(ById<OrderId>) -> Document [Name, Phone, Vin, Money], PrintOrders,
        print_authorisation(caller, request),
        |e| { "id": e.ready_order };

    paper repair_orders_print_job_card(ById<OrderId>) -> Document [Vin], PrintOrders,
        print_job_card(caller, request),
        |e| { "id": e.ready_order };

    write repair_orders_sign_authorisation(SignAuthorisation) -> OrderFile, WriteOrders,
        sign_authorisation(caller, request),
        |e| {
            "order_id": e.ready_order, "version": e.ready_version, "signer": { "set": "张无忌" },
            "strokes": [[[100, 500], [300, 200], [700, 800]]]
        };

    bytes repair_orders_kept_authorisation(KeptAuthorisation) -> Document [Name, Phone, Vin, Money], PrintOrders,
        kept_authorisation(caller, request),
        |e| { "order_id": e.ready_order, "edition": 1 };
}

fields! {
    DeclinedLine.name: Thing;
    DebtorRef.name: Name;
    repair_orders::OrderLine.name: Thing;
    repair_orders::PackageRef.name: Thing;
    OrderFile.order.collected_by: Name;
    OrderFile.order.received_by: Colleague;
    repair_orders::SignedAuthorisation.shown_by: Colleague;
}

fn print_authorisation(caller: &Caller, request: ById<OrderId>) -> Result<Document> {
    let sheet = caller.write(|tx| order_file::authorisation_sheet(tx, request.id))?.value;
    let (number, way) = (sheet.order.number.clone(), sheet.printed.way.clone());
    let bytes = sheets::authorisation(caller.stage.press(), &caller.read(settings::get)?, sheet)?;
    Ok(sheets::authorisation_document(number, None, bytes, Some(way)))
}

fn sign_authorisation(caller: &Caller, request: SignAuthorisation) -> Result<Done<OrderFile>> {
    let settings = caller.read(settings::get)?;
    caller.write_with_sheet(
        |tx, render| progress::sign_authorisation(tx, request.clone(), render),
        |sheet: &AuthorisationSheet| sheets::authorisation(caller.stage.press(), &settings, sheet.clone()),
    )
}

fn kept_authorisation(caller: &Caller, request: KeptAuthorisation) -> Result<Document> {
    let (number, file) = caller.read(|read| repair_orders::kept_authorisation(read, &request))?;
    Ok(sheets::authorisation_document(number, Some(request.edition), caller.shop()?.file(&file)?, None))
}

fn print_job_card(caller: &Caller, request: ById<OrderId>) -> Result<Document> {
    let sheet = caller.write(|tx| repair_orders::job_card_sheet(tx, request.id))?.value;
    sheets::job_card(caller, sheet)
}
