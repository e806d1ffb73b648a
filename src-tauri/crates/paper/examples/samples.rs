//! Writes one sample of each sheet into a folder, to be looked at:
//! `cargo run -p jieche-paper --example samples -- DIR`.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::error::Error;
use std::path::PathBuf;

use jieche_paper::{Fonts, Stock};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: samples DIR")?);
    std::fs::create_dir_all(&folder)?;
    let fonts = Fonts::load(&samples::font_folder())?;
    let mut struck = samples::settlement_list();
    struck.printed.stock = Stock::ContinuousHalf;
    let sheets = [
        ("settlement_list_on_continuous_paper", struck.render(&fonts)?),
        ("repair_authorisation", samples::repair_authorisation().render(&fonts)?),
        ("signed_authorisation", samples::signed_authorisation().render(&fonts)?),
        ("quotation", samples::quotation().render(&fonts)?),
        ("settlement_list", samples::settlement_list().render(&fonts)?),
        ("job_card", samples::job_card().render(&fonts)?),
        ("appointment_slip", samples::appointment_slip().render(&fonts)?),
        ("day_report", samples::day_report().render(&fonts)?),
        ("reception_sheet", samples::reception_sheet().render(&fonts)?),
        ("recovery_code", samples::recovery_code().render(&fonts)?),
    ];
    for (name, bytes) in sheets {
        std::fs::write(folder.join(name).with_extension("pdf"), bytes)?;
    }
    Ok(())
}
