//! Commands of the reports.

use jieche_shop::Result;
use jieche_shop::figures::reports::{self, DayReport, ReportDay};
use jieche_shop::registers::printing::{self, Sheet};

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::sheets;
use crate::sight::fields;

commands! {
    read reports_day(ReportDay) -> DayReport, SeeReports,
        reports::day(read, request),
        |e| { "date": e.today };

    paper reports_print_day(ReportDay) -> Document [Name, Money], SeeReports,
        print_day(caller, request),
        |e| { "date": e.today };
}

fields! {
    reports::DebtorTotal.debtor: Name;
}

fn print_day(caller: &Caller, request: ReportDay) -> Result<Document> {
    let date = request.date;
    let copy = caller.write(|tx| printing::copy(tx, Sheet::DayReport, sheets::day_number(date)))?.value;
    let report = caller.read(|read| reports::day(read, request))?;
    sheets::day_report(caller, &report, &copy)
}
