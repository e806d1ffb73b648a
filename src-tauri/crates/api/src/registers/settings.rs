//! Commands of the settings.

use jieche_shop::registers::settings::{self, SaveSettings, Settings};
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::desk::Desk;

pub(crate) fn get(desk: &Desk, _: Empty) -> Result<Settings> {
    desk.read(settings::get)
}

pub(crate) fn save(desk: &Desk, request: SaveSettings) -> Result<Done<Settings>> {
    desk.write(|tx| settings::save(tx, request))
}
