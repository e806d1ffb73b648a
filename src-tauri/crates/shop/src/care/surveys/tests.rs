//! Calls that fall due, are made, and end.

use super::*;
use crate::common::Fen;
use crate::money::settlement::Means;
use crate::visit::repair_orders::testing::Desk;
use crate::visit::repair_orders::{Payer, Step};

fn code<T: std::fmt::Debug>(refused: Result<T>) -> (String, String) {
    let problem = refused.unwrap_err();
    (problem.code.into_owned(), problem.field.unwrap_or_default().into_owned())
}

fn pair(code: &str, field: &str) -> (String, String) {
    (code.into(), field.into())
}

pub(crate) fn delivers(desk: &Desk, business_type: BusinessType) {
    let order = desk.ready(&[(Payer::Customer, 10_000)]);
    let order = desk.saves(&order, |head| head.business_type = business_type).unwrap();
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    desk.pays(&settled, &[(Means::Cash, 10_000)]).unwrap();
    let delivered = desk.takes(&desk.order(order.id), Step::Deliver).unwrap();
    assert_eq!(delivered.agreed_fen, Fen(10_000));
}

pub(crate) fn due(desk: &Desk) -> Vec<SurveyDue> {
    let asked = ListSurveys { states: vec![SurveyState::Due], from: None, until: None, after: None, limit: 200 };
    desk.shop.read(|read| list(read, asked)).unwrap().rows
}

pub(crate) fn calls(
    desk: &Desk,
    id: SurveyId,
    outcome: CallOutcome,
    values: &[i64],
    nps: Option<i64>,
) -> Result<Survey> {
    let version = desk.shop.read(|read| get(read, id))?.version;
    let answers = (1..).zip(values).map(|(question_id, value)| Answer { question_id, value: *value }).collect();
    desk.shop.write(|tx| record(tx, RecordSurvey { id, version, outcome, answers, nps, remark: Some("很满意".into()) }))
}

#[test]
fn a_delivered_order_is_due_for_a_call_within_three_days() {
    let desk = Desk::new();
    delivers(&desk, BusinessType::RegularService);
    let survey = due(&desk).remove(0);
    assert_eq!(survey.due_at.0 - survey.delivered_at.0, 72 * 3_600_000);
    assert!(!survey.late);
    desk.sleeps(3);
    desk.shop.wait(1);
    assert!(due(&desk)[0].late);
    let whole = desk.shop.read(|read| get(read, survey.id)).unwrap();
    assert_eq!((whole.questionnaire.questions.len(), whole.work_done.len(), whole.advisor.as_str()), (5, 1, "陈晓东"));
}

#[test]
fn nobody_is_called_about_the_shops_own_cars() {
    let desk = Desk::new();
    delivers(&desk, BusinessType::Pdi);
    assert!(due(&desk).is_empty());
}

#[test]
fn the_most_urgent_call_stands_first() {
    let desk = Desk::new();
    for _ in 0..3 {
        desk.shop.wait(60_000);
        delivers(&desk, BusinessType::GeneralRepair);
    }
    let urgent = due(&desk);
    assert!(urgent.is_sorted_by_key(|survey| survey.due_at));
    let asked = |after| ListSurveys { states: vec![SurveyState::Due], from: None, until: None, after, limit: 2 };
    let first = desk.shop.read(|read| list(read, asked(None))).unwrap();
    let last = desk.shop.read(|read| list(read, asked(first.next))).unwrap();
    assert_eq!((last.rows[0].id, last.next), (urgent[2].id, None));
}

#[test]
fn the_third_call_nobody_takes_ends_it() {
    let desk = Desk::new();
    delivers(&desk, BusinessType::RegularService);
    let id = due(&desk)[0].id;
    let state = |outcome| calls(&desk, id, outcome, &[], None).unwrap().due.state;
    assert_eq!(state(CallOutcome::NoAnswer), SurveyState::Due);
    assert_eq!(state(CallOutcome::CallLater), SurveyState::Due, "a call to make later is no call nobody took");
    assert_eq!(state(CallOutcome::NoAnswer), SurveyState::Due);
    assert_eq!(state(CallOutcome::NoAnswer), SurveyState::Unreachable);
    let survey = calls(&desk, id, CallOutcome::Answered, &[10, 10, 1, 1, 10], Some(9)).unwrap();
    assert_eq!((survey.due.state, survey.calls.len()), (SurveyState::Answered, 5), "they may still call back");
    assert_eq!(code(calls(&desk, id, CallOutcome::Refused, &[], None)).0, "wrong_state");
}

#[test]
fn answers_keep_the_questions_they_were_given_to() {
    let desk = Desk::new();
    delivers(&desk, BusinessType::RegularService);
    let id = due(&desk)[0].id;
    assert_eq!(code(calls(&desk, id, CallOutcome::Answered, &[10, 10, 1, 1], Some(9))), pair("required", "answers"));
    assert_eq!(code(calls(&desk, id, CallOutcome::Answered, &[10, 10, 1, 1, 10], None)), pair("required", "nps"));
    assert_eq!(
        code(calls(&desk, id, CallOutcome::Answered, &[10, 10, 1, 1, 10], Some(11))),
        pair("out_of_range", "nps")
    );
    assert_eq!(code(calls(&desk, id, CallOutcome::NoAnswer, &[10], None)), pair("bad_value", "answers"));
    let survey = calls(&desk, id, CallOutcome::Answered, &[9, 9, 1, 1, 9], Some(9)).unwrap();
    assert_eq!((survey.score, survey.nps, survey.remark.as_deref()), (Some(94), Some(9), Some("很满意")), "66 of 70");
    let asked = survey.questionnaire.clone();
    let edited = SaveQuestionnaire {
        id: Some(asked.id),
        version: Some(asked.version),
        name: asked.name.clone(),
        in_use: true,
        questions: vec![Question { id: 0, text: "您满意吗".into(), kind: QuestionKind::YesNo, weight: 1 }],
        asks_nps: false,
    };
    desk.shop.write(|tx| save_questionnaire(tx, edited)).unwrap();
    assert_eq!(desk.shop.read(|read| get(read, id)).unwrap().questionnaire, asked);
}

#[test]
fn one_questionnaire_is_in_use() {
    let desk = Desk::new();
    let all = desk.shop.read(questionnaires).unwrap();
    assert_eq!(all.iter().map(|one| (one.in_use, one.questions.len())).collect::<Vec<_>>(), [(true, 5), (false, 12)]);
    let of = |one: &Questionnaire, in_use| SaveQuestionnaire {
        id: Some(one.id),
        version: Some(one.version),
        name: one.name.clone(),
        in_use,
        questions: one.questions.clone(),
        asks_nps: one.asks_nps,
    };
    assert_eq!(code(desk.shop.write(|tx| save_questionnaire(tx, of(&all[0], false)))), pair("one_in_use", "in_use"));
    desk.shop.write(|tx| save_questionnaire(tx, of(&all[1], true))).unwrap();
    let after = desk.shop.read(questionnaires).unwrap();
    assert_eq!(after.iter().map(|one| (one.in_use, one.questions.len())).collect::<Vec<_>>(), [(true, 12), (false, 5)]);
    assert_eq!(
        code(desk.shop.write(|tx| save_questionnaire(tx, of(&all[0], true)))).0,
        "changed_meanwhile",
        "being taken out of use is a change"
    );
}

#[test]
fn what_a_customer_was_not_content_with_is_known_at_the_next_visit() {
    let desk = Desk::new();
    delivers(&desk, BusinessType::RegularService);
    let id = due(&desk).remove(0).id;
    let survey = calls(&desk, id, CallOutcome::Answered, &[9, 9, 1, 1, 9], Some(6)).unwrap();
    let order = desk.order(survey.due.order_id);
    let known = |shop: &crate::testing::TestShop| {
        shop.read(|read| crate::across::car_file::get(read, order.vehicle.id)).unwrap()
    };
    let file = known(&desk.shop);
    assert_eq!((file.discontent.len(), file.discontent[0].nps), (1, Some(6)), "six does not recommend the shop");
    let technician = desk.shop.ctx_as(&[crate::registers::staff::Role::Technician]);
    let masked = desk.shop.shop.read(&technician, |read| crate::across::car_file::get(read, order.vehicle.id)).unwrap();
    assert!(masked.discontent.is_empty(), "who may not know names is not told what was said");

    delivers(&desk, BusinessType::RegularService);
    let content = due(&desk).remove(0).id;
    calls(&desk, content, CallOutcome::Answered, &[9, 9, 1, 1, 9], Some(9)).unwrap();
    assert_eq!(known(&desk.shop).discontent.len(), 1, "content answers are no complaint");
}
