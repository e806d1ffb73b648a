//! Commands of long work.

use jieche_shop::Result;
use jieche_shop::across::jobs::{self, Job};
use jieche_shop::common::JobId;

use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::ById;

commands! {
    read jobs_get(ById<JobId>) -> Job, SignedIn,
        get(caller, request),
        |e| { "id": e.job };

    note jobs_cancel(ById<JobId>) -> Job, Import,
        cancel(caller, request),
        |e| { "id": e.job };
}

fn get(caller: &Caller, request: ById<JobId>) -> Result<Job> {
    jobs::get(caller.shop()?, &caller.ctx, request.id)
}

fn cancel(caller: &Caller, request: ById<JobId>) -> Result<Job> {
    jobs::cancel(caller.shop()?, &caller.ctx, request.id)
}
