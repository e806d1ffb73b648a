//! What codes are called in a file for the office: Chinese only, as every file of the trade is.

/// Codes and their words.
pub type Words = &'static [(&'static str, &'static str)];

pub const CUSTOMER: Words = &[("person", "个人"), ("company", "单位")];
pub const DEBTOR: Words = &[("none", ""), ("insurer", "保险公司"), ("maker", "主机厂"), ("account", "挂账单位")];
pub const ENERGY: Words = &[
    ("petrol", "汽油"),
    ("diesel", "柴油"),
    ("electric", "纯电"),
    ("hybrid", "混动"),
    ("plug_in_hybrid", "插电混动"),
    ("gas", "燃气"),
    ("other", "其他"),
];
pub const ORDER: Words = &[
    ("draft", "接待中"),
    ("diagnosing", "检测中"),
    ("quoted", "待确认"),
    ("authorised", "待派工"),
    ("in_progress", "维修中"),
    ("awaiting_inspection", "待质检"),
    ("rework", "内返"),
    ("awaiting_wash", "待洗车"),
    ("ready", "待交车"),
    ("delivered", "已交车"),
    ("closed", "已关闭"),
    ("cancelled", "已取消"),
];
pub const BUSINESS: Words = &[
    ("first_service", "首保"),
    ("regular_service", "定期保养"),
    ("general_repair", "一般维修"),
    ("accident", "事故"),
    ("body_paint", "钣喷"),
    ("warranty", "保修索赔"),
    ("recall", "召回"),
    ("rework", "返修"),
    ("pdi", "PDI"),
    ("internal", "内部"),
    ("beauty", "美容"),
    ("inspection", "检测"),
];
pub const LINE: Words = &[("labour", "工时"), ("part", "配件"), ("other", "其他")];
pub const PAYER: Words = &[("customer", "客户"), ("insurer", "保险"), ("maker", "厂家"), ("shop", "店内")];
pub const DECISION: Words = &[("open", "未定"), ("agreed", "同意"), ("declined", "拒绝")];
pub const SETTLEMENT: Words = &[("open", "未收款"), ("part_paid", "部分收款"), ("paid", "已收清"), ("void", "已作废")];
pub const MEANS: Words = &[
    ("cash", "现金"),
    ("bank_card", "银行卡"),
    ("wechat", "微信"),
    ("alipay", "支付宝"),
    ("transfer", "对公转账"),
    ("stored_value", "储值卡"),
    ("voucher", "代金券"),
    ("insurer", "保险直赔"),
    ("maker", "厂家索赔"),
];
pub const INVOICE: Words = &[
    ("digital_special", "数电专票"),
    ("digital_ordinary", "数电普票"),
    ("paper_special", "纸质专票"),
    ("paper_ordinary", "纸质普票"),
];
pub const PART: Words = &[
    ("original", "原厂"),
    ("equivalent", "同质"),
    ("remanufactured", "再制造"),
    ("repaired", "修复"),
    ("reused", "回用"),
    ("customer_supplied", "自备"),
];
pub const APPOINTMENT: Words =
    &[("booked", "已预约"), ("arrived", "已到店"), ("no_show", "未到"), ("cancelled", "已取消")];
pub const SURVEY: Words = &[("due", "待回访"), ("answered", "已回访"), ("refused", "拒访"), ("unreachable", "未接通")];
pub const COMPLAINT: Words = &[("open", "处理中"), ("closed", "已结案")];
pub const COMPLAINT_LEVEL: Words = &[("general", "一般"), ("escalated", "升级"), ("major", "重大")];
pub const COMPLAINT_ABOUT: Words = &[
    ("workmanship", "维修质量"),
    ("price", "价格"),
    ("time", "等待与交车时间"),
    ("manner", "服务态度"),
    ("parts", "配件"),
    ("openness", "费用不透明"),
    ("product", "产品质量"),
    ("other", "其他"),
];
pub const COMPLAINT_SOURCE: Words = &[
    ("in_person", "当面"),
    ("phone", "来电"),
    ("survey", "回访"),
    ("message", "微信、短信"),
    ("outside", "厂家、12315 等转来"),
];
pub const COMPLAINT_STEP: Words = &[("received", "受理"), ("noted", "处理"), ("closed", "结案"), ("reopened", "重开")];

pub const CONTACT: Words =
    &[("own", "本人"), ("family", "家人"), ("driver", "司机"), ("work", "单位"), ("other", "其他")];
pub const PURPOSE: Words = &[
    ("marketing", "营销"),
    ("survey", "回访"),
    ("maker", "提供给厂家"),
    ("insurer", "提供给保险公司"),
    ("photos", "照片视频"),
    ("recording", "通话录音"),
];
pub const CONSENT: Words = &[("1", "同意"), ("0", "不同意")];
pub const CHANNEL: Words = &[("in_person", "当面"), ("phone", "电话"), ("message", "微信/短信"), ("written", "书面")];
pub const EVENT: Words = &[
    ("open", "开单"),
    ("hand_over", "转单"),
    ("message", "发给客户"),
    ("signed", "签委托书"),
    ("diagnose", "开始检测"),
    ("quote", "报价"),
    ("authorise", "委托"),
    ("dispatch", "派工"),
    ("hold", "暂停"),
    ("resume", "恢复施工"),
    ("finish_work", "施工完成"),
    ("pass_inspection", "质检合格"),
    ("fail_inspection", "质检不合格"),
    ("resume_rework", "返工"),
    ("wash_done", "洗车完成"),
    ("notify", "通知提车"),
    ("deliver", "交车"),
    ("close", "关闭"),
    ("cancel", "取消"),
];
pub const VIEW: Words = &[("left", "左侧"), ("front", "车头"), ("right", "右侧"), ("rear", "车尾"), ("top", "车顶")];
pub const DAMAGE: Words = &[
    ("scratch", "划伤"),
    ("dent", "凹陷"),
    ("crack", "裂纹"),
    ("paint", "掉漆"),
    ("rust", "锈蚀"),
    ("broken", "破损"),
    ("missing", "缺失"),
];
pub const CONDITION: Words = &[("good", "正常"), ("attention", "关注"), ("replace", "更换"), ("not_fitted", "无此项")];

/// The word of a code; the code itself where there is none.
pub fn word(words: Words, code: &str) -> String {
    words.iter().find(|(known, _)| *known == code).map_or(code, |(_, word)| word).to_owned()
}
