//! Commands of the vehicles.

use jieche_shop::across::car_file::{self, VehicleFile};
use jieche_shop::common::VehicleId;
use jieche_shop::registers::vehicles::{self, ChangeOwner, FindVehicleDuplicates, SaveVehicle, Vehicle, VehicleBrief};
use jieche_shop::{Done, Result};

use crate::desk::Desk;
use crate::ground::jobs::ById;

pub(crate) fn get(desk: &Desk, request: ById<VehicleId>) -> Result<VehicleFile> {
    desk.read(|read| car_file::get(read, request.id))
}

pub(crate) fn save(desk: &Desk, request: SaveVehicle) -> Result<Done<Vehicle>> {
    desk.write(|tx| vehicles::save(tx, request))
}

pub(crate) fn change_owner(desk: &Desk, request: ChangeOwner) -> Result<Done<Vehicle>> {
    desk.write(|tx| vehicles::change_owner(tx, request))
}

pub(crate) fn duplicates(desk: &Desk, request: FindVehicleDuplicates) -> Result<Vec<VehicleBrief>> {
    desk.read(|read| vehicles::duplicates(read, request))
}
