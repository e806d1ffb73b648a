//! Commands of importing.

use jieche_shop::Result;
use jieche_shop::across::imports::{self, Import, ImportPreview, InTheWay, PreviewImport, StartImport};
use jieche_shop::across::jobs::{self, Job, JobKind};
use jieche_shop::common::{ImportId, JobId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::across::shop::Empty;
use crate::call::Document;
use crate::desk::Desk;
use crate::ground::jobs::ById;

/// An import whose refused rows are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefusedRows {
    /// The import's job.
    pub job: JobId,
}

pub(crate) fn preview(desk: &Desk, request: PreviewImport) -> Result<ImportPreview> {
    imports::preview(desk.shop()?, &desk.ctx, request)
}

pub(crate) fn start(desk: &Desk, request: StartImport) -> Result<Job> {
    jobs::start(desk.shop()?, &desk.ctx, JobKind::Import, move |shop, ctx, progress| {
        imports::run(shop, ctx, progress, request)
    })
}

pub(crate) fn list(desk: &Desk, _: Empty) -> Result<Vec<Import>> {
    imports::list(desk.shop()?, &desk.ctx)
}

pub(crate) fn go_on(desk: &Desk, request: ById<ImportId>) -> Result<Job> {
    desk.read(|read| imports::is_there(read, request.id))?;
    jobs::start(desk.shop()?, &desk.ctx, JobKind::Import, move |shop, ctx, progress| {
        imports::go_on(shop, ctx, progress, request.id)
    })
}

pub(crate) fn in_the_way(desk: &Desk, request: ById<ImportId>) -> Result<Vec<InTheWay>> {
    desk.read(|read| imports::in_the_way(read, request.id))
}

pub(crate) fn undo(desk: &Desk, request: ById<ImportId>) -> Result<Job> {
    desk.read(|read| imports::is_there(read, request.id))?;
    jobs::start(desk.shop()?, &desk.ctx, JobKind::ImportUndo, move |shop, ctx, progress| {
        imports::undo(shop, ctx, progress, request.id)
    })
}

pub(crate) fn refused(desk: &Desk, request: RefusedRows) -> Result<Document> {
    let bytes = jobs::refused(desk.shop()?, &desk.ctx, request.job)?;
    Ok(Document {
        mime: "text/csv; charset=utf-8",
        name: format!("未导入的行-{}.csv", desk.ctx.today()),
        bytes,
        print: None,
    })
}
