//! What somebody may do here, each thing by its name. Deliberately not here: which roles may (`shop`, `registers/staff`).

codes! {
    /// One thing somebody may do, may see or may be given; commands, steps and sights ask for it, roles hold it.
    Capability = "capability" {
        /// People, roles and what roles may do.
        ManagePeople = "manage_people", "管理人员和岗位", "Manage people and roles";
        /// The shop's settings, registers and questionnaires.
        ManageShop = "manage_shop", "门店设置", "Change the shop's settings";
        /// Backup, restore, the recovery code.
        KeepBackups = "keep_backups", "备份和恢复", "Keep backups";
        /// Files from another program.
        Import = "import", "导入数据", "Import data";
        /// Everything the shop has, as a file.
        Export = "export", "导出数据", "Export data";
        /// Who changed what.
        ReadJournal = "read_journal", "查看操作记录", "Read the journal";
        /// Giving one's word for what others ask: cancelling after dispatch, voiding, 挂账, discounts.
        Approve = "approve", "批准（作废、挂账、派工后取消）", "Approve what others ask";

        /// Customer and vehicle files.
        EditCustomers = "edit_customers", "编辑客户和车辆", "Edit customers and cars";
        /// Making two customers' files one, and parting them again.
        MergeCustomers = "merge_customers", "合并客户档案", "Merge customer files";
        /// How much and how long a 挂账单位 may owe.
        AllowCredit = "allow_credit", "设定挂账额度", "Set credit limits";
        /// Names of persons, whole.
        SeeNames = "see_names", "查看完整姓名", "See whole names";
        /// Phones and addresses, whole.
        SeeContacts = "see_contacts", "查看完整电话和地址", "See whole phones and addresses";
        /// VINs, whole.
        SeeVins = "see_vins", "查看完整车架号", "See whole VINs";
        /// Asking, with a reason, for one value that is masked. Who never deals with a customer may not.
        Unmask = "unmask", "说明理由后查看", "Unmask with a reason";

        /// Labour operations and packages.
        EditLabour = "edit_labour", "编辑工时项目", "Edit operations";
        EditParts = "edit_parts", "编辑配件目录", "Edit the parts catalogue";
        /// What the shop pays, and so what it earns.
        SeeCost = "see_cost", "查看成本", "See cost";
        /// 常用语
        EditPhrases = "edit_phrases", "编辑常用语", "Edit phrases";

        /// The calendar: whoever works on cars, sells parts or talks to customers plans by it.
        SeeAppointments = "see_appointments", "查看预约", "See appointments";
        /// Booking, moving, reminding and cancelling.
        Book = "book", "预约和改约", "Book appointments";

        /// Being the advisor of an order or an appointment.
        Advise = "advise", "担任服务顾问", "Be an order's advisor";
        /// Opening and writing orders.
        WriteOrders = "write_orders", "开单和改单", "Write orders";
        /// 接车检查单, 委托书 and 任务单.
        PrintOrders = "print_orders", "打印单据", "Print orders";
        /// What is said with the customer: quoting, diagnosing, authorising, handing over, cancelling.
        AgreeWork = "agree_work", "报价、确认和交车", "Quote, agree and hand over";
        /// 派工
        Dispatch = "dispatch", "派工", "Dispatch";
        /// Being given jobs.
        DoJobs = "do_jobs", "担任技师", "Be given jobs";
        /// Work finished, rework taken up.
        FinishWork = "finish_work", "报完工", "Report work finished";
        /// Holding work and letting it go on.
        HoldWork = "hold_work", "停工和复工", "Hold and resume work";
        /// 质检
        Inspect = "inspect", "质检", "Inspect";
        /// The car is washed.
        Wash = "wash", "洗车完成", "Report the wash done";
        /// Telling the customer that the car is ready.
        Notify = "notify", "通知取车", "Tell customers it is ready";
        /// Noting that a message went out to the customer.
        NoteMessages = "note_messages", "记录发出的消息", "Note messages sent";
        CloseOrders = "close_orders", "关闭工单", "Close orders";

        /// Settlements and receivables.
        SeeMoney = "see_money", "查看结算", "See settlements";
        /// Settlement lists on paper: names, phones and VINs whole, as the form asks.
        PrintMoney = "print_money", "打印结算单", "Print settlement lists";
        /// Making a settlement list.
        Settle = "settle", "结算", "Settle";
        /// Payments, 挂账, voiding, invoices.
        TakeMoney = "take_money", "收款、作废和开票", "Take money, void, invoice";

        /// The list of calls and their outcome.
        SeeSurveys = "see_surveys", "查看回访", "See follow-up calls";
        /// Calling customers.
        CallCustomers = "call_customers", "回访客户", "Call customers";
        /// Complaints and what became of them.
        SeeComplaints = "see_complaints", "查看投诉", "See complaints";
        /// Recording complaints and answering for them.
        AnswerComplaints = "answer_complaints", "处理投诉", "Handle complaints";
        /// The day report.
        SeeReports = "see_reports", "查看日报", "See the day report";
    }
}
