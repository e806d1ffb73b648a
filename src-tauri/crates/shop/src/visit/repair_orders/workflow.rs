//! The work's states and the allowed steps, as one table; who may take each.
//!
//! Buttons on screen follow from the same table. What a step demands of the order (lines agreed,
//! money settled, someone else inspecting) is in `step.rs`; the money has states of its own (`settlement`).

use crate::registers::staff::Rights;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::registers::staff::Role;
use jieche_ground::Ctx;

/// Where the work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// 接待中
    Draft,
    /// 检测中: the customer agreed to the diagnosis and its fee.
    Diagnosing,
    /// 待确认: the customer has the quotation.
    Quoted,
    /// 待派工: the customer has authorised the repair.
    Authorised,
    /// 维修中, or held.
    InProgress,
    /// 待质检
    AwaitingInspection,
    /// 内返: it did not pass.
    Rework,
    /// 待洗车
    AwaitingWash,
    /// 待交车
    Ready,
    /// 已交车
    Delivered,
    /// 已关闭: delivered, and all its money is in.
    Closed,
    /// 已取消
    Cancelled,
}

impl OrderState {
    /// Every state.
    pub const ALL: [Self; 12] = [
        Self::Draft,
        Self::Diagnosing,
        Self::Quoted,
        Self::Authorised,
        Self::InProgress,
        Self::AwaitingInspection,
        Self::Rework,
        Self::AwaitingWash,
        Self::Ready,
        Self::Delivered,
        Self::Closed,
        Self::Cancelled,
    ];

    /// The car is here and being worked on, or waits for it.
    pub const AT_WORK: [Self; 8] = [
        Self::Draft,
        Self::Diagnosing,
        Self::Quoted,
        Self::Authorised,
        Self::InProgress,
        Self::AwaitingInspection,
        Self::Rework,
        Self::AwaitingWash,
    ];

    /// Whether the order may still be written to.
    pub fn is_editable(self) -> bool {
        !matches!(self, Self::Closed | Self::Cancelled)
    }

    /// Whether work has begun, so that cancelling needs a manager.
    pub fn is_dispatched(self) -> bool {
        matches!(self, Self::InProgress | Self::AwaitingInspection | Self::Rework | Self::AwaitingWash)
    }

    /// Whether the work is finished, so that it may be settled.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::AwaitingWash | Self::Ready | Self::Delivered)
    }
}

/// Why work stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HoldReason {
    /// 待料
    Parts,
    /// 待客户
    Customer,
    /// 待定损
    LossAssessment,
    /// 待核价
    PriceApproval,
    /// 停工
    Stopped,
}

/// What somebody does to move the work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 检测
    Diagnose,
    /// 报价
    Quote,
    /// 委托
    Authorise,
    /// 派工, and 改派 while the work goes on.
    Dispatch,
    /// 停
    Hold,
    /// 继续
    Resume,
    /// 完工报检
    FinishWork,
    /// 质检合格
    PassInspection,
    /// 质检不合格
    FailInspection,
    /// 返工
    ResumeRework,
    /// 洗毕
    WashDone,
    /// 通知客户
    Notify,
    /// 交车
    Deliver,
    /// 关闭
    Close,
    /// 取消
    Cancel,
}

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
