//! Commands of printing: how the caller's terminal prints. The sheets themselves stand with their features.

use jieche_shop::registers::printing::{self, SaveTerminalPrinting, TerminalPrinting};
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::desk::Desk;

pub(crate) fn get(desk: &Desk, _: Empty) -> Result<TerminalPrinting> {
    desk.read(printing::get)
}

pub(crate) fn save(desk: &Desk, request: SaveTerminalPrinting) -> Result<Done<TerminalPrinting>> {
    desk.write(|tx| printing::save(tx, request))
}
