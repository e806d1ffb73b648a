//! Commands of the calls after delivery.

use jieche_shop::care::surveys::{
    self, ListSurveys, Questionnaire, RecordSurvey, SaveQuestionnaire, Survey, SurveyDue,
};
use jieche_shop::common::{Page, SurveyId};

use crate::commands::commands;
use crate::requests::ById;
use crate::sight::fields;

commands! {
    read surveys_list(ListSurveys) -> Page<SurveyDue>, SeeSurveys,
        surveys::list(read, request),
        |_e| { "states": ["due"], "from": null, "until": null, "after": null, "limit": 50 };

    read surveys_get(ById<SurveyId>) -> Survey, SeeSurveys,
        surveys::get(read, request.id),
        |e| { "id": e.survey };

    write surveys_record(RecordSurvey) -> Survey, CallCustomers,
        surveys::record(tx, request),
        |e| {
            "id": e.survey, "version": e.survey_version, "outcome": "answered", "answers": e.answers, "nps": 9,
            "remark": "很满意"
        };

    read surveys_questionnaires -> Vec<Questionnaire>, SignedIn, surveys::questionnaires(read);

    write surveys_save_questionnaire(SaveQuestionnaire) -> Questionnaire, ManageShop,
        surveys::save_questionnaire(tx, request),
        |_e| {
            "id": null, "version": null, "name": "新车首保回访", "in_use": false,
            "questions": [{ "id": 1, "text": "总体满意吗？", "kind": "score", "weight": 1 }], "asks_nps": true
        };
}

fields! {
    Questionnaire.name: Thing;
}
