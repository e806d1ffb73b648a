//! 接车检查单, from the sheet as it stands.

use jieche_paper as paper;
use jieche_shop::registers::printing::PrintWay;
use jieche_shop::registers::settings::Settings;
use jieche_shop::registers::signatures::SheetSignature;
use jieche_shop::visit::reception::{DamageMark, InspectionPoint, ReceptionSheet};
use jieche_shop::{Problem, Result, Shop};

use super::{car, head, kept, moment, pdf, printed, text};
use crate::call::Document;
use crate::press::Press;

/// 接车检查单, with the photos it shows.
pub(crate) fn reception(press: &Press, shop: &Shop, settings: &Settings, sheet: &ReceptionSheet) -> Result<Vec<u8>> {
    let found = &sheet.found;
    let form = paper::ReceptionSheet {
        shop: head(settings),
        printed: printed(&sheet.printed),
        demo: settings.demo,
        number: text(sheet.order_number.clone()),
        edition: u32::try_from(sheet.edition).map_err(Problem::internal)?,
        reason: text(sheet.reason.clone()),
        car: car(&sheet.car),
        owner: sheet.owner.clone(),
        brought_by: text(sheet.brought_by.clone()),
        phone: text(sheet.phone.clone()),
        advisor: sheet.advisor.clone(),
        arrived_at: sheet.arrived_at.minute(),
        promised_at: moment(sheet.promised_at),
        odometer_in_km: sheet.odometer_in_km,
        last_reading: sheet.last_reading.as_ref().map(|last| (last.km, last.on.map(|on| on.to_string()))),
        energy_level_pct: sheet.energy_level_pct.and_then(|percent| u8::try_from(percent).ok()),
        complaint: sheet.complaint.clone(),
        key_tag: text(sheet.key_tag.clone()),
        parking: text(sheet.parking.clone()),
        waiting: sheet.waiting,
        wash: sheet.wash,
        road_test: sheet.road_test,
        payment: found.payment,
        damages: found.marks.iter().map(damage).collect::<Result<_>>()?,
        lamps: found.lamps.clone(),
        belongings: found.belongings.clone(),
        valuables_told: found.valuables_told,
        covers_on: found.covers_on,
        points: sheet.points.iter().map(|point| checked(sheet, point)).collect(),
        photos: sheet.thumbnails.iter().map(|file| shop.file(file)).collect::<Result<_>>()?,
        photos_taken: sheet.photos_taken,
        remark: text(found.remark.clone()),
        signature: sheet.signature.as_ref().map(signature).transpose()?,
    };
    press.print(move |fonts| form.render(fonts))
}

/// The sheet as a document; an edition as it was signed says so in its name.
pub(crate) fn reception_document(
    number: Option<String>,
    signed: Option<i64>,
    bytes: Vec<u8>,
    way: Option<PrintWay>,
) -> Document {
    let parts = [
        "接车检查单".to_owned(),
        text(number),
        signed.map_or_else(String::new, |edition| format!("第{edition}版签名件")),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match way {
        Some(way) => pdf(said.join("-"), bytes, way),
        None => kept(said.join("-"), bytes),
    }
}

fn damage(mark: &DamageMark) -> Result<paper::Damage> {
    Ok(paper::Damage {
        view: mark.view,
        x: thousandths(mark.x)?,
        y: thousandths(mark.y)?,
        kind: mark.kind,
        remark: text(mark.remark.clone()),
    })
}

/// A point with its result: what was measured with its unit, then the remark.
fn checked(sheet: &ReceptionSheet, point: &InspectionPoint) -> paper::CheckedPoint {
    let result = sheet.found.results.iter().find(|result| result.point == point.point);
    let reading = result.and_then(|result| result.reading.as_ref()).map(|reading| match &point.unit {
        Some(unit) => format!("{reading} {unit}"),
        None => reading.clone(),
    });
    let said: Vec<String> = reading.into_iter().chain(result.and_then(|result| result.remark.clone())).collect();
    paper::CheckedPoint {
        zone: point.zone.clone(),
        name: point.name.clone(),
        condition: result.map(|result| result.condition),
        said: said.join("  "),
    }
}

pub(super) fn signature(signature: &SheetSignature) -> Result<paper::Signature> {
    let point = |(x, y): &(i64, i64)| Ok((thousandths(*x)?, thousandths(*y)?));
    let stroke = |stroke: &Vec<(i64, i64)>| stroke.iter().map(point).collect::<Result<_>>();
    Ok(paper::Signature {
        signer: signature.signer.clone(),
        at: signature.at.minute(),
        strokes: signature.strokes.iter().map(stroke).collect::<Result<_>>()?,
    })
}

fn thousandths(at: i64) -> Result<u16> {
    u16::try_from(at).map_err(Problem::internal)
}
