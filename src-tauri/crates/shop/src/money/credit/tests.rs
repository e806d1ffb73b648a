//! Limits of a 挂账单位: within one nobody is asked, beyond it a manager is, and told why.

use super::*;
use crate::money::settlement;
use crate::money::settlement::{PutOnAccount, Settlement};
use crate::registers::customers;
use crate::registers::staff::Role;
use crate::visit::repair_orders::Payer;
use crate::visit::repair_orders::testing::Desk;

fn allows(desk: &Desk, id: CustomerId, limit: Option<i64>, days: Option<i64>) -> Result<Customer> {
    let version = desk.shop.read(|read| customers::record(read, id)).unwrap().version;
    desk.shop.write(|tx| save_credit(tx, SaveCredit { id, version, limit_fen: limit.map(Fen), days }))
}

fn settled(desk: &Desk, fen: i64) -> Settlement {
    desk.settles(&desk.ready(&[(Payer::Customer, fen)]), Payer::Customer).unwrap()
}

/// An advisor alone, without a manager's word.
fn puts(desk: &Desk, it: &Settlement) -> Result<Settlement> {
    let (id, version, debtor_id) = (it.brief.id, it.version, Some(desk.account));
    let request = PutOnAccount { id, version, debtor_id, reason: "月结".into(), approval: None };
    desk.shop.write_as(&[Role::Advisor], |tx| settlement::put_on_account(tx, request))
}

fn why(problem: Problem) -> (String, Option<String>, Option<String>) {
    let arg = |name: &str| problem.args.get(name).cloned();
    (problem.code.to_string(), arg("owed"), arg("limit"))
}

#[test]
fn within_the_limit_nobody_is_asked_and_beyond_it_a_manager_is_told_why() {
    let desk = Desk::new();
    let (first, second) = (settled(&desk, 30_000), settled(&desk, 20_001));
    assert_eq!(why(puts(&desk, &first).unwrap_err()), ("approval_needed".into(), None, None), "nothing was allowed");
    allows(&desk, desk.account, Some(50_000), None).unwrap();
    assert!(puts(&desk, &first).unwrap().brief.on_account, "300.00 of 500.00");
    let beyond = ("approval_needed".into(), Some("50001".into()), Some("50000".into()));
    assert_eq!(why(puts(&desk, &second).unwrap_err()), beyond, "one fen too much");
    desk.puts_on_account(&second, Some(desk.account)).unwrap();
}

#[test]
fn a_debt_that_stands_too_long_uses_the_limit_up() {
    let desk = Desk::new();
    allows(&desk, desk.account, Some(900_000), Some(30)).unwrap();
    puts(&desk, &settled(&desk, 10_000)).unwrap();
    desk.sleeps(30);
    puts(&desk, &settled(&desk, 10_000)).unwrap();
    desk.sleeps(1);
    assert_eq!(puts(&desk, &settled(&desk, 10_000)).unwrap_err().code, "approval_needed");
}

#[test]
fn only_a_company_with_an_account_has_a_limit_and_loses_it_with_the_account() {
    let desk = Desk::new();
    assert_eq!(allows(&desk, desk.owner, Some(1), None).unwrap_err().code, "debtor_does_not_fit");
    for (limit, days, field) in
        [(Some(-1), None, "limit_fen"), (Some(1), Some(0), "days"), (None, Some(9), "limit_fen")]
    {
        assert_eq!(allows(&desk, desk.account, limit, days).unwrap_err().field.as_deref(), Some(field));
    }
    allows(&desk, desk.account, Some(1), Some(9)).unwrap();
    let version = desk.shop.read(|read| customers::record(read, desk.account)).unwrap().version;
    let card = customers::tests::company("顺达物流有限公司", DebtorKind::None);
    let card = customers::SaveCustomer { id: Some(desk.account), version: Some(version), ..card };
    let saved = desk.shop.write(|tx| customers::save(tx, card)).unwrap();
    assert_eq!((saved.credit_limit_fen, saved.credit_days), (None, None));
}
