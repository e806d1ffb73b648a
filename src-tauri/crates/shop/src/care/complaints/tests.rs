//! Complaints: what was said stands, what was done follows, and a car's glance knows.

use super::*;
use crate::care::surveys;
use crate::common::{Fen, PersonId};
use crate::registers::vehicles;
use crate::visit::repair_orders::testing::Desk;
use jieche_codes::RecordKind;

fn said(desk: &Desk) -> RecordComplaint {
    RecordComplaint {
        vehicle_id: desk.car,
        order_id: None,
        source: ComplaintSource::Phone,
        about: ComplaintAbout::Workmanship,
        level: ComplaintLevel::General,
        words: "换了刹车片还是响".into(),
        wish: Some("免费再检查一次".into()),
        handler_id: desk.shop.ctx().person.unwrap(),
    }
}

fn recorded(desk: &Desk, change: impl FnOnce(&mut RecordComplaint)) -> Result<Complaint> {
    let mut request = said(desk);
    change(&mut request);
    desk.shop.write(|tx| record(tx, request))
}

fn noted(desk: &Desk, it: &Complaint, change: impl FnOnce(&mut NoteComplaint)) -> Result<Complaint> {
    let mut request = NoteComplaint {
        id: it.brief.id,
        version: it.version,
        level: it.brief.level,
        handler_id: it.handler_id,
        words: "约客户明天试车".into(),
    };
    change(&mut request);
    desk.shop.write(|tx| note(tx, request))
}

fn closed(desk: &Desk, it: &Complaint) -> Result<Complaint> {
    let outcome = "重新打磨，客户试车认可".to_owned();
    desk.shop.write(|tx| close(tx, CloseComplaint { id: it.brief.id, version: it.version, outcome, content: true }))
}

fn listed(desk: &Desk, state: ComplaintState, limit: i64, after: Option<String>) -> Page<ComplaintBrief> {
    desk.shop.read(|read| list(read, &ListComplaints { state, after, limit })).unwrap()
}

fn code<T: std::fmt::Debug>(refused: Result<T>) -> (String, String) {
    let problem = refused.unwrap_err();
    (problem.code.into_owned(), problem.field.unwrap_or_default().into_owned())
}

#[test]
fn a_complaint_goes_its_way_and_what_was_said_stands() {
    let desk = Desk::new();
    let order = desk.opens();
    let it = recorded(&desk, |said| said.order_id = Some(order.id)).unwrap();
    assert_eq!((it.brief.number.as_str(), it.brief.state), ("TS20261123-0001", ComplaintState::Open));
    assert_eq!(it.brief.due_at.0 - it.brief.received_at.0, 3 * DAY, "an ordinary one is ended within three days");
    assert_eq!(it.brief.order_id, Some(order.id));
    let it = noted(&desk, &it, |note| note.level = ComplaintLevel::Escalated).unwrap();
    assert_eq!(it.brief.due_at.0 - it.brief.received_at.0, 7 * DAY, "a graver one counts its days from when it came");
    assert_eq!(code(noted(&desk, &it, |note| note.level = ComplaintLevel::General)).1, "level", "never less grave");
    let ended = closed(&desk, &it).unwrap();
    assert_eq!((ended.brief.state, ended.content), (ComplaintState::Closed, Some(true)));
    assert_eq!(code(closed(&desk, &ended)).0, "wrong_state");
    assert_eq!(code(noted(&desk, &ended, |_| {})).0, "wrong_state");
    desk.sleeps(10);
    let request = ReopenComplaint { id: ended.brief.id, version: ended.version, words: "开了一周又响".into() };
    let again = desk.shop.write(|tx| reopen(tx, request)).unwrap();
    assert_eq!((again.brief.state, again.content, again.brief.outcome.clone()), (ComplaintState::Open, None, None));
    assert!(!again.brief.late, "its days begin anew");
    let graver = noted(&desk, &again, |note| note.level = ComplaintLevel::Major).unwrap();
    assert!(!graver.brief.late, "graver, they are counted from when it came back");
    let steps: Vec<_> = graver.steps.iter().map(|step| (step.step, step.words.as_str())).collect();
    assert_eq!(
        steps,
        [
            (ComplaintStepKind::Received, "换了刹车片还是响"),
            (ComplaintStepKind::Noted, "约客户明天试车"),
            (ComplaintStepKind::Closed, "重新打磨，客户试车认可"),
            (ComplaintStepKind::Reopened, "开了一周又响"),
            (ComplaintStepKind::Noted, "约客户明天试车"),
        ],
        "everything that happened can be read"
    );
    desk.shop
        .write(|tx| {
            let edited = tx.execute("UPDATE complaints SET words = '没说过'", []);
            assert!(edited.is_err(), "the database itself refuses to change what was said");
            tx.touched(RecordKind::Complaints, again.brief.id.0, None::<&()>, None::<&()>)
        })
        .unwrap();
}

#[test]
fn bad_input_is_refused_by_its_field_and_gives_no_number() {
    let desk = Desk::new();
    assert_eq!(code(recorded(&desk, |said| said.words = " ".into())), ("required".into(), "words".into()));
    assert_eq!(code(recorded(&desk, |said| said.words = "响".repeat(1001))).1, "words");
    assert_eq!(code(recorded(&desk, |said| said.wish = Some("响".repeat(501)))).1, "wish");
    assert_eq!(code(recorded(&desk, |said| said.vehicle_id = VehicleId(99))).1, "vehicle_id");
    assert_eq!(code(recorded(&desk, |said| said.order_id = Some(OrderId(99)))).1, "order_id");
    assert_eq!(code(recorded(&desk, |said| said.handler_id = PersonId(99))).1, "handler_id");
    let it = recorded(&desk, |_| {}).unwrap();
    assert_eq!(it.brief.number, "TS20261123-0001", "what was refused took no number");
    assert_eq!(code(noted(&desk, &it, |note| note.version = 7)).0, "changed_meanwhile");
    assert_eq!(it.brief.words, "换了刹车片还是响");
}

#[test]
fn the_glance_tells_open_ones_first_and_only_to_who_may_know_names() {
    let desk = Desk::new();
    let first = recorded(&desk, |_| {}).unwrap();
    desk.sleeps(1);
    let second = closed(&desk, &recorded(&desk, |said| said.words = "洗车没洗干净".into()).unwrap()).unwrap();
    let glance = |roles: &[Role]| {
        let ctx = desk.shop.ctx_as(roles);
        desk.shop.shop.read(&ctx, |read| crate::across::car_file::get(read, desk.car)).unwrap().complaints
    };
    let told: Vec<_> = glance(&[Role::Advisor]).iter().map(|one| one.id).collect();
    assert_eq!(told, [first.brief.id, second.brief.id], "what still stands open comes first");
    assert!(glance(&[Role::Technician]).is_empty(), "words said in anger name people");
    desk.sleeps(3);
    assert!(glance(&[Role::Advisor])[0].late, "its three days are over");
}

#[test]
fn lists_go_page_by_page_without_a_gap() {
    let desk = Desk::new();
    for n in 0..5 {
        let level = if n == 1 { ComplaintLevel::Major } else { ComplaintLevel::General };
        let it = recorded(&desk, |said| said.level = level).unwrap();
        if n % 2 == 0 {
            closed(&desk, &it).unwrap();
        }
        desk.shop.wait(60_000);
    }
    for (state, rows) in [(ComplaintState::Open, 2), (ComplaintState::Closed, 3)] {
        let whole: Vec<_> = listed(&desk, state, 10, None).rows.iter().map(|one| one.id).collect();
        assert_eq!(whole.len(), rows);
        let (mut paged, mut after) = (Vec::new(), None);
        loop {
            let page = listed(&desk, state, 1, after);
            paged.extend(page.rows.iter().map(|one| one.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(paged, whole, "{state:?}");
    }
    let open = listed(&desk, ComplaintState::Open, 10, None).rows;
    assert!(open.is_sorted_by_key(|one| one.due_at), "what falls due first stands first");
}

#[test]
fn a_complaint_goes_with_the_car_and_names_who_made_it() {
    let desk = Desk::new();
    let it = recorded(&desk, |_| {}).unwrap();
    let buyer = desk.account;
    let version = desk.shop.read(|read| vehicles::shown(read, desk.car)).unwrap().version;
    desk.shop
        .write(|tx| {
            let on = tx.ctx().today();
            vehicles::change_owner(tx, vehicles::ChangeOwner { id: desk.car, version, customer_id: buyer, on })
        })
        .unwrap();
    let told = desk.shop.read(|read| crate::across::car_file::get(read, desk.car)).unwrap().complaints;
    assert_eq!(told[0].id, it.brief.id, "the car keeps its history");
    assert_eq!(told[0].customer_name, it.brief.customer_name, "the buyer did not say it");
}

#[test]
fn it_is_read_under_the_file_its_customer_is_merged_into_until_that_is_undone() {
    let desk = Desk::new();
    let it = recorded(&desk, |_| {}).unwrap();
    let double = serde_json::json!({
        "id": null, "version": null, "kind": "person", "name": { "set": "张三丰" }, "phone": { "set": "13800009999" },
        "contact_name": { "set": null }, "credit_code": null, "address": { "set": null }, "debtor": "none",
        "no_marketing": false, "remark": null,
    });
    let kept = desk.shop.write(|tx| customers::save(tx, serde_json::from_value(double)?)).unwrap();
    let version = |id| desk.shop.read(|read| customers::record(read, id)).unwrap().version;
    let request = crate::across::customer_file::merging::MergeCustomers {
        keep: kept.id,
        keep_version: version(kept.id),
        drop: desk.owner,
        drop_version: version(desk.owner),
        take: Vec::new(),
    };
    let merge = desk.shop.write(|tx| crate::across::customer_file::merging::merge(tx, request)).unwrap().id;
    let named = |it: &Complaint| desk.shop.read(|read| get(read, it.brief.id)).unwrap().brief.customer_name;
    assert_eq!(named(&it), Shown::Whole("张三丰".into()));
    let phone = desk.shop.read(|read| get(read, it.brief.id)).unwrap().phone;
    assert_eq!(phone, Some(Shown::Whole("13800009999".into())), "they are called where they are reached now");
    let since = recorded(&desk, |_| {}).unwrap();
    desk.shop
        .write(|tx| {
            crate::across::customer_file::merging::unmerge(
                tx,
                crate::across::customer_file::merging::UnmergeCustomers { id: merge },
            )
        })
        .unwrap();
    for one in [&it, &since] {
        assert_eq!(named(one), Shown::Whole("张三".into()), "what was said of the car is in its owner's file again");
    }
}

#[test]
fn a_low_score_is_told_beside_complaints_and_is_none_by_itself() {
    let desk = Desk::new();
    surveys::tests::delivers(&desk, crate::registers::settings::BusinessType::GeneralRepair);
    let due = surveys::tests::due(&desk).remove(0);
    surveys::tests::calls(&desk, due.id, surveys::CallOutcome::Answered, &[2, 2, 0, 0, 2], Some(1)).unwrap();
    let file = desk.shop.read(|read| crate::across::car_file::get(read, desk.car)).unwrap();
    assert_eq!((file.discontent.len(), file.complaints.len(), file.unpaid_fen), (1, 0, Fen(0)));
}
