//! Commands of exports.

use jieche_shop::Result;
use jieche_shop::across::exports::{self, Export, ExportForm, StartExport};
use jieche_shop::across::jobs::{self, Job, JobKind};
use jieche_shop::common::ExportId;

use crate::call::Document;
use crate::commands::commands;
use crate::desk::Desk;
use crate::requests::ById;
use crate::sight::fields;

commands! {
    job exports_start(StartExport) -> Job, Export,
        start(desk, request),
        |_e| { "form": "xlsx" };

    read exports_list -> Vec<Export>, Export, exports::list(read);

    bytes exports_get(ById<ExportId>) -> Document [Name, Phone, Address, Vin, Money], Export,
        get(desk, request),
        |e| { "id": e.export };
}

fields! {
    Export.by: Colleague;
}

fn start(desk: &Desk, request: StartExport) -> Result<Job> {
    jobs::start(desk.shop()?, &desk.ctx, JobKind::Export, move |shop, ctx, progress| {
        exports::run(shop, ctx, progress, request)
    })
}

fn get(desk: &Desk, request: ById<ExportId>) -> Result<Document> {
    let (form, bytes) = exports::fetch(desk.shop()?, &desk.ctx, request.id)?;
    let (mime, ending) = match form {
        ExportForm::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        ExportForm::Csv => ("application/zip", "zip"),
    };
    Ok(Document { mime, name: format!("门店数据-{}.{ending}", desk.ctx.today()), bytes, print: None })
}
