//! Codes of people: who works here, who customers are, how they are reached and what they allow.

codes! {
    /// What somebody does here; what they may call follows from it.
    Role = "role" {
        /// People, settings, backup.
        Administrator = "administrator", "管理员", "Administrator";
        GeneralManager = "general_manager", "总经理", "General manager";
        ServiceManager = "service_manager", "服务经理", "Service manager";
        Advisor = "advisor", "服务顾问", "Advisor";
        WorkshopLead = "workshop_lead", "车间主管", "Workshop lead";
        Technician = "technician", "技师", "Technician";
        Inspector = "inspector", "质检员", "Inspector";
        PartsClerk = "parts_clerk", "配件员", "Parts clerk";
        Cashier = "cashier", "收银", "Cashier";
        WarrantyClerk = "warranty_clerk", "索赔员", "Warranty clerk";
        CustomerCare = "customer_care", "客服", "Customer care";
        ReadOnly = "read_only", "只读", "Read only";
    }

    /// What a customer is before the law.
    CustomerKind = "customer_kind" {
        Person = "person", "个人", "Person";
        Company = "company", "单位", "Company";
    }

    /// Whose a phone is.
    ContactKind = "contact_kind" {
        Own = "own", "本人", "Own";
        Family = "family", "家人", "Family";
        Driver = "driver", "司机", "Driver";
        Work = "work", "单位", "Company";
        Other = "other", "其他", "Other";
    }

    /// How a customer wants to be reached.
    #[derive(Default)]
    Prefers = "prefers" {
        /// Has not said.
        #[default]
        Any = "any", "不限", "Either way";
        Phone = "phone", "打电话", "By phone";
        /// By 短信 or 微信.
        Message = "message", "发消息", "By message";
        /// Only what the repair itself needs.
        None = "none", "勿主动联系", "Not unasked";
    }

    /// A use of a customer's data that needs their consent.
    Purpose = "purpose" {
        Marketing = "marketing", "营销", "Marketing";
        Survey = "survey", "回访", "Follow-up calls";
        Maker = "maker", "提供给厂家", "Passing on to the maker";
        Insurer = "insurer", "提供给保险公司", "Passing on to the insurer";
        Photos = "photos", "照片视频", "Photos and videos";
        Recording = "recording", "通话录音", "Recording of calls";
    }

    /// How a customer said something.
    Channel = "channel" {
        InPerson = "in_person", "当面", "In person";
        Phone = "phone", "电话", "Phone";
        Message = "message", "微信/短信", "Message";
        Written = "written", "书面", "In writing";
    }
}

impl Role {
    /// Those whose word approves what others ask: cancelling after dispatch, voiding, 挂账.
    pub const MANAGERS: [Self; 2] = [Self::GeneralManager, Self::ServiceManager];
}
