//! Commands of exports.

use jieche_shop::Result;
use jieche_shop::across::exports::{self, Export, ExportForm, StartExport};
use jieche_shop::across::jobs::{self, Job, JobKind};
use jieche_shop::common::ExportId;

use crate::across::shop::Empty;
use crate::call::Document;
use crate::desk::Desk;
use crate::ground::jobs::ById;

pub(crate) fn start(desk: &Desk, request: StartExport) -> Result<Job> {
    jobs::start(desk.shop()?, &desk.ctx, JobKind::Export, move |shop, ctx, progress| {
        exports::run(shop, ctx, progress, request)
    })
}

pub(crate) fn list(desk: &Desk, _: Empty) -> Result<Vec<Export>> {
    desk.read(exports::list)
}

pub(crate) fn get(desk: &Desk, request: ById<ExportId>) -> Result<Document> {
    let (form, bytes) = exports::fetch(desk.shop()?, &desk.ctx, request.id)?;
    let (mime, ending) = match form {
        ExportForm::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        ExportForm::Csv => ("application/zip", "zip"),
    };
    Ok(Document { mime, name: format!("门店数据-{}.{ending}", desk.ctx.today()), bytes, print: None })
}
