//! The sheets of an order: 维修委托书 and 维修任务单.

use jieche_paper as paper;
use jieche_shop::Result;
use jieche_shop::common::{Millis, Shown};
use jieche_shop::registers::printing::PrintWay;
use jieche_shop::visit::repair_orders::{AuthorisationSheet, Decision, JobCardSheet, LineKind, OrderLine};

use jieche_shop::registers::settings::Settings;

use super::reception::signature;
use super::{car, guarantee, head, kept, moment, pdf, printed, text};
use crate::call::Document;
use crate::caller::Caller;
use crate::press::Press;

/// 维修委托书
pub(crate) fn authorisation(press: &Press, settings: &Settings, sheet: AuthorisationSheet) -> Result<Vec<u8>> {
    let order = sheet.order;
    let lines = |kind: LineKind| order.lines.iter().filter(move |line| line.kind == kind);
    let form = paper::RepairAuthorisation {
        shop: head(settings),
        printed: printed(&sheet.printed),
        demo: settings.demo,
        copies: paper::RepairAuthorisation::COPIES.to_vec(),
        number: text(order.number.clone()),
        signed_on: signed_on(sheet.signature.as_ref().map(|signature| signature.at).or(sheet.authorised_at)),
        brought_by: sheet.brought_by.unwrap_or_else(|| sheet.owner.clone()),
        brought_by_phone: text(sheet.brought_by_phone.or_else(|| sheet.owner_phone.clone())),
        customer: sheet.owner,
        customer_phone: text(sheet.owner_phone),
        car: car(&sheet.car),
        arrived_at: order.opened_at.minute(),
        odometer_in_km: order.odometer_in_km,
        energy_level_pct: order.energy_level_pct,
        business_type: order.business_type,
        category: order.category,
        advisor: order.advisor.clone(),
        belongings: sheet.belongings,
        complaint: order.complaint.clone(),
        diagnosis: text(order.diagnosis.clone()),
        labour: lines(LineKind::Labour).map(estimated_labour).collect(),
        parts: lines(LineKind::Part).map(estimated_part).collect(),
        others: lines(LineKind::Other).map(estimated_other).collect(),
        consents: consents(&order.lines),
        hours_standard: settings.shop.hours_standard,
        labour_rates: settings
            .shop
            .labour_rates
            .iter()
            .map(|rate| paper::LabourRate { name: rate.name.clone(), rate_fen: rate.rate_fen.0 })
            .collect(),
        over_estimate_note: settings.shop.over_estimate_note.clone(),
        promised_at: moment(order.promised_at),
        delivery_place: settings.shop.address.clone(),
        delivery_way: "到店提车".into(),
        guarantee: guarantee(&sheet.guarantee)?,
        waiting: order.waiting,
        urgent: order.urgent,
        wash: order.wash,
        road_test: order.road_test,
        signature: sheet.signature.as_ref().map(signature).transpose()?,
    };
    press.print(move |fonts| form.render(fonts))
}

/// The sheet as a document; an edition as it was signed says so in its name.
pub(crate) fn authorisation_document(
    number: Option<String>,
    signed: Option<i64>,
    bytes: Vec<u8>,
    way: Option<PrintWay>,
) -> Document {
    let edition = signed.map_or_else(String::new, |edition| format!("-第{edition}版签名件"));
    let name = format!("维修委托书-{}{edition}", text(number));
    match way {
        Some(way) => pdf(name, bytes, way),
        None => kept(name, bytes),
    }
}

fn signed_on(at: Option<Millis>) -> String {
    at.map_or_else(String::new, |at| at.date().to_string())
}

fn estimated_labour(line: &OrderLine) -> paper::EstimatedLabour {
    paper::EstimatedLabour {
        name: line.name.clone(),
        hours: line.hours.map_or(0, |hours| hours.0),
        rate_fen: line.unit_price_fen.0,
        amount_fen: line.amount_fen.0,
        payer: line.payer,
        declined: line.decision == Decision::Declined,
    }
}

fn estimated_part(line: &OrderLine) -> paper::EstimatedPart {
    paper::EstimatedPart {
        name: line.name.clone(),
        number: text(line.code.clone()),
        class: line.part_class,
        quantity: line.quantity.map_or(0, |quantity| quantity.0),
        unit: text(line.unit.clone()),
        unit_price_fen: line.unit_price_fen.0,
        amount_fen: line.amount_fen.0,
        payer: line.payer,
        old_part: line.old_part,
        pointed_out: line.pointed_out,
        declined: line.decision == Decision::Declined,
    }
}

fn estimated_other(line: &OrderLine) -> paper::EstimatedOther {
    paper::EstimatedOther {
        name: line.name.clone(),
        discount_fen: line.discount_fen.0,
        amount_fen: line.amount_fen.0,
        payer: line.payer,
        declined: line.decision == Decision::Declined,
    }
}

/// What was said to the lines, the earliest first: one word to several lines is one entry.
pub(super) fn consents(lines: &[OrderLine]) -> Vec<paper::Consent> {
    let mut said: Vec<(&OrderLine, Vec<String>)> = Vec::new();
    for line in lines.iter().filter(|line| line.decided_at.is_some()) {
        match said.iter_mut().find(|(first, _)| same_word(first, line)) {
            Some((_, items)) => items.push(line.name.clone()),
            None => said.push((line, vec![line.name.clone()])),
        }
    }
    said.sort_by_key(|(line, _)| line.decided_at);
    said.into_iter().map(|(line, items)| consent(line, items)).collect()
}

fn same_word(a: &OrderLine, b: &OrderLine) -> bool {
    let word = |line: &OrderLine| (line.decision, line.decided_at, line.decided_via, line.decided_by);
    word(a) == word(b) && a.decided_by_name == b.decided_by_name
}

fn consent(line: &OrderLine, items: Vec<String>) -> paper::Consent {
    paper::Consent {
        agreed: line.decision == Decision::Agreed,
        items,
        by: line.decided_by,
        name: line.decided_by_name.clone().map_or_else(String::new, Shown::into_text),
        at: moment(line.decided_at),
        via: line.decided_via,
    }
}

/// 维修任务单
pub(crate) fn job_card(caller: &Caller, sheet: JobCardSheet) -> Result<Document> {
    let settings = caller.read(jieche_shop::registers::settings::get)?;
    let order = sheet.order;
    let number = order.number.unwrap_or_default();
    let technician = text(order.technician);
    let bay = text(order.bay);
    let lines = |kind: LineKind| sheet.lines.iter().filter(move |job| job.line.kind == kind);
    let labour = lines(LineKind::Labour).map(|job| paper::JobLabour {
        code: text(job.line.code.clone()),
        name: job.line.name.clone(),
        trade: text(job.trade_or_location.clone()),
        hours: job.line.hours.map_or(0, |hours| hours.0),
        payer: job.line.payer,
        technician: technician.clone(),
        bay: bay.clone(),
    });
    let parts = lines(LineKind::Part).map(|job| paper::JobPart {
        name: job.line.name.clone(),
        number: text(job.line.code.clone()),
        class: job.line.part_class,
        quantity: job.line.quantity.map_or(0, |quantity| quantity.0),
        unit: text(job.line.unit.clone()),
        location: text(job.trade_or_location.clone()),
        old_part: job.line.old_part,
        payer: job.line.payer,
    });
    let card = paper::JobCard {
        shop: head(&settings),
        printed: printed(&sheet.printed),
        demo: settings.demo,
        number: number.clone(),
        car: car(&sheet.car),
        promised_at: moment(order.promised_at),
        arrived_at: order.opened_at.minute(),
        odometer_in_km: order.odometer_in_km,
        energy_level_pct: order.energy_level_pct,
        advisor: order.advisor.clone(),
        business_type: order.business_type,
        category: order.category,
        key_tag: text(order.key_tag),
        parking: text(order.parking),
        waiting: order.waiting,
        urgent: order.urgent,
        wash: order.wash,
        road_test: order.road_test,
        complaint: order.complaint.clone(),
        diagnosis: text(order.diagnosis),
        notes: order.hold_note.into_iter().collect(),
        labour: labour.collect(),
        parts: parts.collect(),
        others: lines(LineKind::Other).map(|job| job.line.name.clone()).collect(),
    };
    Ok(pdf(
        format!("维修任务单-{number}"),
        caller.stage.press().print(move |fonts| card.render(fonts))?,
        sheet.printed.way,
    ))
}
