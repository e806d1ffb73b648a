//! 机动车维修费用结算清单, from the settlement as it stands.

use jieche_paper as paper;
use jieche_shop::Result;
use jieche_shop::money::settlement::SettlementSheet;
use jieche_shop::registers::settings::Settings;
use jieche_shop::visit::repair_orders::{LineKind, OrderLine};

use crate::press::Press;

use super::{car, guarantee, head, printed, text};

/// 机动车维修费用结算清单
pub(crate) fn settlement_list(press: &Press, settings: &Settings, sheet: &SettlementSheet) -> Result<Vec<u8>> {
    let lines = |kind: LineKind| sheet.lines.iter().filter(move |line| line.kind == kind);
    let list = paper::SettlementList {
        shop: head(settings),
        printed: printed(&sheet.printed),
        demo: settings.demo,
        number: sheet.number.clone(),
        order_number: sheet.order_number.clone(),
        replaces: text(sheet.replaces.clone()),
        voided: sheet.voided.as_ref().map(|void| paper::Void {
            reason: void.reason.clone(),
            by: void.by.clone(),
            approved_by: void.approved_by.clone(),
        }),
        payer: sheet.payer,
        debtor: sheet.debtor.as_ref().map_or_else(String::new, |debtor| debtor.name.clone()),
        owner: sheet.owner.clone(),
        brought_by: sheet.brought_by.clone().unwrap_or_else(|| sheet.owner.clone()),
        phone: text(sheet.phone.clone()),
        car: car(&sheet.car),
        hours_standard: settings.shop.hours_standard,
        arrived_on: sheet.arrived_at.date().to_string(),
        // Settled when the work is done: until the car has left, that is its day of leaving.
        left_on: sheet.left_at.unwrap_or(sheet.settled_at).date().to_string(),
        odometer_in_km: sheet.odometer_in_km,
        odometer_out_km: sheet.odometer_out_km,
        category: sheet.guarantee.category,
        complaint: sheet.complaint.clone(),
        advisor: sheet.advisor.clone(),
        settled_by: sheet.settled_by.clone(),
        settled_on: sheet.settled_at.date().to_string(),
        labour: lines(LineKind::Labour).map(settled_labour).collect(),
        parts: lines(LineKind::Part).map(settled_part).collect(),
        others: lines(LineKind::Other)
            .map(|line| paper::SettledOther {
                name: line.name.clone(),
                discount_fen: line.discount_fen.0,
                amount_fen: line.amount_fen.0,
            })
            .collect(),
        discount_fen: sheet.money.discount_fen.0,
        rounding_fen: sheet.money.rounding_fen.0,
        total_fen: sheet.money.total_fen.0,
        payments: sheet
            .payments
            .iter()
            .map(|payment| paper::PaidBy {
                means: payment.means,
                amount_fen: payment.amount_fen.0,
                at: payment.at.minute(),
            })
            .collect(),
        next_service_on: sheet.next_service_on.map(|date| date.to_string()),
        next_service_km: sheet.next_service_km,
        guarantee: guarantee(&sheet.guarantee)?,
        new_energy_guarantee: None,
    };
    press.print(move |fonts| list.render(fonts))
}

fn settled_labour(line: &OrderLine) -> paper::SettledLabour {
    paper::SettledLabour {
        name: line.name.clone(),
        hours: line.hours.map_or(0, |hours| hours.0),
        rate_fen: line.unit_price_fen.0,
        discount_fen: line.discount_fen.0,
        amount_fen: line.amount_fen.0,
    }
}

fn settled_part(line: &OrderLine) -> paper::SettledPart {
    paper::SettledPart {
        name: line.name.clone(),
        number: text(line.code.clone()),
        brand: text(line.brand.clone()),
        quantity: line.quantity.map_or(0, |quantity| quantity.0),
        unit: text(line.unit.clone()),
        unit_price_fen: line.unit_price_fen.0,
        discount_fen: line.discount_fen.0,
        amount_fen: line.amount_fen.0,
        class: line.part_class,
        old_part: line.old_part,
    }
}
