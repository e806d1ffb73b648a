//! One sample of each printed sheet, from the demo shop: for looking at, and for the tests that read them back. A sheet
//! the shop learns to print is named by the compiler here until it has one.

use std::path::Path;
use std::sync::Arc;

use jieche_ground::Language;
use jieche_shop::common::BusinessDate;
use jieche_shop::registers::printing::Sheet;
use jieche_shop::{Problem, Result};
use serde_json::{Value, json};

use crate::demo::{self, Story};
use crate::{Answer, Api, Call, Environment};

/// The samples' own shop: always the same days, so that the sheets are.
const DAYS: u32 = 12;
const SEED: u64 = 7;

/// Writes one PDF of each sheet into `folder`; answers their file names, each with its sheet.
pub fn samples(folder: &Path, environment: &Environment) -> Result<Vec<(Sheet, String)>> {
    std::fs::create_dir_all(folder)?;
    let shop = folder.join(".shop");
    if shop.exists() {
        std::fs::remove_dir_all(&shop)?;
    }
    let written = listed(&shop, folder, environment);
    if shop.exists() {
        std::fs::remove_dir_all(&shop)?;
    }
    written
}

/// Tells the story of a shop into a folder of its own, and prints from it.
fn listed(shop: &Path, folder: &Path, environment: &Environment) -> Result<Vec<(Sheet, String)>> {
    let until = BusinessDate::new(2026, 11, 23).ok_or_else(|| Problem::new("bad_date"))?.at(16 * 60 + 12);
    let still = Environment { clock: Arc::new(move || until.0), ..environment.clone() };
    demo::build(shop, Story { days: DAYS, seed: SEED, until }, &still, &|_, _| {})?;
    let api = Api::open(shop, still).map_err(Problem::from)?;
    let written = sign_in(&api).and_then(|token| Samples { api: &api, token, folder, today: until.date() }.write());
    api.close();
    written
}

fn sign_in(api: &Api) -> Result<String> {
    let body = json!({ "login": "zhou", "password": demo::PASSWORD });
    match api.call(Call {
        command: "staff_sign_in".into(),
        token: None,
        key: None,
        terminal: "办公室".into(),
        language: Language::ZhCn,
        body,
    })? {
        Answer::Json(answer) => {
            Ok(answer.pointer("/value/token").and_then(Value::as_str).unwrap_or_default().to_owned())
        }
        Answer::Bytes { .. } => Err(Problem::internal("sign-in answered a document")),
    }
}

struct Samples<'a> {
    api: &'a Api,
    token: String,
    folder: &'a Path,
    today: BusinessDate,
}

impl Samples<'_> {
    fn write(&self) -> Result<Vec<(Sheet, String)>> {
        Sheet::ALL.into_iter().map(|sheet| Ok((sheet, self.print(sheet)?))).collect()
    }

    fn print(&self, sheet: Sheet) -> Result<String> {
        match sheet {
            Sheet::Quotation => self.keep("quotations_print", json!({ "id": self.quoted()? })),
            Sheet::RepairAuthorisation => {
                self.keep("repair_orders_print_authorisation", json!({ "id": self.order()? }))
            }
            Sheet::JobCard => self.keep("repair_orders_print_job_card", json!({ "id": self.order()? })),
            Sheet::Reception => self.keep("reception_print", json!({ "id": self.walked_round()? })),
            Sheet::SettlementList => self.keep("settlement_print", json!({ "id": self.settlement()? })),
            Sheet::Appointment => self.keep("appointments_print", json!({ "id": self.booked()? })),
            Sheet::DayReport => self.keep("reports_print_day", json!({ "date": self.today.to_string() })),
            Sheet::RecoveryCode => self.keep("backup_print_recovery_code", json!({})),
        }
    }

    /// An order that somebody works on.
    fn order(&self) -> Result<i64> {
        let states = ["in_progress", "awaiting_inspection", "awaiting_wash", "ready", "delivered"];
        self.largest(
            "repair_orders_list",
            json!({ "states": states, "from": null, "until": null, "vehicle_id": null, "after": null, "limit": 50 }),
        )
    }

    fn settlement(&self) -> Result<i64> {
        self.largest(
            "settlement_list",
            json!({ "states": ["paid"], "from": null, "until": null, "after": null, "limit": 50 }),
        )
    }

    /// The next appointment.
    fn booked(&self) -> Result<i64> {
        let calendar = self.value("appointments_calendar", json!({ "from": self.today, "days": 7 }))?;
        let days = calendar["days"].as_array().into_iter().flatten();
        let mut booked = days.flat_map(|day| day["appointments"].as_array().into_iter().flatten());
        let next = booked.find(|appointment| appointment["state"] == "booked");
        next.and_then(|next| next["id"].as_i64()).ok_or_else(|| Problem::not_found("sample"))
    }

    /// A quotation made for the latest order that has something to offer.
    fn quoted(&self) -> Result<i64> {
        let body = json!({ "states": ["quoted", "draft"], "from": null, "until": null, "vehicle_id": null, "after": null, "limit": 50 });
        let page = self.value("repair_orders_list", body)?;
        for row in page["rows"].as_array().into_iter().flatten() {
            let made = self.value("quotations_make", json!({ "order_id": row["id"], "version": row["version"] }));
            if let Ok(quotation) = made {
                return quotation["id"].as_i64().ok_or_else(|| Problem::not_found("sample"));
            }
        }
        Err(Problem::not_found("sample"))
    }

    /// The latest order whose car was walked round.
    fn walked_round(&self) -> Result<i64> {
        let body = json!({ "states": [], "from": null, "until": null, "vehicle_id": null, "after": null, "limit": 50 });
        let page = self.value("repair_orders_list", body)?;
        for row in page["rows"].as_array().into_iter().flatten() {
            let sheet = self.value("reception_get", json!({ "id": row["id"] }))?;
            if sheet["version"] != 0 {
                return row["id"].as_i64().ok_or_else(|| Problem::not_found("sample"));
            }
        }
        Err(Problem::not_found("sample"))
    }

    /// The one of a page whose sheet has most to show: the last row with the largest amount.
    fn largest(&self, command: &str, body: Value) -> Result<i64> {
        let page = self.value(command, body)?;
        let amount = |row: &Value| row["amount_fen"].as_i64().or(row["total_fen"].as_i64()).unwrap_or(0);
        let row = page["rows"].as_array().into_iter().flatten().max_by_key(|row| amount(row));
        row.and_then(|row| row["id"].as_i64()).ok_or_else(|| Problem::not_found("sample"))
    }

    fn value(&self, command: &str, body: Value) -> Result<Value> {
        let Answer::Json(mut answer) = self.call(command, body)? else {
            return Err(Problem::internal("a list answered a document"));
        };
        Ok(answer.get_mut("value").map(Value::take).unwrap_or_default())
    }

    /// Prints it under the sheet's name, which the document's begins with.
    fn keep(&self, command: &str, body: Value) -> Result<String> {
        let Answer::Bytes { name, bytes, .. } = self.call(command, body)? else {
            return Err(Problem::internal("a sheet answered no document"));
        };
        let file = format!("{}.pdf", name.trim_end_matches(".pdf").split('-').next().unwrap_or_default());
        std::fs::write(self.folder.join(&file), bytes)?;
        Ok(file)
    }

    fn call(&self, command: &str, body: Value) -> Result<Answer> {
        let key = format!("sample-{}", command.replace('_', "-"));
        self.api.call(Call {
            command: command.into(),
            token: Some(self.token.clone()),
            key: Some(key),
            terminal: "办公室".into(),
            language: Language::ZhCn,
            body,
        })
    }
}
