//! The roles of a dealership's after-sales department. A person may have several.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What somebody does here; what they may call follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 管理员: people, settings, backup.
    Administrator,
    /// 总经理
    GeneralManager,
    /// 服务经理
    ServiceManager,
    /// 服务顾问
    Advisor,
    /// 车间主管
    WorkshopLead,
    /// 技师
    Technician,
    /// 质检员
    Inspector,
    /// 配件员
    PartsClerk,
    /// 收银
    Cashier,
    /// 索赔员
    WarrantyClerk,
    /// 客服
    CustomerCare,
    /// 只读
    ReadOnly,
}

impl Role {
    /// Every role, in the order screens list them.
    pub const ALL: [Self; 12] = [
        Self::Administrator,
        Self::GeneralManager,
        Self::ServiceManager,
        Self::Advisor,
        Self::WorkshopLead,
        Self::Technician,
        Self::Inspector,
        Self::PartsClerk,
        Self::Cashier,
        Self::WarrantyClerk,
        Self::CustomerCare,
        Self::ReadOnly,
    ];

    /// Those whose word approves what others ask: cancelling after dispatch, voiding, 挂账.
    pub const MANAGERS: [Self; 2] = [Self::GeneralManager, Self::ServiceManager];
}
