//! The car is here: the appointment becomes an order, with nothing typed again.
//!
//! One write, by the orders' own verbs: what was booked stands on the order as lines the customer has yet to agree to,
//! at the catalogue's prices of today.

use super::appointment::{AppointmentItem, AppointmentState, ItemKind};
use super::book::by_model;
use super::request::ArriveAppointment;
use super::rules::MINUTE;
use super::store::Row;
use super::workflow::AppointmentStep;
use super::{begin, finish};
use crate::common::{BasisPoints, Fen, Hours, OperationId, PackageId, PartId, Problem, Quantity, Result};
use crate::registers::customers;
use crate::registers::labour::LabourRules;
use crate::registers::settings::Section;
use crate::registers::staff::{self, Capability};
use crate::registers::{labour, packages, parts, vehicles};
use crate::visit::repair_orders::{
    self, HandOver, HandedOrder, LineKind, OldPart, OpenRepairOrder, OrderRules, Payer, PutLine, RepairOrder,
    TakePackage,
};
use jieche_ground::Tx;

/// Opens the order of a car that has come, late or not.
///
/// Refuses an appointment that was cancelled or has become an order (`wrong_state`), and one without a car on file
/// unless the request names it.
pub fn arrive(tx: &Tx, request: ArriveAppointment) -> Result<RepairOrder> {
    let before = begin(tx, request.id, request.version, AppointmentStep::Arrive)?;
    let Some(vehicle_id) = request.vehicle_id.or(before.vehicle_id) else {
        return Err(Problem::of("vehicle_id", "required"));
    };
    let booked = Row { vehicle_id: Some(vehicle_id), ..before.clone() };
    let order = opened(tx, &booked)?;
    let order = given_to_advisor(tx, &booked, order)?;
    let car = vehicles::record(tx, vehicle_id)?;
    let order = together(&booked.items).iter().try_fold(order, |order, items| {
        if let Some(package_id) = whole_package(tx, items)? {
            let taken = TakePackage { order_id: order.id, version: order.version, package_id };
            return repair_orders::take_package(tx, taken);
        }
        items.iter().try_fold(order, |order, item| {
            let item = by_model(tx, (*item).clone(), Some(&car))?;
            repair_orders::put_line(tx, line(tx, &order, &item)?)
        })
    })?;
    let after = Row {
        version: before.version + 1,
        state: AppointmentState::Arrived,
        arrived_at: Some(tx.now()),
        order_id: Some(order.id),
        reason: None,
        ..booked
    };
    finish(tx, &before, &after)?;
    Ok(order)
}

/// Promised for as long from now as it was booked for: a suggestion, the desk still asks.
fn opened(tx: &Tx, booked: &Row) -> Result<RepairOrder> {
    let car = vehicles::record(tx, booked.vehicle_id.ok_or_else(|| Problem::of("vehicle_id", "required"))?)?;
    let owner = customers::record(tx, car.owner_id)?;
    let somebody_else = booked.name.clone().filter(|name| *name != owner.name);
    let other_phone = booked.phone.clone().filter(|phone| owner.phone.as_ref() != Some(phone));
    repair_orders::open(
        tx,
        OpenRepairOrder {
            vehicle_id: car.id,
            brought_by: somebody_else,
            brought_by_phone: other_phone,
            odometer_in_km: None,
            energy_level_pct: None,
            complaint: booked.complaint.clone(),
            business_type: booked.business_type,
            promised_at: Some(tx.now().max(booked.start_at).plus(booked.minutes * MINUTE)),
            key_tag: None,
            parking: None,
            waiting: booked.waiting,
            urgent: false,
            wash: true,
            road_test: true,
        },
    )
}

/// The advisor it was booked with has it, whoever stood at the desk; one who has left since does not.
fn given_to_advisor(tx: &Tx, booked: &Row, order: RepairOrder) -> Result<RepairOrder> {
    let at_work = staff::at_work(tx, "advisor_id", booked.advisor_id, Capability::Advise).is_ok();
    if order.advisor_id == booked.advisor_id || !at_work {
        return Ok(order);
    }
    let handed = HandedOrder { id: order.id, version: order.version };
    let handed = HandOver { orders: vec![handed], to: booked.advisor_id, note: None };
    Ok(repair_orders::hand_over(tx, handed)?.pop().unwrap_or(order))
}

/// What was booked, in its order: what came with one package together, everything else by itself.
fn together(items: &[AppointmentItem]) -> Vec<Vec<&AppointmentItem>> {
    let mut parcels: Vec<Vec<&AppointmentItem>> = Vec::new();
    for item in items {
        let same = |parcel: &&mut Vec<&AppointmentItem>| item.package.is_some() && parcel[0].package == item.package;
        match parcels.iter_mut().find(same) {
            Some(parcel) => parcel.push(item),
            None => parcels.push(vec![item]),
        }
    }
    parcels
}

/// The package these items are, as it is sold today; `None` where it is not offered any more, holds something else now, or
/// something was taken out of it: then each goes by itself, at its own price.
fn whole_package(tx: &Tx, items: &[&AppointmentItem]) -> Result<Option<PackageId>> {
    let Some(named) = &items[0].package else { return Ok(None) };
    let package = packages::get(tx, named.id)?;
    let mut held: Vec<_> = package
        .items
        .iter()
        .map(|held| identity(held.item.operation_id, held.item.part_id, held.item.quantity))
        .collect();
    let mut booked: Vec<_> =
        items.iter().map(|item| identity(item.operation_id, item.part_id, item.quantity)).collect();
    held.sort_unstable();
    booked.sort_unstable();
    Ok((!package.retired && held == booked).then_some(named.id))
}

/// What tells one held item from another; a part is one piece where nobody said how many.
fn identity(
    operation: Option<OperationId>,
    part: Option<PartId>,
    quantity: Option<Quantity>,
) -> (Option<OperationId>, Option<PartId>, Option<Quantity>) {
    (operation, part, part.and(quantity.or(Some(Quantity(1000)))))
}

/// An item as a line: at the catalogue's price, or for the desk to price where it was typed.
fn line(tx: &Tx, order: &RepairOrder, item: &AppointmentItem) -> Result<PutLine> {
    let price = price(tx, item)?;
    Ok(PutLine {
        order_id: order.id,
        version: order.version,
        line_id: None,
        kind: match item.kind {
            ItemKind::Labour => LineKind::Labour,
            ItemKind::Part => LineKind::Part,
        },
        operation_id: item.operation_id,
        part_id: item.part_id,
        code: item.code.clone(),
        name: item.name.clone(),
        hours: hours(item),
        quantity: item.quantity,
        unit: item.unit.clone().filter(|_| item.kind == ItemKind::Part),
        unit_price_fen: price.unit_fen,
        discount_fen: Fen::ZERO,
        tax_rate_bp: price.tax_rate_bp,
        brand: price.brand,
        part_class: price.class,
        payer: Payer::Customer,
        debtor_id: None,
        old_part: OldPart::None,
        approval: None,
    })
}

/// Labour on an order has hours; the shortest there are where nobody knew them.
fn hours(item: &AppointmentItem) -> Option<Hours> {
    (item.kind == ItemKind::Labour).then(|| item.hours.filter(|hours| hours.0 > 0).unwrap_or(Hours(10)))
}

struct Price {
    unit_fen: Fen,
    tax_rate_bp: BasisPoints,
    brand: Option<String>,
    class: Option<parts::PartClass>,
}

fn price(tx: &Tx, item: &AppointmentItem) -> Result<Price> {
    if let Some(id) = item.operation_id {
        let operation = labour::get(tx, id)?;
        return Ok(Price {
            unit_fen: operation.rate_fen,
            tax_rate_bp: operation.tax_rate_bp,
            brand: None,
            class: None,
        });
    }
    if let Some(id) = item.part_id {
        let part = parts::get(tx, id)?;
        return Ok(Price {
            unit_fen: part.price_fen,
            tax_rate_bp: part.tax_rate_bp,
            brand: part.brand,
            class: Some(part.class),
        });
    }
    let labour = LabourRules::of(tx)?;
    let published = labour.labour_rates.first().filter(|_| item.kind == ItemKind::Labour);
    Ok(Price {
        unit_fen: published.map_or(Fen::ZERO, |rate| rate.rate_fen),
        tax_rate_bp: OrderRules::of(tx)?.tax_rate_bp,
        brand: None,
        class: None,
    })
}
