//! Every sheet read back with poppler, as a reader of the PDF finds it.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

mod poppler;
#[path = "../samples/mod.rs"]
mod samples;
mod setting;
mod wording;

use std::sync::OnceLock;

use jieche_paper::{Fonts, PaperError, Stock};

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::load(&samples::font_folder()).unwrap_or_else(|problem| panic!("{problem}")))
}

/// Each sheet with its name.
fn sheets() -> Vec<(&'static str, Vec<u8>)> {
    let render =
        |name, bytes: Result<Vec<u8>, PaperError>| (name, bytes.unwrap_or_else(|problem| panic!("{name}: {problem}")));
    vec![
        render("repair_authorisation", samples::repair_authorisation().render(fonts())),
        render("quotation", samples::quotation().render(fonts())),
        render("job_card", samples::job_card().render(fonts())),
        render("appointment_slip", samples::appointment_slip().render(fonts())),
        render("settlement_list", samples::settlement_list().render(fonts())),
        render("day_report", samples::day_report().render(fonts())),
        render("reception_sheet", samples::reception_sheet().render(fonts())),
        render("recovery_code", samples::recovery_code().render(fonts())),
    ]
}

/// The sheets without drawings, as a pin printer gets them.
fn on_continuous_paper() -> Vec<(String, Stock, Vec<u8>)> {
    let mut printed = Vec::new();
    for stock in [Stock::Continuous, Stock::ContinuousHalf] {
        macro_rules! on {
            ($($sheet:ident),*) => {$(
                let mut sheet = samples::$sheet();
                sheet.printed.stock = stock;
                let bytes = sheet.render(fonts()).unwrap_or_else(|problem| panic!("{problem}"));
                printed.push((format!("{} on {stock:?}", stringify!($sheet)), stock, bytes));
            )*};
        }
        on!(repair_authorisation, job_card, appointment_slip, settlement_list, day_report);
    }
    printed
}
