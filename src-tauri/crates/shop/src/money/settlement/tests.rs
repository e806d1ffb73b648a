//! Settling for each payer, paying, putting on account, voiding, invoicing. The money's properties are walked in
//! `repair_orders/walk`.

use super::*;
use crate::common::CustomerId;
use crate::registers::customers::tests::person;
use crate::registers::customers::{self, DebtorKind, SaveCustomer};
use crate::registers::staff::Role;
use crate::visit::repair_orders::testing::Desk;
use crate::visit::repair_orders::{self, Decision, Payer, RepairOrder, Step};
use jieche_codes::RecordKind;

fn code<T: std::fmt::Debug>(refused: Result<T>) -> (String, String) {
    let problem = refused.unwrap_err();
    (problem.code.into_owned(), problem.field.unwrap_or_default().into_owned())
}

fn pair(code: &str, field: &str) -> (String, String) {
    (code.into(), field.into())
}

fn note(desk: &Desk, it: &Settlement, change: impl FnOnce(&mut NoteInvoice)) -> Result<Settlement> {
    let mut request = NoteInvoice {
        id: it.brief.id,
        version: it.version,
        number: "26442000000123456789".into(),
        kind: InvoiceKind::DigitalOrdinary,
        issued_on: desk.today(),
        amount_fen: Fen(10_000),
        title: "张三".into(),
    };
    change(&mut request);
    desk.shop.write(|tx| note_invoice(tx, request))
}

fn paid(desk: &Desk, price: i64) -> (RepairOrder, Settlement) {
    let order = desk.ready(&[(Payer::Customer, price)]);
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    let settled = desk.pays(&settled, &[(Means::BankCard, price)]).unwrap();
    (desk.order(order.id), settled)
}

#[test]
fn each_payer_has_its_own_list() {
    let desk = Desk::new();
    let order = desk.ready(&[
        (Payer::Customer, 20_000),
        (Payer::Insurer, 300_000),
        (Payer::Maker, 50_000),
        (Payer::Shop, 7_000),
    ]);
    assert_eq!(
        order.totals.iter().map(|total| total.total_fen.0).collect::<Vec<_>>(),
        [20_000, 300_000, 50_000, 7_000]
    );
    let mut made = Vec::new();
    for payer in Payer::ALL {
        let order = desk.order(order.id);
        made.push(desk.settles(&order, payer).unwrap());
    }
    assert_eq!(made[0].brief.number, "JS20261123-0001");
    assert_eq!(made[3].brief.state, SettlementState::Paid, "what the shop pays is posted at once");
    assert_eq!(made[3].payments[0].means, Means::Internal);
    assert_eq!(code(desk.settles(&desk.order(order.id), Payer::Maker)), pair("settled", "payer"));
    let owed = desk.shop.read(receivables).unwrap();
    let by_debtor: Vec<_> = owed
        .debtors
        .iter()
        .map(|one| (one.payer, one.debtor.as_ref().map(|debtor| debtor.id), one.owed_fen.0))
        .collect();
    assert_eq!(
        by_debtor,
        [
            (Payer::Customer, None, 20_000),
            (Payer::Insurer, Some(desk.insurer), 300_000),
            (Payer::Maker, Some(desk.maker), 50_000)
        ]
    );
    assert_eq!(desk.shop.read(|read| owed_by(read, desk.insurer)), Ok(Fen(300_000)));
    assert_eq!(desk.shop.read(|read| owed_by(read, desk.owner)), Ok(Fen(20_000)));
    desk.pays(&made[0], &[(Means::Alipay, 20_000)]).unwrap();
    let order = desk.takes(&desk.order(order.id), Step::Deliver).unwrap();
    assert_eq!(code(desk.takes(&order, Step::Close)).0, "unpaid", "insurer and maker pay weeks later");
    desk.pays(&desk.settlement(made[1].brief.id), &[(Means::Insurer, 300_000)]).unwrap();
    desk.pays(&desk.settlement(made[2].brief.id), &[(Means::Transfer, 50_000)]).unwrap();
    assert!(desk.takes(&order, Step::Close).is_ok());
}

#[test]
fn settling_waits_for_the_work_and_the_customers_word() {
    let desk = Desk::new();
    let draft = desk.puts(&desk.opens(), Payer::Customer, 20_000, |_| {}).unwrap();
    assert_eq!(code(desk.settles(&draft, Payer::Customer)).0, "wrong_state");
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    assert_eq!(code(desk.settles(&order, Payer::Maker)), pair("no_lines", "payer"));
    let order = desk.puts(&order, Payer::Customer, 5_000, |_| {}).unwrap();
    assert_eq!(code(desk.settles(&order, Payer::Customer)), pair("undecided", "payer"));
    assert_eq!(
        code(desk.settles_with(&order, Payer::Insurer, |settle| settle.debtor_id = None)),
        pair("required", "debtor_id")
    );
}

#[test]
fn discount_and_rounding_are_the_customers_and_bounded() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_050), (Payer::Maker, 10_000)]);
    assert_eq!(
        code(desk.settles_with(&order, Payer::Maker, |settle| settle.discount_fen = Fen(1))),
        pair("customer_only", "discount_fen")
    );
    assert_eq!(
        code(desk.settles_with(&order, Payer::Customer, |settle| settle.discount_fen = Fen(20_051))),
        pair("out_of_range", "discount_fen")
    );
    assert_eq!(
        code(desk.settles_with(&order, Payer::Customer, |settle| settle.discount_fen = Fen(-1))),
        pair("out_of_range", "discount_fen")
    );
    assert_eq!(
        code(desk.settles_with(&order, Payer::Customer, |settle| settle.rounding_fen = Fen(1_000))),
        pair("out_of_range", "rounding_fen"),
        "whole tens are a discount"
    );
    let mut beyond = desk.settling(&order, Payer::Customer);
    beyond.discount_fen = Fen(2_006);
    let cashier = |request| desk.shop.write_as(&[Role::Cashier], |tx| desk.settle(tx, request));
    assert_eq!(code(cashier(beyond.clone())), pair("approval_needed", "approval"), "a tenth is the shop's limit");
    beyond.approval = Some(crate::visit::repair_orders::tests::manager_approves(
        &desk,
        crate::registers::staff::ApprovalOf::Discount,
    ));
    beyond.rounding_fen = Fen(44);
    let settled = cashier(beyond).unwrap();
    assert_eq!(
        (settled.brief.total_fen, settled.discount_fen, settled.rounding_fen),
        (Fen(18_000), Fen(2_006), Fen(44))
    );
}

#[test]
fn a_settled_line_is_closed_until_it_is_voided() {
    let desk = Desk::new();
    let (order, settled) = paid(&desk, 20_000);
    let id = order.lines[0].id;
    assert_eq!(code(desk.puts(&order, Payer::Customer, 1, |line| line.line_id = Some(id))), pair("settled", "line_id"));
    assert_eq!(code(desk.decides(&order, vec![id], Decision::Declined)), pair("settled", "line_ids"));
    assert_eq!(
        code(desk.puts(&order, Payer::Customer, 1, |_| {})),
        pair("settled", "payer"),
        "nor may a line be added to what stands"
    );
    assert!(desk.puts(&order, Payer::Maker, 1, |_| {}).is_ok(), "another payer's may");
    let edit = desk.shop.write(|tx| {
        tx.execute("UPDATE order_lines SET amount_fen = 1 WHERE id = ?1", [id])?;
        tx.touched::<(), ()>(RecordKind::RepairOrders, 1, None, None)
    });
    assert!(edit.is_err(), "the database itself refuses");
    let void = desk.voids(&settled).unwrap();
    assert_eq!(
        (void.brief.state, void.brief.paid_fen, void.void_reason.as_deref()),
        (SettlementState::Void, Fen::ZERO, Some("单价录错"))
    );
    assert_eq!(
        void.payments.iter().map(|payment| payment.amount_fen.0).collect::<Vec<_>>(),
        [20_000, -20_000],
        "paid back by a counter-entry"
    );
    let order = desk.order(order.id);
    let name = order.lines[0].name.clone();
    let order =
        desk.puts(&order, Payer::Customer, 18_000, |line| (line.line_id, line.name) = (Some(id), name)).unwrap();
    let anew = desk.settles(&order, Payer::Customer).unwrap();
    assert_eq!((anew.brief.number.as_str(), anew.replaces.as_deref()), ("JS20261123-0002", Some("JS20261123-0001")));
    assert_eq!(
        desk.settlement(settled.brief.id).lines[0].amount_fen,
        Fen(20_000),
        "the voided list still says what it said"
    );
    assert_eq!(code(desk.voids(&settled)).0, "changed_meanwhile");
    assert_eq!(code(desk.voids(&void)).0, "wrong_state", "void once");
}

#[test]
fn voiding_needs_reason_and_approval_and_no_invoice() {
    let desk = Desk::new();
    let (_, settled) = paid(&desk, 20_000);
    let asked = |reason: &str| VoidSettlement {
        id: settled.brief.id,
        version: settled.version,
        reason: reason.into(),
        approval: None,
    };
    assert_eq!(code(desk.shop.write(|tx| void(tx, asked(" ")))), pair("required", "reason"));
    assert_eq!(
        code(desk.shop.write_as(&[Role::Cashier], |tx| void(tx, asked("录错")))),
        pair("approval_needed", "approval")
    );
    let invoiced = note(&desk, &settled, |_| {}).unwrap();
    assert_eq!(code(desk.voids(&invoiced)).0, "invoiced");
}

#[test]
fn payments_fit_payer_and_debt() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    assert_eq!(code(desk.pays(&settled, &[])), pair("required", "payments"));
    assert_eq!(code(desk.pays(&settled, &[(Means::Insurer, 100)])), pair("means_do_not_fit", "payments.means"));
    assert_eq!(code(desk.pays(&settled, &[(Means::Cash, 0)])), pair("out_of_range", "payments.amount_fen"));
    assert_eq!(
        code(desk.pays(&settled, &[(Means::Cash, 20_000), (Means::Wechat, 1)])),
        pair("amount_mismatch", "payments")
    );
    let settled = desk.pays(&settled, &[(Means::Cash, 1)]).unwrap();
    assert_eq!((settled.brief.state, settled.brief.paid_fen), (SettlementState::PartPaid, Fen(1)));
    let settled = desk.pays(&settled, &[(Means::Cash, 9_999), (Means::Voucher, 10_000)]).unwrap();
    assert_eq!((settled.brief.state, settled.payments.len()), (SettlementState::Paid, 3));
}

#[test]
fn on_account_the_car_leaves_and_the_debt_stays() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000), (Payer::Maker, 100)]);
    let makers = desk.settles(&order, Payer::Maker).unwrap();
    assert_eq!(code(desk.puts_on_account(&makers, None)).0, "customer_only");
    let settled = desk.settles(&desk.order(order.id), Payer::Customer).unwrap();
    assert_eq!(code(desk.takes(&desk.order(order.id), Step::Deliver)).0, "unpaid");
    assert_eq!(code(desk.puts_on_account(&settled, Some(desk.insurer))), pair("debtor_does_not_fit", "debtor_id"));
    assert_eq!(code(desk.puts_on_account(&settled, Some(CustomerId(999)))), pair("not_found", "debtor_id"));
    let standing = desk.puts_on_account(&settled, Some(desk.account)).unwrap();
    assert!(standing.brief.on_account && standing.approved_by.is_some());
    assert_eq!(standing.brief.debtor.as_ref().map(|debtor| debtor.id), Some(desk.account));
    assert_eq!(code(desk.puts_on_account(&standing, None)).0, "on_account");
    assert!(desk.takes(&desk.order(order.id), Step::Deliver).is_ok());
    assert_eq!(desk.shop.read(|read| owed_by(read, desk.account)), Ok(Fen(20_000)));
    assert_eq!(desk.shop.read(|read| owed_by(read, desk.owner)), Ok(Fen::ZERO), "顺达 owes, not 张三");
    let done = desk.pays(&standing, &[(Means::Transfer, 20_000)]).unwrap();
    assert_eq!(code(desk.puts_on_account(&done, None)).0, "nothing_owed");
}

#[test]
fn invoices_are_noted_once_and_within_what_was_settled() {
    let desk = Desk::new();
    let (_, settled) = paid(&desk, 20_000);
    assert_eq!(
        code(note(&desk, &settled, |invoice| invoice.number = "25442000000123456789".into())),
        pair("bad_invoice_number", "number")
    );
    assert_eq!(
        code(note(&desk, &settled, |invoice| invoice.issued_on = desk.today().plus_days(1))),
        pair("out_of_range", "issued_on")
    );
    assert_eq!(
        code(note(&desk, &settled, |invoice| invoice.issued_on = desk.today().plus_days(-1))),
        pair("out_of_range", "issued_on")
    );
    assert_eq!(code(note(&desk, &settled, |invoice| invoice.title = String::new())), pair("required", "title"));
    assert_eq!(
        code(note(&desk, &settled, |invoice| invoice.amount_fen = Fen(20_001))),
        pair("amount_mismatch", "amount_fen")
    );
    let first = note(&desk, &settled, |_| {}).unwrap();
    assert_eq!(first.brief.invoiced_fen, Fen(10_000));
    assert_eq!(code(note(&desk, &first, |_| {})), pair("duplicate", "number"));
    let second =
        |invoice: &mut NoteInvoice| (invoice.number, invoice.amount_fen) = ("26442000000123456790".into(), Fen(10_001));
    assert_eq!(code(note(&desk, &first, second)), pair("amount_mismatch", "amount_fen"), "a hundred yuan are left");
}

#[test]
fn the_list_handed_over_is_kept_and_prints_say_what_happened_since() {
    let desk = Desk::new();
    let (_, settled) = paid(&desk, 20_000);
    let kept: SettlementSheet = serde_json::from_slice(&desk.shop.shop.file(&settled.kept_pdf).unwrap()).unwrap();
    assert_eq!((kept.number.as_str(), kept.payments.len(), kept.printed.copy_no), ("JS20261123-0001", 0, 1));
    assert_eq!(
        (kept.owner.as_str(), kept.phone.as_deref(), kept.money.total_fen),
        ("张三", Some("13800001234"), Fen(20_000))
    );
    let print_it = || desk.shop.write(|tx| print(tx, settled.brief.id)).unwrap();
    let (first, second) = (print_it(), print_it());
    assert_eq!((first.payments.len(), first.printed.copy_no, second.printed.copy_no), (1, 1, 2));
    desk.voids(&settled).unwrap();
    let third = print_it();
    assert_eq!(third.voided.map(|void| (void.reason, void.approved_by)), Some(("单价录错".into(), "陈晓东".into())));
    assert_eq!(desk.shop.read(|read| kept_number(read, settled.brief.id)), Ok("JS20261123-0001".into()));
}

fn kept_number(read: &Read, id: SettlementId) -> Result<String> {
    kept(read, id).map(|(number, _)| number)
}

#[test]
fn a_sheet_that_cannot_be_rendered_settles_nothing() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let request = desk.settling(&order, Payer::Customer);
    let refused = desk.shop.write(|tx| settle(tx, request, &mut |_| Err(Problem::new("missing_glyph"))));
    assert_eq!(code(refused).0, "missing_glyph");
    assert_eq!(desk.settles(&order, Payer::Customer).unwrap().brief.number, "JS20261123-0001", "and takes no number");
}

#[test]
fn what_comes_to_nothing_is_paid_at_once() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 0)]);
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    assert_eq!((settled.brief.state, settled.payments.len()), (SettlementState::Paid, 0));
    assert!(desk.takes(&desk.order(order.id), Step::Deliver).is_ok());
}

#[test]
fn lists_page_by_key_and_state() {
    let desk = Desk::new();
    for price in [100, 200, 300] {
        desk.shop.wait(60_000);
        let order = desk.ready(&[(Payer::Customer, price)]);
        desk.settles(&order, Payer::Customer).unwrap();
    }
    let page = |after| {
        let asked = ListSettlements {
            states: vec![SettlementState::Open, SettlementState::Paid],
            from: Some(desk.today()),
            until: None,
            after,
            limit: 2,
        };
        desk.shop.read(|read| list(read, asked)).unwrap()
    };
    let first = page(None);
    assert_eq!(first.rows.iter().map(|row| row.total_fen.0).collect::<Vec<_>>(), [300, 200], "the latest first");
    let last = page(first.next);
    assert_eq!((last.rows[0].total_fen.0, last.next), (100, None));
}

#[test]
fn a_person_who_owes_has_no_name_for_those_who_see_none() {
    let desk = Desk::new();
    let person = SaveCustomer { debtor: DebtorKind::Account, ..person("王五一", "13800009999") };
    let person = desk.shop.write(|tx| customers::save(tx, person)).unwrap().id;
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    let settled = desk.puts_on_account(&settled, Some(person)).unwrap();
    note(&desk, &settled, |invoice| invoice.title = "王五一".into()).unwrap();

    let reader = desk.shop.ctx_as(&[Role::ReadOnly]);
    let (seen, owed) =
        desk.shop.shop.read(&reader, |read| Ok((get(read, settled.brief.id)?, receivables(read)?))).unwrap();
    assert_eq!(seen.brief.debtor.unwrap().name, "王**");
    assert_eq!(seen.invoices[0].title, "王**");
    assert_eq!(owed.debtors[0].debtor.as_ref().unwrap().name, "王**");
    let cashier = desk.shop.ctx_as(&[Role::Cashier]);
    let seen = desk.shop.shop.read(&cashier, |read| get(read, settled.brief.id)).unwrap();
    assert_eq!((seen.brief.debtor.unwrap().name.as_str(), seen.invoices[0].title.as_str()), ("王五一", "王五一"));
}

#[test]
fn what_is_settled_is_no_business_of_the_workshop() {
    let desk = Desk::new();
    let (order, _) = paid(&desk, 20_000);
    let seen = |role| {
        let ctx = desk.shop.ctx_as(&[role]);
        desk.shop.shop.read(&ctx, |read| crate::across::order_file::get(read, order.id)).unwrap().settlements.len()
    };
    assert_eq!([Role::Technician, Role::Cashier].map(seen), [0, 1]);
}

#[test]
fn a_gone_car_whose_settlement_is_voided_waits_for_a_new_one() {
    let desk = Desk::new();
    let (order, settled) = paid(&desk, 20_000);
    let waiting = || {
        let rows = desk.shop.read(repair_orders::finished).unwrap();
        rows.iter().map(|row| (row.id, row.unsettled_fen.0)).collect::<Vec<_>>()
    };
    assert_eq!(waiting(), [(order.id, 0)], "settled, and here until it is fetched");
    desk.takes(&order, Step::Deliver).unwrap();
    assert_eq!(waiting(), [], "gone and settled: done");
    desk.voids(&desk.settlement(settled.brief.id)).unwrap();
    assert_eq!(waiting(), [(order.id, 20_000)]);
    let here = desk.ready(&[(Payer::Customer, 700)]);
    let anew = desk.settles(&desk.order(order.id), Payer::Customer).unwrap();
    assert_eq!(anew.replaces.as_deref(), Some(settled.brief.number.as_str()));
    assert_eq!(waiting(), [(here.id, 700)]);
}
