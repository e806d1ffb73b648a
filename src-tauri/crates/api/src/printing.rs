//! Commands of printing: how the caller's terminal prints. The sheets themselves stand with their features.

use jieche_shop::printing::{self, SaveTerminalPrinting, TerminalPrinting};
use jieche_shop::{Done, Result};

use crate::desk::Desk;
use crate::shop::Empty;

pub(crate) fn get(desk: &Desk, _: Empty) -> Result<TerminalPrinting> {
    desk.read(printing::get)
}

pub(crate) fn save(desk: &Desk, request: SaveTerminalPrinting) -> Result<Done<TerminalPrinting>> {
    desk.write(|tx| printing::save(tx, request))
}
