//! Codes of cars and of what is fitted to them.

codes! {
    /// What the plate looks like, and so how people name the car; on paper its colour.
    PlateKind = "plate_kind" {
        /// Petrol and diesel.
        Blue = "blue", "小型车 蓝牌", "Small, blue", on paper "蓝";
        /// Told from blue only by sight, so it is chosen, never guessed.
        Yellow = "yellow", "大型车 黄牌", "Large, yellow", on paper "黄";
        /// Eight places, the letter third.
        NewEnergySmall = "new_energy_small", "小型新能源", "New energy, small", on paper "渐变绿";
        /// Eight places, the letter last.
        NewEnergyLarge = "new_energy_large", "大型新能源", "New energy, large", on paper "黄绿双拼";
        /// …挂
        Trailer = "trailer", "挂车", "Trailer", on paper "黄（挂）";
        /// …学
        DrivingSchool = "driving_school", "教练车", "Driving school", on paper "黄（学）";
        /// …警
        Police = "police", "警车", "Police", on paper "白（警）";
        /// …应急
        Emergency = "emergency", "应急救援", "Emergency", on paper "白（应急）";
        /// 粤Z…港 or 粤Z…澳
        HongKongMacao = "hong_kong_macao", "港澳入境", "Hong Kong / Macao", on paper "黑（港澳）";
        /// 使…
        Embassy = "embassy", "使馆", "Embassy", on paper "黑（使馆）";
        /// …领
        Consulate = "consulate", "领馆", "Consulate", on paper "黑（领馆）";
        /// Two letters and five digits, or WJ…
        Military = "military", "军车", "Military", on paper "白（军）";
        /// None of the known shapes: kept as typed by an explicit choice.
        Other = "other", "其他", "Other";
    }

    /// What is known of a car's VIN.
    VinState = "vin_state" {
        /// None on file.
        None = "none", "无", "None";
        /// Seventeen places and a check digit that fits.
        Good = "good", "已核对", "Checked";
        /// Kept, to be read again from the car.
        ToCheck = "to_check", "待核", "To check";
    }

    /// 供给系统类型: what drives the car.
    Energy = "energy" {
        Petrol = "petrol", "汽油", "Petrol";
        Diesel = "diesel", "柴油", "Diesel";
        Electric = "electric", "纯电", "Electric", on paper "纯电动";
        Hybrid = "hybrid", "混动", "Hybrid", on paper "混合动力";
        /// And 增程.
        PlugInHybrid = "plug_in_hybrid", "插电混动", "Plug-in hybrid";
        Gas = "gas", "燃气", "Gas";
        Other = "other", "其他", "Other";
    }

    /// Where a part comes from; the customer must be told when it is not original
    /// (汽车销售管理办法 art. 17, and the trade's 同质, 修复, 自备).
    PartClass = "part_class" {
        Original = "original", "原厂", "Original", on paper "原厂配件";
        /// 质量相当配件, 副厂.
        Equivalent = "equivalent", "同质", "Equivalent", on paper "同质配件";
        Remanufactured = "remanufactured", "再制造", "Remanufactured", on paper "再制造件";
        Repaired = "repaired", "修复", "Repaired", on paper "修复配件";
        Reused = "reused", "回用", "Reused", on paper "回用件";
        CustomerSupplied = "customer_supplied", "自备", "Own part", on paper "托修方自备";
    }
}

impl PartClass {
    /// Whether whoever sells it must point out to the customer that it is not original (汽车销售管理办法 art. 17). What
    /// the customer brings along is not sold.
    #[must_use]
    pub const fn must_be_pointed_out(self) -> bool {
        match self {
            Self::Equivalent | Self::Remanufactured | Self::Repaired | Self::Reused => true,
            Self::Original | Self::CustomerSupplied => false,
        }
    }
}
