//! The kinds of records: what a write says it touched, what the journal tells a history of, what windows listen for.

codes! {
    /// A kind of record, named as its table.
    RecordKind = "record_kind" {
        Customers = "customers", "客户", "Customer";
        CustomerConsents = "customer_consents", "授权同意", "Consent";
        CustomerMerges = "customer_merges", "合并档案", "Merged file";
        Vehicles = "vehicles", "车辆", "Vehicle";
        LabourOperations = "labour_operations", "工时项目", "Operation";
        Parts = "parts", "配件", "Part";
        Packages = "packages", "套餐", "Package";
        Phrases = "phrases", "常用语", "Phrase";
        People = "people", "人员", "Person";
        Roles = "roles", "岗位", "Role";
        Settings = "settings", "设置", "Settings";
        Bays = "bays", "工位", "Bay";
        CalendarDays = "calendar_days", "工作日历", "Marked day";
        TerminalPrinting = "terminal_printing", "打印设置", "Printing";
        InspectionTemplates = "inspection_templates", "检查项目", "Inspection points";
        PastVisits = "past_visits", "历史记录", "Past visit";
        Appointments = "appointments", "预约", "Appointment";
        Receptions = "receptions", "接车检查单", "Reception sheet";
        RepairOrders = "repair_orders", "工单", "Order";
        Quotations = "quotations", "报价单", "Quotation";
        Settlements = "settlements", "结算单", "Settlement";
        Surveys = "surveys", "回访", "Survey";
        Questionnaires = "questionnaires", "问卷", "Questionnaire";
        Complaints = "complaints", "投诉", "Complaint";
        Imports = "imports", "导入", "Import";
        Exports = "exports", "导出", "Export";
        /// Of a sheet that is no record's: the day's report, the recovery code.
        Prints = "prints", "打印", "Print";
    }
}

impl RecordKind {
    /// Under which names older journals tell of its records besides: printing was told under the sheet's own name.
    #[must_use]
    pub const fn also_told_as(self) -> &'static [&'static str] {
        match self {
            Self::Quotations => &["quotation"],
            Self::RepairOrders => &["repair_authorisation", "job_card"],
            Self::Receptions => &["reception"],
            Self::Settlements => &["settlement_list"],
            Self::Appointments => &["appointment"],
            Self::Prints => &["day_report", "recovery_code"],
            _ => &[],
        }
    }
}
