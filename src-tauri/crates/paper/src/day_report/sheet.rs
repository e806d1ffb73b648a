//! How the day report reads: six figures, what needs a person, then where the money came from.

use jieche_codes::{BusinessType, Means};

use super::{AdvisorDay, DayFigures, DayReport, DebtorTotal};
use crate::figures::{UNKNOWN, count, known, long_date, money, points, whole_yuan};
use crate::layout::{Align, Beside, Blocks, Cell, Column, FINE, Fonts, Paper, PaperError, Paragraph, Row, SMALL, Slip};
use crate::layout::{Space, Table, Text, Together};
use crate::letterhead::{document_number, dotted, letterhead};

const TITLE: &str = "售后营业日报";
/// Height of a row, mm.
const ROW: f32 = 4.7;
/// Type of figures in tables, points.
const FIGURES: f32 = 8.0;
/// Type of the six figures, points.
const LARGE: f32 = 16.0;

impl DayReport {
    /// The PDF.
    ///
    /// # Errors
    /// [`PaperError::NoGlyph`], [`PaperError::Image`] and [`PaperError::Pdf`] as every sheet.
    pub fn render(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        let paper = Paper {
            title: TITLE,
            number: &self.date,
            printed: &self.printed,
            demo: self.demo,
            void: false,
            slips: vec![Slip { name: "", body: self.body()? }],
        };
        paper.pdf(fonts)
    }

    fn body(&self) -> Result<Blocks, PaperError> {
        let right = document_number("日报", &self.date, "");
        let mut blocks = letterhead(&self.shop, &[long_date(&self.date)], right, TITLE)?;
        blocks.push(Box::new(self.six_figures()));
        let mut section = |heading: &'static str, block| {
            let heading = Paragraph::new(Text::bold(heading)).with_next();
            blocks.push(Box::new(Space(2.2)));
            blocks.push(Box::new(heading) as Box<_>);
            blocks.push(Box::new(Space(0.6)));
            blocks.push(block);
        };
        section("需要处理", Box::new(self.to_do()));
        section("产值构成（元，含税）", Box::new(self.revenue()));
        section("收款与应收（元）", Box::new(self.received_and_owed()));
        section("服务顾问", Box::new(self.advisors()));
        blocks.push(Box::new(Space(7.0)));
        blocks.push(Box::new(signatures()));
        Ok(blocks)
    }

    fn six_figures(&self) -> Table {
        let (day, month) = (&self.day, &self.month);
        let satisfaction =
            [day.survey_score.map(points), day.nps.map(count)].map(|figure| figure.unwrap_or_else(|| UNKNOWN.into()));
        let month_score = month.survey_score.map_or_else(|| UNKNOWN.into(), points);
        let row = Row::new([
            tile("进厂台次", &count(day.arrivals), &format!("本月 {}", count(month.arrivals))),
            tile("出厂台次", &count(day.deliveries), &format!("本月 {}", count(month.deliveries))),
            tile("在店台次", &count(day.in_shop), &format!("昨日 {}", count(day.in_shop_before))),
            tile(
                "产值（元）",
                &whole_yuan(day.revenue.total_fen),
                &format!("本月 {}", whole_yuan(month.revenue.total_fen)),
            ),
            tile("单车产值（元）", &a_car(day), &format!("本月 {}", a_car(month))),
            tile(
                "满意度 · NPS",
                &satisfaction.join(" · "),
                &format!("回访 {}，本月 {month_score}", count(day.surveys)),
            ),
        ]);
        let shares = [1.0, 1.0, 1.0, 1.25, 1.15, 1.3];
        Table::new(shares.map(|share| Column::flex("", share))).row(row)
    }

    /// What a person has to look at, with room to sign for it.
    fn to_do(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("事项", 24.0),
            Column::fixed("单号", 31.0),
            Column::fixed("车牌", 21.0),
            Column::flex("说明", 1.0),
            Column::fixed("金额(元)", 21.0).end(),
            Column::fixed("处理人", 20.0),
        ])
        .row_height(ROW);
        let mut to_do = |what: &str, number: &str, plate: Option<&str>, why: String, fen: Option<i64>| {
            let cells =
                [Text::bold(what), known(number).into(), known(plate.unwrap_or_default()).into(), known(&why).into()];
            let figures = Text::new(fen.map(money).unwrap_or_default()).sized(FIGURES);
            let cells = cells.map(|text| Cell::new(text.sized(SMALL))).into_iter();
            table.push(Row::new(cells.chain([figures.into(), Cell::empty()])));
        };
        for unpaid in &self.delivered_unpaid {
            let why = dotted([unpaid.customer.clone(), unpaid.reason.clone().unwrap_or_default()]);
            to_do("出厂未收款", &unpaid.number, unpaid.plate.as_deref(), why, Some(unpaid.owed_fen));
        }
        for unsettled in &self.delivered_unsettled {
            let plate = unsettled.plate.as_deref();
            to_do("出厂未结算", &unsettled.number, plate, unsettled.customer.clone(), Some(unsettled.amount_fen));
        }
        for void in &self.voided {
            let why = dotted([void.reason.clone(), format!("工单 {}", void.order_number)]);
            to_do("结算作废", &void.number, void.plate.as_deref(), why, Some(void.total_fen));
        }
        for order in &self.cancelled {
            let why = dotted([order.reason.clone(), order.person.clone()]);
            to_do("工单取消", order.number.as_deref().unwrap_or_default(), order.plate.as_deref(), why, None);
        }
        let difference = difference(&self.day);
        if difference != 0 {
            to_do("账目不符", "", None, "今日产值不等于收款加应收，请财务核对".into(), Some(difference));
        }
        let gone = self.delivered_unpaid.len() + self.delivered_unsettled.len();
        if gone + self.voided.len() + self.cancelled.len() == 0 && difference == 0 {
            let words = "今日没有未收款、未结算出厂，没有作废和取消，账目相符。";
            table.push(Row::new([Cell::new(Text::new(words).sized(SMALL)).span(6)]));
        }
        table
    }

    fn revenue(&self) -> Table {
        let figures = |orders: f32, fee: f32, other: f32, sum: f32| {
            let widths = [("台次", orders), ("工时", fee), ("配件", fee), ("其他", other), ("合计", sum)];
            widths.map(|(head, width)| Column::fixed(head, width).end())
        };
        let periods = figures(9.0, 16.5, 14.0, 18.0).into_iter().chain(figures(10.0, 19.0, 17.0, 20.5));
        let columns = [Column::flex("业务类型", 1.0)].into_iter().chain(periods);
        let mut table = Table::new(columns).groups([("", 1), ("今日", 5), ("本月", 5)]).row_height(ROW);
        for kind in self.business_types() {
            let cells = [Text::new(kind.on_paper()).sized(SMALL).into()];
            table.push(Row::new(
                cells.into_iter().chain(kind_figures(&self.day, kind)).chain(kind_figures(&self.month, kind)),
            ));
        }
        let sums = [&self.day, &self.month].into_iter().flat_map(|period| {
            let orders = period.by_type.iter().map(|kind| kind.orders).sum();
            let revenue = &period.revenue;
            let fees = [revenue.labour_fen, revenue.part_fen, revenue.other_fen, revenue.total_fen].map(money);
            [count(orders)].into_iter().chain(fees).map(|figure| Cell::new(Text::bold(figure).sized(FIGURES)))
        });
        table.row(
            Row::new([Cell::new(Text::bold("合计").sized(SMALL))].into_iter().chain(sums)).shaded().with_previous(),
        )
    }

    /// The kinds of business of the day and the month, in the order they are declared.
    fn business_types(&self) -> Vec<BusinessType> {
        let done: Vec<BusinessType> =
            self.day.by_type.iter().chain(&self.month.by_type).map(|kind| kind.business_type).collect();
        BusinessType::ALL.iter().copied().filter(|kind| done.contains(kind)).collect()
    }

    fn received_and_owed(&self) -> Together {
        let beside = Beside {
            columns: vec![(1.0, vec![Box::new(self.received())]), (1.2, vec![Box::new(self.owed())])],
            gap: 4.0,
            on_the_foot: false,
        };
        Together(vec![Box::new(beside), Box::new(Space(1.6)), Box::new(self.balance())])
    }

    fn received(&self) -> Table {
        let mut table = money_table("收款方式");
        let of = |period: &DayFigures, means: Means| -> i64 {
            period.received.iter().filter(|total| total.means == means).map(|total| total.amount_fen).sum()
        };
        for means in Means::ALL {
            let (day, month) = (of(&self.day, means), of(&self.month, means));
            if day != 0 || month != 0 {
                table.push(money_row(means.on_paper(), day, month));
            }
        }
        table.push(sum_of_money("本期产值收款", received(&self.day), received(&self.month)));
        table.row(money_row("另收以前欠款", self.day.received_for_earlier_fen, self.month.received_for_earlier_fen))
    }

    fn owed(&self) -> Table {
        let mut table = money_table("应收（欠款方）");
        let mut debtors: Vec<String> = Vec::new();
        for total in self.day.receivables.iter().chain(&self.month.receivables) {
            let debtor = debtor(total);
            if !debtors.contains(&debtor) {
                debtors.push(debtor);
            }
        }
        let of = |period: &DayFigures, name: &str| -> i64 {
            period.receivables.iter().filter(|total| debtor(total) == name).map(|total| total.amount_fen).sum()
        };
        for name in &debtors {
            table.push(money_row(name, of(&self.day, name), of(&self.month, name)));
        }
        table.row(sum_of_money("应收合计", owed(&self.day), owed(&self.month)))
    }

    fn balance(&self) -> Table {
        let heads = ["产值", "收款", "应收", "差异", "优惠"];
        let columns = heads.into_iter().map(|head| Column::flex(head, 1.0).end());
        let mut table =
            Table::new([Column::flex("产值 = 收款 + 应收", 1.3)].into_iter().chain(columns)).row_height(ROW);
        for (name, period) in [("今日", &self.day), ("本月", &self.month)] {
            let figures =
                [period.revenue.total_fen, received(period), owed(period), difference(period), period.discounts_fen];
            let cells = figures.map(|fen| Cell::new(Text::bold(money(fen)).sized(FIGURES)));
            table.push(Row::new([Cell::new(Text::new(name).sized(SMALL))].into_iter().chain(cells)));
        }
        table.together()
    }

    fn advisors(&self) -> Table {
        let mut table = Table::new([
            Column::fixed("姓名", 22.0),
            Column::fixed("接待", 11.0).end(),
            Column::fixed("交车", 11.0).end(),
            Column::fixed("产值", 21.0).end(),
            Column::fixed("满意度", 14.0).end(),
            Column::fixed("接待", 12.0).end(),
            Column::fixed("交车", 12.0).end(),
            Column::fixed("产值", 23.0).end(),
            Column::fixed("满意度", 14.0).end(),
            Column::flex("今日产值", 1.0),
        ])
        .groups([("", 1), ("今日", 4), ("本月", 4), ("", 1)])
        .row_height(ROW);
        let most = self.day.advisors.iter().map(|advisor| advisor.revenue_fen).max().unwrap_or(0).max(1);
        let mut names: Vec<&str> = Vec::new();
        for advisor in self.day.advisors.iter().chain(&self.month.advisors) {
            if !names.contains(&advisor.advisor.as_str()) {
                names.push(&advisor.advisor);
            }
        }
        for name in names {
            let of = |period: &'_ DayFigures| period.advisors.iter().find(|advisor| advisor.advisor == name).cloned();
            let day = of(&self.day);
            let share = day.as_ref().map_or(0, |day| day.revenue_fen.max(0)) as f32 / most as f32;
            let cells = [Cell::new(Text::new(name).sized(SMALL))].into_iter();
            table.push(Row::new(
                cells.chain(advisor_figures(day)).chain(advisor_figures(of(&self.month))).chain([Cell::bar(share)]),
            ));
        }
        table
    }
}

fn tile(caption: &str, figure: &str, below: &str) -> Cell {
    let text = Text::new(format!("{caption}\n"))
        .sized(FINE)
        .and(Text::bold(format!("{figure}\n")).sized(LARGE))
        .and(Text::new(below).sized(FINE));
    text.into()
}

fn kind_figures(period: &DayFigures, kind: BusinessType) -> impl Iterator<Item = Cell> {
    let done = period.by_type.iter().find(|done| done.business_type == kind);
    let orders = done.map_or(0, |done| done.orders);
    let revenue = done.map(|done| done.revenue).unwrap_or_default();
    let fees = [revenue.labour_fen, revenue.part_fen, revenue.other_fen, revenue.total_fen].map(figure);
    [figure_or_dash(orders, count(orders))].into_iter().chain(fees)
}

fn advisor_figures(advisor: Option<AdvisorDay>) -> [Cell; 4] {
    let (arrivals, deliveries, revenue, score) =
        advisor.map_or((0, 0, 0, None), |a| (a.arrivals, a.deliveries, a.revenue_fen, a.score));
    let score = score.map_or_else(|| UNKNOWN.into(), points);
    [
        figure_or_dash(arrivals, count(arrivals)),
        figure_or_dash(deliveries, count(deliveries)),
        figure(revenue),
        Text::new(score).sized(FIGURES).into(),
    ]
}

fn money_table(what: &'static str) -> Table {
    Table::new([Column::flex(what, 1.0), Column::fixed("今日", 21.0).end(), Column::fixed("本月", 23.0).end()])
        .row_height(ROW)
}

fn money_row(what: &str, day: i64, month: i64) -> Row {
    Row::new([Cell::new(Text::new(what).sized(SMALL)), figure(day), figure(month)])
}

fn sum_of_money(what: &str, day: i64, month: i64) -> Row {
    let sums = [day, month].map(|fen| Cell::new(Text::bold(money(fen)).sized(FIGURES)));
    Row::new([Cell::new(Text::bold(what).sized(SMALL))].into_iter().chain(sums)).shaded().with_previous()
}

/// Nothing reads quieter than 0.00.
fn figure(fen: i64) -> Cell {
    figure_or_dash(fen, money(fen))
}

fn figure_or_dash(figure: i64, text: String) -> Cell {
    Text::new(if figure == 0 { UNKNOWN.into() } else { text }).sized(FIGURES).into()
}

/// Insurer, maker or account by name; what the customer or the shop owes stands under their own word.
fn debtor(total: &DebtorTotal) -> String {
    match &total.debtor {
        Some(name) => format!("{name}（{}）", total.payer.on_paper()),
        None => total.payer.on_paper().into(),
    }
}

fn received(period: &DayFigures) -> i64 {
    period.received.iter().map(|total| total.amount_fen).sum()
}

fn owed(period: &DayFigures) -> i64 {
    period.receivables.iter().map(|total| total.amount_fen).sum()
}

fn difference(period: &DayFigures) -> i64 {
    period.revenue.total_fen - received(period) - owed(period)
}

/// Revenue by car that left, whole yuan.
fn a_car(period: &DayFigures) -> String {
    if period.deliveries == 0 { UNKNOWN.into() } else { whole_yuan(period.revenue.total_fen / period.deliveries) }
}

fn signatures() -> Paragraph {
    let who = ["制表", "服务经理", "总经理"];
    let text = who.into_iter().fold(Text::default(), |text, who| {
        text.and(Text::new(format!("{who} "))).and(Text::room(46.0)).and(Text::new("      "))
    });
    Paragraph::new(text).aligned(Align::Start)
}
