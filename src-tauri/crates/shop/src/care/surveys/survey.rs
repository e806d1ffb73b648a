//! What a survey and its questions are, and what may be asked of them.

pub use jieche_codes::{CallOutcome, QuestionKind, SurveyState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::plate::Plate;
use crate::common::{BusinessDate, Millis, OrderId, QuestionnaireId, Shown, SurveyId, VehicleId};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its number within the questionnaire; a new one may say 0.
    #[ts(type = "number")]
    pub id: i64,
    /// As it is asked.
    pub text: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// What it counts against the others, 1 to 100.
    #[ts(type = "number")]
    pub weight: i64,
}

/// A set of questions the shop edits; one is in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Questionnaire {
    /// Which.
    pub id: QuestionnaireId,
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Whether calls ask it.
    pub in_use: bool,
    /// The questions, in their order.
    pub questions: Vec<Question>,
    /// Whether it ends with 推荐意愿, 0 to 10.
    pub asks_nps: bool,
}

/// Saves a questionnaire; `id` `None` makes a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveQuestionnaire {
    /// Which.
    pub id: Option<QuestionnaireId>,
    /// The version the person saw; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// Its name.
    pub name: String,
    /// Puts it into use in place of the one that was; the one in use stays so until another is.
    pub in_use: bool,
    /// 1 to 30 questions.
    pub questions: Vec<Question>,
    /// Whether it ends with 推荐意愿.
    pub asks_nps: bool,
}

/// A delivered order whose customer is to be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SurveyDue {
    /// Which.
    pub id: SurveyId,
    /// How it stands.
    pub state: SurveyState,
    /// Of which order.
    pub order_id: OrderId,
    /// Its number.
    pub order_number: String,
    /// The car.
    pub vehicle_id: VehicleId,
    /// The car's plate, if it has one.
    pub plate: Option<Plate>,
    /// Brand and model.
    pub model: String,
    /// Whom to call.
    pub customer_name: Shown<String>,
    /// Where.
    pub phone: Option<Shown<String>>,
    /// When the car left.
    pub delivered_at: Millis,
    /// Until when to call.
    pub due_at: Millis,
    /// Whether that has passed and nobody has reached them.
    pub late: bool,
    /// Calls made.
    #[ts(type = "number")]
    pub tries: i64,
    /// They want no marketing: ask, offer nothing.
    pub no_marketing: bool,
}

/// One call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Call {
    /// When.
    pub at: Millis,
    /// Who called.
    pub person: String,
    /// How it went.
    pub outcome: CallOutcome,
    /// Their words.
    pub remark: Option<String>,
}

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// To which question.
    #[ts(type = "number")]
    pub question_id: i64,
    /// 1 to 10, or 1 and 0 for yes and no.
    #[ts(type = "number")]
    pub value: i64,
}

/// A survey whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Survey {
    /// Its head.
    pub due: SurveyDue,
    /// For the next call.
    #[ts(type = "number")]
    pub version: i64,
    /// The questions: those in use, or those that were asked when it was answered.
    pub questionnaire: Questionnaire,
    /// The answers.
    pub answers: Vec<Answer>,
    /// 推荐意愿, 0 to 10.
    #[ts(type = "number | null")]
    pub nps: Option<i64>,
    /// 0 to 100.
    #[ts(type = "number | null")]
    pub score: Option<i64>,
    /// What else was said.
    pub remark: Option<String>,
    /// The calls made.
    pub calls: Vec<Call>,
    /// What was done to the car, for the person calling.
    pub work_done: Vec<String>,
    /// 服务顾问
    pub advisor: String,
}

/// What a customer was not content with, told on the phone after a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Discontent {
    /// The order of the visit.
    pub order_id: OrderId,
    /// Its number.
    pub order_number: String,
    /// When they said so.
    pub on: BusinessDate,
    /// 0 to 100.
    #[ts(type = "number | null")]
    pub score: Option<i64>,
    /// 推荐意愿, 0 to 10.
    #[ts(type = "number | null")]
    pub nps: Option<i64>,
    /// In their own words.
    pub remark: Option<String>,
}

/// Surveys: when only those due are asked for the most urgent first, otherwise the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSurveys {
    /// In these states; empty means any.
    pub states: Vec<SurveyState>,
    /// To be called by this day or later.
    pub from: Option<BusinessDate>,
    /// To be called by this day or earlier.
    pub until: Option<BusinessDate>,
    /// The key the page before ended with.
    pub after: Option<String>,
    /// Rows, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// Records a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordSurvey {
    /// Which.
    pub id: SurveyId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// How it went.
    pub outcome: CallOutcome,
    /// When answered: one to each question.
    pub answers: Vec<Answer>,
    /// When answered: 0 to 10, if the questionnaire asks it.
    #[ts(type = "number | null")]
    pub nps: Option<i64>,
    /// What else was said.
    pub remark: Option<String>,
}
