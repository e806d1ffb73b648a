//! The Chinese of every code a sheet can carry, in the trade's own short words.
//!
//! The codes are the same snake_case values the rest of the program speaks; a sheet never prints
//! a code. Whole sentences belong to the sheets that say them.

use serde::{Deserialize, Serialize};

use crate::figures::UNKNOWN;

macro_rules! worded {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident => $words:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $(#[doc = $words] $(#[$doc])* $variant,)+ }

        impl $name {
            /// Every one, in the order they are listed on paper.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// How it is printed.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)+ }
            }
        }
    };
}

worded! {
    /// Who pays a line or a settlement.
    Payer {
        Customer => "客户",
        Insurer => "保险",
        Maker => "厂家",
        Shop => "店内",
    }
}

worded! {
    /// Where the old part goes.
    OldPart {
        None => "无旧件",
        Customer => "客户",
        Maker => "返厂",
        Insurer => "保险",
        Shop => "店内",
    }
}

worded! {
    /// What kind of part it is; a part that is not original must be told apart (汽车销售管理办法 art. 17).
    PartClass {
        Original => "原厂配件",
        Equivalent => "同质配件",
        Remanufactured => "再制造件",
        Repaired => "修复配件",
        Reused => "回用件",
        CustomerSupplied => "托修方自备",
    }
}

impl PartClass {
    /// Whether the customer must be told that it is not original; what they brought along is not sold.
    #[must_use]
    pub const fn must_be_told_apart(self) -> bool {
        !matches!(self, Self::Original | Self::CustomerSupplied)
    }
}

/// What a part is called; a dash where nobody said it.
pub(crate) fn class_of(class: Option<PartClass>) -> &'static str {
    class.map_or(UNKNOWN, |class| class.words())
}

worded! {
    /// Who spoke for the customer.
    Speaker {
        Owner => "车主",
        Bringer => "送修人",
        Other => "代答人",
    }
}

worded! {
    /// How the customer said it.
    Channel {
        InPerson => "当面",
        Phone => "电话",
        Message => "微信/短信",
        Written => "书面",
    }
}

worded! {
    /// Whose labour times count (JT/T 1133-2017).
    HoursStandard {
        Industry => "行业",
        Maker => "制造企业",
    }
}

worded! {
    /// 维修类别, as the law counts guarantee by it.
    RepairCategory {
        CompleteVehicle => "整车修理",
        Assembly => "总成修理",
        SecondaryMaintenance => "二级维护",
        PrimaryMaintenance => "一级维护",
        MinorRepair => "小修",
        SpecialRepair => "专项修理",
        Rescue => "维修救援",
    }
}

worded! {
    /// 业务类型, as the shop counts its work.
    BusinessType {
        FirstService => "首保",
        RegularService => "定期保养",
        GeneralRepair => "一般维修",
        Accident => "事故",
        BodyPaint => "钣喷",
        Warranty => "保修索赔",
        Recall => "召回",
        Rework => "返修",
        Pdi => "PDI",
        Internal => "内部",
        Beauty => "美容装潢",
        Inspection => "检测",
    }
}

worded! {
    /// How money came in; the last three are owed, not received.
    Means {
        Cash => "现金",
        BankCard => "银行卡",
        Wechat => "微信",
        Alipay => "支付宝",
        Transfer => "转账",
        StoredValue => "储值",
        Voucher => "卡券",
        Insurer => "保险公司",
        Maker => "厂家",
        Internal => "店内转账",
    }
}

worded! {
    /// 车牌颜色 and kind.
    PlateKind {
        Blue => "蓝",
        Yellow => "黄",
        NewEnergySmall => "渐变绿",
        NewEnergyLarge => "黄绿双拼",
        Trailer => "黄（挂）",
        DrivingSchool => "黄（学）",
        Police => "白（警）",
        Emergency => "白（应急）",
        HongKongMacao => "黑（港澳）",
        Embassy => "黑（使馆）",
        Consulate => "黑（领馆）",
        Military => "白（军）",
        Other => "其他",
    }
}

worded! {
    /// 供给系统类型.
    Energy {
        Petrol => "汽油",
        Diesel => "柴油",
        Electric => "纯电动",
        Hybrid => "混合动力",
        PlugInHybrid => "插电混动",
        Gas => "燃气",
        Other => "其他",
    }
}

worded! {
    /// From where the car is looked at on the reception sheet.
    CarView {
        Left => "左侧",
        Front => "车头",
        Right => "右侧",
        Rear => "车尾",
        Top => "车顶",
    }
}

worded! {
    /// What kind of damage was found.
    DamageKind {
        Scratch => "划伤",
        Dent => "凹陷",
        Crack => "裂纹",
        Paint => "掉漆",
        Rust => "锈蚀",
        Broken => "破损",
        Missing => "缺失",
    }
}

worded! {
    /// A lamp that stays lit.
    WarningLamp {
        Engine => "发动机故障",
        OilPressure => "机油压力",
        Coolant => "水温",
        Charging => "充电系统",
        Gearbox => "变速箱",
        Abs => "ABS",
        Brake => "制动系统",
        Stability => "车身稳定",
        Airbag => "安全气囊",
        Steering => "转向助力",
        TyrePressure => "胎压",
        Lights => "灯光",
        PowerBattery => "动力电池",
        DriveSystem => "驱动系统",
        Service => "保养提示",
    }
}

worded! {
    /// What an inspection point came to.
    Condition {
        Good => "正常",
        Attention => "关注",
        Replace => "更换",
        NotFitted => "无此项",
    }
}
