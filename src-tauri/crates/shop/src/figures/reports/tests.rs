//! A day told in figures. That revenue is received or receivable, on any day, is walked in `repair_orders/walk`.

use super::*;
use crate::care::surveys::CallOutcome;
use crate::care::surveys::tests::{calls, delivers, due};
use crate::common::Fen;
use crate::money::settlement::Means;
use crate::registers::settings::BusinessType;
use crate::visit::repair_orders::testing::Desk;
use crate::visit::repair_orders::{Payer, Step};

fn today(desk: &Desk) -> DayReport {
    desk.shop.read(|read| day(read, ReportDay { date: desk.today() })).unwrap()
}

#[test]
fn revenue_is_what_came_and_what_is_owed() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000), (Payer::Insurer, 300_000), (Payer::Shop, 7_000)]);
    let mine = desk.settles_with(&order, Payer::Customer, |settle| settle.discount_fen = Fen(1_000)).unwrap();
    desk.settles(&desk.order(order.id), Payer::Insurer).unwrap();
    desk.settles(&desk.order(order.id), Payer::Shop).unwrap();
    desk.pays(&mine, &[(Means::Wechat, 15_000)]).unwrap();
    let day = today(&desk).day;
    assert_eq!(
        day.revenue,
        Revenue { labour_fen: Fen(326_000), part_fen: Fen::ZERO, other_fen: Fen::ZERO, total_fen: Fen(326_000) }
    );
    assert_eq!(
        day.received,
        [
            MeansTotal { means: Means::Wechat, amount_fen: Fen(15_000) },
            MeansTotal { means: Means::Internal, amount_fen: Fen(7_000) }
        ]
    );
    let owed: Vec<_> = day.receivables.iter().map(|one| (one.payer, one.debtor.as_deref(), one.amount_fen.0)).collect();
    assert_eq!(owed, [(Payer::Customer, None, 4_000), (Payer::Insurer, Some("平安财险深圳分公司"), 300_000)]);
    assert_eq!(
        (day.discounts_fen, day.by_type[0].orders, day.by_type[0].business_type),
        (Fen(1_000), 1, BusinessType::RegularService)
    );
    assert_eq!((day.arrivals, day.deliveries, day.in_shop, day.in_shop_before), (1, 0, 1, 0));
    assert_eq!((day.advisors[0].advisor.as_str(), day.advisors[0].revenue_fen), ("陈晓东", Fen(326_000)));
}

#[test]
fn money_for_earlier_work_stands_apart() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Insurer, 300_000)]);
    let settled = desk.settles(&order, Payer::Insurer).unwrap();
    desk.takes(&desk.order(order.id), Step::Deliver).unwrap();
    desk.sleeps(1);
    desk.pays(&settled, &[(Means::Insurer, 300_000)]).unwrap();
    let report = today(&desk);
    assert_eq!(
        (report.day.revenue.total_fen, report.day.received_for_earlier_fen, report.day.received.len()),
        (Fen::ZERO, Fen(300_000), 0)
    );
    assert_eq!(
        (report.month.revenue.total_fen, report.month.received_for_earlier_fen),
        (Fen(300_000), Fen::ZERO),
        "of the month it is the month's own"
    );
    assert_eq!((report.day.in_shop, report.day.in_shop_before), (0, 0), "it left yesterday");
}

#[test]
fn a_void_of_an_earlier_day_is_deducted_on_its_own() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    let settled = desk.pays(&settled, &[(Means::Cash, 5_000)]).unwrap();
    let before = today(&desk);
    desk.sleeps(1);
    desk.voids(&settled).unwrap();
    let report = today(&desk);
    assert_eq!(report.day.revenue.total_fen, Fen(-20_000));
    assert_eq!(report.day.received, [MeansTotal { means: Means::Cash, amount_fen: Fen(-5_000) }], "paid back today");
    assert_eq!(
        report.day.receivables.iter().map(|one| one.amount_fen.0).collect::<Vec<_>>(),
        [-15_000],
        "and nobody owes the rest"
    );
    assert_eq!((report.voided.len(), report.day.by_type[0].orders), (1, 0));
    assert_eq!(
        desk.shop.read(|read| day(read, ReportDay { date: before.date })).unwrap(),
        before,
        "yesterday's report stands"
    );
}

#[test]
fn who_left_unpaid_and_what_was_cancelled_are_named() {
    let desk = Desk::new();
    let cancelled = desk.puts(&desk.opens(), Payer::Customer, 100, |_| {}).unwrap();
    desk.takes(&cancelled, Step::Cancel).unwrap();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    desk.puts_on_account(&settled, Some(desk.account)).unwrap();
    desk.takes(&desk.order(order.id), Step::Deliver).unwrap();
    let report = today(&desk);
    assert_eq!(
        report.cancelled.iter().map(|one| (one.reason.as_str(), one.person.as_str())).collect::<Vec<_>>(),
        [("备注", "陈晓东")]
    );
    assert_eq!(
        report.delivered_unpaid.iter().map(|one| (one.owed_fen.0, one.reason.as_deref())).collect::<Vec<_>>(),
        [(20_000, Some("月结客户"))]
    );
    assert_eq!((report.day.arrivals, report.day.in_shop), (2, 0));
}

#[test]
fn calls_answered_today_score_today() {
    let desk = Desk::new();
    for _ in 0..3 {
        delivers(&desk, BusinessType::RegularService);
    }
    desk.sleeps(2);
    for (survey, (values, nps)) in
        due(&desk).iter().zip([([10, 10, 1, 1, 10], 10), ([9, 9, 1, 1, 9], 9), ([5, 5, 1, 0, 5], 3)])
    {
        calls(&desk, survey.id, CallOutcome::Answered, &values, Some(nps)).unwrap();
    }
    let day = today(&desk).day;
    assert_eq!(
        (day.surveys, day.survey_score, day.nps),
        (3, Some(7_900), Some(33)),
        "100, 94 and 43; two promoters, one detractor"
    );
    assert_eq!(day.advisors[0].score, Some(7_900));
}

#[test]
fn tomorrow_has_no_report() {
    let desk = Desk::new();
    let problem = desk.shop.read(|read| day(read, ReportDay { date: desk.today().plus_days(1) })).unwrap_err();
    assert_eq!((problem.code.as_ref(), problem.field.as_deref()), ("in_future", Some("date")));
}

#[test]
fn a_debt_put_on_account_later_changes_no_earlier_report() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    let before = today(&desk);
    desk.sleeps(1);
    desk.puts_on_account(&settled, Some(desk.account)).unwrap();
    assert_eq!(desk.shop.read(|read| day(read, ReportDay { date: before.date })).unwrap(), before);
    assert_eq!(
        today(&desk).month.receivables[0].debtor.as_deref(),
        Some("顺达物流有限公司"),
        "the month knows who owes now"
    );
}

#[test]
fn a_gone_car_that_is_not_settled_is_named_on_the_day_its_settlement_was_voided() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000), (Payer::Maker, 500)]);
    let mine = desk.settles(&order, Payer::Customer).unwrap();
    desk.settles(&desk.order(order.id), Payer::Maker).unwrap();
    desk.pays(&mine, &[(Means::Cash, 20_000)]).unwrap();
    desk.takes(&desk.order(order.id), Step::Deliver).unwrap();
    let gone = |report: DayReport| {
        report.delivered_unsettled.iter().map(|one| (one.order_id, one.amount_fen.0)).collect::<Vec<_>>()
    };
    assert_eq!(gone(today(&desk)), [], "gone, and all of it settled");
    desk.sleeps(1);
    desk.voids(&desk.settlement(mine.brief.id)).unwrap();
    assert_eq!(gone(today(&desk)), [(order.id, 20_000)], "of this payer only");
    let voided_on = desk.today();
    desk.sleeps(1);
    desk.settles(&desk.order(order.id), Payer::Customer).unwrap();
    assert_eq!(gone(today(&desk)), []);
    let then = desk.shop.read(|read| day(read, ReportDay { date: voided_on })).unwrap();
    assert_eq!(gone(then), [(order.id, 20_000)], "that day's report stands");
}
