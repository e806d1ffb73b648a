//! Commands of exports.

use jieche_shop::Result;
use jieche_shop::across::exports::{self, Export, ExportForm, StartExport};
use jieche_shop::across::jobs::{self, Job, JobKind};
use jieche_shop::common::ExportId;

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::ById;
use crate::sight::fields;

commands! {
    job exports_start(StartExport) -> Job, Export,
        start(caller, request),
        |_e| { "form": "xlsx" };

    read exports_list -> Vec<Export>, Export, exports::list(read);

    bytes exports_get(ById<ExportId>) -> Document [Name, Phone, Address, Vin, Money], Export,
        get(caller, request),
        |e| { "id": e.export };
}

fields! {
    Export.by: Colleague;
}

fn start(caller: &Caller, request: StartExport) -> Result<Job> {
    jobs::start(caller.shop()?, &caller.ctx, JobKind::Export, move |shop, ctx, progress| {
        exports::run(shop, ctx, progress, request)
    })
}

fn get(caller: &Caller, request: ById<ExportId>) -> Result<Document> {
    let (form, bytes) = exports::fetch(caller.shop()?, &caller.ctx, request.id)?;
    let (mime, ending) = match form {
        ExportForm::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        ExportForm::Csv => ("application/zip", "zip"),
    };
    Ok(Document { mime, name: format!("门店数据-{}.{ending}", caller.ctx.today()), bytes, print: None })
}
