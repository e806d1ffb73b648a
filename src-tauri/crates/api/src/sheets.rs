//! From records to sheets: the only place that knows both `jieche-shop` and `jieche-paper`.
//!
//! Nothing is computed here; figures are the record's, wording is the sheet's.

use jieche_paper as paper;
use jieche_shop::common::vin::VinState;
use jieche_shop::common::{BusinessDate, Millis};
use jieche_shop::repair_orders::{AuthorisationSheet, Car, Decision, JobCardSheet, LineKind, OrderLine, PrintedCopy};
use jieche_shop::reports::DayReport;
use jieche_shop::settings::{GuaranteePromise, Settings};
use jieche_shop::settlement::SettlementSheet;
use jieche_shop::{Problem, Result, Tx};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::call::Document;
use crate::desk::Desk;

/// Counts one more copy of a sheet that belongs to no order.
pub(crate) fn count(tx: &Tx, sheet: &'static str, id: i64) -> Result<PrintedCopy> {
    jieche_shop::repair_orders::copy(tx, sheet, id)
}

/// A sheet as a document to show, print and save.
pub(crate) fn pdf(name: String, bytes: Vec<u8>) -> Document {
    Document { mime: "application/pdf", name: format!("{name}.pdf"), bytes }
}

/// 维修委托书
pub(crate) fn authorisation(desk: &Desk, sheet: AuthorisationSheet) -> Result<Document> {
    let settings = desk.read(jieche_shop::settings::get)?;
    let order = sheet.order;
    let number = order.number.unwrap_or_default();
    let lines = |kind: LineKind| order.lines.iter().filter(move |line| line.kind == kind);
    let form = paper::RepairAuthorisation {
        shop: head(&settings),
        printed: printed(&sheet.printed),
        demo: settings.demo,
        copies: paper::RepairAuthorisation::COPIES.to_vec(),
        number: number.clone(),
        signed_on: sheet.authorised_at.map_or_else(String::new, |at| at.date().to_string()),
        brought_by: sheet.brought_by.unwrap_or_else(|| sheet.owner.clone()),
        brought_by_phone: text(sheet.brought_by_phone.or_else(|| sheet.owner_phone.clone())),
        customer: sheet.owner,
        customer_phone: text(sheet.owner_phone),
        car: car(&sheet.car)?,
        arrived_at: order.opened_at.minute(),
        odometer_in_km: order.odometer_in_km,
        energy_level_pct: order.energy_level_pct,
        business_type: same(&order.business_type)?,
        category: same(&order.category)?,
        advisor: order.advisor.clone(),
        complaint: order.complaint.clone(),
        diagnosis: text(order.diagnosis.clone()),
        labour: lines(LineKind::Labour).map(estimated_labour).collect::<Result<_>>()?,
        parts: lines(LineKind::Part).map(estimated_part).collect::<Result<_>>()?,
        others: lines(LineKind::Other).map(estimated_other).collect::<Result<_>>()?,
        hours_standard: same(&settings.shop.hours_standard)?,
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
    };
    Ok(pdf(format!("维修委托书-{number}"), form.render(desk.stage.fonts()?).map_err(refusal)?))
}

fn estimated_labour(line: &OrderLine) -> Result<paper::EstimatedLabour> {
    Ok(paper::EstimatedLabour {
        name: line.name.clone(),
        hours: line.hours.map_or(0, |hours| hours.0),
        rate_fen: line.unit_price_fen.0,
        amount_fen: line.amount_fen.0,
        payer: same(&line.payer)?,
        declined: line.decision == Decision::Declined,
    })
}

fn estimated_part(line: &OrderLine) -> Result<paper::EstimatedPart> {
    Ok(paper::EstimatedPart {
        name: line.name.clone(),
        number: text(line.code.clone()),
        class: part_class(line)?,
        quantity: line.quantity.map_or(0, |quantity| quantity.0),
        unit: text(line.unit.clone()),
        unit_price_fen: line.unit_price_fen.0,
        amount_fen: line.amount_fen.0,
        payer: same(&line.payer)?,
        old_part: same(&line.old_part)?,
        declined: line.decision == Decision::Declined,
    })
}

fn estimated_other(line: &OrderLine) -> Result<paper::EstimatedOther> {
    Ok(paper::EstimatedOther {
        name: line.name.clone(),
        amount_fen: line.amount_fen.0,
        payer: same(&line.payer)?,
        declined: line.decision == Decision::Declined,
    })
}

/// 维修任务单
pub(crate) fn job_card(desk: &Desk, sheet: JobCardSheet) -> Result<Document> {
    let settings = desk.read(jieche_shop::settings::get)?;
    let order = sheet.order;
    let number = order.number.unwrap_or_default();
    let technician = text(order.technician);
    let bay = text(order.bay);
    let lines = |kind: LineKind| sheet.lines.iter().filter(move |job| job.line.kind == kind);
    let labour = lines(LineKind::Labour).map(|job| {
        Ok(paper::JobLabour {
            code: text(job.line.code.clone()),
            name: job.line.name.clone(),
            trade: text(job.trade_or_location.clone()),
            hours: job.line.hours.map_or(0, |hours| hours.0),
            payer: same(&job.line.payer)?,
            technician: technician.clone(),
            bay: bay.clone(),
        })
    });
    let parts = lines(LineKind::Part).map(|job| {
        Ok(paper::JobPart {
            name: job.line.name.clone(),
            number: text(job.line.code.clone()),
            class: part_class(&job.line)?,
            quantity: job.line.quantity.map_or(0, |quantity| quantity.0),
            unit: text(job.line.unit.clone()),
            location: text(job.trade_or_location.clone()),
            old_part: same(&job.line.old_part)?,
            payer: same(&job.line.payer)?,
        })
    });
    let card = paper::JobCard {
        shop: head(&settings),
        printed: printed(&sheet.printed),
        demo: settings.demo,
        number: number.clone(),
        car: car(&sheet.car)?,
        promised_at: moment(order.promised_at),
        arrived_at: order.opened_at.minute(),
        odometer_in_km: order.odometer_in_km,
        energy_level_pct: order.energy_level_pct,
        advisor: order.advisor.clone(),
        business_type: same(&order.business_type)?,
        category: same(&order.category)?,
        key_tag: text(order.key_tag),
        parking: text(order.parking),
        waiting: order.waiting,
        urgent: order.urgent,
        wash: order.wash,
        road_test: order.road_test,
        complaint: order.complaint.clone(),
        diagnosis: text(order.diagnosis),
        notes: order.hold_note.into_iter().collect(),
        labour: labour.collect::<Result<_>>()?,
        parts: parts.collect::<Result<_>>()?,
        others: lines(LineKind::Other).map(|job| job.line.name.clone()).collect(),
    };
    Ok(pdf(format!("维修任务单-{number}"), card.render(desk.stage.fonts()?).map_err(refusal)?))
}

/// 机动车维修费用结算清单
pub(crate) fn settlement_list(fonts: &paper::Fonts, settings: &Settings, sheet: &SettlementSheet) -> Result<Vec<u8>> {
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
        payer: same(&sheet.payer)?,
        debtor: sheet.debtor.as_ref().map_or_else(String::new, |debtor| debtor.name.clone()),
        owner: sheet.owner.clone(),
        brought_by: sheet.brought_by.clone().unwrap_or_else(|| sheet.owner.clone()),
        phone: text(sheet.phone.clone()),
        car: car(&sheet.car)?,
        hours_standard: same(&settings.shop.hours_standard)?,
        arrived_on: sheet.arrived_at.date().to_string(),
        // Settled when the work is done: until the car has left, that is its day of leaving.
        left_on: sheet.left_at.unwrap_or(sheet.settled_at).date().to_string(),
        odometer_in_km: sheet.odometer_in_km,
        odometer_out_km: sheet.odometer_out_km,
        category: same(&sheet.guarantee.category)?,
        complaint: sheet.complaint.clone(),
        advisor: sheet.advisor.clone(),
        settled_by: sheet.settled_by.clone(),
        settled_on: sheet.settled_at.date().to_string(),
        labour: lines(LineKind::Labour).map(settled_labour).collect(),
        parts: lines(LineKind::Part).map(settled_part).collect::<Result<_>>()?,
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
            .map(|payment| {
                Ok(paper::PaidBy {
                    means: same(&payment.means)?,
                    amount_fen: payment.amount_fen.0,
                    at: payment.at.minute(),
                })
            })
            .collect::<Result<_>>()?,
        next_service_on: sheet.next_service_on.map(|date| date.to_string()),
        next_service_km: sheet.next_service_km,
        guarantee: guarantee(&sheet.guarantee)?,
        new_energy_guarantee: None,
    };
    list.render(fonts).map_err(refusal)
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

fn settled_part(line: &OrderLine) -> Result<paper::SettledPart> {
    Ok(paper::SettledPart {
        name: line.name.clone(),
        number: text(line.code.clone()),
        brand: text(line.brand.clone()),
        quantity: line.quantity.map_or(0, |quantity| quantity.0),
        unit: text(line.unit.clone()),
        unit_price_fen: line.unit_price_fen.0,
        discount_fen: line.discount_fen.0,
        amount_fen: line.amount_fen.0,
        class: part_class(line)?,
        old_part: same(&line.old_part)?,
    })
}

/// 售后营业日报
pub(crate) fn day_report(desk: &Desk, report: &DayReport, copy: &PrintedCopy) -> Result<Document> {
    let settings = desk.read(jieche_shop::settings::get)?;
    let sheet = paper::DayReport {
        shop: head(&settings),
        printed: printed(copy),
        demo: settings.demo,
        date: report.date.to_string(),
        day: figures(&report.day)?,
        month: figures(&report.month)?,
        cancelled: report
            .cancelled
            .iter()
            .map(|order| paper::CancelledOrder {
                number: order.number.clone(),
                plate: order.plate.as_ref().map(|plate| plate.plate.clone()),
                reason: order.reason.clone(),
                person: order.person.clone(),
            })
            .collect(),
        voided: report
            .voided
            .iter()
            .map(|voided| paper::VoidedSettlement {
                number: voided.number.clone(),
                order_number: voided.order_number.clone(),
                plate: voided.plate.as_ref().map(|plate| plate.plate.clone()),
                total_fen: voided.total_fen.0,
                reason: String::new(),
            })
            .collect(),
        delivered_unpaid: report
            .delivered_unpaid
            .iter()
            .map(|order| paper::DeliveredUnpaid {
                number: order.number.clone(),
                plate: order.plate.as_ref().map(|plate| plate.plate.clone()),
                customer: shown(&order.customer_name),
                owed_fen: order.owed_fen.0,
                reason: order.reason.clone(),
            })
            .collect(),
    };
    Ok(pdf(format!("售后营业日报-{}", report.date), sheet.render(desk.stage.fonts()?).map_err(refusal)?))
}

/// The same figures under the same names: by name, so that a figure added on one side is missed on the other.
fn figures(figures: &jieche_shop::reports::DayFigures) -> Result<paper::DayFigures> {
    let revenue = |of: &jieche_shop::reports::Revenue| paper::Revenue {
        labour_fen: of.labour_fen.0,
        part_fen: of.part_fen.0,
        other_fen: of.other_fen.0,
        total_fen: of.total_fen.0,
    };
    Ok(paper::DayFigures {
        arrivals: figures.arrivals,
        deliveries: figures.deliveries,
        in_shop: figures.in_shop,
        in_shop_before: figures.in_shop_before,
        revenue: revenue(&figures.revenue),
        by_type: figures
            .by_type
            .iter()
            .map(|of| {
                Ok(paper::TypeRevenue {
                    business_type: same(&of.business_type)?,
                    orders: of.orders,
                    revenue: revenue(&of.revenue),
                })
            })
            .collect::<Result<_>>()?,
        received: figures
            .received
            .iter()
            .map(|of| Ok(paper::MeansTotal { means: same(&of.means)?, amount_fen: of.amount_fen.0 }))
            .collect::<Result<_>>()?,
        received_for_earlier_fen: figures.received_for_earlier_fen.0,
        receivables: figures
            .receivables
            .iter()
            .map(|of| {
                Ok(paper::DebtorTotal {
                    payer: same(&of.payer)?,
                    debtor: of.debtor.clone(),
                    amount_fen: of.amount_fen.0,
                })
            })
            .collect::<Result<_>>()?,
        discounts_fen: figures.discounts_fen.0,
        advisors: figures
            .advisors
            .iter()
            .map(|of| paper::AdvisorDay {
                advisor: of.advisor.clone(),
                arrivals: of.arrivals,
                deliveries: of.deliveries,
                revenue_fen: of.revenue_fen.0,
                score: of.score,
            })
            .collect(),
        survey_score: figures.survey_score,
        surveys: figures.surveys,
        nps: figures.nps,
    })
}

/// 恢复码
pub(crate) fn recovery_code(desk: &Desk, copy: &PrintedCopy) -> Result<Document> {
    let settings = desk.read(jieche_shop::settings::get)?;
    let sheet = paper::RecoveryCode {
        shop: head(&settings),
        printed: printed(copy),
        demo: settings.demo,
        code: desk.shop()?.recovery_code(),
    };
    Ok(pdf("恢复码".into(), sheet.render(desk.stage.fonts()?).map_err(refusal)?))
}

/// What the sheet could not print, as a refusal: the characters are the person's own, so they may be told.
fn refusal(error: paper::PaperError) -> Problem {
    match error {
        paper::PaperError::NoGlyph { missing } => {
            let characters: String = missing.iter().flat_map(|field| field.characters.chars()).collect();
            Problem::new("no_glyph").with("characters", characters)
        }
        other => Problem::internal(other),
    }
}

fn head(settings: &Settings) -> paper::Shop {
    let shop = &settings.shop;
    paper::Shop {
        name: shop.name.clone(),
        address: shop.address.clone(),
        phone: shop.phone.clone(),
        credit_code: shop.credit_code.clone(),
        contact: shop.contact.clone(),
        logo: None,
    }
}

fn printed(copy: &PrintedCopy) -> paper::Printed {
    paper::Printed { at: copy.at.minute(), by: copy.by.clone(), copy_no: copy.copy_no }
}

fn car(car: &Car) -> Result<paper::Car> {
    Ok(paper::Car {
        plate: car.plate.as_ref().map(|plate| plate.plate.clone()),
        plate_kind: car.plate.as_ref().map(|plate| same(&plate.kind)).transpose()?,
        vin: text(car.vin.clone()),
        vin_to_check: car.vin_state == VinState::ToCheck,
        brand_model: format!("{} {}", car.brand, car.model),
        colour: text(car.colour.clone()),
        engine_no: text(car.engine_no.clone()),
        energy: car.energy.as_ref().map(same).transpose()?,
        vehicle_type: text(car.vehicle_type.clone()),
        class_code: text(car.class_code.clone()),
    })
}

fn guarantee(promise: &GuaranteePromise) -> Result<paper::Guarantee> {
    Ok(paper::Guarantee { category: same(&promise.category)?, km: whole(promise.km)?, days: whole(promise.days)? })
}

fn whole(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(Problem::internal)
}

/// A part without a class on file was sold as the shop's usual: original.
fn part_class(line: &OrderLine) -> Result<paper::PartClass> {
    line.part_class.as_ref().map_or(Ok(paper::PartClass::Original), same)
}

/// The paper's word of the same name: both sides speak the commands' snake_case.
fn same<From: Serialize, To: DeserializeOwned>(value: &From) -> Result<To> {
    Ok(serde_json::from_value(serde_json::to_value(value)?)?)
}

fn text(value: Option<String>) -> String {
    value.unwrap_or_default()
}

fn moment(at: Option<Millis>) -> String {
    at.map_or_else(String::new, Millis::minute)
}

fn shown(name: &jieche_shop::common::Shown<String>) -> String {
    match name {
        jieche_shop::common::Shown::Whole(name) | jieche_shop::common::Shown::Masked(name) => name.clone(),
    }
}

/// A day as a number, to count its report's copies by.
pub(crate) fn day_number(date: BusinessDate) -> i64 {
    date.at(0).0 / 86_400_000
}
