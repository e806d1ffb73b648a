//! Commands of the packages.

use jieche_shop::registers::packages::{self, ListPackages, Package, SavePackage};
use jieche_shop::{Done, Result};

use crate::desk::Desk;

pub(crate) fn list(desk: &Desk, request: ListPackages) -> Result<Vec<Package>> {
    desk.read(|read| packages::list(read, &request))
}

pub(crate) fn save(desk: &Desk, request: SavePackage) -> Result<Done<Package>> {
    desk.write(|tx| packages::save(tx, request))
}
