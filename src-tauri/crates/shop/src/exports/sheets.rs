//! The sheets of an export, a kind of record each. Headings are those this program's own import knows.

use super::words::{self, Words};

/// What a column is, and so how it is masked and written.
#[derive(Clone, Copy)]
pub enum Column {
    /// A text.
    Text,
    /// A code, by its word.
    Word(Words),
    /// A customer's name; masked unless the column at this place of the row says it is a company, whose name is public.
    Name(usize),
    /// A person's name.
    Person,
    /// A telephone number.
    Phone,
    /// An address.
    Address,
    /// A VIN.
    Vin,
    /// Fen, as yuan; hundredths of hours; basis points, as per cent.
    Hundredths,
    /// Thousandths.
    Thousandths,
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// Yes or nothing.
    Tick,
}

/// A sheet: its name and its columns, in the order of the rows its store gives.
pub struct Sheet {
    /// Its name, and the CSV file's.
    pub name: &'static str,
    /// What it is of.
    pub of: Of,
    /// Headings and columns.
    pub columns: &'static [(&'static str, Column)],
}

/// Kinds of records.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Customers,
    Contacts,
    Consents,
    Vehicles,
    Owners,
    Orders,
    Lines,
    Events,
    Damages,
    Inspections,
    Quotations,
    Settlements,
    Payments,
    Invoices,
    Parts,
    Labour,
    Packages,
    Appointments,
    Surveys,
    PastVisits,
}

use Column::{Address, Day, Hundredths, Moment, Name, Person, Phone, Text, Thousandths, Tick, Vin, Whole, Word};

/// All of them, in the order of the file.
pub const SHEETS: &[Sheet] = &[
    Sheet {
        name: "客户",
        of: Of::Customers,
        columns: &[
            ("客户编号", Text),
            ("客户名称", Name(2)),
            ("客户类型", Word(words::CUSTOMER)),
            ("手机", Phone),
            ("联系人", Person),
            ("统一社会信用代码", Text),
            ("联系地址", Address),
            ("挂账", Word(words::DEBTOR)),
            ("勿营销", Tick),
            ("标签", Text),
            ("挂账额度", Hundredths),
            ("挂账天数", Whole),
            ("备注", Text),
        ],
    },
    Sheet {
        name: "联系人",
        of: Of::Contacts,
        columns: &[
            ("客户名称", Name(1)),
            ("客户类型", Word(words::CUSTOMER)),
            ("关系", Word(words::CONTACT)),
            ("姓名", Person),
            ("职务", Text),
            ("电话", Phone),
        ],
    },
    Sheet {
        name: "授权同意",
        of: Of::Consents,
        columns: &[
            ("客户名称", Name(1)),
            ("客户类型", Word(words::CUSTOMER)),
            ("事项", Word(words::PURPOSE)),
            ("答复", Word(words::CONSENT)),
            ("方式", Word(words::CHANNEL)),
            ("文本版本", Whole),
            ("时间", Moment),
            ("记录人", Text),
        ],
    },
    Sheet {
        name: "车辆",
        of: Of::Vehicles,
        columns: &[
            ("车牌号", Text),
            ("VIN码", Vin),
            ("客户名称", Name(3)),
            ("客户类型", Word(words::CUSTOMER)),
            ("手机", Phone),
            ("品牌", Text),
            ("车型", Text),
            ("颜色", Text),
            ("发动机号", Text),
            ("燃料种类", Word(words::ENERGY)),
            ("购车日期", Day),
            ("行驶里程", Whole),
            ("保险到期", Day),
            ("年检到期", Day),
            ("最近来厂", Day),
            ("备注", Text),
        ],
    },
    Sheet {
        name: "车主变更",
        of: Of::Owners,
        columns: &[
            ("车牌号", Text),
            ("VIN码", Vin),
            ("客户名称", Name(3)),
            ("客户类型", Word(words::CUSTOMER)),
            ("起", Day),
            ("止", Day),
        ],
    },
    Sheet {
        name: "工单",
        of: Of::Orders,
        columns: &[
            ("工单号", Text),
            ("状态", Word(words::ORDER)),
            ("业务类型", Word(words::BUSINESS)),
            ("车牌号", Text),
            ("VIN码", Vin),
            ("客户名称", Name(6)),
            ("客户类型", Word(words::CUSTOMER)),
            ("送修人", Person),
            ("送修人电话", Phone),
            ("服务顾问", Text),
            ("进厂时间", Moment),
            ("进厂里程", Whole),
            ("客户描述", Text),
            ("检测结果", Text),
            ("约定交车", Moment),
            ("交车时间", Moment),
            ("出厂里程", Whole),
            ("金额", Hundredths),
        ],
    },
    Sheet {
        name: "工单明细",
        of: Of::Lines,
        columns: &[
            ("工单号", Text),
            ("类别", Word(words::LINE)),
            ("编码", Text),
            ("名称", Text),
            ("工时", Hundredths),
            ("数量", Thousandths),
            ("单位", Text),
            ("单价", Hundredths),
            ("优惠", Hundredths),
            ("金额", Hundredths),
            ("税率%", Hundredths),
            ("付款方", Word(words::PAYER)),
            ("客户答复", Word(words::DECISION)),
        ],
    },
    Sheet {
        name: "工单经过",
        of: Of::Events,
        columns: &[
            ("工单号", Text),
            ("经过", Word(words::EVENT)),
            ("时间", Moment),
            ("经办", Text),
            ("电脑", Text),
            ("方式", Word(words::CHANNEL)),
            ("说明", Text),
        ],
    },
    Sheet {
        name: "外观损伤",
        of: Of::Damages,
        columns: &[
            ("工单号", Text),
            ("位置", Word(words::VIEW)),
            ("损伤", Word(words::DAMAGE)),
            ("说明", Text),
            ("签名人", Person),
            ("签名时间", Moment),
        ],
    },
    Sheet {
        name: "接车检查",
        of: Of::Inspections,
        columns: &[
            ("工单号", Text),
            ("部位", Text),
            ("检查项目", Text),
            ("结果", Word(words::CONDITION)),
            ("读数", Text),
            ("单位", Text),
            ("说明", Text),
        ],
    },
    Sheet {
        name: "报价单",
        of: Of::Quotations,
        columns: &[
            ("报价单号", Text),
            ("工单号", Text),
            ("报价时间", Moment),
            ("报价人", Text),
            ("有效期至", Day),
            ("金额", Hundredths),
            ("检测费", Hundredths),
        ],
    },
    Sheet {
        name: "结算单",
        of: Of::Settlements,
        columns: &[
            ("结算单号", Text),
            ("工单号", Text),
            ("付款方", Word(words::PAYER)),
            ("状态", Word(words::SETTLEMENT)),
            ("结算日期", Day),
            ("工时费", Hundredths),
            ("配件费", Hundredths),
            ("其他费用", Hundredths),
            ("优惠", Hundredths),
            ("抹零", Hundredths),
            ("合计", Hundredths),
            ("已收", Hundredths),
            ("挂账", Tick),
            ("结算人", Text),
            ("作废原因", Text),
        ],
    },
    Sheet {
        name: "收款",
        of: Of::Payments,
        columns: &[
            ("结算单号", Text),
            ("方式", Word(words::MEANS)),
            ("金额", Hundredths),
            ("时间", Moment),
            ("收款人", Text),
            ("备注", Text),
        ],
    },
    Sheet {
        name: "发票",
        of: Of::Invoices,
        columns: &[
            ("结算单号", Text),
            ("发票号码", Text),
            ("种类", Word(words::INVOICE)),
            ("开票日期", Day),
            ("金额", Hundredths),
            ("抬头", Person),
            ("登记人", Text),
        ],
    },
    Sheet {
        name: "配件",
        of: Of::Parts,
        columns: &[
            ("配件编码", Text),
            ("配件名称", Text),
            ("品牌", Text),
            ("规格型号", Text),
            ("单位", Text),
            ("配件类别", Word(words::PART)),
            ("售价含税", Hundredths),
            ("税率%", Hundredths),
            ("库位", Text),
            ("适用车型", Text),
            ("停用", Tick),
        ],
    },
    Sheet {
        name: "工时项目",
        of: Of::Labour,
        columns: &[
            ("项目编码", Text),
            ("项目名称", Text),
            ("工种", Text),
            ("标准工时", Hundredths),
            ("工时单价", Hundredths),
            ("税率%", Hundredths),
            ("停用", Tick),
        ],
    },
    Sheet {
        name: "套餐",
        of: Of::Packages,
        columns: &[
            ("套餐编码", Text),
            ("套餐名称", Text),
            ("品牌", Text),
            ("车型", Text),
            ("公里", Whole),
            ("月数", Whole),
            ("套餐价", Hundredths),
            ("停用", Tick),
            ("类别", Word(words::LINE)),
            ("编码", Text),
            ("名称", Text),
            ("数量", Thousandths),
        ],
    },
    Sheet {
        name: "预约",
        of: Of::Appointments,
        columns: &[
            ("预约单号", Text),
            ("状态", Word(words::APPOINTMENT)),
            ("预约时间", Moment),
            ("车牌号", Text),
            ("联系人", Person),
            ("联系电话", Phone),
            ("业务类型", Word(words::BUSINESS)),
            ("客户描述", Text),
            ("工位", Text),
            ("服务顾问", Text),
            ("工单号", Text),
            ("备注", Text),
        ],
    },
    Sheet {
        name: "回访",
        of: Of::Surveys,
        columns: &[
            ("工单号", Text),
            ("状态", Word(words::SURVEY)),
            ("应回访", Moment),
            ("回访日期", Day),
            ("得分", Whole),
            ("NPS", Whole),
            ("备注", Text),
        ],
    },
    Sheet {
        name: "历史维修",
        of: Of::PastVisits,
        columns: &[
            ("工单号", Text),
            ("进厂日期", Day),
            ("车牌号", Text),
            ("VIN码", Vin),
            ("进厂里程", Whole),
            ("客户描述", Text),
            ("项目名称", Text),
            ("项目金额", Hundredths),
            ("结算金额", Hundredths),
            ("服务顾问", Text),
            ("备注", Text),
        ],
    },
];
