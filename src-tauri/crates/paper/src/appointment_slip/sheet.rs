//! How the 预约单 reads: when and which car largest, then what is booked, then what to bring.

use super::{AppointmentSlip, BookedPart, BookedWork};
use crate::figures::{hours, known, quantity, without_year};
use crate::layout::{
    Align, Barcode, Blocks, Cell, Column, FINE, Fonts, Pairs, Paper, PaperError, Paragraph, Row, SMALL, Slip, Space,
    Table, Text, Together,
};
use crate::letterhead::{address_line, document_number, letterhead};

const TITLE: &str = "预约单";
/// Between the groups of the form, mm.
const GAP: f32 = 2.2;
/// Type of the time and the plate, points.
const LARGE: f32 = 20.0;

impl AppointmentSlip {
    /// The PDF.
    ///
    /// # Errors
    /// [`PaperError::NoGlyph`], [`PaperError::Image`] and [`PaperError::Pdf`] as every sheet.
    pub fn render(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        let paper = Paper {
            title: TITLE,
            number: &self.number,
            printed: &self.printed,
            demo: self.demo,
            void: self.cancelled,
            slips: vec![Slip { name: "", body: self.body()? }],
        };
        paper.pdf(fonts)
    }

    fn body(&self) -> Result<Blocks, PaperError> {
        let mut blocks = letterhead(&self.shop, &[address_line(&self.shop)], self.number_and_barcode(), TITLE)?;
        blocks.push(Box::new(self.time_and_car()));
        blocks.push(Box::new(Space(GAP)));
        blocks.push(Box::new(self.words()));
        blocks.push(Box::new(Space(GAP)));
        blocks.push(Box::new(self.work_table()));
        if !self.parts.is_empty() {
            blocks.push(Box::new(Space(GAP)));
            blocks.push(Box::new(self.parts_table()));
        }
        for (place, line) in (1..).zip(self.please()) {
            blocks.push(Box::new(Space(1.6)));
            blocks.push(Box::new(Paragraph::new(Text::new(format!("{place}. {line}")).sized(SMALL)).hanging(3.6)));
        }
        Ok(blocks)
    }

    fn number_and_barcode(&self) -> Blocks {
        let Some(barcode) = Barcode::new(&self.number) else {
            return document_number("预约", &known(&self.number), "");
        };
        let number = Text::bold(&self.number).of("预约");
        vec![Box::new(barcode), Box::new(Space(0.6)), Box::new(Paragraph::new(number).aligned(Align::End))]
    }

    fn time_and_car(&self) -> Together {
        let large = |text: &str| Cell::new(Text::bold(text).sized(LARGE));
        let plate = self.plate.as_deref().unwrap_or("未上牌");
        let first = Pairs::new(&[(17.0, 1.0), (17.0, 1.0)])
            .tall_row(13.0, [("预约到店", large(without_year(&self.start_at))), ("车牌", large(plate))]);
        let stay = if self.waiting { "在店等待" } else { "可留车" };
        let rest = Pairs::new(&[(17.0, 1.0), (17.0, 1.0), (17.0, 1.0)])
            .row([
                ("客户", known(&self.customer).into()),
                ("联系电话", known(&self.phone).into()),
                ("服务顾问", known(&self.advisor).into()),
            ])
            .row([
                ("车型", known(&self.model).into()),
                ("VIN", known(&self.vin).into()),
                ("工位", known(&self.bay).into()),
            ])
            .row([
                ("业务类型", self.business_type.on_paper().into()),
                ("预计用时", length(self.minutes).into()),
                ("等候", stay.into()),
            ]);
        Together(vec![Box::new(first), Box::new(rest)])
    }

    fn words(&self) -> Pairs {
        let form = Pairs::new(&[(17.0, 1.0)])
            .tall_row(9.0, [("客户描述", Text::new(known(&self.complaint)).sized(11.0).into())]);
        if self.remark.trim().is_empty() { form } else { form.row([("备注", self.remark.as_str().into())]) }
    }

    fn work_table(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("序", 8.0).centre(),
            Column::flex("预约项目", 1.0),
            Column::fixed("标准工时", 22.0).end(),
        ])
        .row_height(6.4);
        for (place, work) in (1..).zip(&self.work) {
            table.push(work_row(place, work));
        }
        if self.work.is_empty() {
            table.push(Row::new([Cell::empty(), "到店检查后确定".into(), Cell::empty()]));
        }
        table
    }

    fn parts_table(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("序", 8.0).centre(),
            Column::flex("所需配件", 1.0),
            Column::fixed("配件编码", 34.0),
            Column::fixed("数量", 20.0).end(),
            Column::fixed("备件", 26.0),
        ])
        .row_height(6.4);
        for (place, part) in (1..).zip(&self.parts) {
            table.push(part_row(place, part));
        }
        table
    }

    fn please(&self) -> [String; 3] {
        [
            "来店请带行驶证、保养手册与车钥匙；维修项目与费用以到店后签订的维修委托书为准。".to_owned(),
            format!("超过预约时间 {} 分钟未到店的，工位不再保留，到店后按顺序安排。", self.kept_minutes),
            format!("改时间或取消，请提前致电 {}。", known(&self.shop.phone)),
        ]
    }
}

/// `1 小时 15 分`.
fn length(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} 分"),
        (whole, 0) => format!("{whole} 小时"),
        (whole, rest) => format!("{whole} 小时 {rest} 分"),
    }
}

fn work_row(place: usize, work: &BookedWork) -> Row {
    let taken = work.hours.map_or_else(|| known(""), hours);
    Row::new([Cell::new(place.to_string()), work.name.as_str().into(), taken.into()])
}

fn part_row(place: usize, part: &BookedPart) -> Row {
    let ready = Text::tick(part.prepared, "已备").and(Text::new("  ")).and(Text::tick(!part.prepared, "待备"));
    Row::new([
        Cell::new(place.to_string()),
        part.name.as_str().into(),
        Text::new(known(&part.number)).sized(SMALL).into(),
        quantity(part.quantity, &part.unit).into(),
        ready.sized(FINE).into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn lengths_are_said_as_people_say_them() {
        assert_eq!([45, 60, 75].map(length), ["45 分", "1 小时", "1 小时 15 分"]);
    }
}
