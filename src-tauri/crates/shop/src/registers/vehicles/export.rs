//! What of cars leaves as a file.

use jieche_codes::{Code, Energy};

use crate::common::export::Kind::{Day, Text, Vin, Whole, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};
use crate::registers::customers::export::{KIND, NAME, PHONE};

/// A row a car, with who owns it now.
pub const VEHICLES: Sheet = Sheet {
    name: "车辆",
    table: "vehicles",
    columns: &[
        PLATE,
        VIN,
        NAME,
        KIND,
        PHONE,
        Column("品牌", "v.brand", Text),
        Column("车型", "v.model", Text),
        Column("颜色", "v.colour", Text),
        Column("发动机号", "v.engine_no", Text),
        Column("燃料种类", "v.energy", Word(Energy::said)),
        Column("购车日期", "v.bought_on", Day),
        Column("行驶里程", "v.odometer_km", Whole),
        Column("保险到期", "v.insurance_until", Day),
        Column("年检到期", "v.inspection_until", Day),
        Column("最近来厂", "v.last_visit", Day),
        Column("备注", "v.remark", Text),
    ],
    rows: || "FROM vehicles v JOIN customers c ON c.id = v.owner_id ORDER BY v.id".into(),
    apart: &[
        ID,
        VERSION,
        ("owner_id", "told by name"),
        ("plate_kind vin_state", "what the program makes of plate and VIN"),
        ("vehicle_type class_code household", "asked where a guarantee hangs on it, and of no use to a list of cars"),
    ],
};

/// A row a car and an owner.
pub const OWNERS: Sheet = Sheet {
    name: "车主变更",
    table: "ownerships",
    columns: &[PLATE, VIN, NAME, KIND, Column("起", "o.from_date", Day), Column("止", "o.until_date", Day)],
    rows: || {
        "FROM ownerships o JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id
        ORDER BY v.id, o.from_date"
            .into()
    },
    apart: &[("vehicle_id customer_id", "told by plate, VIN and name")],
};

/// Which car a row is about, where `v` is the car.
pub const PLATE: Column = Column("车牌号", "v.plate", Text);
/// Beside [`PLATE`].
pub const VIN: Column = Column("VIN码", "v.vin", Vin);
