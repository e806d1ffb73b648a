//! Commands of the quotations.

use jieche_shop::common::{OrderId, QuotationId};
use jieche_shop::visit::repair_orders::quotations::{self, MakeQuotation, Quotation};
use jieche_shop::{Done, Result};

use crate::call::Document;
use crate::desk::Desk;
use crate::ground::jobs::ById;
use crate::sheets;

pub(crate) fn of_order(desk: &Desk, request: ById<OrderId>) -> Result<Vec<Quotation>> {
    desk.read(|read| quotations::of_order(read, request.id))
}

pub(crate) fn make(desk: &Desk, request: MakeQuotation) -> Result<Done<Quotation>> {
    desk.write(|tx| quotations::make(tx, request))
}

pub(crate) fn print(desk: &Desk, request: ById<QuotationId>) -> Result<Document> {
    let sheet = desk.write(|tx| quotations::print(tx, request.id))?.value;
    sheets::quotation(desk, sheet)
}
