//! What a command's function holds: the shop, the call's circumstances, and the shop's three doors.

use std::sync::Arc;
use std::time::Duration;

use jieche_shop::ctx::Ctx;
use jieche_shop::journal::Changes;
use jieche_shop::registers::staff::Person;
use jieche_shop::{Done, Note, Problem, Read, Result, Shop, Tx};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::stage::Stage;

/// One call, admitted.
pub(crate) struct Desk<'a> {
    pub stage: &'a Arc<Stage>,
    pub shop: Option<Arc<Shop>>,
    pub ctx: Ctx,
    pub person: Option<Person>,
    pub token: Option<String>,
    pub command: &'static str,
}

impl Desk<'_> {
    /// The open shop; `no_shop` before one is founded.
    pub fn shop(&self) -> Result<&Arc<Shop>> {
        self.shop.as_ref().ok_or_else(|| Problem::new("no_shop"))
    }

    /// Asks.
    pub fn read<T>(&self, ask: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        self.shop()?.read(&self.ctx, ask)
    }

    /// Writes; the journal names the operation after the command.
    pub fn write<T: Serialize + DeserializeOwned>(&self, work: impl FnOnce(&Tx) -> Result<T>) -> Result<Done<T>> {
        self.shop()?.write(&self.ctx, self.command, work)
    }

    /// Notes what is durable but no business.
    pub fn note<T>(&self, work: impl FnOnce(&Note) -> Result<T>) -> Result<T> {
        self.shop()?.note(&self.ctx, work)
    }

    /// Waits for changes.
    pub fn changes(&self, seq: i64, patience: Duration) -> Result<Changes> {
        self.shop()?.changes_since(&self.ctx, seq, patience)
    }
}
