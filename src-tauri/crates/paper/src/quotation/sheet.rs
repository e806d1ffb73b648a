//! How the 报价单 reads: for which car, every line with its price, the sum in words, until when it holds.

use jieche_codes::LineKind;

use super::{QuotationSheet, QuotedLine};
use crate::amount::in_capitals;
use crate::consents::{ToldApart, told_apart};
use crate::figures::{hours, kilometres, known, money, money_with_sign, quantity};
use crate::layout::{
    Blocks, Cell, Column, FIGURE, FINE, Fonts, Pairs, Paper, PaperError, Paragraph, Row, SMALL, Slip, Space, Table,
    Text,
};
use crate::letterhead::{address_line, document_number, dotted, letterhead};

const TITLE: &str = "维修报价单";
/// Between the groups of the form, mm.
const GAP: f32 = 2.2;
/// Height of a row, mm.
const ROW: f32 = 5.4;
const FIELDS: [(f32, f32); 3] = [(21.0, 1.15), (21.0, 1.0), (21.0, 1.0)];
const NOTES: [&str; 3] = [
    "本报价为所列项目的含税价格。未经您同意，不增加项目，不提高价格；您可以逐项同意或不做。",
    "报价在有效期内有效；过期后项目、价格以重新报价为准。",
    "本单是报价，不是维修合同；同意维修后另签《机动车维修委托书》。",
];

impl QuotationSheet {
    /// The PDF.
    ///
    /// # Errors
    /// [`PaperError::DoesNotAddUp`] when the lines are not the total; [`PaperError::NoGlyph`], [`PaperError::Image`] and
    /// [`PaperError::Pdf`] as every sheet.
    pub fn render(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        let sum = self.lines.iter().map(|line| line.amount_fen).sum();
        if sum != self.total_fen {
            return Err(PaperError::DoesNotAddUp { what: "报价合计", given: self.total_fen, sum });
        }
        let slips = vec![Slip { name: "", body: self.body()? }];
        let paper =
            Paper { title: TITLE, number: &self.number, printed: &self.printed, demo: self.demo, void: false, slips };
        paper.pdf(fonts)
    }

    fn body(&self) -> Result<Blocks, PaperError> {
        let right = document_number("报价单号", &known(&self.number), &format!("报价时间 {}", self.made_at));
        let mut blocks = letterhead(&self.shop, &[address_line(&self.shop)], right, TITLE)?;
        let mut add = |block| {
            blocks.push(block);
            blocks.push(Box::new(Space(GAP)) as _);
        };
        add(Box::new(self.who_and_which_car()));
        add(Box::new(self.table()));
        add(Box::new(self.sum()));
        for (place, note) in (1..).zip(NOTES) {
            blocks.push(Box::new(Paragraph::new(Text::new(format!("{place}. {note}")).sized(FINE)).hanging(3.0)));
        }
        blocks.push(Box::new(Space(5.0)));
        let sign =
            format!("服务顾问    {}          客户确认    ____________________    日期    ____________", self.advisor);
        blocks.push(Box::new(Paragraph::new(Text::new(sign).sized(SMALL).of("签字"))));
        Ok(blocks)
    }

    fn who_and_which_car(&self) -> Pairs {
        let car = &self.car;
        let plate = Text::bold(car.plate.as_deref().unwrap_or("未上牌")).sized(FIGURE);
        let model = dotted([car.brand_model.clone(), car.colour.clone()]);
        let cell = |text: &str| -> Cell { known(text).into() };
        Pairs::new(&FIELDS)
            .row_height(ROW)
            .row([
                ("车主", cell(&self.customer)),
                ("电话", cell(&self.customer_phone)),
                ("送修人", cell(&self.brought_by)),
            ])
            .row([
                ("车牌号码", plate.into()),
                ("品牌型号", cell(&model)),
                ("车辆识别代码", car.vin_as_printed().into()),
            ])
            .row([
                ("工单号", cell(&self.order_number)),
                ("进厂里程", kilometres(self.odometer_in_km).into()),
                ("服务顾问", cell(&self.advisor)),
            ])
            .row([("客户描述", cell(&self.complaint))])
            .row([("检查与建议", cell(&self.diagnosis))])
    }

    fn table(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("序", 8.0).centre(),
            Column::fixed("类别", 12.0).centre(),
            Column::flex("项目 / 配件", 1.0),
            Column::fixed("性质", 20.0),
            Column::fixed("数量", 19.0).end(),
            Column::fixed("单价(元)", 21.0).end(),
            Column::fixed("优惠(元)", 19.0).end(),
            Column::fixed("金额(元)", 22.0).end(),
            Column::fixed("付费", 12.0).centre(),
        ])
        .row_height(ROW);
        for (place, line) in (1..).zip(&self.lines) {
            table.push(row(place, line));
        }
        table
    }

    fn sum(&self) -> Pairs {
        let until = Text::bold(known(&self.valid_until)).sized(FIGURE - 1.0).and(Text::new("  （含当日）"));
        let mut pairs = Pairs::new(&FIELDS)
            .row_height(ROW)
            .with(
                Row::new([
                    Cell::label("报价合计"),
                    Cell::new(Text::bold(in_capitals(self.total_fen))).span(3),
                    Cell::label("合计(元)"),
                    Cell::new(Text::bold(money_with_sign(self.total_fen)).sized(FIGURE)).end(),
                ])
                .tall(7.2),
            )
            .row([("报价有效至", until.into())]);
        if let Some(fee) = self.diagnosis_fee_fen.filter(|fee| *fee > 0) {
            let then = if self.diagnosis_credited {
                "同意在本店维修的，免收；不维修的，按此收取。"
            } else {
                "维修与否均按此收取。"
            };
            let said = format!("{} 元，检测前已经您同意，不含在合计内。{then}", money(fee));
            pairs = pairs.row([("检测费", said.into())]);
        }
        let parts =
            self.lines.iter().filter_map(|line| Some(ToldApart { name: &line.name, class: line.class?, told: false }));
        if let Some(said) = told_apart(parts) {
            pairs = pairs.row([("配件说明", said.into())]);
        }
        pairs.together()
    }
}

fn row(place: usize, line: &QuotedLine) -> Row {
    let measure = match line.kind {
        LineKind::Labour => format!("{} 工时", hours(line.measure)),
        LineKind::Part => quantity(line.measure, &line.unit),
        LineKind::Other => String::new(),
    };
    let beside: Vec<&str> =
        [line.code.as_str(), line.package.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let name = Text::new(format!("{} ", line.name)).and(Text::new(beside.join(" · ")).sized(FINE));
    let discount = if line.discount_fen == 0 { String::new() } else { money(line.discount_fen) };
    let small = |text: &str| -> Cell { Text::new(text).sized(SMALL).into() };
    Row::new([
        Cell::new(place.to_string()),
        small(line.kind.on_paper()),
        name.into(),
        small(line.class.map_or("", |class| class.on_paper())),
        measure.into(),
        money(line.unit_price_fen).into(),
        discount.into(),
        money(line.amount_fen).into(),
        small(line.payer.on_paper()),
    ])
}
