//! What a 接车检查单 says: rendered when it is signed and kept, and counted when printed.
//!
//! Carries names and phone whole: the customer holds it in hand.

use serde::{Deserialize, Serialize};

use super::answer::LastReading;
use super::found::Findings;
use super::store::Row;
use super::template::InspectionPoint;
use super::{last_reading, rules, store};
use crate::common::{Millis, OrderId, Problem, Result};
use crate::registers::customers;
use crate::registers::pictures::{self, GetPicture, PictureSize};
use crate::registers::printing::{self, PrintedCopy, Sheet};
use crate::registers::signatures::SheetSignature;
use crate::registers::staff;
use crate::visit::repair_orders::{self, Car, Head};
use jieche_ground::files::FileHash;
use jieche_ground::{Read, Tx};

/// Photos the sheet has room for.
const SHOWN: usize = 6;

/// 接车检查单
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceptionSheet {
    /// 工单号, once given.
    pub order_number: Option<String>,
    /// From 1.
    pub edition: i64,
    /// Why the edition before did not stand.
    pub reason: Option<String>,
    /// The car.
    pub car: Car,
    /// 车主
    pub owner: String,
    /// 送修人, where it is not the owner.
    pub brought_by: Option<String>,
    /// The bringer's phone, else the owner's.
    pub phone: Option<String>,
    /// 服务顾问
    pub advisor: String,
    /// When it came.
    pub arrived_at: Millis,
    /// 预计交车
    pub promised_at: Option<Millis>,
    /// Kilometres when it came.
    pub odometer_in_km: Option<i64>,
    /// And the time before.
    pub last_reading: Option<LastReading>,
    /// Fuel or charge, percent.
    pub energy_level_pct: Option<i64>,
    /// 客户描述
    pub complaint: String,
    /// 钥匙牌
    pub key_tag: Option<String>,
    /// 车位
    pub parking: Option<String>,
    /// 在店等待
    pub waiting: bool,
    /// 洗车
    pub wash: bool,
    /// 同意路试
    pub road_test: bool,
    /// What was to be looked at.
    pub points: Vec<InspectionPoint>,
    /// What was found.
    pub found: Findings,
    /// The files of the photos it shows small: of the damages first, then of the car; at most six.
    pub thumbnails: Vec<FileHash>,
    /// Photos taken in all.
    pub photos_taken: usize,
    /// The customer's signature, once given.
    pub signature: Option<SheetSignature>,
    /// This copy.
    pub printed: PrintedCopy,
}

/// The sheet of an order and one edition.
pub(super) fn of(read: &Read, order: &Head, row: &Row, printed: PrintedCopy) -> Result<ReceptionSheet> {
    let owner = customers::record(read, order.customer_id)?;
    Ok(ReceptionSheet {
        order_number: order.number.clone(),
        edition: row.edition,
        reason: row.reason.clone(),
        car: repair_orders::car(read, order.vehicle_id)?,
        owner: owner.name,
        brought_by: order.brought_by.clone(),
        phone: order.brought_by_phone.clone().or(owner.phone),
        advisor: staff::name_of(read, order.advisor_id)?,
        arrived_at: order.opened_at,
        promised_at: order.promised_at,
        odometer_in_km: order.odometer_in_km,
        last_reading: last_reading(read, order)?,
        energy_level_pct: order.energy_level_pct,
        complaint: order.complaint.clone(),
        key_tag: order.key_tag.clone(),
        parking: order.parking.clone(),
        waiting: order.waiting,
        wash: order.wash,
        road_test: order.road_test,
        points: row.points.clone(),
        thumbnails: thumbnails(read, &row.found)?,
        photos_taken: rules::pictures(&row.found).count(),
        found: row.found.clone(),
        signature: row.signed.as_ref().map(|signed| SheetSignature {
            signer: signed.signer.clone(),
            at: signed.at,
            strokes: signed.strokes.clone(),
        }),
        printed,
    })
}

fn thumbnails(read: &Read, found: &Findings) -> Result<Vec<FileHash>> {
    let small = |picture: &FileHash| {
        pictures::file_of(read, &GetPicture { picture: picture.clone(), size: PictureSize::Thumbnail })
    };
    rules::pictures(found).take(SHOWN).map(|(_, picture)| small(picture)).collect()
}

/// Counts a copy of the 接车检查单 and answers what it says now; `not_found` before anything was saved.
pub fn print(tx: &Tx, id: OrderId) -> Result<ReceptionSheet> {
    let order = repair_orders::find(tx, id)?;
    let row = store::newest(tx, id)?.ok_or_else(|| Problem::not_found("reception"))?;
    let printed = printing::copy(tx, Sheet::Reception, id.0)?;
    of(tx, &order, &row, printed)
}
