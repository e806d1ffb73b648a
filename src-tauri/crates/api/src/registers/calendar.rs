//! Commands of the calendar of working days.

use jieche_shop::registers::calendar::{self, ClearDay, DaysOf, MarkDays, MarkedDay};

use crate::commands::commands;
use crate::sight::fields;

commands! {
    read calendar_year(DaysOf) -> Vec<MarkedDay>, SignedIn,
        calendar::year(read, request),
        |_e| { "year": 2026 };

    write calendar_save(MarkDays) -> Vec<MarkedDay>, ManageShop,
        calendar::mark(tx, request),
        |e| {
            "from": "2026-10-01", "until": "2026-10-07", "kind": "holiday", "name": "国庆节",
            "seen": [{ "id": e.marked_day, "version": 1 }]
        };

    write calendar_clear(ClearDay) -> MarkedDay, ManageShop,
        calendar::clear(tx, request),
        |e| { "id": e.marked_day, "version": 1 };
}

fields! {
    MarkedDay.name: Thing;
}
