//! Codes of repair orders: how the work stands and moves on, what it is by trade and by law, its lines, the customer's
//! word on them. Who pays is money's.

codes! {
    /// Where the work stands.
    OrderState = "order_state" {
        Draft = "draft", "接待中", "Reception";
        /// The customer agreed to the diagnosis and its fee.
        Diagnosing = "diagnosing", "检测中", "Diagnosing";
        /// The customer has the quotation.
        Quoted = "quoted", "待确认", "Quoted";
        /// The customer has authorised the repair.
        Authorised = "authorised", "待派工", "To dispatch";
        /// Or held.
        InProgress = "in_progress", "维修中", "In work";
        AwaitingInspection = "awaiting_inspection", "待质检", "To inspect";
        /// It did not pass.
        Rework = "rework", "内返", "Rework";
        AwaitingWash = "awaiting_wash", "待洗车", "To wash";
        Ready = "ready", "待交车", "Ready";
        Delivered = "delivered", "已交车", "Delivered";
        /// Delivered, and all its money is in.
        Closed = "closed", "已关闭", "Closed";
        Cancelled = "cancelled", "已取消", "Cancelled";
    }

    /// Why work stands still.
    HoldReason = "hold_reason" {
        Parts = "parts", "待料", "Parts";
        Customer = "customer", "待客户", "Customer";
        LossAssessment = "loss_assessment", "待定损", "Assessor";
        PriceApproval = "price_approval", "待核价", "Price";
        Stopped = "stopped", "停工", "Stopped";
    }

    /// What somebody does to move the work on, by the word of an order's history. Buttons say it at more length.
    Step = "step" {
        Diagnose = "diagnose", "开始检测", "Diagnosis started";
        Quote = "quote", "报价", "Quoted";
        Authorise = "authorise", "委托", "Authorised";
        /// And 改派 while the work goes on.
        Dispatch = "dispatch", "派工", "Dispatched";
        Hold = "hold", "暂停", "Held";
        Resume = "resume", "恢复施工", "Resumed";
        FinishWork = "finish_work", "施工完成", "Work finished";
        PassInspection = "pass_inspection", "质检合格", "Inspection passed";
        FailInspection = "fail_inspection", "质检不合格", "Inspection failed";
        ResumeRework = "resume_rework", "返工", "Rework";
        WashDone = "wash_done", "洗车完成", "Washed";
        Notify = "notify", "通知提车", "Notified";
        Deliver = "deliver", "交车", "Delivered";
        Close = "close", "关闭", "Closed";
        Cancel = "cancel", "取消", "Cancelled";
    }

    /// What stands in an order's history though it is no step.
    OrderNote = "order_note" {
        Open = "open", "开单", "Opened";
        /// To another advisor.
        HandOver = "hand_over", "转单", "Handed over";
        /// On screen.
        Signed = "signed", "签委托书", "Signed";
        /// Copied for the customer's messenger.
        Message = "message", "发给客户", "Message to the customer";
    }

    /// 业务类型, as the desk speaks of an order and the shop counts its work.
    BusinessType = "business_type" {
        FirstService = "first_service", "首保", "First service";
        RegularService = "regular_service", "定期保养", "Service";
        GeneralRepair = "general_repair", "一般维修", "Repair";
        Accident = "accident", "事故", "Accident";
        BodyPaint = "body_paint", "钣喷", "Body and paint";
        Warranty = "warranty", "保修索赔", "Warranty claim";
        Recall = "recall", "召回", "Recall";
        Rework = "rework", "返修", "Rework";
        Pdi = "pdi", "PDI", "PDI";
        Internal = "internal", "内部", "Internal";
        Beauty = "beauty", "美容", "Detailing", on paper "美容装潢";
        Inspection = "inspection", "检测", "Inspection";
    }

    /// 维修类别, as the law counts guarantee by it and the uploads know it.
    RepairCategory = "repair_category" {
        CompleteVehicle = "complete_vehicle", "整车修理", "Complete vehicle";
        Assembly = "assembly", "总成修理", "Assembly";
        SecondaryMaintenance = "secondary_maintenance", "二级维护", "Secondary maintenance";
        PrimaryMaintenance = "primary_maintenance", "一级维护", "Primary maintenance";
        MinorRepair = "minor_repair", "小修", "Minor repair";
        SpecialRepair = "special_repair", "专项修理", "Special repair";
        Rescue = "rescue", "维修救援", "Roadside rescue";
    }

    /// 工时定额执行标准: whose labour times count, as the settlement list must tick it (JT/T 1133-2017).
    HoursStandard = "hours_standard" {
        Industry = "industry", "行业", "Industry";
        Maker = "maker", "制造企业", "Manufacturer";
    }

    /// What a line is for.
    LineKind = "line_kind" {
        Labour = "labour", "工时", "Labour";
        Part = "part", "配件", "Parts";
        /// Towing, diagnosis, outside work.
        Other = "other", "其他", "Other";
    }

    /// What the customer said to a line.
    Decision = "decision" {
        /// Not asked yet.
        Open = "open", "未定", "Open";
        Agreed = "agreed", "同意", "Agreed";
        /// Remembered for the next visit.
        Declined = "declined", "拒绝", "Declined";
    }

    /// Who said it for the customer.
    Speaker = "speaker" {
        Owner = "owner", "车主", "owner";
        Bringer = "bringer", "送修人", "brought it";
        /// By name.
        Other = "other", "其他人", "somebody else", on paper "代答人";
    }

    /// Where the old part goes.
    OldPart = "old_part" {
        None = "none", "无", "None", on paper "无旧件";
        Customer = "customer", "客户", "Customer";
        Maker = "maker", "返厂", "Maker";
        Insurer = "insurer", "保险", "Insurer";
        Shop = "shop", "店内", "Shop";
    }
}

impl OrderState {
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
    #[must_use]
    pub const fn is_editable(self) -> bool {
        !matches!(self, Self::Closed | Self::Cancelled)
    }

    /// Whether work has begun, so that cancelling needs a manager.
    #[must_use]
    pub const fn is_dispatched(self) -> bool {
        matches!(self, Self::InProgress | Self::AwaitingInspection | Self::Rework | Self::AwaitingWash)
    }

    /// Whether the work is finished, so that it may be settled.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::AwaitingWash | Self::Ready | Self::Delivered)
    }
}
