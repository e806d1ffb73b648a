//! Working days as the law counts them, days marked and cleared, and who marked them first.

use jieche_codes::DayKind::{self, Holiday, MakeUp, Shut};
use proptest::prelude::*;

use super::*;
use crate::common::{BusinessDate, Result};
use crate::testing::TestShop;

fn day(month: u32, day: u32) -> BusinessDate {
    BusinessDate::new(2026, month, day).unwrap()
}

fn marks(shop: &TestShop, from: BusinessDate, until: BusinessDate, kind: DayKind) -> Result<Vec<MarkedDay>> {
    let request = MarkDays { from, until, kind, name: " 国庆节 ".into(), seen: seen(shop) };
    shop.write(|tx| mark(tx, request))
}

fn all(shop: &TestShop) -> Vec<MarkedDay> {
    shop.read(|read| year(read, DaysOf { year: 2026 })).unwrap()
}

fn seen(shop: &TestShop) -> Vec<SeenDay> {
    all(shop).iter().map(|day| SeenDay { id: day.id, version: day.version }).collect()
}

fn said<T: std::fmt::Debug>(refused: Result<T>) -> String {
    let problem = refused.unwrap_err();
    format!("{} {}", problem.field.unwrap_or_default(), problem.code)
}

/// 2026: from Thursday 1 to Wednesday 7 October nobody works, on Saturday the 10th everybody does.
fn national_day() -> TestShop {
    let shop = TestShop::new();
    marks(&shop, day(10, 1), day(10, 7), Holiday).unwrap();
    marks(&shop, day(10, 10), day(10, 10), MakeUp).unwrap();
    shop
}

#[test]
fn the_law_counts_weekdays_without_holidays_and_what_is_worked_for_them() {
    let shop = national_day();
    for (date, is, why) in [
        (day(9, 30), true, "a Wednesday"),
        (day(10, 1), false, "a Thursday off"),
        (day(10, 10), true, "a Saturday worked"),
        (day(10, 11), false, "a Sunday"),
    ] {
        assert_eq!(shop.read(|read| is_working_day(read, date)).unwrap(), is, "{why}");
    }
    let after = |from, days| shop.read(|read| after_working_days(read, from, days)).unwrap();
    assert_eq!(after(day(9, 30), 1), day(10, 8), "the first day after the holidays");
    assert_eq!(after(day(9, 30), 3), day(10, 10), "the Saturday is the third");
    assert_eq!(after(day(9, 30), 7), day(10, 15), "a complaint that came before the holidays");
    assert_eq!(after(day(10, 3), 0), day(10, 3), "nothing is counted");
}

#[test]
fn the_shop_is_shut_beside_what_the_law_says() {
    let shop = national_day();
    marks(&shop, day(10, 1), day(10, 2), Shut).unwrap();
    let both: Vec<DayKind> = all(&shop).iter().filter(|one| one.date == day(10, 1)).map(|one| one.kind).collect();
    assert_eq!(both, [Holiday, Shut], "a holiday on which this shop is shut too");
    marks(&shop, day(9, 30), day(9, 30), Shut).unwrap();
    assert!(shop.read(|read| is_working_day(read, day(9, 30))).unwrap(), "a deadline of the law goes on all the same");
    assert!(shop.read(|read| is_shut(read, day(9, 30))).unwrap());
    assert!(!shop.read(|read| is_shut(read, day(10, 3))).unwrap(), "many shops work on holidays");
}

#[test]
fn marking_anew_replaces_and_clearing_leaves_the_weekday() {
    let shop = national_day();
    let count = all(&shop).len();
    marks(&shop, day(10, 7), day(10, 7), MakeUp).unwrap();
    assert_eq!(all(&shop).len(), count, "a day is off or worked, never both");
    let seventh = all(&shop).into_iter().find(|one| one.date == day(10, 7)).unwrap();
    assert_eq!((seventh.kind, seventh.version, seventh.name.as_str()), (MakeUp, 2, "国庆节"));
    let stale = ClearDay { id: seventh.id, version: 1 };
    assert_eq!(said(shop.write(|tx| clear(tx, stale))), " changed_meanwhile");
    let clearing = ClearDay { id: seventh.id, version: 2 };
    shop.write(|tx| clear(tx, clearing.clone())).unwrap();
    assert_eq!(said(shop.write(|tx| clear(tx, clearing))), " not_found");
    let again = marks(&shop, day(10, 7), day(10, 7), Holiday).unwrap();
    assert_ne!(again[0].id, seventh.id, "a history is of one mark");
}

#[test]
fn a_day_somebody_else_has_marked_is_not_marked_over_unseen() {
    let shop = TestShop::new();
    let unseen =
        || MarkDays { from: day(5, 1), until: day(5, 5), kind: Holiday, name: "劳动节".into(), seen: vec![] };
    marks(&shop, day(5, 4), day(5, 4), MakeUp).unwrap();
    assert_eq!(said(shop.write(|tx| mark(tx, unseen()))), " changed_meanwhile");
    assert_eq!(all(&shop).len(), 1, "and none of the range is written");
    shop.write(|tx| mark(tx, MarkDays { kind: Shut, ..unseen() })).unwrap();
    assert_eq!(all(&shop).len(), 6, "what stands beside is in nobody's way");
}

#[test]
fn a_range_that_does_not_hold_is_refused_at_its_field() {
    let shop = TestShop::new();
    assert_eq!(said(marks(&shop, day(5, 2), day(5, 1), Holiday)), "until before_from");
    assert_eq!(said(marks(&shop, day(1, 1), day(12, 31), Shut)), "until out_of_range");
    let nameless = MarkDays { from: day(5, 1), until: day(5, 1), kind: Shut, name: " ".into(), seen: vec![] };
    assert_eq!(said(shop.write(|tx| mark(tx, nameless))), "name required");
    assert_eq!(said(shop.read(|read| year(read, DaysOf { year: 1949 }))), "year out_of_range");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Day by day by hand, from the list a screen shows and a Monday.
    #[test]
    fn a_deadline_is_where_counting_day_by_day_ends(
        spans in prop::collection::vec((0..200i64, 0..9i64, 0..3usize), 0..8), start in 0..200i64, days in 0..40u16,
    ) {
        let shop = TestShop::new();
        for (first, more, kind) in spans {
            let from = day(3, 1).plus_days(first);
            marks(&shop, from, from.plus_days(more), [Holiday, MakeUp, Shut][kind]).unwrap();
        }
        let (from, marked, monday) = (day(3, 1).plus_days(start), all(&shop), day(11, 23).to_excel());
        let worked = |date: BusinessDate| match marked.iter().find(|one| one.date == date && one.kind != Shut) {
            Some(one) => one.kind == MakeUp,
            None => (date.to_excel() - monday).rem_euclid(7) < 5,
        };
        let (mut last, mut counted) = (from, 0);
        while counted < days {
            last = last.plus_days(1);
            counted += u16::from(worked(last));
        }
        prop_assert_eq!(shop.read(|read| after_working_days(read, from, days)).unwrap(), last);
        prop_assert_eq!(shop.read(|read| is_working_day(read, last)).unwrap(), worked(last));
    }
}
