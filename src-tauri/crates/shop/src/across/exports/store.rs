//! What an export reads, table by table in the order of the sheets' columns, and the table of exports.

use jieche_codes::RecordKind;
use rusqlite::Row;
use rusqlite::types::Type;

use super::cell::Cell;
use super::sheet::{Column, Of, Sheet};
use super::{Export, ExportForm, ExportRows};
use crate::common::{ExportId, Problem, Result};
use crate::registers::customers;
use crate::registers::staff::Sensitive;
use jieche_ground::Ctx;
use jieche_ground::files::FileHash;
use jieche_ground::sql::{from_json, from_text, to_text};
use jieche_ground::{Read, Tx};

/// An order's number; one that has none yet is told by its id.
const ORDER: &str = "coalesce(o.number, '#' || o.id)";

/// The newest edition of each order's reception sheet.
const SHEET_THAT_COUNTS: &str = "receptions r JOIN repair_orders o ON o.id = r.order_id AND r.edition =
            (SELECT max(n.edition) FROM receptions n WHERE n.order_id = r.order_id)";

/// The table a sheet is about.
pub(super) fn table(of: Of) -> &'static str {
    match of {
        Of::Customers | Of::Contacts => "customers",
        Of::Consents => "customer_consents",
        Of::Vehicles => "vehicles",
        Of::Owners => "ownerships",
        Of::Orders => "repair_orders",
        Of::Lines => "order_lines",
        Of::Events => "order_events",
        Of::Damages | Of::Inspections => "receptions",
        Of::Quotations => "quotations",
        Of::Settlements => "settlements",
        Of::Payments => "payments",
        Of::Invoices => "invoices",
        Of::Parts => "parts",
        Of::Labour => "labour_operations",
        Of::Packages => "packages",
        Of::Appointments => "appointments",
        Of::Surveys => "surveys",
        Of::Complaints => "complaints",
        Of::ComplaintSteps => "complaint_steps",
        Of::PastVisits => "past_visits",
    }
}

fn rows(of: Of) -> String {
    match of {
        Of::Customers => "SELECT code, name, kind, phone, contact_name, credit_code, address, nullif(debtor, 'none'), no_marketing,
            (SELECT group_concat(value, ' ') FROM json_each(tags)), credit_limit_fen, credit_days, remark
            FROM customers WHERE merged_into IS NULL ORDER BY id"
            .into(),
        Of::Contacts => "SELECT c.name, c.kind, n.value ->> 'kind', n.value ->> 'name', n.value ->> 'duty', n.value ->> 'phone'
            FROM customers c JOIN json_each(c.contacts) n WHERE c.merged_into IS NULL ORDER BY c.id, n.key"
            .into(),
        Of::Consents => "SELECT c.name, c.kind, s.purpose, s.given, s.channel, s.text_version, s.at_ms, p.name
            FROM customer_consents s JOIN customers c ON c.id = s.customer_id LEFT JOIN people p ON p.id = s.person_id
            ORDER BY s.id"
            .into(),
        Of::Vehicles => "SELECT v.plate, v.vin, c.name, c.kind, c.phone, v.brand, v.model, v.colour, v.engine_no, v.energy, v.bought_on,
            v.odometer_km, v.insurance_until, v.inspection_until, v.last_visit, v.remark
            FROM vehicles v JOIN customers c ON c.id = v.owner_id ORDER BY v.id"
            .into(),
        Of::Owners => "SELECT v.plate, v.vin, c.name, c.kind, o.from_date, o.until_date FROM ownerships o
            JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id ORDER BY v.id, o.from_date"
            .into(),
        Of::Orders => format!(
            "SELECT {ORDER}, o.state, o.business_type, v.plate, v.vin, c.name, c.kind, o.brought_by, o.brought_by_phone, p.name,
            o.opened_ms, o.odometer_in_km, o.complaint, o.diagnosis, o.promised_ms, o.delivered_ms, o.odometer_out_km,
            (SELECT coalesce(sum(l.amount_fen), 0) FROM order_lines l WHERE l.order_id = o.id AND l.decision <> 'declined')
            FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id
            JOIN people p ON p.id = o.advisor_id ORDER BY o.id"
        ),
        Of::Lines => format!(
            "SELECT {ORDER}, l.kind, l.code, l.name, l.hours, l.quantity, l.unit, l.unit_price_fen, l.discount_fen, l.amount_fen,
            l.tax_rate_bp, l.payer, l.decision FROM repair_orders o JOIN order_lines l ON l.order_id = o.id ORDER BY o.id, l.place"
        ),
        Of::Events => format!(
            "SELECT {ORDER}, e.step, e.at_ms, p.name, e.terminal, e.via, e.note FROM order_events e
            JOIN repair_orders o ON o.id = e.order_id JOIN people p ON p.id = e.person_id ORDER BY o.id, e.n"
        ),
        Of::Damages => format!(
            "SELECT {ORDER}, m.value ->> 'view', m.value ->> 'kind', m.value ->> 'remark', r.signer, r.signed_ms
            FROM {SHEET_THAT_COUNTS} JOIN json_each(r.found, '$.marks') m ORDER BY o.id, m.key"
        ),
        Of::Inspections => format!(
            "SELECT {ORDER}, p.value ->> 'zone', p.value ->> 'name', f.value ->> 'condition', f.value ->> 'reading',
            p.value ->> 'unit', f.value ->> 'remark' FROM {SHEET_THAT_COUNTS} JOIN json_each(r.found, '$.results') f
            JOIN json_each(r.points) p ON p.value ->> 'point' = f.value ->> 'point' ORDER BY o.id, p.key"
        ),
        Of::Quotations => format!(
            "SELECT q.number, {ORDER}, q.made_ms, p.name, q.valid_until, q.total_fen, q.diagnosis_fee_fen FROM quotations q
            JOIN repair_orders o ON o.id = q.order_id JOIN people p ON p.id = q.made_by ORDER BY q.id"
        ),
        Of::Settlements => format!(
            "SELECT s.number, {ORDER}, s.payer, s.state, s.date, s.labour_fen, s.part_fen, s.other_fen, s.discount_fen, s.rounding_fen,
            s.total_fen, s.paid_fen, s.on_account, p.name, s.void_reason
            FROM settlements s JOIN repair_orders o ON o.id = s.order_id JOIN people p ON p.id = s.settled_by ORDER BY s.id"
        ),
        Of::Payments => "SELECT s.number, y.means, y.amount_fen, y.at_ms, p.name, y.remark FROM payments y
            JOIN settlements s ON s.id = y.settlement_id JOIN people p ON p.id = y.person_id ORDER BY y.id"
            .into(),
        Of::Invoices => "SELECT s.number, i.number, i.kind, i.issued_on, i.amount_fen, i.title, p.name FROM invoices i
            JOIN settlements s ON s.id = i.settlement_id JOIN people p ON p.id = i.noted_by ORDER BY i.id"
            .into(),
        Of::Parts => "SELECT number, name, brand, spec, unit, class, price_fen, tax_rate_bp, location, fits, retired FROM parts ORDER BY id"
            .into(),
        Of::Labour => "SELECT code, name, trade, hours, rate_fen, tax_rate_bp, retired FROM labour_operations ORDER BY id".into(),
        Of::Packages => "SELECT k.code, k.name, k.brand, k.model, k.due_km, k.due_months, k.price_fen, k.retired,
            CASE WHEN l.id IS NULL THEN 'part' ELSE 'labour' END, coalesce(l.code, t.number), coalesce(l.name, t.name),
            i.value ->> 'quantity' FROM packages k JOIN json_each(k.items) i
            LEFT JOIN labour_operations l ON l.id = i.value ->> 'operation_id' LEFT JOIN parts t ON t.id = i.value ->> 'part_id'
            ORDER BY k.id, i.key"
            .into(),
        Of::Appointments => "SELECT a.number, a.state, a.start_ms, coalesce(v.plate, a.plate), a.name, a.phone, a.business_type, a.complaint, a.bay,
            p.name, o.number, a.remark FROM appointments a JOIN people p ON p.id = a.advisor_id
            LEFT JOIN vehicles v ON v.id = a.vehicle_id LEFT JOIN repair_orders o ON o.id = a.order_id ORDER BY a.id"
            .into(),
        Of::Surveys => format!(
            "SELECT {ORDER}, s.state, s.due_ms, s.answered_on, s.score, s.nps, s.remark
            FROM surveys s JOIN repair_orders o ON o.id = s.order_id ORDER BY s.id"
        ),
        Of::Complaints => format!(
            "SELECT k.number, k.state, k.level, k.about, k.source, v.plate, c.name, c.kind, o.number, k.words, k.wish,
            k.received_ms, r.name, h.name, k.due_ms, k.closed_ms, k.outcome, k.content FROM complaints k
            JOIN vehicles v ON v.id = k.vehicle_id JOIN customers c ON c.id = {} JOIN people r ON r.id = k.received_by
            JOIN people h ON h.id = k.handler_id LEFT JOIN repair_orders o ON o.id = k.order_id ORDER BY k.id",
            customers::file_of("k.customer_id")
        ),
        Of::ComplaintSteps => "SELECT k.number, s.at_ms, s.step, s.level, p.name, h.name, s.words FROM complaint_steps s
            JOIN complaints k ON k.id = s.complaint_id JOIN people p ON p.id = s.person_id JOIN people h ON h.id = s.handler_id
            ORDER BY k.id, s.n"
            .into(),
        Of::PastVisits => "SELECT h.number, h.date, v.plate, v.vin, h.odometer_km, h.complaint, i.name, i.amount_fen, h.amount_fen, h.advisor,
            h.remark FROM past_visits h JOIN vehicles v ON v.id = h.vehicle_id
            LEFT JOIN past_visit_items i ON i.visit_id = h.id ORDER BY h.id, i.n"
            .into(),
    }
}

/// How many records a sheet is about.
pub fn count(read: &Read, sheet: &Sheet) -> Result<i64> {
    read.one(&format!("SELECT count(*) FROM {}", table(sheet.of)), [], |row| row.get(0))
}

/// Hands on row after row of a sheet, masked as the person asking sees it.
pub fn each(read: &Read, sheet: &Sheet, mut take: impl FnMut(Vec<Cell>) -> Result<()>) -> Result<()> {
    read.each(&rows(sheet.of), [], |row| {
        let cells = sheet.columns.iter().enumerate().map(|(at, (_, column))| cell(read.ctx(), row, at, *column));
        take(cells.collect::<rusqlite::Result<_>>()?)
    })
}

fn cell(ctx: &Ctx, row: &Row<'_>, at: usize, column: Column) -> rusqlite::Result<Cell> {
    if row.get_ref(at)?.data_type() == Type::Null {
        return Ok(Cell::Blank);
    }
    let text = || row.get::<_, String>(at);
    let is_public = matches!(column, Column::Name(kind) if row.get::<_, String>(kind)? == "company");
    if let Some(hidden) = column.holds().filter(|kind| !is_public && !kind.is_seen_by(ctx)) {
        return masked(hidden, row, at);
    }
    Ok(match column {
        Column::Text | Column::Name(_) | Column::Person | Column::Phone | Column::Address | Column::Vin => {
            Cell::Text(text()?)
        }
        Column::Word(said) => {
            let code = text()?;
            Cell::Text(said(&code).map_or(code, str::to_owned))
        }
        Column::Either(yes, no) => Cell::Text(if row.get(at)? { yes } else { no }.to_owned()),
        Column::Money | Column::Hundredths => Cell::Hundredths(row.get(at)?),
        Column::Thousandths => Cell::Thousandths(row.get(at)?),
        Column::Whole => Cell::Whole(row.get(at)?),
        Column::Day => Cell::Day(row.get(at)?),
        Column::Moment => Cell::Moment(row.get(at)?),
        Column::Tick if row.get::<_, bool>(at)? => Cell::Text("是".into()),
        Column::Tick => Cell::Blank,
    })
}

fn masked(kind: Sensitive, row: &Row<'_>, at: usize) -> rusqlite::Result<Cell> {
    if matches!(kind, Sensitive::Money | Sensitive::Cost) {
        return Ok(Cell::Blank);
    }
    Ok(kind.masked(&row.get::<_, String>(at)?).map_or(Cell::Blank, |shown| Cell::Text(shown.into_text())))
}

/// Notes that everything was taken out: what, how much, by whom.
pub fn put(tx: &Tx, form: ExportForm, rows: &[ExportRows], file: &FileHash, bytes: usize) -> Result<ExportId> {
    let sql = "INSERT INTO exports (form, sheets, file, bytes, person_id, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let person = tx.ctx().person.map(|person| person.0);
    let bytes = i64::try_from(bytes).map_err(Problem::internal)?;
    let id = tx.insert(sql, (to_text(&form)?, serde_json::to_string(rows)?, file, bytes, person, tx.now()))?;
    let told = serde_json::json!({ "form": form, "sheets": rows, "bytes": bytes });
    tx.touched::<(), _>(RecordKind::Exports, id, None, Some(&told))?;
    Ok(ExportId(id))
}

/// So many exports, the newest first.
pub fn list(read: &Read, most: i64) -> Result<Vec<Export>> {
    let sql = "SELECT e.id, e.form, e.at_ms, p.name, e.bytes, e.sheets FROM exports e
      LEFT JOIN people p ON p.id = e.person_id ORDER BY e.id DESC LIMIT ?1";
    read.list(sql, [most], |row| {
        Ok(Export {
            id: row.get(0)?,
            form: from_text(row, 1)?,
            at: row.get(2)?,
            by: row.get(3)?,
            bytes: row.get(4)?,
            sheets: from_json(row, 5)?,
        })
    })
}

/// An export's form and file; `not_found`.
pub fn get(read: &Read, id: ExportId) -> Result<(ExportForm, FileHash)> {
    read.maybe("SELECT form, file FROM exports WHERE id = ?1", [id], |row| Ok((from_text(row, 0)?, row.get(1)?)))?
        .ok_or_else(|| Problem::not_found("export"))
}
