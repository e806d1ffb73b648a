//! Random days at the desk against a small model of the same rules, written a second time and without a database.
//!
//! Whatever is tried, in whatever order: the shop allows exactly what the model allows, no line is lost or
//! settled twice, money adds up at every moment, and each day's report holds its identity and reads the same later.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

mod model;

use model::{Order, Try, off, state_of, usual};

use super::testing::Desk;
use super::*;
use crate::across::order_file::OrderFile;
use crate::across::orders;
use crate::common::Fen;
use crate::figures::reports::{self, DayFigures, DayReport, ReportDay};
use crate::money::settlement::{self, InvoiceKind, Means, NoteInvoice};

fn attempts() -> impl Strategy<Value = (usize, Try)> {
    let payer = prop::sample::select(vec![Payer::Customer, Payer::Customer, Payer::Insurer, Payer::Maker, Payer::Shop]);
    let decision = prop::sample::select(vec![
        Decision::Agreed,
        Decision::Agreed,
        Decision::Agreed,
        Decision::Declined,
        Decision::Open,
    ]);
    let any = vec![
        Step::Diagnose,
        Step::Quote,
        Step::Authorise,
        Step::Dispatch,
        Step::Hold,
        Step::Resume,
        Step::FinishWork,
        Step::PassInspection,
        Step::FailInspection,
        Step::ResumeRework,
        Step::WashDone,
        Step::Notify,
    ];
    let fen = prop_oneof![1 => Just(0i64), 9 => 1i64..200_000];
    let percent = prop_oneof![1 => 0i64..=99, 2 => Just(100)];
    let one = prop_oneof![
        2 => Just(Try::Open),
        5 => (payer.clone(), fen).prop_map(|(payer, fen)| Try::Put { payer, fen }),
        8 => (0usize..4, decision).prop_map(|(line, decision)| Try::Decide { line, decision }),
        1 => (0usize..4).prop_map(|line| Try::Remove { line }),
        30 => Just(Try::Onward),
        8 => prop::sample::select(any).prop_map(Try::Step),
        // Too early more often than not: leaving and closing are what money stands in the way of.
        4 => Just(Try::Step(Step::Deliver)),
        5 => Just(Try::Step(Step::Close)),
        1 => (0u8..8).prop_map(|often| Try::Step(if often == 0 { Step::Cancel } else { Step::Notify })),
        10 => (payer, 0i64..=100).prop_map(|(payer, off_percent)| Try::Settle { payer, off_percent }),
        8 => (0usize..3, percent).prop_map(|(settlement, percent)| Try::Pay { settlement, percent }),
        5 => (0usize..2).prop_map(|settlement| Try::Void { settlement }),
        2 => (0usize..2).prop_map(|settlement| Try::Account { settlement }),
        3 => (0usize..2).prop_map(|settlement| Try::Invoice { settlement }),
        3 => Just(Try::Sleep),
    ];
    (0usize..4, one)
}

struct Walk {
    desk: Desk,
    orders: Vec<Order>,
    closed_days: Vec<DayReport>,
    invoices: i64,
}

impl Walk {
    fn take(&mut self, which: usize, attempt: &Try) {
        match attempt {
            Try::Open if self.orders.len() < 4 => {
                let id = self.desk.opens().id;
                self.orders.push(Order {
                    id,
                    state: OrderState::Draft,
                    held: false,
                    lines: Vec::new(),
                    money: Vec::new(),
                });
            }
            Try::Open => {}
            Try::Sleep => {
                self.closed_days.push(self.report());
                self.desk.sleeps(1);
            }
            _ => {
                let place = which % self.orders.len();
                let before = self.orders[place].clone();
                let attempt = &match attempt {
                    Try::Onward => usual(&before),
                    other => other.clone(),
                };
                let Some(done) = self.attempt(&before, attempt) else { return };
                let after = before.after(attempt);
                assert_eq!(done.is_ok(), after.is_some(), "{attempt:?} on {before:?} was answered {done:?}");
                self.orders[place] = after.unwrap_or(before);
                self.compare(&self.orders[place]);
            }
        }
    }

    /// Tries it on the shop; `None` where there is nothing to try it on.
    fn attempt(&mut self, model: &Order, attempt: &Try) -> Option<Result<()>> {
        let desk = &self.desk;
        let OrderFile { order, settlements } = desk.order_file(model.id);
        let settlement = |place: usize| Some(desk.settlement(settlements.get(place)?.id));
        Some(match *attempt {
            Try::Put { payer, fen } => desk.puts(&order, payer, fen, |_| {}).map(drop),
            Try::Decide { line, decision } => desk.decides(&order, vec![order.lines.get(line)?.id], decision).map(drop),
            Try::Remove { line } => {
                let request =
                    RemoveLine { order_id: order.id, version: order.version, line_id: order.lines.get(line)?.id };
                desk.shop.write(|tx| remove_line(tx, request)).map(drop)
            }
            Try::Step(step) => desk.takes(&order, step).map(drop),
            Try::Settle { payer, off_percent } => {
                let gross: i64 = order
                    .lines
                    .iter()
                    .filter(|line| line.payer == payer && line.decision == Decision::Agreed)
                    .map(|line| line.amount_fen.0)
                    .sum();
                desk.settles_with(&order, payer, |settle| settle.discount_fen = Fen(off(payer, gross, off_percent)))
                    .map(drop)
            }
            Try::Pay { settlement: place, percent } => {
                let it = settlement(place)?;
                let owed = it.brief.total_fen.0 - it.brief.paid_fen.0;
                desk.pays(&it, &[(means_of(it.brief.payer), (owed * percent / 100).max(1))]).map(drop)
            }
            Try::Void { settlement: place } => desk.voids(&settlement(place)?).map(drop),
            Try::Account { settlement: place } => {
                desk.puts_on_account(&settlement(place)?, Some(desk.account)).map(drop)
            }
            Try::Invoice { settlement: place } => {
                let it = settlement(place)?;
                self.invoices += 1;
                let request = NoteInvoice {
                    id: it.brief.id,
                    version: it.version,
                    number: format!("{}44{:016}", desk.today().short_year(), self.invoices),
                    kind: InvoiceKind::DigitalOrdinary,
                    issued_on: desk.today(),
                    amount_fen: Fen((it.brief.total_fen.0 - it.brief.invoiced_fen.0).max(1)),
                    title: "张三".into(),
                };
                desk.shop.write(|tx| settlement::note_invoice(tx, request)).map(drop)
            }
            Try::Open | Try::Sleep | Try::Onward => return None,
        })
    }

    /// The shop's order is the model's, and its money adds up.
    fn compare(&self, model: &Order) {
        let OrderFile { order, settlements } = self.desk.order_file(model.id);
        assert_eq!((order.state, order.hold.is_some()), (model.state, model.held), "{model:?}");
        let lines: Vec<_> = order
            .lines
            .iter()
            .map(|line| (line.payer, line.amount_fen.0, line.decision, line.settlement_id.is_some()))
            .collect();
        let expected: Vec<_> =
            model.lines.iter().map(|line| (line.payer, line.fen, line.decision, line.settlement.is_some())).collect();
        assert_eq!(lines, expected, "no line is lost, changed or settled by surprise");
        assert_eq!(settlements.len(), model.money.len());
        let (mut settled, mut unsettled) = (0, 0);
        for (brief, money) in settlements.iter().zip(&model.money) {
            let it = self.desk.settlement(brief.id);
            let paid: i64 = it.payments.iter().map(|payment| payment.amount_fen.0).sum();
            assert_eq!(
                (brief.total_fen.0, brief.paid_fen.0, paid, brief.invoiced_fen.0),
                (money.total, money.paid, money.paid, money.invoiced),
                "paid is the sum of the payments"
            );
            assert_eq!(brief.state, state_of(money));
            if !money.void {
                settled += it.labour_fen.0 + it.part_fen.0 + it.other_fen.0;
            }
            assert_eq!(
                it.lines.iter().map(|line| line.amount_fen.0).sum::<i64>(),
                money.gross,
                "the lines as they were settled stand, void or not"
            );
        }
        unsettled += order
            .lines
            .iter()
            .filter(|line| line.decision == Decision::Agreed && line.settlement_id.is_none())
            .map(|line| line.amount_fen.0)
            .sum::<i64>();
        assert_eq!(settled + unsettled, order.agreed_fen.0, "what is settled and what is not make up what was agreed");
        assert_eq!(order.totals.iter().map(|total| total.total_fen.0).sum::<i64>(), order.agreed_fen.0);
        let owed: i64 =
            model.standing().filter(|money| money.payer == Payer::Customer).map(|money| money.total - money.paid).sum();
        let listed = self.desk.shop.read(|read| orders::brief(read, model.id)).unwrap();
        assert_eq!(
            (listed.unpaid_fen.0, listed.order.unsettled_fen.0),
            (owed, unsettled),
            "lists say what is still to do"
        );
    }

    fn report(&self) -> DayReport {
        let report = self.desk.shop.read(|read| reports::day(read, ReportDay { date: self.desk.today() })).unwrap();
        holds(&report.day);
        holds(&report.month);
        report
    }

    fn finish(&self) {
        let today = self.report();
        for day in &self.closed_days {
            let later = self.desk.shop.read(|read| reports::day(read, ReportDay { date: day.date })).unwrap();
            assert_eq!(&later, day, "the report of a day that is over reads the same for ever");
        }
        let days = || self.closed_days.iter().chain([&today]);
        let sum = |of: fn(&DayFigures) -> i64| days().map(|day| of(&day.day)).sum::<i64>();
        let standing = || self.orders.iter().flat_map(Order::standing);
        let (total, paid): (i64, i64) =
            (standing().map(|money| money.total).sum(), standing().map(|money| money.paid).sum());
        assert_eq!(sum(|day| day.revenue.total_fen.0), total, "the days' revenue is what stands settled");
        let earlier = sum(|day| day.received_for_earlier_fen.0);
        assert_eq!(sum(received) + earlier, paid, "what the days received is what stands paid");
        assert_eq!(sum(owed) - earlier, total - paid, "what the days left owed and nobody paid since is owed");
        let receivable = self.desk.shop.read(settlement::receivables).unwrap().total_fen.0;
        assert_eq!(receivable, total - paid, "and is what the receivables say");
        let month = today.date.month_start();
        let days = days().filter(|day| day.date.month_start() == month);
        assert_eq!(today.month.revenue.total_fen.0, days.map(|day| day.day.revenue.total_fen.0).sum::<i64>());
    }
}

fn received(figures: &DayFigures) -> i64 {
    figures.received.iter().map(|one| one.amount_fen.0).sum()
}

fn owed(figures: &DayFigures) -> i64 {
    figures.receivables.iter().map(|one| one.amount_fen.0).sum()
}

/// 产值 = 收款 + 应收, and every breakdown makes up the whole.
fn holds(figures: &DayFigures) {
    let revenue = figures.revenue;
    assert_eq!(revenue.total_fen.0, received(figures) + owed(figures), "{figures:?}");
    assert_eq!(revenue.total_fen.0, revenue.labour_fen.0 + revenue.part_fen.0 + revenue.other_fen.0, "{figures:?}");
    assert_eq!(
        revenue.total_fen.0,
        figures.by_type.iter().map(|one| one.revenue.total_fen.0).sum::<i64>(),
        "{figures:?}"
    );
    assert_eq!(revenue.total_fen.0, figures.advisors.iter().map(|one| one.revenue_fen.0).sum::<i64>(), "{figures:?}");
}

fn means_of(payer: Payer) -> Means {
    match payer {
        Payer::Customer => Means::Wechat,
        Payer::Insurer => Means::Insurer,
        Payer::Maker => Means::Maker,
        Payer::Shop => Means::Internal,
    }
}

#[test]
fn whatever_is_tried_the_shop_does_what_the_model_does() {
    let reached = std::cell::RefCell::new(std::collections::BTreeMap::<OrderState, usize>::new());
    let voided = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 24,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let walked = runner.run(&prop::collection::vec(attempts(), 150..250), |attempts| {
        let mut walk = Walk { desk: Desk::new(), orders: Vec::new(), closed_days: Vec::new(), invoices: 0 };
        walk.take(0, &Try::Open);
        for (which, attempt) in &attempts {
            walk.take(*which, attempt);
        }
        walk.finish();
        for order in &walk.orders {
            *reached.borrow_mut().entry(order.state).or_default() += 1;
            voided.set(voided.get() + order.money.iter().filter(|money| money.void).count());
        }
        Ok(())
    });
    walked.unwrap();
    let closed = reached.borrow().get(&OrderState::Closed).copied().unwrap_or(0);
    assert!(
        closed > 3 && voided.get() > 3,
        "a walk that gets nowhere proves nothing: {:?}, {} voided",
        reached.borrow(),
        voided.get()
    );
}
