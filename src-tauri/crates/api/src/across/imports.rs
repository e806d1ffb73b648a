//! Commands of importing.

use jieche_shop::Result;
use jieche_shop::across::imports::{self, Import, ImportPreview, InTheWay, PreviewImport, StartImport};
use jieche_shop::across::jobs::{self, Job, JobKind};
use jieche_shop::common::{ImportId, JobId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::ById;
use crate::sight::fields;

commands! {
    read imports_preview(PreviewImport) -> ImportPreview, Import,
        preview(caller, request),
        |e| {
            "kind": "labour", "file": e.file, "columns": null, "rules": { "in_file": "first", "on_file": "fill" },
            "only": null, "from_row": 1, "limit": 50
        };

    job imports_start(StartImport) -> Job, Import,
        start(caller, request),
        |e| { "kind": "labour", "file": e.file, "columns": null, "rules": { "in_file": "last", "on_file": "take" } };

    read imports_list -> Vec<Import>, Import, list(caller);

    job imports_go_on(ById<ImportId>) -> Job, Import,
        go_on(caller, request),
        |e| { "id": e.import };

    read imports_in_the_way(ById<ImportId>) -> Vec<InTheWay>, Import,
        imports::in_the_way(read, request.id),
        |e| { "id": e.import };

    job imports_undo(ById<ImportId>) -> Job, Import,
        undo(caller, request),
        |e| { "id": e.import };

    bytes imports_refused(RefusedRows) -> Document [Name, Phone, Address, Vin, Money], Import,
        refused(caller, request),
        |e| { "job": e.job };
}

fields! {
    Import.by: Colleague;
    imports::ImportRow.values: Everything;
    InTheWay.title: Everything;
    InTheWay.used_by: Thing;
}

/// An import whose refused rows are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefusedRows {
    /// The import's job.
    pub job: JobId,
}

fn preview(caller: &Caller, request: PreviewImport) -> Result<ImportPreview> {
    imports::preview(caller.shop()?, &caller.ctx, request)
}

fn start(caller: &Caller, request: StartImport) -> Result<Job> {
    jobs::start(caller.shop()?, &caller.ctx, JobKind::Import, move |shop, ctx, progress| {
        imports::run(shop, ctx, progress, request)
    })
}

fn list(caller: &Caller) -> Result<Vec<Import>> {
    imports::list(caller.shop()?, &caller.ctx)
}

fn go_on(caller: &Caller, request: ById<ImportId>) -> Result<Job> {
    caller.read(|read| imports::is_there(read, request.id))?;
    jobs::start(caller.shop()?, &caller.ctx, JobKind::Import, move |shop, ctx, progress| {
        imports::go_on(shop, ctx, progress, request.id)
    })
}

fn undo(caller: &Caller, request: ById<ImportId>) -> Result<Job> {
    caller.read(|read| imports::is_there(read, request.id))?;
    jobs::start(caller.shop()?, &caller.ctx, JobKind::ImportUndo, move |shop, ctx, progress| {
        imports::undo(shop, ctx, progress, request.id)
    })
}

fn refused(caller: &Caller, request: RefusedRows) -> Result<Document> {
    let bytes = jobs::refused(caller.shop()?, &caller.ctx, request.job)?;
    Ok(Document {
        mime: "text/csv; charset=utf-8",
        name: format!("未导入的行-{}.csv", caller.ctx.today()),
        bytes,
        print: None,
    })
}
