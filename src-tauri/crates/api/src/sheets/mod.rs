//! From records to sheets: the only place that knows both `jieche-shop` and `jieche-paper`.
//!
//! Nothing is computed here; figures are the record's, wording is the sheet's.

mod appointments;
mod day;
mod orders;
mod quotations;
mod reception;
mod settlement;

pub(crate) use appointments::appointment;
pub(crate) use day::{day_number, day_report};
pub(crate) use orders::{authorisation, authorisation_document, job_card};
pub(crate) use quotations::quotation;
pub(crate) use reception::{reception, reception_document};
pub(crate) use settlement::settlement_list;

use jieche_paper as paper;
use jieche_shop::common::Millis;
use jieche_shop::common::vin::VinState;
use jieche_shop::registers::printing::{PrintWay, PrintedCopy};
use jieche_shop::registers::settings::{GuaranteePromise, Settings};
use jieche_shop::visit::repair_orders::Car;
use jieche_shop::{Problem, Result};

use crate::call::Document;
use crate::caller::Caller;

/// A sheet as a document to show, print and save; `way` is how the terminal that asked prints it.
pub(crate) fn pdf(name: String, bytes: Vec<u8>, way: PrintWay) -> Document {
    Document { print: Some(way), ..kept(name, bytes) }
}

/// A sheet that was printed once, as it was then.
pub(crate) fn kept(name: String, bytes: Vec<u8>) -> Document {
    Document { mime: "application/pdf", name: format!("{name}.pdf"), bytes, print: None }
}

/// 恢复码
pub(crate) fn recovery_code(caller: &Caller, copy: &PrintedCopy) -> Result<Document> {
    let settings = caller.read(jieche_shop::registers::settings::get)?;
    let sheet = paper::RecoveryCode {
        shop: head(&settings),
        printed: printed(copy),
        demo: settings.demo,
        code: caller.shop()?.recovery_code(),
    };
    Ok(pdf("恢复码".into(), caller.stage.press().print(move |fonts| sheet.render(fonts))?, copy.way.clone()))
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
    paper::Printed { at: copy.at.minute(), by: copy.by.clone(), copy_no: copy.copy_no, stock: copy.way.stock }
}

fn car(car: &Car) -> paper::Car {
    paper::Car {
        plate: car.plate.as_ref().map(|plate| plate.plate.clone()),
        plate_kind: car.plate.as_ref().map(|plate| plate.kind),
        vin: text(car.vin.clone()),
        vin_to_check: car.vin_state == VinState::ToCheck,
        brand_model: format!("{} {}", car.brand, car.model),
        colour: text(car.colour.clone()),
        engine_no: text(car.engine_no.clone()),
        energy: car.energy,
        vehicle_type: text(car.vehicle_type.clone()),
        class_code: text(car.class_code.clone()),
    }
}

fn guarantee(promise: &GuaranteePromise) -> Result<paper::Guarantee> {
    Ok(paper::Guarantee { category: promise.category, km: whole(promise.km)?, days: whole(promise.days)? })
}

fn whole(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(Problem::internal)
}

fn text(value: Option<String>) -> String {
    value.unwrap_or_default()
}

fn moment(at: Option<Millis>) -> String {
    at.map_or_else(String::new, Millis::minute)
}
