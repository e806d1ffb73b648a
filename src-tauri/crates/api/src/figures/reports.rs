//! Commands of the reports.

use jieche_shop::Result;
use jieche_shop::figures::reports::{self, DayReport, ReportDay};
use jieche_shop::registers::printing::{self, Sheet};

use crate::call::Document;
use crate::desk::Desk;
use crate::sheets;

pub(crate) fn day(desk: &Desk, request: ReportDay) -> Result<DayReport> {
    desk.read(|read| reports::day(read, request))
}

pub(crate) fn print_day(desk: &Desk, request: ReportDay) -> Result<Document> {
    let date = request.date;
    let copy = desk.write(|tx| printing::copy(tx, Sheet::DayReport, sheets::day_number(date)))?.value;
    let report = desk.read(|read| reports::day(read, request))?;
    sheets::day_report(desk, &report, &copy)
}
