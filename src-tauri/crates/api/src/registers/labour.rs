//! Commands of the labour operations.

use jieche_shop::common::Page;
use jieche_shop::common::catalogue::{FindInCatalogue, ListCatalogue};
use jieche_shop::registers::labour::{self, LabourOperation, SaveOperation};

use crate::commands::commands;
use crate::sight::fields;

commands! {
    read labour_find(FindInCatalogue) -> Vec<LabourOperation>, SignedIn,
        labour::find(read, request),
        |_e| { "text": "ghjy", "limit": 20 };

    read labour_list(ListCatalogue) -> Page<LabourOperation>, SignedIn,
        labour::list(read, request),
        |_e| { "find": "机油", "after": null, "limit": 50 };

    write labour_save(SaveOperation) -> LabourOperation, EditLabour,
        labour::save(tx, request),
        |e| {
            "id": e.operation, "version": e.operation_version, "code": "GS0001", "name": "更换机油及机滤",
            "trade": "维护", "hours": 60, "model_hours": [{ "brand": "大众", "model": "速腾", "hours": 70 }],
            "rate_fen": 16000, "tax_rate_bp": 1300, "retired": false
        };
}

fields! {
    LabourOperation.name: Thing;
}
