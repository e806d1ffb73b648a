//! The work's states and the allowed steps, as one table; who may take each.
//!
//! Buttons on screen follow from the same table. What a step demands of the order (lines agreed,
//! money settled, someone else inspecting) is in `step.rs`; the money has states of its own (`settlement`).

use crate::registers::staff::Rights;
pub use jieche_codes::{HoldReason, OrderState, Step};

use crate::registers::staff::Capability;
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
    /// What whoever takes it must be able to.
    pub asks: Capability,
}

/// Every allowed step, the usual next one before the rarer.
pub const STEPS: &[Rule] = {
    use OrderState::*;
    &[
        Rule {
            step: Step::Quote,
            from: &[Draft, Diagnosing],
            held: Held::No,
            to: &[Quoted],
            asks: Capability::AgreeWork,
        },
        Rule { step: Step::Diagnose, from: &[Draft], held: Held::No, to: &[Diagnosing], asks: Capability::AgreeWork },
        Rule { step: Step::Authorise, from: &[Quoted], held: Held::No, to: &[Authorised], asks: Capability::AgreeWork },
        Rule {
            step: Step::Resume,
            from: &[InProgress],
            held: Held::Yes,
            to: &[InProgress],
            asks: Capability::HoldWork,
        },
        Rule {
            step: Step::FinishWork,
            from: &[InProgress],
            held: Held::No,
            to: &[AwaitingInspection],
            asks: Capability::FinishWork,
        },
        Rule { step: Step::Hold, from: &[InProgress], held: Held::No, to: &[InProgress], asks: Capability::HoldWork },
        Rule {
            step: Step::Dispatch,
            from: &[Authorised, InProgress],
            held: Held::Either,
            to: &[InProgress],
            asks: Capability::Dispatch,
        },
        Rule {
            step: Step::PassInspection,
            from: &[AwaitingInspection],
            held: Held::No,
            to: &[AwaitingWash, Ready],
            asks: Capability::Inspect,
        },
        Rule {
            step: Step::FailInspection,
            from: &[AwaitingInspection],
            held: Held::No,
            to: &[Rework],
            asks: Capability::Inspect,
        },
        Rule {
            step: Step::ResumeRework,
            from: &[Rework],
            held: Held::No,
            to: &[InProgress],
            asks: Capability::FinishWork,
        },
        Rule { step: Step::WashDone, from: &[AwaitingWash], held: Held::No, to: &[Ready], asks: Capability::Wash },
        Rule { step: Step::Deliver, from: &[Ready], held: Held::No, to: &[Delivered], asks: Capability::AgreeWork },
        Rule { step: Step::Notify, from: &[Ready], held: Held::No, to: &[Ready], asks: Capability::Notify },
        Rule { step: Step::Close, from: &[Delivered], held: Held::No, to: &[Closed], asks: Capability::CloseOrders },
        Rule {
            step: Step::Cancel,
            from: &OrderState::AT_WORK,
            held: Held::Either,
            to: &[Cancelled],
            asks: Capability::AgreeWork,
        },
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
    STEPS.iter().filter(|rule| rule.fits(state, held) && ctx.can(rule.asks)).map(|rule| rule.step).collect()
}
