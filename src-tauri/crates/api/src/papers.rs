//! One sample of each printed sheet, from the demo shop: for looking at, and for the tests that read them back.

use std::path::Path;
use std::sync::Arc;

use jieche_ground::Language;
use jieche_shop::common::BusinessDate;
use jieche_shop::{Problem, Result};
use serde_json::{Value, json};

use crate::demo::{self, Story};
use crate::{Answer, Api, Call, Environment};

/// The samples' own shop: always the same days, so that the sheets are.
const DAYS: u32 = 12;
const SEED: u64 = 7;

/// Writes one PDF of each sheet into `folder`; answers their names.
pub fn samples(folder: &Path, environment: &Environment) -> Result<Vec<String>> {
    std::fs::create_dir_all(folder)?;
    let shop = folder.join(".shop");
    if shop.exists() {
        std::fs::remove_dir_all(&shop)?;
    }
    let names = told(&shop, folder, environment);
    if shop.exists() {
        std::fs::remove_dir_all(&shop)?;
    }
    names
}

/// Tells the story of a shop into a folder of its own, and prints from it.
fn told(shop: &Path, folder: &Path, environment: &Environment) -> Result<Vec<String>> {
    let until = BusinessDate::new(2026, 11, 23).ok_or_else(|| Problem::new("bad_date"))?.at(16 * 60 + 12);
    let still = Environment { clock: Arc::new(move || until.0), ..environment.clone() };
    demo::build(shop, Story { days: DAYS, seed: SEED, until }, &still, &|_, _| {})?;
    let api = Api::open(shop, still).map_err(Problem::from)?;
    let names = sign_in(&api).and_then(|token| Samples { api: &api, token, folder }.write(until.date()));
    api.close();
    names
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
}

impl Samples<'_> {
    fn write(&self, today: BusinessDate) -> Result<Vec<String>> {
        let order = self.first("repair_orders_list", json!({ "states": ["in_progress", "awaiting_inspection", "awaiting_wash", "ready", "delivered"], "from": null, "until": null, "vehicle_id": null, "after": null, "limit": 50 }), "/id")?;
        let settlement = self.first(
            "settlement_list",
            json!({ "states": ["paid"], "from": null, "until": null, "after": null, "limit": 50 }),
            "/id",
        )?;
        Ok(vec![
            self.sheet("接车检查单", "reception_print", json!({ "id": self.walked_round()? }))?,
            self.sheet("报价单", "quotations_print", json!({ "id": self.quoted()? }))?,
            self.sheet("维修委托书", "repair_orders_print_authorisation", json!({ "id": order }))?,
            self.sheet("维修任务单", "repair_orders_print_job_card", json!({ "id": order }))?,
            self.sheet("结算清单", "settlement_print", json!({ "id": settlement }))?,
            self.sheet("售后营业日报", "reports_print_day", json!({ "date": today.to_string() }))?,
            self.sheet("恢复码", "backup_print_recovery_code", json!({}))?,
        ])
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
    fn first(&self, command: &str, body: Value, path: &str) -> Result<i64> {
        let page = self.value(command, body)?;
        let rows = page.pointer("/rows").and_then(Value::as_array).cloned().unwrap_or_default();
        let amount = |row: &Value| row["amount_fen"].as_i64().or(row["total_fen"].as_i64()).unwrap_or(0);
        let row = rows.iter().max_by_key(|row| amount(row)).ok_or_else(|| Problem::not_found("sample"))?;
        row.pointer(path).and_then(Value::as_i64).ok_or_else(|| Problem::not_found("sample"))
    }

    fn value(&self, command: &str, body: Value) -> Result<Value> {
        let Answer::Json(mut answer) = self.call(command, body)? else {
            return Err(Problem::internal("a list answered a document"));
        };
        Ok(answer.get_mut("value").map(Value::take).unwrap_or_default())
    }

    fn sheet(&self, name: &str, command: &str, body: Value) -> Result<String> {
        let Answer::Bytes { bytes, .. } = self.call(command, body)? else {
            return Err(Problem::internal("a sheet answered no document"));
        };
        let file = format!("{name}.pdf");
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
