//! Codes of paper: which sheets there are, and what is in a printer.

use crate::RecordKind;

codes! {
    /// What is printed.
    Sheet = "sheet" {
        Quotation = "quotation", "报价单", "Quotation";
        RepairAuthorisation = "repair_authorisation", "维修委托书", "Repair authorisation";
        JobCard = "job_card", "维修任务单", "Job card";
        Reception = "reception", "接车检查单", "Reception sheet";
        SettlementList = "settlement_list", "结算清单", "Settlement list";
        Appointment = "appointment", "预约单", "Appointment slip";
        DayReport = "day_report", "营业日报", "Day report";
        RecoveryCode = "recovery_code", "恢复码", "Recovery code";
    }

    /// What is in the printer.
    #[derive(Default)]
    Stock = "stock" {
        /// Upright.
        #[default]
        A4 = "a4", "A4", "A4";
        /// 241 mm continuous paper in three parts (white, red, yellow), 279.4 mm between folds.
        Continuous = "continuous", "三联 241×279", "3-part 241×279";
        /// The same with a fold at every 139.7 mm.
        ContinuousHalf = "continuous_half", "三联二等分 241×140", "3-part half 241×140";
    }
}

impl Sheet {
    /// Whether pins can strike it: a drawing or a signature needs A4.
    #[must_use]
    pub const fn fits_continuous(self) -> bool {
        !matches!(self, Self::Reception | Self::RecoveryCode)
    }

    /// The kind of record it shows, whose history tells that it was printed.
    #[must_use]
    pub const fn record(self) -> RecordKind {
        match self {
            Self::Quotation => RecordKind::Quotations,
            Self::RepairAuthorisation | Self::JobCard => RecordKind::RepairOrders,
            Self::Reception => RecordKind::Receptions,
            Self::SettlementList => RecordKind::Settlements,
            Self::Appointment => RecordKind::Appointments,
            Self::DayReport | Self::RecoveryCode => RecordKind::Prints,
        }
    }
}

impl Stock {
    /// Whether pins strike all parts at once.
    #[must_use]
    pub const fn is_continuous(self) -> bool {
        match self {
            Self::A4 => false,
            Self::Continuous | Self::ContinuousHalf => true,
        }
    }
}
