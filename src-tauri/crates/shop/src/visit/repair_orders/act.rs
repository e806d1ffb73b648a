//! What somebody does to move the work on, each with what only it asks for.
//!
//! What may be missing on a form is optional here: the step's own rule says what it needs, and names the field.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::order_line::Channel;
use super::workflow::{HoldReason, Step};
use crate::common::{BayId, Fen, PersonId};

/// An act of the workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// 检测: the customer consents to a fee, fen, 0 for none.
    Diagnose {
        /// Needed.
        fee_fen: Option<Fen>,
        /// How they consented; needed.
        via: Option<Channel>,
    },
    /// 报价
    Quote {},
    /// 委托
    Authorise {
        /// How the customer consented; needed.
        via: Option<Channel>,
    },
    /// 派工, 改派
    Dispatch {
        /// To whom; needed.
        technician_id: Option<PersonId>,
        /// Where: a bay in use, or the one it stands in.
        bay_id: Option<BayId>,
    },
    /// 停
    Hold {
        /// Why; needed.
        reason: Option<HoldReason>,
    },
    /// 继续
    Resume {},
    /// 完工报检
    FinishWork {},
    /// 质检合格
    PassInspection {},
    /// 质检不合格, with words.
    FailInspection {},
    /// 返工
    ResumeRework {},
    /// 洗毕
    WashDone {},
    /// 通知客户
    Notify {
        /// How they were told.
        via: Option<Channel>,
    },
    /// 交车
    Deliver {
        /// Kilometres, not below those when it came; needed where those are known.
        #[ts(type = "number | null")]
        odometer_out_km: Option<i64>,
        /// 提车人; needed.
        collected_by: Option<String>,
    },
    /// 关闭
    Close {},
    /// 取消, with a reason in words.
    Cancel {
        /// After dispatch a manager's approval, unless one cancels.
        approval: Option<String>,
    },
}

impl Act {
    /// Which step of the table it takes.
    pub fn step(&self) -> Step {
        match self {
            Self::Diagnose { .. } => Step::Diagnose,
            Self::Quote {} => Step::Quote,
            Self::Authorise { .. } => Step::Authorise,
            Self::Dispatch { .. } => Step::Dispatch,
            Self::Hold { .. } => Step::Hold,
            Self::Resume {} => Step::Resume,
            Self::FinishWork {} => Step::FinishWork,
            Self::PassInspection {} => Step::PassInspection,
            Self::FailInspection {} => Step::FailInspection,
            Self::ResumeRework {} => Step::ResumeRework,
            Self::WashDone {} => Step::WashDone,
            Self::Notify { .. } => Step::Notify,
            Self::Deliver { .. } => Step::Deliver,
            Self::Close {} => Step::Close,
            Self::Cancel { .. } => Step::Cancel,
        }
    }

    /// How the customer consented or was told.
    pub fn via(&self) -> Option<Channel> {
        match self {
            Self::Diagnose { via, .. } | Self::Authorise { via } | Self::Notify { via } => *via,
            _ => None,
        }
    }
}
