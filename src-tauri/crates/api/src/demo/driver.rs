//! Somebody at a terminal, calling commands as a screen would.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jieche_ground::{Ctx, Language};
use jieche_shop::common::Millis;
use jieche_shop::registers::staff::{self, PasswordHash, password, session};
use jieche_shop::visit::repair_orders::job_card_sheet;
use jieche_shop::{Problem, Result, Shop, Tx};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::across::shop::FoundShop;
use crate::{Answer, Api, Call};

/// The demo shop's terminals and its clock.
pub(super) struct Driver {
    api: Api,
    clock: Arc<AtomicI64>,
    keys: Cell<u64>,
    orders: RefCell<HashMap<i64, Value>>,
    password: OnceCell<PasswordHash>,
}

/// Somebody signed in at a terminal.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    pub token: String,
    pub terminal: &'static str,
}

impl Driver {
    pub fn new(api: Api, clock: Arc<AtomicI64>) -> Self {
        Self { api, clock, keys: Cell::new(0), orders: RefCell::default(), password: OnceCell::new() }
    }

    pub fn close(&self) {
        self.api.close();
    }

    pub fn now(&self) -> Millis {
        Millis(self.clock.load(Ordering::Relaxed))
    }

    /// Moves the clock to a moment; never back.
    pub fn at(&self, moment: Millis) {
        self.clock.fetch_max(moment.0, Ordering::Relaxed);
    }

    /// Calls a command; answers its value (`Null` for a sheet).
    pub fn call(&self, desk: &Desk, command: &str, body: Value) -> Result<Value> {
        self.send(Some(desk.token.clone()), desk.terminal, command, body)
    }

    /// An order as it stands. As a window does, it asks anew only when something has changed it since it was answered;
    /// looking takes its second either way.
    pub fn order(&self, desk: &Desk, id: i64) -> Result<Value> {
        let known = self.orders.borrow().get(&id).cloned();
        match known {
            Some(order) => {
                self.pass_a_second();
                Ok(order)
            }
            None => self.call(desk, "repair_orders_get", json!({ "id": id })),
        }
    }

    /// Founds the shop, marked as a demo.
    pub fn found(&self, request: &FoundShop) -> Result<()> {
        let stage = &self.api.0;
        let ctx = stage.program();
        let hash = password::hash(&ctx, "password", &request.password)?;
        let hash = self.password.get_or_init(|| hash).clone();
        stage.found(|shop| {
            shop.durable_at_the_end()?;
            crate::across::shop::lay(shop, &ctx, request, hash, true).map(|_| ())
        })
    }

    /// Signs somebody in without their password being worked out: a month has many mornings.
    pub fn enter(&self, login: &str, terminal: &'static str) -> Result<Desk> {
        let (shop, ctx) = (self.shop()?, self.nobody(terminal));
        let attempt = shop.read(&ctx, |read| session::attempt(read, login, None))?;
        let session = shop.note(&ctx, |note| session::succeed(note, attempt))?;
        Ok(Desk { token: session.token, terminal })
    }

    /// Hires somebody whose password is everybody's: worked out once.
    pub fn hire(&self, boss: &Desk, person: Value) -> Result<Value> {
        let person: staff::SavePerson = serde_json::from_value(person)?;
        let hash = person.login.as_ref().and(self.password.get()).cloned();
        self.write(boss, "staff_save", |tx| staff::save(tx, person, hash))
    }

    /// Counts the print of an order's job card and draws none: in an invented month nobody takes it to a bay.
    pub fn print_job_card(&self, desk: &Desk, order: i64) -> Result<()> {
        let order = serde_json::from_value(json!(order))?;
        self.write(desk, "repair_orders_print_job_card", |tx| job_card_sheet(tx, order)).map(|_| ())
    }

    /// What a command writes, without what it would do in vain here.
    fn write<T: Serialize + DeserializeOwned>(
        &self,
        desk: &Desk,
        command: &'static str,
        verb: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<Value> {
        self.pass_a_second();
        let (shop, nobody) = (self.shop()?, self.nobody(desk.terminal));
        let (person, ..) = shop.read(&nobody, |read| session::person(read, &desk.token))?;
        let standing = Some(staff::standing(&person));
        let ctx = Ctx { person: Some(person.id), standing, ..nobody };
        let done = serde_json::to_value(shop.write(&ctx, command, verb)?)?;
        Ok(self.heard(command, done))
    }

    fn shop(&self) -> Result<Arc<Shop>> {
        self.api.0.shop().ok_or_else(|| Problem::new("no_shop"))
    }

    fn nobody(&self, terminal: &str) -> Ctx {
        Ctx { terminal: terminal.into(), ..self.api.0.program() }
    }

    fn send(&self, token: Option<String>, terminal: &str, command: &str, body: Value) -> Result<Value> {
        self.keys.set(self.keys.get() + 1);
        self.pass_a_second();
        let key = format!("demo-{:012}", self.keys.get());
        let call = Call {
            command: command.into(),
            token,
            key: Some(key),
            terminal: terminal.into(),
            language: Language::ZhCn,
            body,
        };
        match self.api.call(call) {
            Ok(Answer::Json(answer)) => Ok(self.heard(command, answer)),
            Ok(Answer::Bytes { .. }) => Ok(Value::Null),
            Err(problem) => {
                log::error!("the demo shop was refused {command}: {problem}");
                Err(problem.with("command", command))
            }
        }
    }

    /// A second a call: two writes never share a moment, as at a real desk.
    fn pass_a_second(&self) {
        self.clock.fetch_add(1_000, Ordering::Relaxed);
    }

    /// The value of an answer; orders that changed are forgotten, one that was answered is known.
    fn heard(&self, command: &str, mut answer: Value) -> Value {
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        let mut orders = self.orders.borrow_mut();
        let changed = answer["changed"].as_array().into_iter().flatten();
        for order in changed.filter(|one| one["kind"] == "repair_orders").filter_map(|one| one["id"].as_i64()) {
            orders.remove(&order);
        }
        if command.starts_with("repair_orders_")
            && let Some(order) = value["id"].as_i64()
        {
            orders.insert(order, value.clone());
        }
        value
    }
}

/// A whole number inside an answer, by its path ("/version").
pub(super) fn number(value: &Value, path: &str) -> Result<i64> {
    value
        .pointer(path)
        .and_then(Value::as_i64)
        .ok_or_else(|| Problem::internal(format!("the demo shop misses {path} in an answer")))
}
