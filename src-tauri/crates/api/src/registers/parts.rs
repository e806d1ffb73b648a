//! Commands of the parts.

use jieche_shop::common::Page;
use jieche_shop::common::catalogue::{FindInCatalogue, ListCatalogue};
use jieche_shop::registers::parts::{self, Part, SavePart};
use jieche_shop::{Done, Result};

use crate::desk::Desk;

pub(crate) fn find(desk: &Desk, request: FindInCatalogue) -> Result<Vec<Part>> {
    desk.read(|read| parts::find(read, request))
}

pub(crate) fn list(desk: &Desk, request: ListCatalogue) -> Result<Page<Part>> {
    desk.read(|read| parts::list(read, request))
}

pub(crate) fn save(desk: &Desk, request: SavePart) -> Result<Done<Part>> {
    desk.write(|tx| parts::save(tx, request))
}
