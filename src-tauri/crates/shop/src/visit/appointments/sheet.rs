//! What the 预约单 says: counted when printed, with name, phone and car whole as the customer takes it home.

use serde::{Deserialize, Serialize};

use super::appointment::Appointment;
use super::{found, get};
use crate::common::{AppointmentId, Result};
use crate::registers::printing::{self, PrintedCopy, Sheet};
use crate::registers::{customers, vehicles};
use crate::visit::repair_orders::{self, Car};
use jieche_ground::Tx;

/// 预约单
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentSheet {
    /// The appointment.
    pub appointment: Appointment,
    /// The car, if it is on file.
    pub car: Option<Car>,
    /// Who comes.
    pub customer: String,
    /// Where to reach them.
    pub phone: Option<String>,
    /// This copy.
    pub printed: PrintedCopy,
}

/// Counts a copy of the 预约单 and answers what it says.
pub fn appointment_sheet(tx: &Tx, id: AppointmentId) -> Result<AppointmentSheet> {
    let row = found(tx, id)?;
    let owner = match row.vehicle_id {
        Some(car) => Some(customers::record(tx, vehicles::record(tx, car)?.owner_id)?),
        None => None,
    };
    let (owner_name, owner_phone) = owner.map_or((None, None), |owner| (Some(owner.name), owner.phone));
    Ok(AppointmentSheet {
        appointment: get(tx, id)?,
        car: row.vehicle_id.map(|car| repair_orders::car(tx, car)).transpose()?,
        customer: row.name.or(owner_name).unwrap_or_default(),
        phone: row.phone.or(owner_phone),
        printed: printing::copy(tx, Sheet::Appointment, id.0)?,
    })
}
