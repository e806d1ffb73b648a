//! Commands of the quotations.

use jieche_shop::Result;
use jieche_shop::common::{OrderId, QuotationId};
use jieche_shop::visit::repair_orders::quotations::{self, MakeQuotation, Quotation};

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::ById;
use crate::sheets;
use crate::sight::fields;

commands! {
    read quotations_of_order(ById<OrderId>) -> Vec<Quotation>, SignedIn,
        quotations::of_order(read, request.id),
        |e| { "id": e.order };

    write quotations_make(MakeQuotation) -> Quotation, WriteOrders,
        quotations::make(tx, request),
        |e| { "order_id": e.order, "version": e.order_version };

    paper quotations_print(ById<QuotationId>) -> Document [Name, Phone, Vin, Money], PrintOrders,
        print(caller, request),
        |e| { "id": e.quotation };
}

fields! {
    Quotation.made_by: Colleague;
}

fn print(caller: &Caller, request: ById<QuotationId>) -> Result<Document> {
    let sheet = caller.write(|tx| quotations::print(tx, request.id))?.value;
    sheets::quotation(caller, sheet)
}
