//! Commands of the common phrases.

use jieche_shop::registers::phrases::{self, ListPhrases, Phrase, SavePhrase};

use crate::commands::commands;

commands! {
    read phrases_list(ListPhrases) -> Vec<Phrase>, SignedIn,
        phrases::list(read, &request),
        |_e| { "include_retired": true };

    write phrases_save(SavePhrase) -> Phrase, EditPhrases,
        phrases::save(tx, request),
        |e| { "id": e.phrase, "version": 1, "kind": "complaint", "text": "空调出风小", "retired": false };
}
