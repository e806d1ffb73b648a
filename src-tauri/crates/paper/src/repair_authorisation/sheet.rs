//! How the authorisation reads: who, which car, what for how much, how it is handed over, and the
//! terms both sign.

use jieche_codes::{Energy, HoursStandard, OldPart, Payer};

use super::terms::terms;
use super::{AuthorisationCopy, EstimatedLabour, EstimatedPart, RepairAuthorisation};
use crate::amount::in_capitals;
use crate::consents::{ToldApart, consents, told_apart};
use crate::figures::{
    UNKNOWN, class_of, count, hours, kilometres, known, masked_phone, money, money_with_sign, product, quantity,
};
use crate::layout::{
    Beside, Blocks, Cell, Column, FIGURE, FINE, Fonts, Pairs, Paper, PaperError, Paragraph, Row, SMALL, Slip,
};
use crate::layout::{Space, Table, Text, Together};
use crate::letterhead::{address_line, document_number, dotted, letterhead};
use crate::signature::{SMALL_PAD, signed as on_screen};

/// Where the customer signs before the work.
const SIGNS: &str = "进厂：托修方签字（盖章）";
/// What a signature given on screen stands under.
const SIGNED: &str = "托修方已阅读并同意以上项目、价格和条款。";
const TITLE: &str = "机动车维修委托书";
/// Between the groups of the form, mm.
const GAP: f32 = 1.8;
/// Height of a row, mm.
const ROW: f32 = 5.2;
/// Label width and share of each of three columns of fields.
const FIELDS: [(f32, f32); 3] = [(21.0, 1.15), (21.0, 1.0), (21.0, 1.0)];

impl AuthorisationCopy {
    const fn name(self) -> &'static str {
        match self {
            Self::Customer => "第一联 客户联",
            Self::FrontDesk => "第二联 前台联",
            Self::Workshop => "第三联 车间联",
        }
    }
}

impl RepairAuthorisation {
    /// The PDF, with the copies asked for.
    ///
    /// # Errors
    /// [`PaperError::NoGlyph`], [`PaperError::Image`] and [`PaperError::Pdf`] as every sheet.
    pub fn render(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        let slips = self
            .copies
            .iter()
            .map(|copy| Ok(Slip { name: copy.name(), body: self.body(*copy)? }))
            .collect::<Result<_, PaperError>>()?;
        let paper =
            Paper { title: TITLE, number: &self.number, printed: &self.printed, demo: self.demo, void: false, slips };
        paper.pdf(fonts)
    }

    fn body(&self, copy: AuthorisationCopy) -> Result<Blocks, PaperError> {
        let credit_code = match self.shop.credit_code.as_str() {
            "" => String::new(),
            code => format!("统一社会信用代码 {code}"),
        };
        let right = document_number(
            "委托书（工单）编号",
            &known(&self.number),
            &format!("签约日期 {}", known(&self.signed_on)),
        );
        let mut blocks = letterhead(&self.shop, &[credit_code, address_line(&self.shop)], right, TITLE)?;
        let mut add = |block| {
            blocks.push(block);
            blocks.push(Box::new(Space(GAP)));
        };
        add(Box::new(self.parties_and_car(copy)));
        add(Box::new(self.labour_table()));
        if !self.parts.is_empty() {
            add(Box::new(self.parts_table()));
        }
        if !self.others.is_empty() {
            add(Box::new(self.others_table()));
        }
        add(Box::new(self.estimate()));
        if let Some(words) = self.words() {
            add(Box::new(words));
        }
        add(Box::new(self.agreements()));
        add(Box::new(self.terms_and_signatures()));
        Ok(blocks)
    }

    fn parties_and_car(&self, copy: AuthorisationCopy) -> Pairs {
        let phone = |phone: &str| match copy {
            AuthorisationCopy::Workshop => said(&masked_phone(phone)),
            AuthorisationCopy::Customer | AuthorisationCopy::FrontDesk => said(phone),
        };
        let car = &self.car;
        let plate = Text::bold(car.plate.as_deref().unwrap_or("未上牌")).sized(FIGURE);
        let plate_colour = car.plate_kind.map_or(UNKNOWN, |kind| kind.on_paper());
        let model = dotted([car.brand_model.clone(), car.colour.clone()]);
        let class = dotted([car.vehicle_type.clone(), car.class_code.clone()]);
        let level = self.energy_level_pct.map_or_else(|| known(""), |percent| format!("{percent} %"));
        let kind = dotted([self.category.on_paper().into(), self.business_type.on_paper().into()]);
        Pairs::new(&FIELDS)
            .row_height(ROW)
            .row([
                ("托修方 / 车主", said(&self.customer)),
                ("车主电话", phone(&self.customer_phone)),
                ("服务顾问", said(&self.advisor)),
            ])
            .row([
                ("送修人", said(&self.brought_by)),
                ("送修人电话", phone(&self.brought_by_phone)),
                ("进厂时间", said(&self.arrived_at)),
            ])
            .row([
                ("车牌号码", plate.into()),
                ("车牌颜色", plate_colour.into()),
                ("进厂里程", kilometres(self.odometer_in_km).into()),
            ])
            .row([
                ("车辆识别代码", car.vin_as_printed().into()),
                ("发动机号", said(&car.engine_no)),
                ("油 / 电量", level.into()),
            ])
            .row([("品牌型号", said(&model)), ("车辆类型", said(&class)), ("维修类别", kind.into())])
            .row([("供给系统", supply(car.energy).into())])
            .row([("客户描述", said(&self.complaint))])
            .row([("检查与建议", said(&self.diagnosis))])
    }

    fn labour_table(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("序", 8.0).centre(),
            Column::flex("维修项目", 1.0),
            Column::fixed("结算工时", 18.0).end(),
            Column::fixed("单价(元/工时)", 24.0).end(),
            Column::fixed("工时费(元)", 24.0).end(),
            Column::fixed("付费", 12.0).centre(),
            Column::fixed("备注", 22.0),
        ])
        .row_height(ROW);
        for (place, line) in (1..).zip(&self.labour) {
            table.push(labour_row(place, line));
        }
        if self.labour.is_empty() {
            let blanks = (0..5).map(|_| Cell::new(UNKNOWN));
            table.push(Row::new([Cell::new(UNKNOWN), Cell::new("无")].into_iter().chain(blanks)));
        }
        table
    }

    fn parts_table(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("序", 8.0).centre(),
            Column::flex("配件名称", 1.0),
            Column::fixed("性质", 20.0),
            Column::fixed("数量", 17.0).end(),
            Column::fixed("单价(元)", 21.0).end(),
            Column::fixed("金额(元)", 22.0).end(),
            Column::fixed("付费", 12.0).centre(),
            Column::fixed("旧件", 13.0).centre(),
            Column::fixed("备注", 20.0),
        ])
        .row_height(ROW);
        for (place, line) in (1..).zip(&self.parts) {
            table.push(part_row(place, line));
        }
        table
    }

    fn others_table(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("序", 8.0).centre(),
            Column::flex("其他费用", 1.0),
            Column::fixed("金额(元)", 24.0).end(),
            Column::fixed("付费", 12.0).centre(),
            Column::fixed("备注", 22.0),
        ])
        .row_height(ROW);
        for (place, line) in (1..).zip(&self.others) {
            table.push(Row::new([
                Cell::new(place.to_string()),
                line.name.as_str().into(),
                amount(line.amount_fen, line.declined),
                small(line.payer.on_paper()),
                remark(line.declined, line.discount_fen),
            ]));
        }
        table
    }

    fn estimate(&self) -> Pairs {
        let [labour, parts, others] = [self.labour_sum(None), self.parts_sum(None), self.others_sum(None)];
        let total = labour + parts + others;
        let shares = Payer::ALL.into_iter().filter_map(|payer| {
            let share = self.labour_sum(Some(payer)) + self.parts_sum(Some(payer)) + self.others_sum(Some(payer));
            (share != 0).then(|| format!("{} {}", payer.on_paper(), money(share)))
        });
        let figure = |fen| Cell::new(money(fen)).end();
        Pairs::new(&FIELDS)
            .row_height(ROW)
            .row([("工时费(预计)", figure(labour)), ("材料费(预计)", figure(parts)), ("其他(预计)", figure(others))])
            .with(
                Row::new([
                    Cell::label("预计维修费用"),
                    Cell::new(Text::bold(in_capitals(total))).span(3),
                    Cell::label("预计合计"),
                    Cell::new(Text::bold(money_with_sign(total)).sized(FIGURE)).end(),
                ])
                .tall(7.2),
            )
            .row([("费用承担", known(&shares.collect::<Vec<_>>().join("；")).into())])
            .together()
    }

    /// What is not original, and what the customer has said so far.
    fn words(&self) -> Option<Pairs> {
        let parts = self.parts.iter().filter(|part| !part.declined);
        let parts =
            parts.filter_map(|part| Some(ToldApart { name: &part.name, class: part.class?, told: part.pointed_out }));
        let told_apart = told_apart(parts);
        if told_apart.is_none() && self.consents.is_empty() {
            return None;
        }
        let mut words = Pairs::new(&[(21.0, 1.0)]).row_height(ROW);
        if let Some(said) = told_apart {
            words = words.row([("配件说明", said.into())]);
        }
        if !self.consents.is_empty() {
            words = words.row([("客户答复", consents(&self.consents))]);
        }
        Some(words)
    }

    fn agreements(&self) -> Pairs {
        let rates = self.labour_rates.iter().map(|rate| format!("{} {} 元/工时", rate.name, money(rate.rate_fen)));
        let standard = Text::choice(&HoursStandard::ALL.map(HoursStandard::on_paper), self.hours_standard.on_paper());
        let way = if self.delivery_way.is_empty() { "到店验收自提" } else { &self.delivery_way };
        let place = if self.delivery_place.is_empty() { &self.shop.address } else { &self.delivery_place };
        let promised = Text::bold(known(&self.promised_at)).sized(FIGURE - 1.0);
        Pairs::new(&[(21.0, 1.3), (21.0, 1.0)])
            .row_height(ROW)
            .row([("工时单价", known(&rates.collect::<Vec<_>>().join("；")).into()), ("工时定额标准", standard.into())])
            .row([("预计交车", promised.into()), ("交车方式", said(way))])
            .row([("交车地点", said(place)), ("质量保证期", self.guarantee().into())])
            .row([("旧件处理", self.old_parts().into())])
            .row([("客户要求", self.requests().into())])
            .tall_row(7.5, [("留车物品登记", said(&self.belongings.join("、")))])
            .together()
    }

    fn guarantee(&self) -> Text {
        Text::bold(format!("{} 日", self.guarantee.days))
            .and(Text::new("或 "))
            .and(Text::bold(format!("{} km", count(self.guarantee.km.into()))))
            .and(Text::new("，先到者为准"))
    }

    fn old_parts(&self) -> Text {
        let goes = |place: &[OldPart]| self.parts.iter().any(|line| !line.declined && place.contains(&line.old_part));
        Text::tick(goes(&[OldPart::Customer]), "交托修方收回")
            .and(Text::new("   "))
            .and(Text::tick(goes(&[OldPart::Shop]), "托修方声明放弃，由承修方处理"))
            .and(Text::new("   "))
            .and(Text::tick(goes(&[OldPart::Maker, OldPart::Insurer]), "按索赔 / 理赔要求返还"))
    }

    fn requests(&self) -> Text {
        let all =
            [("在店等待", self.waiting), ("加急", self.urgent), ("洗车", self.wash), ("同意路试", self.road_test)];
        all.into_iter()
            .fold(Text::default(), |text, (words, asked)| text.and(Text::tick(asked, words)).and(Text::new("   ")))
    }

    fn terms_and_signatures(&self) -> Together {
        let mut blocks: Blocks = Vec::new();
        for term in terms(&self.over_estimate_note) {
            blocks.push(Box::new(Paragraph::new(Text::new(term).sized(FINE).of("费用超出的解决方式")).hanging(3.0)));
        }
        blocks.push(Box::new(Space(1.6)));
        let signed = |words: &str| {
            let text = format!("{words}\n\n\n日期       年    月    日");
            Cell::new(Text::new(text).sized(SMALL)).at_top()
        };
        let shop = signed("承修方（盖章）  经办人签字");
        let left = signed("出厂：已验收车辆、收到结算清单，签字");
        let boxes = |columns: Vec<Column>, cells: Vec<Cell>| Table::new(columns).row(Row::new(cells).tall(20.0));
        blocks.push(match &self.signature {
            None => {
                let columns = vec![Column::flex("", 1.0), Column::flex("", 1.0), Column::flex("", 1.15)];
                Box::new(boxes(columns, vec![signed(SIGNS), shop, left]))
            }
            Some(signature) => {
                let rest = boxes(vec![Column::flex("", 1.0), Column::flex("", 1.15)], vec![shop, left]);
                let columns = vec![(1.0, on_screen(SIGNED, signature, SMALL_PAD)), (2.0, vec![Box::new(rest) as _])];
                Box::new(Beside { columns, gap: 4.0, on_the_foot: false })
            }
        });
        Together(blocks)
    }

    fn labour_sum(&self, payer: Option<Payer>) -> i64 {
        let lines = self.labour.iter().map(|line| (line.payer, line.declined, line.amount_fen));
        agreed_sum(lines, payer)
    }

    fn parts_sum(&self, payer: Option<Payer>) -> i64 {
        let lines = self.parts.iter().map(|line| (line.payer, line.declined, line.amount_fen));
        agreed_sum(lines, payer)
    }

    fn others_sum(&self, payer: Option<Payer>) -> i64 {
        let lines = self.others.iter().map(|line| (line.payer, line.declined, line.amount_fen));
        agreed_sum(lines, payer)
    }
}

fn labour_row(place: usize, line: &EstimatedLabour) -> Row {
    Row::new([
        Cell::new(place.to_string()),
        line.name.as_str().into(),
        hours(line.hours).into(),
        money(line.rate_fen).into(),
        amount(line.amount_fen, line.declined),
        small(line.payer.on_paper()),
        remark(line.declined, product(line.hours, line.rate_fen, 100) - line.amount_fen),
    ])
}

fn part_row(place: usize, line: &EstimatedPart) -> Row {
    let name = Text::new(format!("{} ", line.name)).and(Text::new(&line.number).sized(FINE));
    Row::new([
        Cell::new(place.to_string()),
        name.into(),
        small(class_of(line.class)),
        quantity(line.quantity, &line.unit).into(),
        money(line.unit_price_fen).into(),
        amount(line.amount_fen, line.declined),
        small(line.payer.on_paper()),
        small(line.old_part.on_paper()),
        remark(line.declined, product(line.quantity, line.unit_price_fen, 1000) - line.amount_fen),
    ])
}

/// What is agreed, of one payer or of all.
fn agreed_sum(lines: impl Iterator<Item = (Payer, bool, i64)>, of: Option<Payer>) -> i64 {
    lines.filter(|(payer, declined, _)| !declined && of.is_none_or(|of| of == *payer)).map(|(_, _, fen)| fen).sum()
}

/// A declined line keeps its price out of the column that is added up.
fn amount(fen: i64, declined: bool) -> Cell {
    if declined { UNKNOWN.into() } else { money(fen).into() }
}

/// Why the amount is not what hours or quantity times price come to; a fen of rounding needs no word.
fn remark(declined: bool, discount_fen: i64) -> Cell {
    if declined {
        small("本次不做")
    } else if discount_fen > 1 {
        small(&format!("优惠 {}", money(discount_fen)))
    } else {
        Cell::empty()
    }
}

fn small(text: &str) -> Cell {
    Text::new(text).sized(SMALL).into()
}

fn said(text: &str) -> Cell {
    known(text).into()
}

fn supply(energy: Option<Energy>) -> Text {
    let kinds = Energy::ALL.into_iter().filter(|kind| *kind != Energy::Other);
    Text::choice(&kinds.map(Energy::on_paper).collect::<Vec<_>>(), energy.map_or("", Energy::on_paper))
}
