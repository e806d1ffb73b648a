//! Commands of the common phrases.

use jieche_shop::registers::phrases::{self, ListPhrases, Phrase, SavePhrase};
use jieche_shop::{Done, Result};

use crate::desk::Desk;

pub(crate) fn list(desk: &Desk, request: ListPhrases) -> Result<Vec<Phrase>> {
    desk.read(|read| phrases::list(read, &request))
}

pub(crate) fn save(desk: &Desk, request: SavePhrase) -> Result<Done<Phrase>> {
    desk.write(|tx| phrases::save(tx, request))
}
