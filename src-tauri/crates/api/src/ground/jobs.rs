//! Commands of long work.

use jieche_shop::Result;
use jieche_shop::across::jobs::{self, Job};
use jieche_shop::common::JobId;

use crate::commands::commands;
use crate::desk::Desk;
use crate::requests::ById;

commands! {
    read jobs_get(ById<JobId>) -> Job, SignedIn,
        get(desk, request),
        |e| { "id": e.job };

    note jobs_cancel(ById<JobId>) -> Job, Import,
        cancel(desk, request),
        |e| { "id": e.job };
}

fn get(desk: &Desk, request: ById<JobId>) -> Result<Job> {
    jobs::get(desk.shop()?, &desk.ctx, request.id)
}

fn cancel(desk: &Desk, request: ById<JobId>) -> Result<Job> {
    jobs::cancel(desk.shop()?, &desk.ctx, request.id)
}
