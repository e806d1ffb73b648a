//! The calls after delivery in the demo shop: most customers are reached, and some say what they were not content with.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::complaints;
use super::driver::number;
use super::kind::DAY;
use super::visit::{Next, Scene, Stage, Visit};

impl Scene<'_> {
    pub fn call(&self, visit: &mut Visit, chance: &mut Chance) -> Result<Next> {
        let after = if visit.owed_elsewhere.is_empty() { Next::Over } else { Next::After(chance.between(8, 16) * DAY) };
        visit.stage = Stage::Receiving;
        let Some(survey) = self.survey_of(visit)? else { return Ok(after) };
        let id = number(&survey, "/id")?;
        let whole = self.driver.call(&self.shop.staff.care, "surveys_get", json!({ "id": id }))?;
        let reached = chance.happens(70) || visit.calls > 0;
        let outcome = if reached { "answered" } else { "no_answer" };
        let answers = if reached { answers(&whole, chance) } else { Vec::new() };
        let nps = reached.then(|| *chance.one(&[10, 10, 9, 9, 8, 7, 6]));
        let remark = if reached && chance.happens(20) { Some("等的时间有点长，其他都好。") } else { None };
        let body = json!({ "id": id, "version": number(&whole, "/version")?, "outcome": outcome, "answers": answers, "nps": nps, "remark": remark });
        self.driver.call(&self.shop.staff.care, "surveys_record", body)?;
        if let Some(words) = remark {
            complaints::complained(self.driver, self.shop, visit.vehicle, visit.order, words)?;
        }
        if reached {
            return Ok(after);
        }
        visit.calls += 1;
        visit.to(Stage::Calling, chance.between(DAY / 3, DAY))
    }

    fn survey_of(&self, visit: &Visit) -> Result<Option<Value>> {
        let page = self.driver.call(
            &self.shop.staff.care,
            "surveys_list",
            json!({ "states": ["due"], "from": null, "until": null, "after": null, "limit": 200 }),
        )?;
        Ok(page["rows"].as_array().and_then(|rows| rows.iter().find(|row| row["order_id"] == visit.order).cloned()))
    }
}

fn answers(survey: &Value, chance: &mut Chance) -> Vec<Value> {
    let questions = survey.pointer("/questionnaire/questions").and_then(Value::as_array).cloned().unwrap_or_default();
    let value = |question: &Value, chance: &mut Chance| {
        if question["kind"] == "yes_no" {
            i64::from(chance.happens(94))
        } else {
            *chance.one(&[10, 10, 10, 9, 9, 8, 8, 7, 6])
        }
    };
    questions
        .iter()
        .map(|question| json!({ "question_id": question["id"], "value": value(question, chance) }))
        .collect()
}
