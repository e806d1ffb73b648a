//! Commands of the settings.

use jieche_shop::registers::settings::{self, SaveSettings, Settings};

use crate::commands::commands;

commands! {
    read settings_get -> Settings, SignedIn, settings::get(read);

    write settings_save(SaveSettings) -> Settings, ManageShop,
        settings::save(tx, request),
        |e| (e.settings);
}
