//! Commands of the packages.

use jieche_shop::registers::packages::{self, ListPackages, Package, SavePackage};

use crate::commands::commands;
use crate::sight::fields;

commands! {
    read packages_list(ListPackages) -> Vec<Package>, SignedIn,
        packages::list(read, &request),
        |_e| { "include_retired": true };

    write packages_save(SavePackage) -> Package, EditLabour,
        packages::save(tx, request),
        |e| {
            "id": e.package, "version": 1, "code": "TC0001", "name": "小保养", "brand": "大众", "model": "速腾",
            "due_km": 40000, "due_months": 12,
            "items": [{ "operation_id": e.operation, "part_id": null, "quantity": null }], "price_fen": 9000,
            "retired": false
        };
}

fields! {
    Package.name: Thing;
    packages::PackageItem.name: Thing;
}
