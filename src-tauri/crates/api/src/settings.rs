//! Commands of the settings.

use jieche_shop::settings::{self, SaveSettings, Settings};
use jieche_shop::{Done, Result};

use crate::desk::Desk;
use crate::shop::Empty;

pub(crate) fn get(desk: &Desk, _: Empty) -> Result<Settings> {
    desk.read(settings::get)
}

pub(crate) fn save(desk: &Desk, request: SaveSettings) -> Result<Done<Settings>> {
    desk.write(|tx| settings::save(tx, request))
}
