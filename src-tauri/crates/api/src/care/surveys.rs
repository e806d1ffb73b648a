//! Commands of the calls after delivery.

use jieche_shop::care::surveys::{
    self, ListSurveys, Questionnaire, RecordSurvey, SaveQuestionnaire, Survey, SurveyDue,
};
use jieche_shop::common::{Page, SurveyId};
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::desk::Desk;
use crate::ground::jobs::ById;

pub(crate) fn list(desk: &Desk, request: ListSurveys) -> Result<Page<SurveyDue>> {
    desk.read(|read| surveys::list(read, request))
}

pub(crate) fn get(desk: &Desk, request: ById<SurveyId>) -> Result<Survey> {
    desk.read(|read| surveys::get(read, request.id))
}

pub(crate) fn record(desk: &Desk, request: RecordSurvey) -> Result<Done<Survey>> {
    desk.write(|tx| surveys::record(tx, request))
}

pub(crate) fn questionnaires(desk: &Desk, _: Empty) -> Result<Vec<Questionnaire>> {
    desk.read(surveys::questionnaires)
}

pub(crate) fn save_questionnaire(desk: &Desk, request: SaveQuestionnaire) -> Result<Done<Questionnaire>> {
    desk.write(|tx| surveys::save_questionnaire(tx, request))
}
