//! Commands of the settings.

use jieche_shop::registers::settings::{self, SaveSettings, Settings};

use crate::commands::commands;
use crate::sight::fields;

commands! {
    read settings_get -> Settings, SignedIn, settings::get(read);

    write settings_save(SaveSettings) -> Settings, ManageShop,
        settings::save(tx, request),
        |e| (e.settings);
}

fields! {
    settings::LabourRate.name: Thing;
    settings::ShopSettings.address: Shop;
    settings::ShopSettings.contact: Shop;
    settings::ShopSettings.name: Shop;
    settings::ShopSettings.phone: Shop;
}
