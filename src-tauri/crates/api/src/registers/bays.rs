//! Commands of the bays.

use jieche_shop::registers::bays::{self, Bay, SaveBay};

use crate::commands::commands;
use crate::sight::fields;

commands! {
    read bays_list -> Vec<Bay>, SignedIn, bays::list(read);

    write bays_save(SaveBay) -> Bay, ManageShop,
        bays::save(tx, request),
        |e| { "id": e.bay, "version": 1, "name": "1 号举升机", "place": 2, "active": true };
}

fields! {
    Bay.name: Thing;
}
