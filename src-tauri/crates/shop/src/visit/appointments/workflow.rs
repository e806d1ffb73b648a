//! What may be done with an appointment in which state, as one table.
//!
//! Buttons on screen follow from it. Who may do it is the command's permission; what a step demands besides (the
//! shop's patience before 未到, the car that came) is the verb's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::appointment::AppointmentState;
use crate::common::{Problem, Result, sql};

/// What somebody does with an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentStep {
    /// 到店: the order is opened.
    Arrive,
    /// 改约: another time, bay, advisor or other work.
    Change,
    /// 提醒
    Remind,
    /// 发给客户: a message is copied and noted.
    Message,
    /// 未到
    NoShow,
    /// 取消
    Cancel,
}

/// Each step, from which states, the usual one first. Who comes late after all has still arrived.
const STEPS: [(AppointmentStep, &[AppointmentState]); 6] = {
    use AppointmentState::*;
    [
        (AppointmentStep::Arrive, &[Booked, NoShow]),
        (AppointmentStep::Change, &[Booked]),
        (AppointmentStep::Remind, &[Booked]),
        (AppointmentStep::Message, &[Booked, NoShow]),
        (AppointmentStep::NoShow, &[Booked]),
        (AppointmentStep::Cancel, &[Booked]),
    ]
};

/// The steps that may be taken from here; 未到 only once the car is missed.
pub(super) fn steps_now(state: AppointmentState, missed: bool) -> Vec<AppointmentStep> {
    let possible = STEPS.iter().filter(|(_, from)| from.contains(&state)).map(|(step, _)| *step);
    possible
        .filter(|step| match step {
            AppointmentStep::NoShow => missed,
            AppointmentStep::Remind => !missed,
            _ => true,
        })
        .collect()
}

/// Refuses a step the state does not allow (`wrong_state`).
pub(super) fn must_allow(step: AppointmentStep, state: AppointmentState) -> Result<()> {
    if STEPS.iter().any(|(allowed, from)| *allowed == step && from.contains(&state)) {
        return Ok(());
    }
    Err(Problem::new("wrong_state").with("state", sql::to_text(&state)?))
}
