//! What the shop is measured against: SQL by hand on the same file under the same key, reading or writing the same rows and
//! doing nothing else: no rules, no masks, no answer put together.

use jieche_shop::Result;
use rusqlite::types::Value;
use rusqlite::{Connection, Params, params_from_iter};

/// A row, column by column.
type Row = Vec<Value>;

/// The bare database.
pub struct Bare(pub Connection);

impl Bare {
    /// Every row of a query, read to the end.
    fn rows(&self, sql: &str, params: impl Params) -> Result<Vec<Row>> {
        let mut statement = self.0.prepare_cached(sql)?;
        let columns = statement.column_count();
        let (mut rows, mut found) = (statement.query(params)?, Vec::new());
        while let Some(row) = rows.next()? {
            found.push((0..columns).map(|column| row.get(column)).collect::<rusqlite::Result<Row>>()?);
        }
        Ok(found)
    }

    /// The cars a fragment fits, by plate and VIN or by their owner, the latest visit first.
    pub fn search(&self, word: &str) -> Result<()> {
        let sql = "SELECT v.id, v.plate, v.plate_kind, v.vin, v.brand, v.model, v.colour, c.kind, c.name, v.last_visit, v.odometer_km
          FROM vehicles v JOIN customers c ON c.id = v.owner_id
          WHERE v.id IN (SELECT object_id FROM search_terms WHERE kind = 2 AND term >= ?1 AND term < ?2 LIMIT 200)
            OR v.owner_id IN (SELECT object_id FROM search_terms WHERE kind = 1 AND term >= ?1 AND term < ?2 LIMIT 200)
          ORDER BY v.last_visit DESC, v.id DESC LIMIT 12";
        let orders = "SELECT o.id, o.number, o.date FROM repair_orders o
          WHERE o.id IN (SELECT object_id FROM search_terms WHERE kind = 3 AND term >= ?1 AND term < ?2 LIMIT 200)
          ORDER BY o.date DESC LIMIT 12";
        let word = word.to_uppercase();
        let end = format!("{word}\u{10FFFF}");
        self.rows(sql, (&word, &end))?;
        self.rows(orders, (&word, &end)).map(|_| ())
    }

    /// A car with its owners, its orders, their money and the work of the last ones.
    pub fn glance(&self, car: i64) -> Result<()> {
        self.rows("SELECT v.*, c.* FROM vehicles v JOIN customers c ON c.id = v.owner_id WHERE v.id = ?1", [car])?;
        let owners =
            "SELECT w.*, c.name FROM ownerships w JOIN customers c ON c.id = w.customer_id WHERE w.vehicle_id = ?1";
        self.rows(owners, [car])?;
        self.rows(&format!("{BRIEF} WHERE o.vehicle_id = ?1 ORDER BY o.opened_ms DESC, o.id DESC LIMIT 100"), [car])?;
        let lines = "SELECT l.order_id, l.name, l.decision, l.amount_fen, l.decided_ms FROM order_lines l
          JOIN repair_orders o ON o.id = l.order_id WHERE o.vehicle_id = ?1";
        self.rows(lines, [car])?;
        let money = "SELECT s.* FROM settlements s JOIN repair_orders o ON o.id = s.order_id WHERE o.vehicle_id = ?1";
        self.rows(money, [car]).map(|_| ())
    }

    /// A page of orders after a key.
    pub fn page(&self, after: (i64, i64), rows: i64) -> Result<()> {
        let sql = format!("{BRIEF} WHERE (o.opened_ms, o.id) < (?1, ?2) ORDER BY o.opened_ms DESC, o.id DESC LIMIT ?3");
        self.rows(&sql, (after.0, after.1, rows)).map(|_| ())
    }

    /// What stands in the shop, what left today, and how many came.
    pub fn board(&self, today: &str) -> Result<()> {
        let open = "WHERE o.state NOT IN ('closed', 'cancelled', 'delivered') ORDER BY o.opened_ms, o.id";
        self.rows(&format!("{BRIEF} {open}"), [])?;
        self.rows(&format!("{BRIEF} WHERE o.delivered_on = ?1 ORDER BY o.delivered_ms DESC"), [today])?;
        self.rows("SELECT count(*) FROM repair_orders WHERE date = ?1", [today]).map(|_| ())
    }

    /// An order with its lines, events, settlements, car and customer.
    pub fn order(&self, order: i64) -> Result<()> {
        let head = "SELECT o.*, v.*, c.*, p.name FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id
          JOIN customers c ON c.id = o.customer_id JOIN people p ON p.id = o.advisor_id WHERE o.id = ?1";
        self.rows(head, [order])?;
        self.rows("SELECT * FROM order_lines WHERE order_id = ?1 ORDER BY place", [order])?;
        let events = "SELECT e.*, p.name FROM order_events e JOIN people p ON p.id = e.person_id WHERE e.order_id = ?1 ORDER BY e.n";
        self.rows(events, [order])?;
        let money =
            "SELECT id, number, state, payer, total_fen, paid_fen, settled_ms FROM settlements WHERE order_id = ?1";
        self.rows(money, [order]).map(|_| ())
    }

    /// One column of whole numbers.
    pub fn numbers(&self, sql: &str) -> Result<Vec<i64>> {
        let mut statement = self.0.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One column of text.
    pub fn texts(&self, sql: &str) -> Result<Vec<String>> {
        let mut statement = self.0.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everything one write of an order left behind.
    pub fn written(&self, order: i64, seq: i64) -> Result<Written> {
        let car = "SELECT v.* FROM vehicles v JOIN repair_orders o ON o.vehicle_id = v.id WHERE o.id = ?1";
        Ok(Written {
            tables: vec![
                self.table("repair_orders", "id", order)?,
                self.table("order_events", "order_id", order)?,
                self.table("order_lines", "order_id", order)?,
                self.table("journal_heads", "seq", seq)?,
                self.table("journal_rows", "seq", seq)?,
                self.table("journal_values", "seq", seq)?,
            ],
            car: self.rows(car, [order])?.pop().unwrap_or_default(),
            order,
            seq,
        })
    }

    fn table(&self, name: &'static str, key: &str, is: i64) -> Result<Table> {
        let sql = format!("SELECT * FROM {name} WHERE {key} = ?1");
        let columns: Vec<String> = self.0.prepare(&sql)?.column_names().map(str::to_owned).collect();
        let marks = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT INTO {name} ({}) VALUES ({marks})", columns.join(", "));
        Ok(Table { insert, columns, rows: self.rows(&sql, [is])? })
    }

    /// Writes it once more, as another order `n` places on, durable when this returns.
    pub fn write_again(&mut self, of: &Written, n: i64) -> Result<()> {
        let tx = self.0.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for table in &of.tables {
            let mut statement = tx.prepare_cached(&table.insert)?;
            for row in &table.rows {
                statement.execute(params_from_iter(table.moved(row, of, n)))?;
            }
        }
        let update = "UPDATE vehicles SET version = version + 1, last_visit = ?2, odometer_km = ?3 WHERE id = ?1";
        let [id, visit, km] = [0, 20, 15].map(|column| of.car.get(column).cloned().unwrap_or(Value::Null));
        tx.prepare_cached(update)?.execute((id, visit, km))?;
        Ok(tx.commit()?)
    }
}

/// The rows of one write, to be written again.
pub struct Written {
    tables: Vec<Table>,
    car: Row,
    order: i64,
    seq: i64,
}

struct Table {
    insert: String,
    columns: Vec<String>,
    rows: Vec<Row>,
}

impl Table {
    /// The row under the next order's and the next head's number; lines number themselves.
    fn moved(&self, row: &Row, of: &Written, n: i64) -> Row {
        let moved = |(column, value): (&String, &Value)| match (column.as_str(), value) {
            ("seq", _) => Value::Integer(of.seq + n),
            ("order_id", _) => Value::Integer(of.order + n),
            ("id", Value::Integer(id)) if *id == of.order && self.columns.iter().any(|name| name == "vehicle_id") => {
                Value::Integer(of.order + n)
            }
            ("id", _) => Value::Null,
            _ => value.clone(),
        };
        self.columns.iter().zip(row).map(moved).collect()
    }
}

const BRIEF: &str = "SELECT o.id, o.number, o.state, o.hold, o.vehicle_id, v.plate, v.plate_kind, v.brand, v.model, c.kind, c.name,
    o.complaint, o.business_type, p.name, o.promised_ms, o.opened_ms, o.date, o.odometer_in_km,
    (SELECT sum(l.amount_fen) FROM order_lines l WHERE l.order_id = o.id AND l.decision <> 'declined'),
    (SELECT sum(s.total_fen - s.paid_fen) FROM settlements s WHERE s.order_id = o.id AND s.payer = 'customer' AND s.state <> 'void'),
    (SELECT sum(l.amount_fen) FROM order_lines l WHERE l.order_id = o.id AND l.decision = 'agreed' AND l.settlement_id IS NULL)
  FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id
    JOIN people p ON p.id = o.advisor_id";
