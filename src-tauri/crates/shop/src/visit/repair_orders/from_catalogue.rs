//! Lines that come from the catalogues: found for this order's car, priced today, alone or as a package.
//!
//! Hours are the model's where the catalogue knows them. A package's fixed price shows as a discount on each of its
//! lines, by what the line costs; the shop granted it when it saved the package, so that nobody is asked again.

use super::head::Head;
use super::lines::{begin, checked};
use super::order::{FoundOperation, FoundPackage, FoundWork, RepairOrder};
use super::order_line::{LineKind, OldPart, OrderLine, PackageRef, Payer};
use super::request::{FindWork, PutLine, TakePackage};
use super::{find, get, lines, rules, store};
use crate::common::catalogue::FindInCatalogue;
use crate::common::{Fen, OrderId, Problem, Quantity, Result, page};
use crate::registers::labour::{self, LabourOperation};
use crate::registers::packages::{self, Package, Packed};
use crate::registers::parts::{self, Part};
use crate::registers::vehicles::{self, ModelOf, VehicleRecord};
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx};

/// What fits the typed text for this order or car: packages meant for the car first, then operations and parts, at last
/// packages meant for other cars. Of a car nobody knows only what is meant for every car is meant for it.
pub fn find_work(read: &Read, asked: FindWork) -> Result<Vec<FoundWork>> {
    let order = asked.order_id.map(|id| find(read, id)).transpose()?;
    let car = order.as_ref().map(|order| order.vehicle_id).or(asked.vehicle_id);
    let car = car.map(|id| vehicles::record(read, id)).transpose()?;
    let model = car.as_ref().map_or(ModelOf { brand: "", model: "" }, VehicleRecord::model_of);
    let limit = page::limit(asked.limit)?;
    let most = usize::try_from(limit).unwrap_or(0);
    let typed = || FindInCatalogue { text: asked.text.clone(), limit };
    let came_with = order.and_then(|order| order.odometer_in_km);
    let odometer = came_with.or(car.as_ref().and_then(|car| car.odometer_km));
    let (meant, others): (Vec<_>, Vec<_>) =
        packages::find(read, &asked.text, &model, odometer, most)?.into_iter().partition(|(_, fits)| *fits);
    let mut found: Vec<FoundWork> = meant.into_iter().map(found_package).collect();
    for operation in labour::find(read, typed())? {
        let by_model = operation.hours_for(&model);
        let hours = by_model.unwrap_or(operation.hours);
        let operation = FoundOperation { operation, hours, by_model: by_model.is_some() };
        found.push(FoundWork { operation: Some(operation), part: None, package: None });
    }
    let parts = parts::find(read, typed())?;
    found.extend(parts.into_iter().map(|part| FoundWork { operation: None, part: Some(part), package: None }));
    found.extend(others.into_iter().map(found_package));
    Ok(found)
}

fn found_package((package, fits): (Package, bool)) -> FoundWork {
    FoundWork { operation: None, part: None, package: Some(FoundPackage { package, fits }) }
}

/// Puts all of a package's lines on the order, for the customer to answer.
///
/// Refuses a package that is retired (`retired`) or holds what is, a customer who has settled (`settled`), and more
/// than an order can come to.
pub fn take_package(tx: &Tx, request: TakePackage) -> Result<RepairOrder> {
    let head = begin(tx, request.order_id, request.version)?;
    let package = packages::get(tx, request.package_id)?;
    if package.retired {
        return Err(Problem::of("package_id", "retired"));
    }
    let car = vehicles::record(tx, head.vehicle_id)?;
    let mut lines = Vec::new();
    for item in &package.items {
        let line = match packages::unpacked(tx, &item.item)? {
            Packed::Operation(operation) => of_operation(&head, &operation, &car.model_of()),
            Packed::Part(part, quantity) => of_part(&head, &part, quantity),
        };
        lines.push(checked(tx, &head, &line)?);
    }
    let lines = at_package_price(&package, lines)?;
    add(tx, &head, "package_id", lines)
}

/// Adds lines at the order's end and says so; refuses what does not fit beside what stands there.
pub(super) fn add(tx: &Tx, head: &Head, field: &'static str, lines: Vec<OrderLine>) -> Result<RepairOrder> {
    let standing = lines::of_order(tx, head.id)?;
    rules::must_fit(field, standing.iter().chain(&lines))?;
    for mut line in lines {
        rules::must_not_be_settled(field, &standing, line.payer, rules::debtor_id(&line))?;
        line.id = lines::insert(tx, head.id, &line)?;
        tx.touched::<OrderLine, _>(RecordKind::RepairOrders, head.id.0, None, Some(&line))?;
    }
    store::update(tx, head)?;
    get(tx, head.id)
}

/// The lines with the package's name on them, together at its fixed price where that is below what they cost.
fn at_package_price(package: &Package, lines: Vec<OrderLine>) -> Result<Vec<OrderLine>> {
    let gross = lines.iter().map(|line| line.amount_fen).collect::<Vec<_>>();
    let whole = Fen::sum(gross.iter().copied())?;
    let off = whole.minus(package.price_fen.map_or(whole, |price| price.min(whole)))?;
    let named = PackageRef { id: package.id, name: package.name.clone() };
    let discounted = lines.into_iter().zip(rules::spread(off, &gross)?).map(|(line, discount_fen)| {
        Ok(OrderLine {
            amount_fen: line.amount_fen.minus(discount_fen)?,
            discount_fen,
            package: Some(named.clone()),
            ..line
        })
    });
    discounted.collect()
}

/// An operation as a line for the customer; hours as this model takes them.
pub(super) fn of_operation(head: &Head, operation: &LabourOperation, model: &ModelOf<'_>) -> PutLine {
    PutLine {
        operation_id: Some(operation.id),
        code: Some(operation.code.clone()),
        name: operation.name.clone(),
        hours: Some(operation.hours_for(model).unwrap_or(operation.hours)),
        unit_price_fen: operation.rate_fen,
        tax_rate_bp: operation.tax_rate_bp,
        ..blank(head.id, head.version, LineKind::Labour, operation.tax_rate_bp)
    }
}

/// A part as a line for the customer.
pub(super) fn of_part(head: &Head, part: &Part, quantity: Quantity) -> PutLine {
    PutLine {
        part_id: Some(part.id),
        code: Some(part.number.clone()),
        name: part.name.clone(),
        quantity: Some(quantity),
        unit: Some(part.unit.clone()),
        unit_price_fen: part.price_fen,
        brand: part.brand.clone(),
        part_class: Some(part.class),
        ..blank(head.id, head.version, LineKind::Part, part.tax_rate_bp)
    }
}

/// What an earlier visit's line would be today: the catalogue's where it still stands there, else as it was.
pub(super) fn renewed(read: &Read, head: &Head, line: &OrderLine) -> Result<PutLine> {
    let car = vehicles::record(read, head.vehicle_id)?;
    let then = as_it_was(head, line);
    if let Some(operation) = line.operation_id.map(|id| labour::get(read, id)).transpose()?.filter(|it| !it.retired) {
        return Ok(of_operation(head, &operation, &car.model_of()));
    }
    if let Some(part) = line.part_id.map(|id| parts::get(read, id)).transpose()?.filter(|it| !it.retired) {
        let quantity = line.quantity.unwrap_or(Quantity(1000));
        return Ok(PutLine { old_part: line.old_part, ..of_part(head, &part, quantity) });
    }
    Ok(then)
}

/// The same line again, asked of the customer anew and without the discount of then.
fn as_it_was(head: &Head, line: &OrderLine) -> PutLine {
    PutLine {
        code: line.code.clone(),
        name: line.name.clone(),
        hours: line.hours,
        quantity: line.quantity,
        unit: line.unit.clone(),
        unit_price_fen: line.unit_price_fen,
        brand: line.brand.clone(),
        part_class: line.part_class,
        old_part: line.old_part,
        ..blank(head.id, head.version, line.kind, line.tax_rate_bp)
    }
}

fn blank(order_id: OrderId, version: i64, kind: LineKind, tax_rate_bp: crate::common::BasisPoints) -> PutLine {
    PutLine {
        order_id,
        version,
        line_id: None,
        kind,
        operation_id: None,
        part_id: None,
        code: None,
        name: String::new(),
        hours: None,
        quantity: None,
        unit: None,
        unit_price_fen: Fen::ZERO,
        discount_fen: Fen::ZERO,
        tax_rate_bp,
        brand: None,
        part_class: None,
        payer: Payer::Customer,
        debtor_id: None,
        old_part: OldPart::None,
        approval: None,
    }
}
