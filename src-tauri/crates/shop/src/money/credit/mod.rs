//! 挂账单位: how much and how long one may owe before somebody is asked.
//!
//! A limit is a manager's word given beforehand: within it a settlement goes on account without another one.
//! Deliberately not here: what is owed (`settlement`), and the word itself for what goes beyond (`staff`).

#[cfg(test)]
mod tests;

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{BusinessDate, CustomerId, Fen, PersonId, Problem, Result};
use crate::registers::customers::{self, Customer, DebtorKind, put, shown, standing};
use jieche_ground::{Read, Tx, same_version};

/// Days a debt may stand, at least and at most.
const DAYS: (i64, i64) = (1, 366);

/// How much and how long a 挂账单位 may owe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCredit {
    /// Whose card.
    pub id: CustomerId,
    /// The version seen.
    #[ts(type = "number")]
    pub version: i64,
    /// Fen; `None`: each settlement is asked about.
    pub limit_fen: Option<Fen>,
    /// Days the oldest debt may stand, 1 to 366; `None` for any.
    #[ts(type = "number | null")]
    pub days: Option<i64>,
}

/// Whether a further debt stays within what was allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credit {
    /// Nothing was allowed beforehand.
    None,
    /// Allowed, by whom.
    Within(PersonId),
    /// What would be owed, and what may be.
    Beyond { owed: Fen, limit: Fen },
}

/// Allows a 挂账单位 to owe so much for so long.
///
/// Refuses a customer who is none (`debtor_does_not_fit`), an amount or days out of range, days without an amount,
/// a file that was merged, and a stale version.
pub fn save_credit(tx: &Tx, request: SaveCredit) -> Result<Customer> {
    let before = standing(tx, "id", request.id)?;
    same_version(tx, RecordKind::Customers, before.id.0, before.version, request.version)?;
    if before.debtor != DebtorKind::Account {
        return Err(Problem::of("id", "debtor_does_not_fit"));
    }
    if request.limit_fen.is_some_and(|limit| limit < Fen::ZERO) {
        return Err(Problem::of("limit_fen", "out_of_range").with("min", 0));
    }
    if request.days.is_some_and(|days| !(DAYS.0..=DAYS.1).contains(&days)) {
        return Err(Problem::of("days", "out_of_range").with("min", DAYS.0).with("max", DAYS.1));
    }
    if request.limit_fen.is_none() && request.days.is_some() {
        return Err(Problem::of("limit_fen", "required"));
    }
    let mut after = before.clone();
    after.credit_limit_fen = request.limit_fen;
    after.credit_days = request.days;
    after.credit_by = request.limit_fen.map(|_| tx.person()).transpose()?;
    put(tx, &before, after).map(|kept| shown(tx.ctx(), kept))
}

/// Whether somebody may owe so much, the oldest of it since a day.
pub(crate) fn credit_for(read: &Read, id: CustomerId, owed: Fen, oldest: Option<BusinessDate>) -> Result<Credit> {
    let card = customers::record(read, id)?;
    let (Some(limit), Some(by)) = (card.credit_limit_fen, card.credit_by) else { return Ok(Credit::None) };
    let late = card.credit_days.zip(oldest).is_some_and(|(days, since)| since.plus_days(days) < read.ctx().today());
    Ok(if owed > limit || late { Credit::Beyond { owed, limit } } else { Credit::Within(by) })
}
