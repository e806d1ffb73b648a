//! How the reception sheet reads: the car and the drawing first, then what was handed over, then the signature.

use jieche_codes::{Condition, Means};

use super::{CheckedPoint, ReceptionSheet, drawing};
use crate::figures::{count, kilometres, known, without_year};
use crate::layout::{
    Beside, Blocks, Cell, Column, FIGURE, FINE, Fonts, Image, Pairs, Paper, PaperError, Paragraph, Picture, Row, SMALL,
    Slip, Space, Table, Text, Together,
};
use crate::letterhead::{address_line, document_number, dotted, letterhead};
use crate::signature::{PAD, signed, signing_line};

const TITLE: &str = "接车检查单";
/// Between the groups of the form, mm.
const GAP: f32 = 1.8;
/// Height of a row, mm.
const ROW: f32 = 5.2;
/// Height of a row of inspection points, mm.
const POINT_ROW: f32 = 4.2;
/// A photo, mm.
const PHOTO: (f32, f32) = (28.5, 24.0);
const CONFIRMS: &str = "以上情况属实，客户签字";
const NOTICES: [&str; 2] = [
    "1. 本单记录接车时的车辆外观、随车物品和检查结果，交车时据此核对；拆检后发现的问题另行告知。",
    "2. 贵重物品请随身带走。",
];

impl ReceptionSheet {
    /// The PDF.
    ///
    /// # Errors
    /// [`PaperError::NoGlyph`], [`PaperError::Image`] and [`PaperError::Pdf`] as every sheet.
    pub fn render(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        let slips = vec![Slip { name: "", body: self.body()? }];
        let paper =
            Paper { title: TITLE, number: &self.number, printed: &self.printed, demo: self.demo, void: false, slips };
        paper.pdf(fonts)
    }

    fn body(&self) -> Result<Blocks, PaperError> {
        let edition = if self.edition > 1 { format!("第 {} 版", self.edition) } else { String::new() };
        let below = dotted([format!("接车 {}", known(&self.arrived_at)), edition]);
        let right = document_number("工单", &known(&self.number), &below);
        let mut blocks = letterhead(&self.shop, &[address_line(&self.shop)], right, TITLE)?;
        let mut add = |block| {
            blocks.push(block);
            blocks.push(Box::new(Space(GAP)));
        };
        add(Box::new(self.car_and_people()));
        add(Box::new(Together(vec![Box::new(self.walk_round())])));
        add(Box::new(self.handed_over()));
        if self.points.iter().any(|point| point.condition.is_some()) {
            add(Box::new(points_table(&self.points)));
        }
        if !self.photos.is_empty() {
            add(Box::new(self.pictures()?));
        }
        add(Box::new(self.signatures()));
        Ok(blocks)
    }

    fn car_and_people(&self) -> Pairs {
        let car = &self.car;
        let plate = Text::bold(car.plate.as_deref().unwrap_or("未上牌")).sized(FIGURE);
        let brought_by = if self.brought_by.trim().is_empty() { &self.owner } else { &self.brought_by };
        let energy = car.energy.map(|energy| energy.on_paper().to_owned()).unwrap_or_default();
        let level = self.energy_level_pct.map(|percent| format!("{percent} %")).unwrap_or_default();
        let promised = if self.promised_at.is_empty() { "未约定" } else { without_year(&self.promised_at) };
        Pairs::new(&[(17.0, 1.25), (17.0, 1.0), (17.0, 1.0)])
            .row_height(ROW)
            .row([
                ("车牌", plate.into()),
                ("车型", known(&dotted([car.brand_model.clone(), car.colour.clone()])).into()),
                ("VIN", car.vin_as_printed().into()),
            ])
            .row([
                ("车主", known(&self.owner).into()),
                ("送修人", known(brought_by).into()),
                ("电话", known(&self.phone).into()),
            ])
            .row([
                ("里程", self.odometer().into()),
                ("油 / 电量", known(&dotted([level, energy])).into()),
                ("预计交车", promised.into()),
            ])
            .row([
                ("服务顾问", known(&self.advisor).into()),
                ("钥匙牌", known(&self.key_tag).into()),
                ("车位", known(&self.parking).into()),
            ])
            .row([("客户描述", known(&self.complaint).into())])
    }

    fn odometer(&self) -> Text {
        let now = Text::new(kilometres(self.odometer_in_km));
        match &self.last_reading {
            Some((km, on)) => {
                let when = on.as_deref().unwrap_or("档案");
                now.and(Text::new(format!("  上次 {}（{when}）", count(*km))).sized(FINE))
            }
            None => now,
        }
    }

    /// The drawing, and beside it what each number means.
    fn walk_round(&self) -> Beside {
        let mut legend: Blocks = vec![Box::new(Paragraph::new(Text::bold("车身外观").sized(SMALL)))];
        if self.damages.is_empty() {
            legend.push(Box::new(Paragraph::new(Text::new("未见损伤").sized(SMALL))));
        }
        for (number, damage) in (1..).zip(&self.damages) {
            let what = format!("{number}. {} {}", damage.view.on_paper(), damage.kind.on_paper());
            let said = Text::new(what).and(Text::new(format!("  {}", damage.remark)).of("损伤备注"));
            legend.push(Box::new(Paragraph::new(said.sized(SMALL)).hanging(4.0)));
        }
        let car: Blocks = vec![Box::new(drawing::car(104.0, &self.damages))];
        Beside { columns: vec![(1.5, car), (1.0, legend)], gap: 4.0, on_the_foot: false }
    }

    fn handed_over(&self) -> Pairs {
        let lamps = dotted(self.lamps.iter().map(|lamp| lamp.on_paper().to_owned()));
        let belongings = dotted(self.belongings.iter().cloned());
        let said = |text: String| if text.is_empty() { "无".to_owned() } else { text };
        let valuables = Text::tick(self.valuables_told, "贵重物品已提醒随身带走");
        let covers = Text::new("    ").and(Text::tick(self.covers_on, "防护五件套已套好"));
        let mut wishes = Text::default();
        for (words, wanted) in [("在店等待", self.waiting), ("洗车", self.wash), ("同意路试", self.road_test)]
        {
            wishes = wishes.and(Text::tick(wanted, words)).and(Text::new("    "));
        }
        let payment = self.payment.map_or("未定", Means::on_paper);
        let mut form = Pairs::new(&[(17.0, 1.0), (17.0, 1.0)])
            .row_height(ROW)
            .row([("故障灯", said(lamps).into()), ("随车物品", said(belongings).into())])
            .row([("接车确认", valuables.and(covers).into())])
            .row([("客户要求", wishes.and(Text::new(format!("付款方式  {payment}"))).into())]);
        if !self.remark.trim().is_empty() {
            form = form.row([("备注", self.remark.as_str().into())]);
        }
        if !self.reason.is_empty() {
            form = form.row([("重签原因", self.reason.as_str().into())]);
        }
        form.together()
    }

    fn pictures(&self) -> Result<Beside, PaperError> {
        let image = |photo: &Vec<u8>| {
            let picture = Picture::decode(photo, "照片")?;
            let block: Blocks = vec![Box::new(Image { picture, width: PHOTO.0, height: PHOTO.1 })];
            Ok((1.0, block))
        };
        let mut columns: Vec<(f32, Blocks)> =
            self.photos.iter().take(Self::PHOTOS).map(image).collect::<Result<_, PaperError>>()?;
        let left_out = self.photos_taken.saturating_sub(columns.len());
        if left_out > 0
            && let Some((_, last)) = columns.last_mut()
        {
            last.push(Box::new(Paragraph::new(Text::new(format!("另有 {left_out} 张存档")).sized(FINE))));
        }
        columns.extend((columns.len()..Self::PHOTOS).map(|_| (1.0, Blocks::new())));
        Ok(Beside { columns, gap: 1.6, on_the_foot: false })
    }

    /// What is to be known on the left, who signs on the right.
    fn signatures(&self) -> Together {
        let notice = |notice: &str| Box::new(Paragraph::new(Text::new(notice).sized(FINE)).hanging(3.0));
        let mut shop: Blocks = NOTICES.iter().map(|said| -> Box<_> { notice(said) }).map(|block| block as _).collect();
        shop.push(Box::new(Space(1.6)));
        shop.push(signing_line("服务顾问", &self.advisor));
        let customer: Blocks = match &self.signature {
            Some(signature) => signed(CONFIRMS, signature, PAD),
            None => {
                vec![signing_line(CONFIRMS, ""), Box::new(Space(12.0)), signing_line("日期", "       年    月    日")]
            }
        };
        Together(vec![Box::new(Beside { columns: vec![(1.6, shop), (1.0, customer)], gap: 8.0, on_the_foot: false })])
    }
}

/// Two halves side by side, down the left one first; the zone is said where it changes.
fn points_table(points: &[CheckedPoint]) -> Beside {
    let half = points.len().div_ceil(2);
    let column = |points: &[CheckedPoint]| -> Blocks {
        let mut table = Table::new([
            Column::fixed("部位", 11.0),
            Column::flex("项目", 1.0),
            Column::fixed("结果", 12.0).centre(),
            Column::fixed("读数 / 说明", 26.0),
        ])
        .row_height(POINT_ROW);
        let mut zone = "";
        for point in points {
            let said = if point.zone == zone { "" } else { point.zone.as_str() };
            zone = &point.zone;
            table.push(point_row(said, point));
        }
        vec![Box::new(table)]
    };
    let (first, second) = points.split_at(half);
    let mut columns = vec![(1.0, column(first))];
    if !second.is_empty() {
        columns.push((1.0, column(second)));
    }
    Beside { columns, gap: 2.0, on_the_foot: false }
}

/// What is to be replaced is bold: it is seen without reading.
fn point_row(zone: &str, point: &CheckedPoint) -> Row {
    let small = |text: &str| Text::new(text).sized(FINE);
    let result = match point.condition {
        Some(Condition::Replace) => Text::bold(Condition::Replace.on_paper()).sized(FINE),
        Some(condition) => small(condition.on_paper()),
        None => small("未检"),
    };
    let cells = [small(zone), small(&point.name), result, small(&point.said)];
    Row::new(cells.map(Cell::new))
}
