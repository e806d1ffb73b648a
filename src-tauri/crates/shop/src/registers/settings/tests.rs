//! Settings keep the law's bounds and the shop's own.

use super::*;
use crate::testing::TestShop;

pub(crate) fn found_for_test(shop: &TestShop) -> Settings {
    shop.write(|tx| {
        found(
            tx,
            "深圳市宏图汽车销售服务有限公司",
            "深圳市福田区彩田路88号",
            "0755-88886666",
            "91350100M000100Y43",
            false,
        )
    })
    .unwrap()
}

fn refused(change: impl Fn(&mut ShopSettings)) -> (String, String) {
    let shop = TestShop::new();
    let mut settings = found_for_test(&shop);
    change(&mut settings.shop);
    let problem = shop.write(|tx| save(tx, SaveSettings { version: 1, shop: settings.shop })).unwrap_err();
    (problem.code.into_owned(), problem.field.unwrap_or_default().into_owned())
}

#[test]
fn a_promise_below_the_law_is_refused() {
    assert_eq!(
        refused(|shop| shop.guarantee[0].km = 19_999),
        ("below_law".into(), "shop.guarantee".into()),
        "整车修理 is at least 20 000 km"
    );
    assert_eq!(
        refused(|shop| shop.guarantee[4].days = 9),
        ("below_law".into(), "shop.guarantee".into()),
        "小修 is at least 10 days"
    );
}

#[test]
fn each_fault_names_its_field() {
    assert_eq!(refused(|shop| shop.credit_code = "91350100M000100Y44".into()).0, "bad_credit_code");
    assert_eq!(
        refused(|shop| shop.order_prefix = "JS".into()).1,
        "shop.settlement_prefix",
        "two kinds of numbers must not look alike"
    );
    assert_eq!(refused(|shop| shop.backup_at = "25:00".into()).1, "shop.backup_at");
}

#[test]
fn a_stale_save_is_told_who_was_first() {
    let shop = TestShop::new();
    let settings = found_for_test(&shop);
    let request = SaveSettings { version: 1, shop: settings.shop };
    shop.write(|tx| save(tx, request.clone())).unwrap();
    let problem = shop.write(|tx| save(tx, request)).unwrap_err();
    assert_eq!((problem.code.as_ref(), problem.args["by"].as_str()), ("changed_meanwhile", "陈晓东"));
}
