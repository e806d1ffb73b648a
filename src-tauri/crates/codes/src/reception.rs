//! Codes of receiving a car: the walk-round, the dashboard, the inspection points, and where the desk's phrases are used.

codes! {
    /// From where the car is looked at, in the order one walks round it.
    CarView = "car_view" {
        Left = "left", "左侧", "Left";
        Front = "front", "车头", "Front";
        Right = "right", "右侧", "Right";
        Rear = "rear", "车尾", "Rear";
        Top = "top", "车顶", "Top";
    }

    /// What kind of damage.
    DamageKind = "damage_kind" {
        Scratch = "scratch", "划伤", "Scratch";
        Dent = "dent", "凹陷", "Dent";
        Crack = "crack", "裂纹", "Crack";
        Paint = "paint", "掉漆", "Paint off";
        Rust = "rust", "锈蚀", "Rust";
        Broken = "broken", "破损", "Broken";
        Missing = "missing", "缺失", "Missing";
    }

    /// A lamp that stays lit with the engine running (or the car ready to drive).
    WarningLamp = "warning_lamp" {
        Engine = "engine", "发动机故障", "Engine";
        OilPressure = "oil_pressure", "机油压力", "Oil pressure";
        Coolant = "coolant", "水温", "Coolant";
        Charging = "charging", "充电系统", "Charging";
        Gearbox = "gearbox", "变速箱", "Gearbox";
        Abs = "abs", "ABS", "ABS";
        Brake = "brake", "制动系统", "Brakes";
        Stability = "stability", "车身稳定", "Stability";
        Airbag = "airbag", "安全气囊", "Airbag";
        Steering = "steering", "转向助力", "Steering";
        TyrePressure = "tyre_pressure", "胎压", "Tyre pressure";
        Lights = "lights", "灯光", "Lights";
        PowerBattery = "power_battery", "动力电池", "Traction battery";
        DriveSystem = "drive_system", "驱动系统", "Drive system";
        Service = "service", "保养提示", "Service due";
    }

    /// What an inspection point came to. A point without a result was not looked at.
    Condition = "condition" {
        Good = "good", "正常", "Good";
        /// Holds for now, to be looked at again.
        Attention = "attention", "关注", "Attention";
        /// Should be replaced or repaired.
        Replace = "replace", "更换", "Replace";
        NotFitted = "not_fitted", "无此项", "Not fitted";
    }

    /// Which cars have an inspection point.
    PointFor = "point_for" {
        Every = "every", "所有车", "Every car";
        /// A combustion engine.
        Engine = "engine", "有发动机的", "With an engine";
        /// A traction battery.
        Battery = "battery", "有动力电池的", "With a traction battery";
    }

    /// Where a phrase is used.
    PhraseKind = "phrase_kind" {
        Complaint = "complaint", "客户描述", "Complaint";
        Diagnosis = "diagnosis", "检测结果", "Findings";
        Damage = "damage", "损伤备注", "Damage note";
        Belongings = "belongings", "随车物品", "Belongings";
    }
}
