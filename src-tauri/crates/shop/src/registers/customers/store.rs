//! The table of customers.

use rusqlite::{Row, ToSql, named_params};
use serde::{Deserialize, Serialize};

use super::contacts::{ContactRecord, Prefers};
use super::{CustomerKind, DebtorKind};
use crate::common::{CustomerId, Fen, PersonId, Problem, Result};
use crate::registers::numbers;
use crate::registers::search_index::Called;
use jieche_ground::sql::{from_json, from_text, to_text, to_text_opt};
use jieche_ground::{Read, Tx};

const COLUMNS: &str = "id, version, kind, name, phone, contact_name, credit_code, address, debtor, no_marketing, remark, code, merged_into,
     contacts, prefers, reach_hours, credit_limit_fen, credit_days, credit_by, tags";
/// Look-alikes worth offering.
const ALIKE: i64 = 20;

/// A customer as stored: whole, for rules and the journal, never for a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CustomerRecord {
    pub id: CustomerId,
    pub version: i64,
    pub kind: CustomerKind,
    pub name: String,
    pub phone: Option<String>,
    pub contact_name: Option<String>,
    pub credit_code: Option<String>,
    pub address: Option<String>,
    pub debtor: DebtorKind,
    pub no_marketing: bool,
    pub remark: Option<String>,
    /// The number the customer had in the program before this one.
    pub code: Option<String>,
    /// The file it is read under since it was merged; never itself a merged one.
    pub merged_into: Option<CustomerId>,
    /// Whom else to call, in order.
    pub contacts: Vec<ContactRecord>,
    pub prefers: Prefers,
    pub reach_hours: Option<String>,
    pub credit_limit_fen: Option<Fen>,
    pub credit_days: Option<i64>,
    /// Who allowed it.
    pub credit_by: Option<PersonId>,
    /// 标签, as the shop calls them.
    pub tags: Vec<String>,
}

fn record(row: &Row<'_>) -> rusqlite::Result<CustomerRecord> {
    Ok(CustomerRecord {
        id: row.get(0)?,
        version: row.get(1)?,
        kind: from_text(row, 2)?,
        name: row.get(3)?,
        phone: row.get(4)?,
        contact_name: row.get(5)?,
        credit_code: row.get(6)?,
        address: row.get(7)?,
        debtor: from_text(row, 8)?,
        no_marketing: row.get(9)?,
        remark: row.get(10)?,
        code: row.get(11)?,
        merged_into: row.get(12)?,
        contacts: from_json(row, 13)?,
        prefers: from_text(row, 14)?,
        reach_hours: row.get(15)?,
        credit_limit_fen: row.get(16)?,
        credit_days: row.get(17)?,
        credit_by: row.get(18)?,
        tags: from_json(row, 19)?,
    })
}

pub(super) fn get(read: &Read, id: CustomerId) -> Result<CustomerRecord> {
    read.maybe(&format!("SELECT {COLUMNS} FROM customers WHERE id = ?1"), [id], record)?
        .ok_or_else(|| Problem::not_found("customer"))
}

pub(super) fn insert(tx: &Tx, mut new: CustomerRecord) -> Result<CustomerRecord> {
    let sql = "INSERT INTO customers (id, kind, name, phone, contact_name, credit_code, address, debtor, no_marketing, remark, code)
               VALUES (:id, :kind, :name, :phone, :contact_name, :credit_code, :address, :debtor, :no_marketing, :remark, :code)";
    let id = numbers::new_id(tx, "customers")?;
    tx.execute(
        sql,
        named_params! {
            ":id": id, ":kind": to_text(&new.kind)?, ":name": new.name, ":phone": new.phone, ":contact_name": new.contact_name, ":credit_code": new.credit_code,
            ":address": new.address, ":debtor": to_text(&new.debtor)?, ":no_marketing": new.no_marketing, ":remark": new.remark, ":code": new.code,
        },
    )?;
    (new.id, new.version) = (CustomerId(id), 1);
    Ok(new)
}

pub(super) fn remove(tx: &Tx, id: CustomerId) -> Result<()> {
    tx.remove("DELETE FROM customers WHERE id = ?1", id.0)
}

/// Everybody of this name and phone.
pub(super) fn called_so(read: &Read, name: &str, phone: &str) -> Result<Vec<CustomerId>> {
    read.list("SELECT id FROM customers WHERE name = ?1 AND phone = ?2", (name, phone), |row| row.get(0))
}

pub(super) fn update(tx: &Tx, before: &CustomerRecord, mut new: CustomerRecord) -> Result<CustomerRecord> {
    let sql = "UPDATE customers SET version = version + 1, kind = :kind, name = :name, phone = :phone, contact_name = :contact_name, credit_code = :credit_code,
               address = :address, debtor = :debtor, no_marketing = :no_marketing, remark = :remark, code = :code,
               merged_into = :merged_into, contacts = :contacts, prefers = :prefers, reach_hours = :reach_hours,
               credit_limit_fen = :credit_limit, credit_days = :credit_days, credit_by = :credit_by, tags = :tags WHERE id = :id";
    tx.execute(
        sql,
        named_params! {
            ":id": before.id, ":kind": to_text(&new.kind)?, ":name": new.name, ":phone": new.phone, ":contact_name": new.contact_name, ":credit_code": new.credit_code,
            ":address": new.address, ":debtor": to_text(&new.debtor)?, ":no_marketing": new.no_marketing, ":remark": new.remark, ":code": new.code,
            ":merged_into": new.merged_into, ":contacts": serde_json::to_string(&new.contacts)?, ":prefers": to_text(&new.prefers)?, ":reach_hours": new.reach_hours,
            ":credit_limit": new.credit_limit_fen, ":credit_days": new.credit_days, ":credit_by": new.credit_by,
            ":tags": serde_json::to_string(&new.tags)?,
        },
    )?;
    (new.id, new.version) = (before.id, before.version + 1);
    Ok(new)
}

/// The words in use, most used first.
pub(super) fn tags(read: &Read) -> Result<Vec<String>> {
    let sql = "SELECT t.value FROM customers c, json_each(c.tags) t WHERE c.tags <> '[]' GROUP BY t.value ORDER BY COUNT(*) DESC, t.value LIMIT 50";
    read.list(sql, [], |row| row.get(0))
}

/// Newest first. `find` is folded as terms are; a blank one lists everybody.
pub(super) fn list(
    read: &Read,
    find: &str,
    debtor: Option<DebtorKind>,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<CustomerRecord>> {
    let (after, end, owes) = (after.unwrap_or(i64::MAX), format!("{find}\u{10FFFF}"), to_text_opt(debtor.as_ref())?);
    let mut filters = String::new();
    let mut params: Vec<(&str, &dyn ToSql)> = vec![(":after", &after), (":limit", &limit)];
    if !find.is_empty() {
        filters += " AND id IN (SELECT object_id FROM search_terms WHERE kind = 1 AND term >= :find AND term < :end)";
        params.extend([(":find", &find as &dyn ToSql), (":end", &end)]);
    }
    if let Some(owes) = &owes {
        filters += if owes == "none" { " AND debtor = :owes" } else { " AND debtor = :owes AND debtor <> 'none'" };
        params.push((":owes", owes));
    }
    read.list(
        &format!("SELECT {COLUMNS} FROM customers WHERE id < :after AND merged_into IS NULL{filters} ORDER BY id DESC LIMIT :limit"),
        &params[..],
        record,
    )
}

/// Same phone, the first or another, or same name, the newest first.
pub(super) fn alike(
    read: &Read,
    name: Option<&str>,
    phone: Option<&str>,
    except: Option<CustomerId>,
) -> Result<Vec<CustomerRecord>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM customers WHERE (name = ?2
         OR id IN (SELECT object_id FROM search_terms WHERE kind = 1 AND term = ?1)) AND id IS NOT ?3 AND merged_into IS NULL ORDER BY id DESC LIMIT {ALIKE}"
    );
    read.list(&sql, (phone, name, except), record)
}

/// What a file is called by: its own card, those of the files merged into it, and what its card said before.
pub(crate) fn called(read: &Read, file: CustomerId) -> Result<Vec<Called>> {
    let sql = "WITH cards AS (SELECT id, kind, name, phone, contacts, contact_name FROM customers
        WHERE id = ?1 OR merged_into = ?1)
      SELECT kind, name, phone, contacts, contact_name FROM cards UNION
      SELECT stood ->> '$.kept_before.kind', stood ->> '$.kept_before.name', stood ->> '$.kept_before.phone',
        stood ->> '$.kept_before.contacts', stood ->> '$.kept_before.contact_name'
      FROM customer_merges WHERE undone_ms IS NULL AND kept_id IN (SELECT id FROM cards)";
    let cards = read.list(sql, [file], |row| {
        let (first, others): (Option<String>, Vec<ContactRecord>) = (row.get(2)?, from_json(row, 3)?);
        let phones = first.into_iter().chain(others.iter().map(|contact| contact.phone.clone())).collect();
        let is_company = from_text::<CustomerKind>(row, 0)? == CustomerKind::Company;
        let card = Called { is_company, name: row.get(1)?, phones };
        let names = others.into_iter().filter_map(|contact| contact.name).chain(row.get::<_, Option<String>>(4)?);
        let people = names.map(|name| Called { is_company: false, name, phones: Vec::new() });
        Ok(std::iter::once(card).chain(people).collect::<Vec<_>>())
    })?;
    Ok(cards.into_iter().flatten().collect())
}

/// A customer's id, kind, name and phone.
pub(crate) type Named = (CustomerId, CustomerKind, String, Option<String>);

/// Every name and phone the shop knows, the oldest first; those of a merged file are its file's.
pub(crate) fn names(read: &Read) -> Result<Vec<Named>> {
    read.list("SELECT COALESCE(merged_into, id), kind, name, phone FROM customers ORDER BY id", [], |row| {
        Ok((row.get(0)?, from_text(row, 1)?, row.get(2)?, row.get(3)?))
    })
}

/// SQL for the file a column's customer is read under: itself, or the one it was merged into.
///
/// What was written of a customer (who owed, who owned a car on a day) stays as written; whoever reads it goes
/// through here.
pub(crate) fn file_of(column: &str) -> String {
    format!("COALESCE((SELECT merged_into FROM customers WHERE id = {column}), {column})")
}
