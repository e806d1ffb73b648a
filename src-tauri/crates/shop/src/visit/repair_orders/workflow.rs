//! The work's states and the allowed steps, as one table; who may take each.
//!
//! Buttons on screen follow from the same table. What a step demands of the order (lines agreed,
//! money settled, someone else inspecting) is in `step.rs`; the money has states of its own (`settlement`).

use crate::registers::staff::Rights;
pub use jieche_codes::{HoldReason, OrderState, Step};

use crate::registers::staff::Role;
use jieche_ground::Ctx;

/// Whether a step concerns work that goes on, work that is held, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Only work that goes on.
    No,
    /// Only work that is held.
    Yes,
    /// Either.
    Either,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The step.
    pub step: Step,
    /// From which states.
    pub from: &'static [OrderState],
    /// Held or not.
    pub held: Held,
    /// To which state; more than one where the order decides (washed or not).
    pub to: &'static [OrderState],
    /// Who may take it.
    pub roles: &'static [Role],
}

/// The desk: those who speak with the customer about the order.
const DESK: &[Role] = &[Role::Advisor, Role::ServiceManager, Role::GeneralManager];
/// The workshop's lead and those above.
const LEAD: &[Role] = &[Role::WorkshopLead, Role::ServiceManager, Role::GeneralManager];
/// Those with their hands on the car.
const WORKSHOP: &[Role] = &[Role::Technician, Role::WorkshopLead, Role::ServiceManager, Role::GeneralManager];
/// Those who hold work or let it go on: parts, customer and loss assessment are the desk's to know.
const WORKSHOP_AND_DESK: &[Role] = &[
    Role::Technician,
    Role::WorkshopLead,
    Role::Advisor,
    Role::PartsClerk,
    Role::ServiceManager,
    Role::GeneralManager,
];
const INSPECTION: &[Role] = &[Role::Inspector, Role::WorkshopLead, Role::ServiceManager, Role::GeneralManager];
const WASH: &[Role] =
    &[Role::Technician, Role::Inspector, Role::WorkshopLead, Role::Advisor, Role::ServiceManager, Role::GeneralManager];
const TELLING: &[Role] = &[Role::Advisor, Role::CustomerCare, Role::ServiceManager, Role::GeneralManager];
const CLOSING: &[Role] = &[Role::Advisor, Role::Cashier, Role::ServiceManager, Role::GeneralManager];

/// Every allowed step, the usual next one before the rarer.
pub const STEPS: &[Rule] = {
    use OrderState::*;
    &[
        Rule { step: Step::Quote, from: &[Draft, Diagnosing], held: Held::No, to: &[Quoted], roles: DESK },
        Rule { step: Step::Diagnose, from: &[Draft], held: Held::No, to: &[Diagnosing], roles: DESK },
        Rule { step: Step::Authorise, from: &[Quoted], held: Held::No, to: &[Authorised], roles: DESK },
        Rule { step: Step::Resume, from: &[InProgress], held: Held::Yes, to: &[InProgress], roles: WORKSHOP_AND_DESK },
        Rule {
            step: Step::FinishWork,
            from: &[InProgress],
            held: Held::No,
            to: &[AwaitingInspection],
            roles: WORKSHOP,
        },
        Rule { step: Step::Hold, from: &[InProgress], held: Held::No, to: &[InProgress], roles: WORKSHOP_AND_DESK },
        Rule {
            step: Step::Dispatch,
            from: &[Authorised, InProgress],
            held: Held::Either,
            to: &[InProgress],
            roles: LEAD,
        },
        Rule {
            step: Step::PassInspection,
            from: &[AwaitingInspection],
            held: Held::No,
            to: &[AwaitingWash, Ready],
            roles: INSPECTION,
        },
        Rule {
            step: Step::FailInspection,
            from: &[AwaitingInspection],
            held: Held::No,
            to: &[Rework],
            roles: INSPECTION,
        },
        Rule { step: Step::ResumeRework, from: &[Rework], held: Held::No, to: &[InProgress], roles: WORKSHOP },
        Rule { step: Step::WashDone, from: &[AwaitingWash], held: Held::No, to: &[Ready], roles: WASH },
        Rule { step: Step::Deliver, from: &[Ready], held: Held::No, to: &[Delivered], roles: DESK },
        Rule { step: Step::Notify, from: &[Ready], held: Held::No, to: &[Ready], roles: TELLING },
        Rule { step: Step::Close, from: &[Delivered], held: Held::No, to: &[Closed], roles: CLOSING },
        Rule { step: Step::Cancel, from: &OrderState::AT_WORK, held: Held::Either, to: &[Cancelled], roles: DESK },
    ]
};

impl Rule {
    fn fits(&self, state: OrderState, held: bool) -> bool {
        let by_hold = match self.held {
            Held::Either => true,
            Held::Yes => held,
            Held::No => !held,
        };
        by_hold && self.from.contains(&state)
    }
}

/// The row that lets `step` be taken from here, whoever asks.
pub fn rule(step: Step, state: OrderState, held: bool) -> Option<&'static Rule> {
    STEPS.iter().find(|rule| rule.step == step && rule.fits(state, held))
}

/// The steps this person may take now, the usual one first.
pub fn steps_now(ctx: &Ctx, state: OrderState, held: bool) -> Vec<Step> {
    STEPS.iter().filter(|rule| rule.fits(state, held) && ctx.has_any(rule.roles)).map(|rule| rule.step).collect()
}
