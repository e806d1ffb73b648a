//! The follow-up call: a delivered order is due for one, within the hours the shop has set (trade habit: 72).
//!
//! The shop edits its questionnaires; one is in use, and what was asked is kept with the answers. Three calls
//! that nobody takes end it. Deliberately not here: complaints that come of a call, and advertising.

pub(crate) mod export;
mod rules;
mod settings;
mod store;
mod survey;
#[cfg(test)]
pub(crate) mod tests;

use jieche_codes::RecordKind;
pub use settings::SurveyRules;
pub use survey::{
    Answer, Call, CallOutcome, Discontent, ListSurveys, Question, QuestionKind, Questionnaire, RecordSurvey,
    SaveQuestionnaire, Survey, SurveyDue, SurveyState,
};

use crate::common::{Page, Problem, QuestionnaireId, Result, SurveyId, VehicleId, page, text};
use crate::registers::settings::Section;
use crate::visit::repair_orders::Head;
use jieche_codes::BusinessType;
use jieche_ground::{Read, Tx, same_version};
use store::Row;

const NAME: usize = 40;
const REMARK: usize = 500;
/// Calls nobody takes before a customer counts as unreachable (trade habit).
const TRIES: usize = 3;
const HOUR: i64 = 3_600_000;

/// Gives a new shop its two questionnaires: five questions, in use, and twelve.
pub fn found(tx: &Tx) -> Result<()> {
    for ((name, questions), in_use) in [(rules::short(), true), (rules::long(), false)] {
        let made =
            Questionnaire { id: QuestionnaireId(0), version: 1, name: name.into(), in_use, questions, asks_nps: true };
        let id = store::insert_questionnaire(tx, &made)?;
        tx.touched::<Questionnaire, _>(RecordKind::Questionnaires, id.0, None, Some(&Questionnaire { id, ..made }))?;
    }
    Ok(())
}

/// What was said in discontent after this car's visits, latest first, five at most: a score under 60 (trade habit: 不满意)
/// or a recommendation of 6 or less (a detractor, as the net promoter score counts).
pub(crate) fn discontent_of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<Discontent>> {
    store::discontent_of_vehicle(read, id)
}

/// The questionnaires, the one in use first.
pub fn questionnaires(read: &Read) -> Result<Vec<Questionnaire>> {
    store::questionnaires(read)
}

/// Saves a questionnaire; putting it into use takes the other out.
///
/// Refuses questions without text, weights out of range, a number twice, and leaving none in use (`one_in_use`).
pub fn save_questionnaire(tx: &Tx, request: SaveQuestionnaire) -> Result<Questionnaire> {
    let before = match request.id {
        Some(id) => Some(store::questionnaire_of(tx, id)?.ok_or_else(|| Problem::not_found("questionnaire"))?),
        None => None,
    };
    if let Some(before) = &before {
        same_version(tx, RecordKind::Questionnaires, before.id.0, before.version, request.version)?;
        if before.in_use && !request.in_use {
            return Err(Problem::of("in_use", "one_in_use"));
        }
    }
    let name = text::required("name", &request.name, NAME)?;
    let questions = rules::checked_questions(request.questions)?;
    if request.in_use {
        retire_the_one_in_use(tx, request.id)?;
    }
    let (id, version) = before.as_ref().map_or((QuestionnaireId(0), 1), |before| (before.id, before.version + 1));
    let mut after = Questionnaire { id, version, name, in_use: request.in_use, questions, asks_nps: request.asks_nps };
    match &before {
        Some(_) => store::update_questionnaire(tx, &after)?,
        None => after.id = store::insert_questionnaire(tx, &after)?,
    }
    tx.touched(RecordKind::Questionnaires, after.id.0, before.as_ref(), Some(&after))?;
    Ok(after)
}

fn retire_the_one_in_use(tx: &Tx, except: Option<QuestionnaireId>) -> Result<()> {
    let Some(before) = store::in_use(tx)?.filter(|other| Some(other.id) != except) else { return Ok(()) };
    let after = Questionnaire { in_use: false, version: before.version + 1, ..before.clone() };
    store::update_questionnaire(tx, &after)?;
    tx.touched(RecordKind::Questionnaires, after.id.0, Some(&before), Some(&after))
}

/// A customer's car has left: a call falls due. Cars of the shop itself (PDI, 内部) have nobody to call.
pub(crate) fn fall_due(tx: &Tx, order: &Head) -> Result<()> {
    if matches!(order.business_type, BusinessType::Pdi | BusinessType::Internal) {
        return Ok(());
    }
    let within = SurveyRules::of(tx)?.survey_within_hours * HOUR;
    let due_at = order.delivered_at.unwrap_or(tx.now()).plus(within);
    let id = store::insert(tx, order.id, due_at)?;
    tx.touched(RecordKind::Surveys, id.0, None::<&Row>, store::row(tx, id)?.as_ref())
}

/// Calls to make, and calls made.
pub fn list(read: &Read, asked: ListSurveys) -> Result<Page<SurveyDue>> {
    let limit = page::limit(asked.limit)?;
    let after = page::after::<2>(asked.after.as_deref())?;
    if let (Some(from), Some(until)) = (asked.from, asked.until)
        && from > until
    {
        return Err(Problem::of("until", "before_from"));
    }
    let rows = store::page(read, &asked, after, limit + 1)?;
    Ok(Page::of(rows, limit, |survey| format!("{}_{}", survey.due_at.0, survey.id.0)))
}

/// A survey whole, with the questions to ask or those that were asked; `not_found`.
pub fn get(read: &Read, id: SurveyId) -> Result<Survey> {
    let missing = || Problem::not_found("survey");
    let row = store::row(read, id)?.ok_or_else(missing)?;
    let questionnaire = match row.questionnaire {
        Some(asked) => asked,
        None => in_use(read)?,
    };
    Ok(Survey {
        due: store::due(read, id)?.ok_or_else(missing)?,
        version: row.version,
        questionnaire,
        answers: row.answers,
        nps: row.nps,
        score: row.score,
        remark: row.remark,
        calls: store::calls(read, id)?,
        work_done: store::work_done(read, row.order_id)?,
        advisor: store::advisor(read, row.order_id)?,
    })
}

/// Records a call. Answers are kept with the questions as they were asked; the third call nobody takes ends it.
///
/// Refuses a survey that is over (`wrong_state`; an unreachable customer may still call back), answers that are
/// not one to each question, and answers to a call that was not answered.
pub fn record(tx: &Tx, request: RecordSurvey) -> Result<Survey> {
    let before = store::row(tx, request.id)?.ok_or_else(|| Problem::not_found("survey"))?;
    same_version(tx, RecordKind::Surveys, before.id.0, before.version, request.version)?;
    if matches!(before.state, SurveyState::Answered | SurveyState::Refused) {
        let state = jieche_ground::sql::to_text(&before.state)?;
        return Err(Problem::new("wrong_state").with("state", state));
    }
    let remark = text::lines("remark", request.remark.as_deref(), REMARK)?;
    let after = Row { version: before.version + 1, ..before.clone() };
    let after = match request.outcome {
        CallOutcome::Answered => answered(tx, after, &request, remark.clone())?,
        outcome => {
            nothing_answered(&request)?;
            Row { state: state_after(tx, &before, outcome)?, ..after }
        }
    };
    store::update(tx, &after)?;
    store::add_call(tx, after.id, request.outcome, remark.as_deref())?;
    tx.touched(RecordKind::Surveys, after.id.0, Some(&before), Some(&after))?;
    get(tx, after.id)
}

fn answered(tx: &Tx, survey: Row, request: &RecordSurvey, remark: Option<String>) -> Result<Row> {
    let asked = in_use(tx)?;
    rules::check_answers(&asked.questions, &request.answers)?;
    match (asked.asks_nps, request.nps) {
        (true, None) => return Err(Problem::of("nps", "required")),
        (true, Some(nps)) if !(0..=10).contains(&nps) => {
            return Err(Problem::of("nps", "out_of_range").with("min", 0).with("max", 10));
        }
        (false, Some(_)) => return Err(Problem::of("nps", "bad_value")),
        _ => {}
    }
    let score = rules::score(&asked.questions, &request.answers);
    Ok(Row {
        state: SurveyState::Answered,
        questionnaire: Some(asked),
        answers: request.answers.clone(),
        nps: request.nps,
        score: Some(score),
        remark,
        answered_on: Some(tx.ctx().today()),
        ..survey
    })
}

fn nothing_answered(request: &RecordSurvey) -> Result<()> {
    if !request.answers.is_empty() {
        return Err(Problem::of("answers", "bad_value"));
    }
    if request.nps.is_some() { Err(Problem::of("nps", "bad_value")) } else { Ok(()) }
}

fn state_after(read: &Read, survey: &Row, outcome: CallOutcome) -> Result<SurveyState> {
    let not_taken = store::calls(read, survey.id)?.iter().filter(|call| call.outcome == CallOutcome::NoAnswer).count();
    Ok(match outcome {
        CallOutcome::Refused => SurveyState::Refused,
        CallOutcome::NoAnswer if not_taken + 1 >= TRIES => SurveyState::Unreachable,
        CallOutcome::CallLater => SurveyState::Due,
        _ => survey.state,
    })
}

fn in_use(read: &Read) -> Result<Questionnaire> {
    store::in_use(read)?.ok_or_else(|| Problem::not_found("questionnaire"))
}
