//! The lines' SQL.

use rusqlite::{Row, named_params, params};

use crate::common::{CustomerId, LineId, OrderId, Result, SettlementId, Shown};
use crate::registers::customers;
use crate::registers::customers::DebtorRef;
use crate::visit::repair_orders::order_line::{OrderLine, PackageRef};
use jieche_ground::sql::{from_text, from_text_opt, to_text, to_text_opt};
use jieche_ground::{Read, Tx};

/// The lines of an order, with names whole: for rules and for writing back, never for an answer as they are.
pub(crate) fn of_order(read: &Read, order: OrderId) -> Result<Vec<OrderLine>> {
    let file = customers::file_of("l.debtor_id");
    let sql = format!(
        "SELECT l.id, l.kind, l.operation_id, l.part_id, l.code, l.name, l.hours, l.quantity, l.unit,
      l.unit_price_fen, l.discount_fen, l.amount_fen,
      l.tax_rate_bp, l.brand, l.part_class, l.payer, c.id, c.name, l.decision, l.decided_ms, l.decided_via,
      l.old_part, l.settlement_id, l.decided_by, l.decided_by_name, l.pointed_out,
      l.dismissed_reason, l.package_id, l.package_name, l.model_hours, l.quotation
      FROM order_lines l LEFT JOIN customers c ON c.id = {file} WHERE l.order_id = ?1 ORDER BY l.place"
    );
    read.list(&sql, [order], line)
}

fn line(row: &Row<'_>) -> rusqlite::Result<OrderLine> {
    let debtor: Option<CustomerId> = row.get(16)?;
    Ok(OrderLine {
        id: row.get(0)?,
        kind: from_text(row, 1)?,
        operation_id: row.get(2)?,
        part_id: row.get(3)?,
        code: row.get(4)?,
        name: row.get(5)?,
        hours: row.get(6)?,
        quantity: row.get(7)?,
        unit: row.get(8)?,
        unit_price_fen: row.get(9)?,
        discount_fen: row.get(10)?,
        amount_fen: row.get(11)?,
        tax_rate_bp: row.get(12)?,
        brand: row.get(13)?,
        part_class: from_text_opt(row, 14)?,
        payer: from_text(row, 15)?,
        debtor: match debtor {
            Some(id) => Some(DebtorRef { id, name: row.get(17)? }),
            None => None,
        },
        decision: from_text(row, 18)?,
        decided_at: row.get(19)?,
        decided_via: from_text_opt(row, 20)?,
        old_part: from_text(row, 21)?,
        settlement_id: row.get(22)?,
        decided_by: from_text_opt(row, 23)?,
        decided_by_name: row.get::<_, Option<String>>(24)?.map(Shown::Whole),
        pointed_out: row.get(25)?,
        dismissed: row.get(26)?,
        package: match row.get(27)? {
            Some(id) => Some(PackageRef { id, name: row.get(28)? }),
            None => None,
        },
        model_hours: row.get(29)?,
        quotation: row.get(30)?,
    })
}

/// Adds a line after the others.
pub(in crate::visit::repair_orders) fn insert(tx: &Tx, order: OrderId, line: &OrderLine) -> Result<LineId> {
    let sql =
        "INSERT INTO order_lines (order_id, place, kind, operation_id, part_id, code, name, hours, quantity, unit,
        unit_price_fen, discount_fen, amount_fen, tax_rate_bp, brand, part_class, payer, debtor_id,
        decision, decided_ms, decided_via, decided_by, decided_by_name, pointed_out, old_part,
        package_id, package_name, model_hours, quotation)
      VALUES (:of, (SELECT COALESCE(MAX(place), 0) + 1 FROM order_lines WHERE order_id = :of), :kind, :operation, :part,
        :code, :name, :hours, :quantity, :unit, :price, :discount, :amount, :tax, :brand, :class, :payer, :debtor,
        :decision, :decided, :via, :by, :by_name, :pointed_out, :old_part,
        :package, :package_name, :model_hours, :quotation)
      RETURNING id";
    write_line(tx, sql, order.0, line)
}

/// Writes a changed line over the one with the same id.
pub(in crate::visit::repair_orders) fn update(tx: &Tx, line: &OrderLine) -> Result<()> {
    let sql = "UPDATE order_lines SET kind = :kind, operation_id = :operation, part_id = :part, code = :code,
        name = :name, hours = :hours, quantity = :quantity, unit = :unit, unit_price_fen = :price,
        discount_fen = :discount, amount_fen = :amount, tax_rate_bp = :tax, brand = :brand, part_class = :class,
        payer = :payer, debtor_id = :debtor, decision = :decision, decided_ms = :decided, decided_via = :via,
        decided_by = :by, decided_by_name = :by_name, pointed_out = :pointed_out, old_part = :old_part,
        package_id = :package, package_name = :package_name, model_hours = :model_hours, quotation = :quotation
      WHERE id = :of RETURNING id";
    write_line(tx, sql, line.id.0, line).map(|_| ())
}

fn write_line(tx: &Tx, sql: &str, of: i64, line: &OrderLine) -> Result<LineId> {
    let values = named_params! {
        ":of": of,
        ":kind": to_text(&line.kind)?,
        ":operation": line.operation_id,
        ":part": line.part_id,
        ":code": line.code,
        ":name": line.name,
        ":hours": line.hours,
        ":quantity": line.quantity,
        ":unit": line.unit,
        ":price": line.unit_price_fen,
        ":discount": line.discount_fen,
        ":amount": line.amount_fen,
        ":tax": line.tax_rate_bp,
        ":brand": line.brand,
        ":class": to_text_opt(line.part_class.as_ref())?,
        ":payer": to_text(&line.payer)?,
        ":debtor": line.debtor.as_ref().map(|debtor| debtor.id),
        ":decision": to_text(&line.decision)?,
        ":decided": line.decided_at,
        ":via": to_text_opt(line.decided_via.as_ref())?,
        ":by": to_text_opt(line.decided_by.as_ref())?,
        ":by_name": line.decided_by_name.as_ref().map(Shown::whole).transpose()?,
        ":pointed_out": line.pointed_out,
        ":old_part": to_text(&line.old_part)?,
        ":package": line.package.as_ref().map(|package| package.id),
        ":package_name": line.package.as_ref().map(|package| &package.name),
        ":model_hours": line.model_hours,
        ":quotation": line.quotation,
    };
    tx.one(sql, values, |row| row.get(0))
}

/// The order a line stands on.
pub(in crate::visit::repair_orders) fn order_of(read: &Read, id: LineId) -> Result<Option<OrderId>> {
    read.maybe("SELECT order_id FROM order_lines WHERE id = ?1", [id], |row| row.get(0))
}

/// Nobody is reminded of a declined line from now on.
pub(in crate::visit::repair_orders) fn dismiss(tx: &Tx, id: LineId, reason: &str) -> Result<()> {
    let sql = "UPDATE order_lines SET dismissed_ms = ?2, dismissed_by = ?3, dismissed_reason = ?4 WHERE id = ?1";
    tx.execute(sql, params![id, tx.now(), tx.person()?, reason]).map(|_| ())
}

pub(super) fn delete(tx: &Tx, id: LineId) -> Result<()> {
    tx.execute("DELETE FROM order_lines WHERE id = ?1", [id]).map(|_| ())
}

pub(in crate::visit::repair_orders) fn close(tx: &Tx, id: LineId, settlement: SettlementId) -> Result<()> {
    tx.execute("UPDATE order_lines SET settlement_id = ?2 WHERE id = ?1", (id, settlement)).map(|_| ())
}

pub(in crate::visit::repair_orders) fn reopen(tx: &Tx, settlement: SettlementId) -> Result<()> {
    tx.execute("UPDATE order_lines SET settlement_id = NULL WHERE settlement_id = ?1", [settlement]).map(|_| ())
}

/// Whether the line's operation or part stands in the catalogue.
pub(super) fn in_catalogue(read: &Read, line: &OrderLine) -> Result<bool> {
    let found: Option<i64> = match (line.operation_id, line.part_id) {
        (Some(id), _) => read.maybe("SELECT 1 FROM labour_operations WHERE id = ?1", [id], |row| row.get(0))?,
        (_, Some(id)) => read.maybe("SELECT 1 FROM parts WHERE id = ?1", [id], |row| row.get(0))?,
        _ => Some(1),
    };
    Ok(found.is_some())
}
