//! The sheet of an appointment: 预约单.

use jieche_paper as paper;
use jieche_shop::Result;
use jieche_shop::visit::appointments::{AppointmentSheet, AppointmentState, ItemKind};

use super::{head, pdf, printed, text};
use crate::call::Document;
use crate::caller::Caller;

/// 预约单
pub(crate) fn appointment(caller: &Caller, sheet: AppointmentSheet) -> Result<Document> {
    let settings = caller.read(jieche_shop::registers::settings::get)?;
    let whole = sheet.appointment;
    let brief = whole.brief;
    let number = brief.number;
    let items = |kind: ItemKind| whole.items.iter().filter(move |item| item.kind == kind);
    let slip = paper::AppointmentSlip {
        shop: head(&settings),
        printed: printed(&sheet.printed),
        demo: settings.demo,
        number: number.clone(),
        cancelled: brief.state == AppointmentState::Cancelled,
        customer: sheet.customer,
        phone: text(sheet.phone),
        plate: brief.plate.map(|plate| plate.plate),
        vin: text(sheet.car.and_then(|car| car.vin)),
        model: text(brief.model),
        start_at: brief.start_at.minute(),
        minutes: brief.minutes,
        business_type: brief.business_type,
        advisor: brief.advisor,
        bay: brief.bay,
        waiting: brief.waiting,
        complaint: whole.complaint,
        work: items(ItemKind::Labour)
            .map(|item| paper::BookedWork { name: item.name.clone(), hours: item.hours.map(|hours| hours.0) })
            .collect(),
        parts: items(ItemKind::Part)
            .map(|item| paper::BookedPart {
                name: item.name.clone(),
                number: text(item.code.clone()),
                quantity: item.quantity.map_or(0, |quantity| quantity.0),
                unit: text(item.unit.clone()),
                prepared: item.prepared,
            })
            .collect(),
        remark: text(whole.remark),
        kept_minutes: settings.shop.appointments.no_show_after_minutes,
    };
    Ok(pdf(format!("预约单-{number}"), caller.stage.press().print(move |fonts| slip.render(fonts))?, sheet.printed.way))
}
