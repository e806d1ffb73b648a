//! What a command's function holds: the shop, the call's circumstances, and the shop's three doors.

use std::sync::Arc;
use std::time::Duration;

use jieche_ground::Ctx;
use jieche_ground::journal::Changes;
use jieche_shop::registers::staff::Person;
use jieche_shop::{Done, Note, Problem, Read, Result, Shop, Tx};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::stage::Stage;

/// Times a sheet is rendered for one write: as often as somebody else was quicker, and then some.
const RENDERED_AT_MOST: usize = 20;

/// Whoever calls, admitted.
pub(crate) struct Caller<'a> {
    pub stage: &'a Arc<Stage>,
    pub shop: Option<Arc<Shop>>,
    pub ctx: Ctx,
    pub person: Option<Person>,
    pub token: Option<String>,
    pub command: &'static str,
}

impl Caller<'_> {
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

    /// Writes what keeps a sheet. The sheet is planned, with the number it would get, in a write that is taken back;
    /// rendered while nobody waits for the writer; and kept by a second write that plans it again: where somebody was
    /// quicker and it would read otherwise, it is rendered anew.
    pub fn write_with_sheet<S: Clone + PartialEq, T: Serialize + DeserializeOwned>(
        &self,
        work: impl Fn(&Tx, &mut dyn FnMut(&S) -> Result<Vec<u8>>) -> Result<T>,
        render: impl Fn(&S) -> Result<Vec<u8>>,
    ) -> Result<Done<T>> {
        let mut rendered: Option<(S, Vec<u8>)> = None;
        for _ in 0..RENDERED_AT_MOST {
            let mut wanted = None;
            let done = self.write(|tx| {
                work(tx, &mut |sheet| match &rendered {
                    Some((planned, bytes)) if planned == sheet => Ok(bytes.clone()),
                    _ => {
                        wanted = Some(sheet.clone());
                        Err(Problem::new("planned"))
                    }
                })
            });
            let Some(sheet) = wanted else { return done };
            let bytes = render(&sheet)?;
            rendered = Some((sheet, bytes));
        }
        Err(Problem::new("busy"))
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
