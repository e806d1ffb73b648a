//! Commands of long work, and a request by id.

use jieche_shop::Result;
use jieche_shop::across::jobs::{self, Job};
use jieche_shop::common::JobId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;

/// A record by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ById<Id> {
    /// Its id.
    pub id: Id,
}

pub(crate) fn get(desk: &Desk, request: ById<JobId>) -> Result<Job> {
    jobs::get(desk.shop()?, &desk.ctx, request.id)
}

pub(crate) fn cancel(desk: &Desk, request: ById<JobId>) -> Result<Job> {
    jobs::cancel(desk.shop()?, &desk.ctx, request.id)
}
