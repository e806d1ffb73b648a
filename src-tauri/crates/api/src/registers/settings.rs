//! Commands of the settings.

use jieche_shop::across::shop_settings::{self, SaveSettings, Settings, ShopSettings};

use crate::commands::commands;
use crate::sight::fields;

commands! {
    read settings_get -> Settings, SignedIn, shop_settings::get(read);

    write settings_save(SaveSettings) -> Settings, ManageShop,
        shop_settings::save(tx, request),
        |e| (e.settings);
}

fields! {
    ShopSettings.address: Shop;
    ShopSettings.contact: Shop;
    ShopSettings.name: Shop;
    ShopSettings.phone: Shop;
}
