//! Commands of printing: how the caller's terminal prints. The sheets themselves stand with their features.

use jieche_shop::registers::printing::{self, SaveTerminalPrinting, TerminalPrinting};

use crate::commands::commands;

commands! {
    read printing_get -> TerminalPrinting, SignedIn, printing::get(read);

    write printing_save(SaveTerminalPrinting) -> TerminalPrinting, SignedIn,
        printing::save(tx, request),
        |_e| {
            "version": 1,
            "choices": [
                {
                    "sheet": "settlement_list",
                    "way": { "printer": "EPSON LQ-630K", "stock": "continuous", "copies": 1, "look_first": false }
                }
            ]
        };
}
