//! 报价单, as it was made.

use jieche_paper as paper;
use jieche_shop::Result;
use jieche_shop::visit::repair_orders::quotations::QuotationSheet;
use jieche_shop::visit::repair_orders::{LineKind, OrderLine};

use super::{car, head, pdf, printed, text};
use crate::call::Document;
use crate::caller::Caller;

/// 报价单
pub(crate) fn quotation(caller: &Caller, sheet: QuotationSheet) -> Result<Document> {
    let settings = caller.read(jieche_shop::registers::settings::get)?;
    let (made, order) = (sheet.quotation, sheet.order);
    let number = made.number;
    let mut lines: Vec<&OrderLine> = made.lines.iter().collect();
    lines.sort_by_key(|line| line.kind);
    let form = paper::QuotationSheet {
        shop: head(&settings),
        printed: printed(&sheet.printed),
        demo: settings.demo,
        number: number.clone(),
        order_number: text(order.number),
        made_at: made.made_at.minute(),
        valid_until: made.valid_until.to_string(),
        customer: sheet.owner,
        customer_phone: text(sheet.owner_phone),
        brought_by: text(sheet.brought_by),
        car: car(&sheet.car),
        odometer_in_km: order.odometer_in_km,
        advisor: order.advisor,
        complaint: order.complaint,
        diagnosis: text(order.diagnosis),
        lines: lines.into_iter().map(line).collect(),
        total_fen: made.total_fen.0,
        diagnosis_fee_fen: made.diagnosis_fee_fen.map(|fee| fee.0),
        diagnosis_credited: made.diagnosis_credited,
    };
    Ok(pdf(format!("报价单-{number}"), caller.stage.press().print(move |fonts| form.render(fonts))?, sheet.printed.way))
}

fn line(line: &OrderLine) -> paper::QuotedLine {
    let measure = match line.kind {
        LineKind::Labour => line.hours.map_or(0, |hours| hours.0),
        LineKind::Part => line.quantity.map_or(0, |quantity| quantity.0),
        LineKind::Other => 0,
    };
    paper::QuotedLine {
        kind: line.kind,
        code: text(line.code.clone()),
        name: line.name.clone(),
        measure,
        unit: text(line.unit.clone()),
        unit_price_fen: line.unit_price_fen.0,
        discount_fen: line.discount_fen.0,
        amount_fen: line.amount_fen.0,
        class: line.part_class,
        package: line.package.as_ref().map_or_else(String::new, |package| package.name.clone()),
        payer: line.payer,
    }
}
