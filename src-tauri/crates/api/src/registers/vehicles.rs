//! Commands of the vehicles.

use jieche_shop::across::car_file::{self, VehicleFile};
use jieche_shop::common::VehicleId;
use jieche_shop::registers::past_visits;
use jieche_shop::registers::vehicles::{self, ChangeOwner, FindVehicleDuplicates, SaveVehicle, Vehicle, VehicleBrief};

use crate::commands::commands;
use crate::requests::ById;
use crate::sight::fields;

commands! {
    read vehicles_get(ById<VehicleId>) -> VehicleFile, SignedIn,
        car_file::get(read, request.id),
        |e| { "id": e.vehicle };

    write vehicles_save(SaveVehicle) -> Vehicle, EditCustomers,
        vehicles::save(tx, request),
        |e| {
            "id": e.vehicle, "version": e.vehicle_version, "owner_id": e.customer, "plate": "粤B12345",
            "plate_kind": "blue", "vin": { "set": "LSVAA49J232047377" }, "brand": "大众", "model": "速腾",
            "colour": "白", "engine_no": "DPL123456", "energy": "petrol", "vehicle_type": "小型轿车",
            "class_code": "M1", "bought_on": "2023-03-02", "odometer_km": 31380, "insurance_until": "2027-03-01",
            "inspection_until": "2027-03-01", "household": true, "remark": "左后门有划痕"
        };

    write vehicles_change_owner(ChangeOwner) -> Vehicle, EditCustomers,
        vehicles::change_owner(tx, request),
        |e| { "id": e.vehicle, "version": e.vehicle_version, "customer_id": e.other_customer, "on": e.today };

    read vehicles_duplicates(FindVehicleDuplicates) -> Vec<VehicleBrief>, SignedIn,
        vehicles::duplicates(read, request),
        |_e| { "plate": "粤B12345", "vin": "LSVAA49J232047377", "except": null };
}

fields! {
    past_visits::PastItem.name: Thing;
}
