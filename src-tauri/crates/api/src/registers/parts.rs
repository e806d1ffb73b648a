//! Commands of the parts.

use jieche_shop::common::Page;
use jieche_shop::common::catalogue::{FindInCatalogue, ListCatalogue};
use jieche_shop::registers::parts::{self, Part, SavePart};

use crate::commands::commands;
use crate::sight::fields;

commands! {
    read parts_find(FindInCatalogue) -> Vec<Part>, SignedIn,
        parts::find(read, request),
        |_e| { "text": "jylq", "limit": 20 };

    read parts_list(ListCatalogue) -> Page<Part>, SignedIn,
        parts::list(read, request),
        |_e| { "find": "机油", "after": null, "limit": 50 };

    write parts_save(SavePart) -> Part, EditParts,
        parts::save(tx, request),
        |e| {
            "id": e.part, "version": e.part_version, "number": "PJA0115561", "name": "机油滤清器", "brand": "大众",
            "spec": "M20", "unit": "个", "class": "original", "price_fen": 6800, "tax_rate_bp": 1300,
            "location": "A-01-03", "fits": "速腾 迈腾", "retired": false
        };
}

fields! {
    Part.name: Thing;
}
