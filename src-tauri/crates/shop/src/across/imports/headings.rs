//! Which column is which: by the words other programs head their columns with.
//!
//! A table program's title line above the headings is stepped over. What a person chooses by hand
//! replaces every guess.

use super::sheet::{Row, Sheet};
use super::{ColumnChoice, ImportColumn, ImportKind};
use crate::common::{Problem, Result, text};

/// Rows looked at for the headings: titles and notes above them are few.
const ABOVE: usize = 20;
/// Headings that must be known for a row to be the headings.
const KNOWN: usize = 2;

/// Something a row may tell, and what other programs call it, the likeliest first.
pub struct Field {
    /// The field's name in this program.
    pub name: &'static str,
    /// Whether no row can come in without it.
    pub required: bool,
    headings: &'static [&'static str],
}

const fn needed(name: &'static str, headings: &'static [&'static str]) -> Field {
    Field { name, required: true, headings }
}

const fn useful(name: &'static str, headings: &'static [&'static str]) -> Field {
    Field { name, required: false, headings }
}

const CUSTOMERS_VEHICLES: &[Field] = &[
    needed(
        "name",
        &[
            "客户名称",
            "客户姓名",
            "车主姓名",
            "车主名称",
            "车主",
            "客户",
            "姓名",
            "单位名称",
            "名称",
            "name",
            "customer",
            "owner",
        ],
    ),
    useful("plate", &["车牌号", "车牌号码", "车牌", "牌照号", "牌照", "号牌号码", "号牌", "plate", "licenseplate"]),
    useful("vin", &["vin码", "vin", "车架号", "车架号码", "车辆识别代号", "车辆识别码", "底盘号"]),
    useful(
        "phone",
        &[
            "手机",
            "手机号",
            "手机号码",
            "移动电话",
            "联系电话",
            "电话",
            "电话号码",
            "联系方式",
            "车主电话",
            "客户电话",
            "phone",
            "mobile",
        ],
    ),
    useful("kind", &["客户类型", "客户性质", "客户类别", "类型", "性质", "customertype"]),
    useful("contact_name", &["联系人", "联系人姓名", "contact"]),
    useful("code", &["客户编号", "客户编码", "客户代码", "会员号", "编号", "code"]),
    useful("credit_code", &["统一社会信用代码", "信用代码", "纳税人识别号", "税号", "taxnumber"]),
    useful("address", &["联系地址", "通讯地址", "地址", "住址", "address"]),
    useful("brand", &["品牌", "厂牌", "车辆品牌", "brand", "make"]),
    useful("model", &["车型", "车型名称", "车系", "型号", "厂牌型号", "车辆型号", "model"]),
    useful("colour", &["颜色", "车身颜色", "车辆颜色", "colour", "color"]),
    useful("engine_no", &["发动机号", "发动机号码", "电机号", "engineno", "enginenumber"]),
    useful("energy", &["燃料种类", "燃料类型", "能源类型", "能源种类", "动力类型", "fuel", "energy"]),
    useful(
        "bought_on",
        &["购车日期", "购买日期", "购车时间", "销售日期", "上牌日期", "注册日期", "boughton", "purchasedate"],
    ),
    useful("odometer_km", &["行驶里程", "当前里程", "里程数", "里程", "公里数", "进厂里程", "odometer", "mileage"]),
    useful(
        "insurance_until",
        &["保险到期", "保险到期日", "保险到期日期", "保险有效期", "交强险到期", "insuranceuntil"],
    ),
    useful(
        "inspection_until",
        &["年检到期", "年检到期日", "年检到期日期", "年审到期", "检验有效期", "检验有效期止", "inspectionuntil"],
    ),
    useful(
        "last_visit",
        &[
            "最近来厂",
            "最近来厂日期",
            "最近进厂",
            "上次来厂",
            "上次进厂",
            "上次来店",
            "最后来厂",
            "最后进厂",
            "lastvisit",
        ],
    ),
    useful("no_marketing", &["勿营销", "不营销", "勿推销", "免打扰", "拒绝营销", "nomarketing"]),
    useful("remark", &["备注", "说明", "附注", "remark", "note"]),
];

const LABOUR: &[Field] = &[
    needed("code", &["项目编码", "项目编号", "工时编码", "工时代码", "项目代码", "编码", "编号", "代码", "code"]),
    needed("name", &["项目名称", "工时名称", "维修项目", "作业项目", "名称", "name"]),
    useful("trade", &["工种", "作业类别", "项目类别", "类别", "trade"]),
    needed("hours", &["标准工时", "工时数", "工时", "定额工时", "hours"]),
    needed("rate_fen", &["工时单价", "工时费率", "工时费单价", "单价", "rate"]),
    useful("tax_rate_bp", &["税率", "增值税率", "taxrate"]),
];

const PARTS: &[Field] = &[
    needed(
        "number",
        &[
            "配件编码",
            "配件编号",
            "配件号",
            "零件号",
            "零件编号",
            "物料编码",
            "编码",
            "编号",
            "图号",
            "number",
            "partnumber",
        ],
    ),
    needed("name", &["配件名称", "零件名称", "物料名称", "名称", "name"]),
    useful("brand", &["品牌", "厂家", "产地", "brand"]),
    useful("spec", &["规格型号", "规格", "型号", "spec"]),
    useful("class", &["配件类别", "配件性质", "配件类型", "属性", "类别", "class"]),
    useful("unit", &["单位", "计量单位", "unit"]),
    needed(
        "price_fen",
        &["售价含税", "含税售价", "销售价含税", "含税单价", "销售价", "销售单价", "零售价", "售价", "单价", "price"],
    ),
    useful("tax_rate_bp", &["税率", "增值税率", "taxrate"]),
    useful("location", &["库位", "货位", "仓位", "location"]),
    useful("fits", &["适用车型", "适配车型", "车型", "fits"]),
];

const PAST_VISITS: &[Field] = &[
    needed(
        "date",
        &[
            "进厂日期",
            "来厂日期",
            "维修日期",
            "接车日期",
            "开单日期",
            "结算日期",
            "服务日期",
            "进厂时间",
            "开单时间",
            "结算时间",
            "日期",
            "时间",
            "date",
            "visitdate",
        ],
    ),
    useful(
        "visit_number",
        &[
            "工单号",
            "工单编号",
            "委托书号",
            "派工单号",
            "维修单号",
            "结算单号",
            "业务单号",
            "单据号",
            "单据编号",
            "单号",
            "ordernumber",
            "order",
            "rono",
        ],
    ),
    useful("plate", &["车牌号", "车牌号码", "车牌", "牌照号", "牌照", "号牌号码", "号牌", "plate", "licenseplate"]),
    useful("vin", &["vin码", "vin", "车架号", "车架号码", "车辆识别代号", "车辆识别码", "底盘号"]),
    useful("odometer_km", &["进厂里程", "行驶里程", "当前里程", "里程数", "里程", "公里数", "odometer", "mileage"]),
    useful("complaint", &["客户描述", "故障描述", "故障现象", "报修内容", "客户报修", "顾客陈述", "complaint"]),
    useful(
        "item",
        &[
            "项目名称",
            "维修项目",
            "维修内容",
            "作业项目",
            "项目或配件",
            "服务项目",
            "项目",
            "配件名称",
            "内容",
            "item",
            "work",
        ],
    ),
    useful("item_amount_fen", &["项目金额", "项目费用", "小计", "行金额", "明细金额", "itemamount"]),
    useful(
        "amount_fen",
        &[
            "结算金额",
            "总金额",
            "合计金额",
            "应收金额",
            "实收金额",
            "金额合计",
            "费用合计",
            "合计",
            "金额",
            "amount",
            "total",
        ],
    ),
    useful("advisor", &["服务顾问", "接待员", "接车员", "接待人", "业务员", "顾问", "接待", "advisor"]),
    useful("remark", &["备注", "说明", "附注", "remark", "note"]),
];

/// What [`super::refused`] adds to the headings of rows that go back.
pub const OF_REFUSED: [&str; 3] = ["原行号", "结果", "原因"];

/// Everything a file of this kind may tell.
pub fn fields(kind: ImportKind) -> &'static [Field] {
    match kind {
        ImportKind::CustomersVehicles => CUSTOMERS_VEHICLES,
        ImportKind::Labour => LABOUR,
        ImportKind::Parts => PARTS,
        ImportKind::PastVisits => PAST_VISITS,
    }
}

/// Which field is read from which column.
pub struct Columns(Vec<(&'static Field, Option<usize>)>);

impl Columns {
    /// By the headings: each field takes the likeliest heading that is there, each column serves one field.
    pub fn matched(kind: ImportKind, headings: &[String]) -> Self {
        let read: Vec<[String; 2]> = headings.iter().map(|heading| readings(heading)).collect();
        let mut taken = vec![false; headings.len()];
        let column = |field: &Field, taken: &[bool]| {
            let free = |at: &usize| !taken.get(*at).copied().unwrap_or(true);
            field.headings.iter().find_map(|known| {
                (0..read.len())
                    .filter(free)
                    .find(|&at| read.get(at).is_some_and(|words| words.iter().any(|word| word == known)))
            })
        };
        let found = fields(kind).iter().map(|field| {
            let at = column(field, &taken);
            if let Some(slot) = at.and_then(|at| taken.get_mut(at)) {
                *slot = true;
            }
            (field, at)
        });
        Self(found.collect())
    }

    /// As a person chose them; a field that was not chosen is not read.
    pub fn chosen(kind: ImportKind, headings: &[String], chosen: &[ColumnChoice]) -> Result<Self> {
        let mut columns = Self(fields(kind).iter().map(|field| (field, None)).collect());
        for choice in chosen {
            let column = usize::try_from(choice.column).ok().filter(|&column| column < headings.len());
            let slot = columns.0.iter_mut().find(|(field, _)| field.name == choice.field);
            match (slot, column) {
                (Some((_, at)), Some(column)) => *at = Some(column),
                _ => {
                    return Err(Problem::of("columns", "bad_value")
                        .with("field", &choice.field)
                        .with("column", choice.column));
                }
            }
        }
        Ok(columns)
    }

    /// What a row says in a field; blank without a column.
    pub fn cell<'a>(&self, row: Row<'a>, field: &str) -> &'a str {
        let at = self.0.iter().find(|(known, _)| known.name == field).and_then(|(_, at)| *at);
        at.map_or("", |at| row.cell(at))
    }

    /// The heading a field is read under.
    pub fn heading<'a>(&self, field: &str, headings: &'a [String]) -> Option<&'a str> {
        let at = self.0.iter().find(|(known, _)| known.name == field).and_then(|(_, at)| *at)?;
        headings.get(at).map(String::as_str)
    }

    /// As [`super::ColumnChoice`]s: what a person is remembered to have chosen.
    pub fn choices(&self) -> Vec<ColumnChoice> {
        let chosen = self.0.iter().filter_map(|(field, at)| Some((field.name.to_owned(), i64::try_from((*at)?).ok()?)));
        chosen.map(|(field, column)| ColumnChoice { field, column }).collect()
    }

    /// `column_missing` when something every record needs has no column.
    pub fn must_have_required(&self) -> Result<()> {
        match self.0.iter().find(|(field, at)| field.required && at.is_none()) {
            Some((field, _)) => Err(Problem::of("columns", "column_missing").with("field", field.name)),
            None => Ok(()),
        }
    }

    /// As the preview shows them.
    pub fn shown(&self) -> Vec<ImportColumn> {
        self.0
            .iter()
            .map(|(field, at)| ImportColumn {
                field: field.name.to_owned(),
                column: at.and_then(|at| i64::try_from(at).ok()),
                required: field.required,
            })
            .collect()
    }
}

/// The place of the headings: the row near the start with most words that are known; where none are, the
/// fullest one, for a person to choose its columns by hand. `no_headings` for an empty file.
pub fn find(sheet: &Sheet, kind: ImportKind) -> Result<usize> {
    let known = |place: &usize| {
        let headings: Vec<String> = sheet.row(*place).cells().map(str::to_owned).collect();
        Columns::matched(kind, &headings).0.iter().filter(|(_, at)| at.is_some()).count()
    };
    let filled = |place: &usize| sheet.row(*place).cells().filter(|cell| !cell.trim().is_empty()).count();
    // The first of equals: `max_by_key` takes the last.
    let near = || (0..sheet.len().min(ABOVE)).rev();
    let best = near().max_by_key(known).filter(|place| known(place) >= KNOWN);
    best.or_else(|| near().max_by_key(filled)).ok_or_else(|| Problem::of("file", "no_headings"))
}

/// A heading as it is compared: with and without what stands in brackets, "售价(含税)" as "售价含税" and as
/// "售价". What is without tax is no price here: prices are kept as the customer pays them.
fn readings(heading: &str) -> [String; 2] {
    let plain =
        |text: &str| text::fold(text).to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let whole = plain(heading);
    if whole.contains("不含税") || whole.contains("未税") {
        return [whole.clone(), whole];
    }
    let folded = text::fold(heading);
    let outside = folded.split('(').next().unwrap_or_default();
    [whole, plain(outside)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(kind: ImportKind, headings: &[&str], field: &str) -> Option<usize> {
        let headings: Vec<String> = headings.iter().map(|&heading| heading.to_owned()).collect();
        Columns::matched(kind, &headings).0.iter().find(|(known, _)| known.name == field).and_then(|(_, at)| *at)
    }

    #[test]
    fn prices_without_tax_are_never_taken_for_prices() {
        let headings = ["配件编码", "配件名称", "进价(不含税)", "售价（含税）"];
        assert_eq!(column(ImportKind::Parts, &headings, "price_fen"), Some(3), "full-width brackets are brackets");
        assert_eq!(
            column(ImportKind::Parts, &["配件编码", "售价(不含税)"], "price_fen"),
            None,
            "a price without tax would be charged too low"
        );
    }

    #[test]
    fn one_column_serves_one_field_and_units_in_brackets_do_not_matter() {
        assert_eq!(
            column(ImportKind::CustomersVehicles, &["姓名", "行驶里程(km)", "ＶＩＮ码"], "odometer_km"),
            Some(1)
        );
        assert_eq!(column(ImportKind::CustomersVehicles, &["姓名", "行驶里程(km)", "ＶＩＮ码"], "vin"), Some(2));
        assert_eq!(column(ImportKind::CustomersVehicles, &["客户名称", "联系人", "车型"], "name"), Some(0));
        assert_eq!(column(ImportKind::Labour, &["编码", "名称", "工时", "单价"], "rate_fen"), Some(3));
    }
}
