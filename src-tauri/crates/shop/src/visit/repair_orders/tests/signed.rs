//! 委托书 signed on screen: kept as it was signed, and older than the order once the agreed work changes.

use super::*;
use crate::common::Shown;
use crate::registers::signatures::Stroke;
use jieche_codes::{OrderNote, RecordKind};

fn drawn() -> Vec<Stroke> {
    vec![vec![(100, 500), (300, 200), (700, 800)]]
}

fn signs(desk: &Desk, order: &RepairOrder, signer: Change<String>, strokes: Vec<Stroke>) -> Result<RepairOrder> {
    let request = SignAuthorisation { order_id: order.id, version: order.version, signer, strokes };
    desk.shop.write(|tx| {
        let mut render = |sheet: &AuthorisationSheet| Ok(serde_json::to_vec(sheet)?);
        progress::sign_authorisation(tx, request, &mut render).map(|file| file.order)
    })
}

fn quoted(desk: &Desk) -> RepairOrder {
    let order = desk.puts(&desk.opens(), Payer::Customer, 16_000, |_| {}).unwrap();
    desk.takes(&order, Step::Quote).unwrap()
}

#[test]
fn what_was_signed_is_kept_and_opens_again() {
    let desk = Desk::new();
    let order = quoted(&desk);
    assert_eq!(code(signs(&desk, &order, Change::Keep, drawn())), pair("nothing_agreed", "lines"));
    let order = desk.decides(&order, vec![order.lines[0].id], Decision::Agreed).unwrap();
    assert!(signs(&desk, &order, Change::Keep, Vec::new()).is_err(), "an empty pad is no signature");
    let order = signs(&desk, &order, Change::Keep, drawn()).unwrap();
    let signed = &order.signed[0];
    assert_eq!((signed.edition, signed.holds), (1, true));
    assert_eq!(signed.signer, Shown::Whole("李四".to_owned()), "whoever brought the car signs");
    assert_eq!((signed.shown_by.as_str(), signed.at), ("陈晓东", desk.shop.ctx().now));
    let asked = KeptAuthorisation { order_id: order.id, edition: 1 };
    let (number, file) = desk.shop.read(|read| kept_authorisation(read, &asked)).unwrap();
    assert_eq!((number, &file), (order.number.clone(), &signed.file));
    let bytes = desk.shop.shop.file(&file).unwrap();
    assert_eq!(jieche_ground::files::FileHash::of(&bytes), file, "its hash is its content's");
    let sheet: AuthorisationSheet = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(sheet.signature.map(|signature| signature.strokes), Some(drawn()));
    assert_eq!(order.events.last().map(|event| event.step), Some(EventKind::Noted(OrderNote::Signed)));
    let none = KeptAuthorisation { edition: 2, ..asked };
    assert_eq!(desk.shop.read(|read| kept_authorisation(read, &none)).unwrap_err().code, "not_found");
    desk.shop
        .write(|tx| {
            assert!(tx.execute("UPDATE signed_authorisations SET signer = 'x'", []).is_err(), "signed is signed");
            tx.touched::<(), ()>(RecordKind::RepairOrders, 1, None, None)
        })
        .unwrap();
}

#[test]
fn signing_what_was_quoted_authorises_it_and_says_only_what_was_answered() {
    let desk = Desk::new();
    let order = quoted(&desk);
    let agreed = order.lines[0].id;
    let order = desk.puts(&order, Payer::Customer, 9_000, |line| line.name = "还没答复".into()).unwrap();
    let order = desk.puts(&order, Payer::Customer, 5_000, |line| line.name = "不做".into()).unwrap();
    let declined = order.lines[2].id;
    let order = desk.decides(&order, vec![agreed], Decision::Agreed).unwrap();
    let order = desk.decides(&order, vec![declined], Decision::Declined).unwrap();
    let unpromised = desk.saves(&order, |head| head.promised_at = None).unwrap();
    assert_eq!(code(signs(&desk, &unpromised, Change::Keep, drawn())), pair("required", "promised_at"));
    assert_eq!(desk.order(order.id).state, OrderState::Quoted, "what was refused changed nothing");
    let promised = desk.saves(&desk.order(order.id), |head| head.promised_at = order.promised_at).unwrap();
    let signed = signs(&desk, &promised, Change::Keep, drawn()).unwrap();
    assert_eq!(signed.state, OrderState::Authorised, "the signature is the customer's word");
    let steps: Vec<_> = signed.events.iter().rev().take(2).map(|event| (event.step, event.via)).collect();
    let written = Some(Channel::Written);
    assert_eq!(steps, [(EventKind::Noted(OrderNote::Signed), written), (EventKind::Step(Step::Authorise), written)]);
    let sheet: AuthorisationSheet =
        serde_json::from_slice(&desk.shop.shop.file(&signed.signed[0].file).unwrap()).unwrap();
    let said: Vec<_> = sheet.order.lines.iter().map(|line| line.id).collect();
    assert_eq!(said, [agreed, declined], "what is not answered is not signed for");
    assert!(sheet.authorised_at.is_some());
    let again = signs(&desk, &signed, Change::Keep, drawn()).unwrap();
    assert_eq!(again.state, OrderState::Authorised, "signed once more, it goes no step further");
}

#[test]
fn the_paper_is_older_than_the_order_once_the_agreed_work_changes() {
    let desk = Desk::new();
    let order = quoted(&desk);
    let first = order.lines[0].id;
    let order = desk.decides(&order, vec![first], Decision::Agreed).unwrap();
    let order = signs(&desk, &order, Change::Set("王五".into()), drawn()).unwrap();
    let holds = |order: &RepairOrder| order.signed.iter().map(|one| one.holds).collect::<Vec<_>>();
    let order = desk.puts(&order, Payer::Customer, 9_000, |_| {}).unwrap();
    assert_eq!(holds(&order), [true], "what is only offered changes nothing");
    let order = desk.decides(&order, vec![order.lines[1].id], Decision::Agreed).unwrap();
    assert_eq!(holds(&order), [false], "增项 is not on the paper");
    let order = signs(&desk, &order, Change::Keep, drawn()).unwrap();
    assert_eq!(holds(&order), [false, true], "the newest counts");
    let name = order.lines[0].name.clone();
    let order = desk.puts(&order, Payer::Customer, 15_000, |line| (line.line_id, line.name) = (Some(first), name));
    let order = order.unwrap();
    assert_eq!(holds(&order), [false, true], "cheaper is no question");
    let order = desk.decides(&order, vec![first], Decision::Declined).unwrap();
    assert_eq!(holds(&order), [false, false], "the paper orders work that is not wanted any more");
}

#[test]
fn what_becomes_of_the_old_part_is_part_of_what_was_signed() {
    let desk = Desk::new();
    let order = desk.puts(&desk.opens(), Payer::Customer, 0, |line| part(line, 1_000, 46_000)).unwrap();
    let order = desk.takes(&order, Step::Quote).unwrap();
    let id = order.lines[0].id;
    let order = desk.decides(&order, vec![id], Decision::Agreed).unwrap();
    let signed = signs(&desk, &order, Change::Keep, drawn()).unwrap();
    assert!(signed.signed[0].holds);
    let kept = desk.puts(&signed, Payer::Customer, 0, |line| {
        part(line, 1_000, 46_000);
        (line.line_id, line.name, line.old_part) = (Some(id), order.lines[0].name.clone(), OldPart::Shop);
    });
    let kept = kept.unwrap();
    assert_eq!(kept.lines[0].decision, Decision::Agreed, "the work and its price are the same");
    assert!(!kept.signed[0].holds, "but the paper gives the old part to somebody else");
}

#[test]
fn who_may_not_see_names_sees_a_masked_signer() {
    let desk = Desk::new();
    let order = quoted(&desk);
    let order = desk.decides(&order, vec![order.lines[0].id], Decision::Agreed).unwrap();
    let order = signs(&desk, &order, Change::Keep, drawn()).unwrap();
    let seen = desk.shop.shop.read(&desk.shop.ctx_as(&[Role::Technician]), |read| get(read, order.id)).unwrap();
    assert_eq!(seen.signed[0].signer, Shown::Masked("李*".to_owned()));
}
