//! How the job card reads: what is looked for first is largest, then the work, then room to write.

use super::{JobCard, JobLabour, JobPart};
use crate::figures::{class_of, hours, kilometres, known, quantity, without_year};
use crate::layout::{
    Align, Barcode, Blocks, Cell, Column, FINE, Fonts, Pairs, Paper, PaperError, Paragraph, Row, SMALL,
};
use crate::layout::{Slip, Space, Table, Text, Together};
use crate::letterhead::{document_number, dotted, letterhead};

const TITLE: &str = "维修任务单";
/// Between the groups of the form, mm.
const GAP: f32 = 2.2;
/// Type read from two metres away, points.
const FROM_AFAR: f32 = 23.0;
/// Type of what is looked for at the board of keys, points.
const AT_THE_BOARD: f32 = 13.0;
/// A row to write on, mm.
const WRITING_ROW: f32 = 7.6;

impl JobCard {
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
            void: false,
            slips: vec![Slip { name: "车间联", body: self.body()? }],
        };
        paper.pdf(fonts)
    }

    fn body(&self) -> Result<Blocks, PaperError> {
        let mut blocks = letterhead(&self.shop, &[], self.number_and_barcode(), TITLE)?;
        blocks.push(Box::new(self.car_and_promise()));
        blocks.push(Box::new(Space(GAP)));
        blocks.push(Box::new(self.words()));
        blocks.push(Box::new(Space(GAP)));
        blocks.push(Box::new(self.labour_table()));
        if !self.parts.is_empty() {
            blocks.push(Box::new(Space(GAP)));
            blocks.push(Box::new(self.parts_table()));
        }
        blocks.push(Box::new(Space(GAP)));
        blocks.push(Box::new(room_to_write()));
        blocks.push(Box::new(Space(GAP)));
        blocks.push(Box::new(inspections()));
        Ok(blocks)
    }

    fn number_and_barcode(&self) -> Blocks {
        let Some(barcode) = Barcode::new(&self.number) else {
            return document_number("工单", &known(&self.number), "");
        };
        let number = Text::bold(&self.number).of("工单");
        vec![Box::new(barcode), Box::new(Space(0.6)), Box::new(Paragraph::new(number).aligned(Align::End))]
    }

    fn car_and_promise(&self) -> Together {
        let car = &self.car;
        let plate = car.plate.as_deref().unwrap_or("未上牌");
        let promised = if self.promised_at.is_empty() { "未约定" } else { without_year(&self.promised_at) };
        let large = |text: &str| Cell::new(Text::bold(text).sized(FROM_AFAR));
        let board = |text: &str| Cell::new(Text::bold(known(text)).sized(AT_THE_BOARD));
        let first = Pairs::new(&[(17.0, 1.0), (17.0, 1.0)])
            .tall_row(14.0, [("车牌", large(plate)), ("预计交车", large(promised))])
            .row([("客户要求", self.requests())]);
        let kind = dotted([self.business_type.on_paper().into(), self.category.on_paper().into()]);
        let model = dotted([car.brand_model.clone(), car.colour.clone()]);
        let energy = car.energy.map(|energy| energy.on_paper().to_owned()).unwrap_or_default();
        let level = self.energy_level_pct.map(|percent| format!("{percent} %")).unwrap_or_default();
        let rest = Pairs::new(&[(17.0, 2.1), (17.0, 1.0), (17.0, 1.0)])
            .row([("车型", known(&model).into()), ("钥匙牌", board(&self.key_tag)), ("车位", board(&self.parking))])
            .row([
                ("VIN", car.vin_as_printed().into()),
                ("里程", kilometres(self.odometer_in_km).into()),
                ("油 / 电量", known(&dotted([level, energy])).into()),
            ])
            .row([
                ("业务类型", kind.into()),
                ("服务顾问", known(&self.advisor).into()),
                ("进厂", without_year(&known(&self.arrived_at)).into()),
            ]);
        Together(vec![Box::new(first), Box::new(rest)])
    }

    /// What the customer asked for beside the work; asked for is bold, so it is seen without reading.
    fn requests(&self) -> Cell {
        let all =
            [("在店等待", self.waiting), ("加急", self.urgent), ("洗车", self.wash), ("同意路试", self.road_test)];
        let mut text = Text::default();
        for (place, (words, asked)) in all.into_iter().enumerate() {
            let gap = Text::new(if place > 0 { "      " } else { "" });
            text = text.and(gap).and(if asked { Text::bold_tick(words) } else { Text::tick(false, words) });
        }
        text.into()
    }

    fn words(&self) -> Pairs {
        let mut form = Pairs::new(&[(22.0, 1.0)])
            .tall_row(9.0, [("客户描述", Text::new(known(&self.complaint)).sized(11.0).into())]);
        if !self.diagnosis.trim().is_empty() {
            form = form.row([("检查与建议", self.diagnosis.as_str().into())]);
        }
        if !self.notes.is_empty() {
            form = form.row([("注意", Text::bold(self.notes.join("\n")).into())]);
        }
        form
    }

    fn labour_table(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("序", 8.0).centre(),
            Column::flex("维修项目", 1.0),
            Column::fixed("工种", 14.0),
            Column::fixed("工时", 13.0).end(),
            Column::fixed("付费", 11.0).centre(),
            Column::fixed("技师 / 工位", 26.0),
            Column::fixed("开工", 16.0),
            Column::fixed("完工", 16.0),
            Column::fixed("自检", 12.0),
        ])
        .row_height(6.0);
        for (place, line) in (1..).zip(&self.labour) {
            table.push(labour_row(place, line));
        }
        for (place, name) in (self.labour.len() + 1..).zip(&self.others) {
            let blanks = (0..6).map(|_| Cell::empty());
            let named = [Cell::new(place.to_string()), Cell::new(name.as_str()), Cell::new("其他")];
            table.push(Row::new(named.into_iter().chain(blanks)).tall(WRITING_ROW));
        }
        table
    }

    fn parts_table(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("序", 8.0).centre(),
            Column::flex("配件", 1.0),
            Column::fixed("配件编码", 30.0),
            Column::fixed("类型", 18.0),
            Column::fixed("数量", 16.0).end(),
            Column::fixed("库位", 17.0),
            Column::fixed("付费", 11.0).centre(),
            Column::fixed("旧件", 14.0).centre(),
            Column::fixed("领料签字", 22.0),
        ])
        .row_height(6.0);
        for (place, line) in (1..).zip(&self.parts) {
            table.push(part_row(place, line));
        }
        table
    }
}

fn labour_row(place: usize, line: &JobLabour) -> Row {
    let name = if line.code.is_empty() {
        Text::new(&line.name)
    } else {
        Text::new(format!("{} ", line.name)).and(Text::new(&line.code).sized(FINE))
    };
    let cells = [
        Cell::new(place.to_string()),
        name.into(),
        Text::new(known(&line.trade)).sized(SMALL).into(),
        hours(line.hours).into(),
        Text::new(line.payer.on_paper()).sized(SMALL).into(),
        Text::new(dotted([line.technician.clone(), line.bay.clone()])).sized(SMALL).into(),
        Cell::empty(),
        Cell::empty(),
        Cell::empty(),
    ];
    Row::new(cells).tall(WRITING_ROW)
}

fn part_row(place: usize, line: &JobPart) -> Row {
    let cells = [
        Cell::new(place.to_string()),
        line.name.as_str().into(),
        Text::new(known(&line.number)).sized(SMALL).into(),
        Text::new(class_of(line.class)).sized(SMALL).into(),
        quantity(line.quantity, &line.unit).into(),
        Text::new(known(&line.location)).sized(SMALL).into(),
        Text::new(line.payer.on_paper()).sized(SMALL).into(),
        Text::bold(line.old_part.on_paper()).sized(SMALL).into(),
        Cell::empty(),
    ];
    Row::new(cells).tall(6.8)
}

fn room_to_write() -> Table {
    let room = |label: &str, height: f32| Row::new([Cell::label(label), Cell::empty()]).tall(height);
    Table::new([Column::fixed("", 22.0), Column::flex("", 1.0)])
        .row(room("故障原因\n处理经过", 27.0))
        .row(room("发现与建议\n（增项）", 20.0))
        .together()
}

fn inspections() -> Table {
    let row = |who: &str, what: Text, otherwise: &str| {
        let result = Text::tick(false, "合格").and(Text::new("   ")).and(Text::tick(false, otherwise));
        Row::new([Cell::new(Text::bold(who)), what.into(), result.into(), Cell::empty()]).tall(8.0)
    };
    let blank = || Text::room(12.0);
    let words = |text: &str| Text::new(text);
    Table::new([
        Column::fixed("检验", 14.0).centre(),
        Column::flex("项目", 1.0),
        Column::fixed("结果", 36.0),
        Column::fixed("签字 / 时间", 42.0),
    ])
    .row_height(6.0)
    .row(row("自检", words("紧固、渗漏、工具清点、座椅与后视镜还原"), "不合格"))
    .row(row(
        "互检",
        words("力矩  制动片 ").and(blank()).and(words(" mm  胎压 ")).and(blank()).and(words(" kPa")),
        "不合格",
    ))
    .row(row(
        "质检",
        words("路试 ").and(blank()).and(words(" → ")).and(blank()).and(words(" km  故障码清除  清洁")),
        "内返",
    ))
    .together()
}
