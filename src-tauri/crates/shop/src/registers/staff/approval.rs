//! A second person's word: a manager signs for one thing another person is about to do.
//!
//! The word is a token, good once and for five minutes, for that one kind of thing. A manager who acts
//! alone needs none: being able to [`Capability::Approve`] is enough.

use crate::registers::staff::Rights;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::session::{Attempt, hash};
use super::{Capability, Role, get, store};
use crate::common::{PersonId, Problem, Result};
use jieche_ground::{Note, Tx};

const GOOD_FOR: i64 = 5 * 60 * 1000;

/// What needs a manager's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalOf {
    /// Cancelling an order after dispatch.
    CancelOrder,
    /// Voiding a settlement.
    VoidSettlement,
    /// 挂账
    PutOnAccount,
    /// A discount beyond the asker's limit.
    Discount,
}

/// A manager signs.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Approve {
    /// The manager's login.
    pub login: String,
    /// The manager's password.
    pub password: String,
    /// For what.
    pub what: ApprovalOf,
    /// What the terminal got at its last good sign-in.
    pub terminal_secret: Option<String>,
}

/// The word given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Approval {
    /// What the request carries as `approval`.
    pub approval: String,
    /// Who gave it.
    pub person: String,
}

/// Notes the word of a manager whose password was verified; `not_a_manager` otherwise.
pub fn approve(note: &Note, attempt: &Attempt, what: ApprovalOf) -> Result<Approval> {
    let manager = attempt.person().map(|id| get(note, id)).transpose()?;
    let manager = manager.filter(|person| person.can.contains(&Capability::Approve));
    let manager = manager.ok_or_else(|| Problem::of("login", "not_a_manager"))?;
    let token: String = note.ctx().random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
    store::add_approval(note, &hash(&token), manager.id, what)?;
    Ok(Approval { approval: token, person: manager.name })
}

/// Takes the word for `what` and answers who gave it: the person themself if they are a manager.
/// `approval_needed` without one, `approval_spent` for one that is used, old, another's or for something else.
pub fn use_approval(tx: &Tx, token: Option<&str>, what: ApprovalOf) -> Result<PersonId> {
    let me = tx.person()?;
    if tx.ctx().can(Capability::Approve) {
        return Ok(me);
    }
    spend(tx, token, what)
}

/// Takes a second person's word for `what` whose roles reach that far, and answers who gave it. The asker's own
/// position counts for nothing here, and neither does their own word (`own_word`).
/// `approval_needed` without a word, `approver_limit` where theirs does not reach, else as [`use_approval`].
pub fn use_second_word(
    tx: &Tx,
    token: Option<&str>,
    what: ApprovalOf,
    reaches: impl Fn(&[Role]) -> Result<bool>,
) -> Result<PersonId> {
    let approver = spend(tx, token, what)?;
    if approver == tx.person()? {
        return Err(Problem::of("approval", "own_word"));
    }
    if reaches(&get(tx, approver)?.like)? { Ok(approver) } else { Err(Problem::of("approval", "approver_limit")) }
}

fn spend(tx: &Tx, token: Option<&str>, what: ApprovalOf) -> Result<PersonId> {
    let me = tx.person()?;
    let token = token.ok_or_else(|| Problem::of("approval", "approval_needed"))?;
    let spent = || Problem::of("approval", "approval_spent");
    let given = store::approval(tx, &hash(token))?.ok_or_else(spent)?;
    let good = given.what == what && given.asked_by == me && !given.used && tx.now().0 - given.given_at.0 <= GOOD_FOR;
    if !good {
        return Err(spent());
    }
    store::spend_approval(tx, &hash(token))?;
    Ok(given.approver)
}
