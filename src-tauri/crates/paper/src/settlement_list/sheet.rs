//! How the settlement list reads: the standard's fields in the standard's order, then the money.

use jieche_codes::{HoursStandard, OldPart, PartClass, Payer};

use super::sums::{Sums, add_up};
use super::{PaidBy, SettlementList};
use crate::amount::in_capitals;
use crate::figures::{UNKNOWN, class_of, hours, kilometres, known, money, money_with_sign, quantity};
use crate::layout::{Blocks, Cell, Column, FIGURE, Fonts, Pairs, Paper, PaperError, Paragraph, Row, SMALL, Slip};
use crate::layout::{Space, Table, Text, Together};
use crate::letterhead::{document_number, dotted, letterhead};

const TITLE: &str = "机动车维修费用结算清单";
/// Between the groups of the form, mm.
const GAP: f32 = 2.0;
/// Height of a row, mm.
const ROW: f32 = 5.4;

impl SettlementList {
    /// The PDF: one copy for the customer, one for the shop.
    ///
    /// # Errors
    /// [`PaperError::DoesNotAddUp`] when lines and total disagree, [`PaperError::NoGlyph`],
    /// [`PaperError::Image`] and [`PaperError::Pdf`] as every sheet.
    pub fn render(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        let sums = add_up(self)?;
        let slips = ["第一联 托修方留存", "第二联 承修方留存"]
            .into_iter()
            .map(|name| Ok(Slip { name, body: self.body(&sums)? }))
            .collect::<Result<_, PaperError>>()?;
        let paper = Paper {
            title: TITLE,
            number: &self.number,
            printed: &self.printed,
            demo: self.demo,
            void: self.voided.is_some(),
            slips,
        };
        paper.pdf(fonts)
    }

    fn body(&self, sums: &Sums) -> Result<Blocks, PaperError> {
        let order = dotted([format!("工单 {}", self.order_number), format!("{}付费", self.payer.on_paper())]);
        let right = document_number("结算清单编号", &self.number, &order);
        let mut blocks = letterhead(&self.shop, &[], right, TITLE)?;
        blocks.push(Box::new(self.parties_and_car()));
        for table in [self.labour_table(sums), self.parts_table(sums), self.others_table(sums)] {
            blocks.push(Box::new(Space(GAP)));
            blocks.push(Box::new(table));
        }
        blocks.push(Box::new(Space(GAP)));
        blocks.push(Box::new(self.money(sums)));
        blocks.push(Box::new(Space(GAP)));
        blocks.push(Box::new(self.notes_and_signatures()));
        Ok(blocks)
    }

    fn parties_and_car(&self) -> Pairs {
        let car = &self.car;
        let plate = car.plate.as_deref().unwrap_or("未上牌");
        let contact = if self.shop.contact.is_empty() { &self.advisor } else { &self.shop.contact };
        let standard = Text::choice(&HoursStandard::ALL.map(HoursStandard::on_paper), self.hours_standard.on_paper());
        let pairs = Pairs::new(&[(21.0, 1.15), (21.0, 1.0), (21.0, 1.0)]).row_height(ROW);
        pairs
            .row([
                ("机动车所有人", said(&self.owner)),
                ("送修人", said(&self.brought_by)),
                ("联系电话", said(&self.phone)),
            ])
            .row([
                ("品牌型号", said(&car.brand_model)),
                ("车牌号码", Text::bold(plate).into()),
                ("发动机号", said(&car.engine_no)),
            ])
            .row([("车辆识别代码", car.vin_as_printed().into()), ("车辆类型", said(&car.vehicle_type))])
            .row([("工时定额标准", standard.into()), ("车辆分类代号", said(&car.class_code))])
            .row([("维修企业名称", said(&self.shop.name)), ("企业联系人", said(contact))])
            .row([("维修企业地址", said(&self.shop.address)), ("企业电话", said(&self.shop.phone))])
            .with(Row::new([
                Cell::label("统一社会信用代码或组织机构代码").span(2),
                said(&self.shop.credit_code).of("统一社会信用代码").span(4),
            ]))
            .row([
                ("送修日期", said(&self.arrived_on)),
                ("出厂日期", said(&self.left_on)),
                ("维修类别", self.category.on_paper().into()),
            ])
            .row([
                ("送修里程", kilometres(self.odometer_in_km).into()),
                ("出厂里程", kilometres(self.odometer_out_km).into()),
                ("结算日期", said(&self.settled_on)),
            ])
            .row([("故障描述", said(&self.complaint))])
    }

    fn labour_table(&self, sums: &Sums) -> Table {
        let mut table = Table::new([
            Column::fixed("序号", 10.0).centre(),
            Column::flex("维修项目", 1.0),
            Column::fixed("结算工时", 20.0).end(),
            Column::fixed("工时单价(元/工时)", 32.0).end(),
            Column::fixed("工时费用(元)", 28.0).end(),
        ])
        .row_height(ROW);
        for (place, line) in (1..).zip(&self.labour) {
            table.push(Row::new([
                number(place),
                named(&line.name, line.discount_fen),
                hours(line.hours).into(),
                money(line.rate_fen).into(),
                money(line.amount_fen + line.discount_fen).into(),
            ]));
        }
        close(table, self.labour.is_empty(), 3, sum_row("工时费用小计(元)", 4, sums.labour, 0))
    }

    fn parts_table(&self, sums: &Sums) -> Table {
        let mut table = Table::new([
            Column::fixed("序号", 10.0).centre(),
            Column::flex("材料名称", 1.0),
            Column::fixed("配件编码", 29.0),
            Column::fixed("品牌", 17.0),
            Column::fixed("数量", 15.0).end(),
            Column::fixed("单价(元)", 19.0).end(),
            Column::fixed("金额(元)", 21.0).end(),
            Column::fixed("配件类型", 19.0).centre(),
            Column::fixed("自备", 10.0).centre(),
        ])
        .row_height(ROW);
        for (place, line) in (1..).zip(&self.parts) {
            let own = line.class == Some(PartClass::CustomerSupplied);
            table.push(Row::new([
                number(place),
                named(&line.name, line.discount_fen),
                Text::new(known(&line.number)).sized(SMALL).into(),
                Text::new(known(&line.brand)).sized(SMALL).into(),
                quantity(line.quantity, &line.unit).into(),
                money(line.unit_price_fen).into(),
                money(line.amount_fen + line.discount_fen).into(),
                Text::new(if own { UNKNOWN } else { class_of(line.class) }).sized(SMALL).into(),
                Text::new(if own { "是" } else { "否" }).into(),
            ]));
        }
        close(table, self.parts.is_empty(), 7, sum_row("材料费用小计(元)", 6, sums.parts, 2))
    }

    fn others_table(&self, sums: &Sums) -> Table {
        let mut table = Table::new([
            Column::fixed("序号", 10.0).centre(),
            Column::flex("其他费用项目", 1.0),
            Column::fixed("金额(元)", 28.0).end(),
        ])
        .row_height(ROW);
        for (place, line) in (1..).zip(&self.others) {
            table.push(Row::new([
                number(place),
                named(&line.name, line.discount_fen),
                money(line.amount_fen + line.discount_fen).into(),
            ]));
        }
        close(table, self.others.is_empty(), 1, sum_row("其他费用小计(元)", 2, sums.others, 0))
    }

    fn money(&self, sums: &Sums) -> Pairs {
        let owed = Text::bold(money_with_sign(self.total_fen)).sized(FIGURE + 1.0);
        Pairs::new(&[(21.0, 1.15), (21.0, 1.0), (21.0, 1.0)])
            .row_height(ROW)
            .row([
                ("总费用(元)", figure(sums.gross())),
                ("优惠", figure(-sums.discount)),
                ("抹零", figure(-self.rounding_fen)),
            ])
            .with(
                Row::new([
                    Cell::label("应付（大写）"),
                    Cell::new(Text::bold(in_capitals(self.total_fen)).sized(FIGURE - 1.0)).span(3),
                    Cell::label("应付"),
                    Cell::new(owed).end(),
                ])
                .tall(8.6),
            )
            .row([
                ("付费方", self.paying_party().into()),
                ("实收", figure(sums.received)),
                ("欠款", figure(self.total_fen - sums.received)),
            ])
            .row([("收款", paid(&self.payments).into())])
            .row([("旧件处理结果", self.old_parts().into())])
            .row([("下次保养", self.next_service().into())])
            .together()
    }

    fn paying_party(&self) -> Text {
        let who = if self.debtor.is_empty() { self.payer.on_paper() } else { &self.debtor };
        if self.payer == Payer::Customer || self.debtor.is_empty() {
            who.into()
        } else {
            format!("{}（{}）", who, self.payer.on_paper()).into()
        }
    }

    fn old_parts(&self) -> Text {
        let given: Vec<OldPart> = self.parts.iter().map(|line| line.old_part).collect();
        let to_customer = given.contains(&OldPart::Customer);
        let to_shop = given.iter().any(|old| !matches!(old, OldPart::None | OldPart::Customer));
        let kept: Vec<&str> = self
            .parts
            .iter()
            .filter(|line| !matches!(line.old_part, OldPart::None | OldPart::Customer))
            .map(|line| line.name.as_str())
            .collect();
        let which = if to_customer && to_shop { format!("（{}）", kept.join("、")) } else { String::new() };
        Text::tick(to_customer, "旧配件已确认，由托修方收回")
            .and(Text::new("   "))
            .and(Text::tick(to_shop, &format!("旧配件已确认，由承修方收回{which}")))
            .and(Text::new("   "))
            .and(Text::tick(!to_customer && !to_shop, "无旧配件"))
    }

    fn next_service(&self) -> Text {
        let by_km = self.next_service_km.map(|km| kilometres(Some(km)));
        let parts: Vec<String> = self.next_service_on.clone().into_iter().chain(by_km).collect();
        if parts.is_empty() { UNKNOWN.into() } else { format!("{}（先到者为准）", parts.join(" 或 ")).into() }
    }

    fn notes_and_signatures(&self) -> Together {
        let mut blocks: Blocks = Vec::new();
        for note in self.notes() {
            blocks.push(Box::new(Paragraph::new(note.sized(SMALL)).hanging(3.4)));
        }
        blocks.push(Box::new(Space(GAP)));
        let by = format!("承修方（盖章）      结算员 {}\n\n\n\n", self.settled_by);
        let date = || Text::new("日期          年      月      日").sized(SMALL);
        let shop = Text::new(by).sized(SMALL).and(date()).of("结算员");
        let customer = Text::new("托修方签名（盖章）\n\n\n\n").sized(SMALL).and(date());
        let boxes = Table::new([Column::flex("", 1.0), Column::flex("", 1.0)])
            .row(Row::new([Cell::new(shop).at_top(), Cell::new(customer).at_top()]).tall(25.0));
        blocks.push(Box::new(boxes));
        Together(blocks)
    }

    fn notes(&self) -> Vec<Text> {
        let (part, period) = match &self.new_energy_guarantee {
            Some((part, period)) => {
                (Text::bold(part).of("新能源汽车专用部件"), Text::bold(period).of("新能源汽车专用部件"))
            }
            None => (Text::new("——"), Text::new("——")),
        };
        let mut notes = vec![
            Text::new("1. 本结算清单一式两联，分别由托修方、承修方留存。"),
            Text::new("2. 结算清单项目及应付金额经双方核实，托修方签字后生效。"),
            Text::new("3. 承修方不承担托修方自备配件质量保证责任。"),
            Text::new("4. 企业承诺本次维修质量保证期为车辆行驶 ")
                .and(Text::bold(crate::figures::count(self.guarantee.km.into())))
                .and(Text::new(" 公里或者 "))
                .and(Text::bold(self.guarantee.days.to_string()))
                .and(Text::new(" 日，里程和时间以先到者为准。")),
            Text::new("5. 企业承诺本次维修的新能源汽车专用部件 ")
                .and(part)
                .and(Text::new(" 维修质量保证期为 "))
                .and(period)
                .and(Text::new("。")),
        ];
        if !self.replaces.is_empty() {
            notes.push(Text::new(format!("本清单替代已作废的结算清单 {}。", self.replaces)).of("原结算清单编号"));
        }
        if let Some(void) = &self.voided {
            let people =
                dotted([format!("作废人 {}", known(&void.by)), format!("批准人 {}", known(&void.approved_by))]);
            notes.push(Text::bold(format!("本清单已作废。原因：{} · {people}", known(&void.reason))).of("作废原因"));
        }
        notes
    }
}

fn said(text: &str) -> Cell {
    known(text).into()
}

fn figure(fen: i64) -> Cell {
    Cell::new(money(fen)).end()
}

fn number(place: usize) -> Cell {
    Cell::new(place.to_string())
}

/// A line's name; its discount stands in 优惠 but is named where it was given.
fn named(name: &str, discount_fen: i64) -> Cell {
    let name = Text::new(name);
    if discount_fen == 0 {
        return name.into();
    }
    name.and(Text::new(format!("（优惠 {}）", money(discount_fen))).sized(SMALL)).into()
}

/// The table with its sum, or with the word 无 when nothing stands in it.
fn close(table: Table, is_empty: bool, figures: usize, sum: Row) -> Table {
    if !is_empty {
        return table.row(sum);
    }
    let figures = (0..figures).map(|_| Cell::new(UNKNOWN));
    table.row(Row::new([Cell::new(UNKNOWN), Cell::new("无")].into_iter().chain(figures)))
}

fn sum_row(label: &str, over: usize, sum: i64, after: usize) -> Row {
    let mut cells = vec![Cell::new(Text::new(label).sized(SMALL)).span(over).end(), Cell::new(Text::bold(money(sum)))];
    if after > 0 {
        cells.push(Cell::empty().span(after));
    }
    Row::new(cells).with_previous()
}

fn paid(payments: &[PaidBy]) -> Text {
    let each = payments.iter().map(|payment| {
        let at = if payment.at.is_empty() { String::new() } else { format!("（{}）", payment.at) };
        format!("{} {}{at}", payment.means.on_paper(), money(payment.amount_fen))
    });
    known(&each.collect::<Vec<_>>().join("；")).into()
}
