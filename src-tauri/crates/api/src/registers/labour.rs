//! Commands of the labour operations.

use jieche_shop::common::Page;
use jieche_shop::common::catalogue::{FindInCatalogue, ListCatalogue};
use jieche_shop::registers::labour::{self, LabourOperation, SaveOperation};
use jieche_shop::{Done, Result};

use crate::desk::Desk;

pub(crate) fn find(desk: &Desk, request: FindInCatalogue) -> Result<Vec<LabourOperation>> {
    desk.read(|read| labour::find(read, request))
}

pub(crate) fn list(desk: &Desk, request: ListCatalogue) -> Result<Page<LabourOperation>> {
    desk.read(|read| labour::list(read, request))
}

pub(crate) fn save(desk: &Desk, request: SaveOperation) -> Result<Done<LabourOperation>> {
    desk.write(|tx| labour::save(tx, request))
}
