//! Questions, answers and what they score: pure functions.

use super::survey::{Answer, Question, QuestionKind};
use crate::common::{Problem, Result, text};

const QUESTIONS: usize = 30;
const QUESTION: usize = 100;
const WEIGHT: i64 = 100;

/// The questions as they are kept: text cleaned, new ones numbered after the highest.
pub(super) fn checked_questions(questions: Vec<Question>) -> Result<Vec<Question>> {
    if questions.is_empty() {
        return Err(Problem::of("questions", "required"));
    }
    if questions.len() > QUESTIONS {
        return Err(Problem::of("questions", "out_of_range").with("min", 1).with("max", QUESTIONS));
    }
    let mut next = questions.iter().map(|question| question.id).max().unwrap_or(0).max(0);
    let mut kept: Vec<Question> = Vec::new();
    for question in questions {
        let text = text::required("questions.text", &question.text, QUESTION)?;
        if !(1..=WEIGHT).contains(&question.weight) {
            return Err(Problem::of("questions.weight", "out_of_range").with("min", 1).with("max", WEIGHT));
        }
        let id = if question.id == 0 {
            next += 1;
            next
        } else {
            question.id
        };
        if !(1..=1_000_000).contains(&id) {
            return Err(Problem::of("questions.id", "out_of_range").with("min", 0).with("max", 1_000_000));
        }
        if kept.iter().any(|other| other.id == id) {
            return Err(Problem::of("questions.id", "duplicate"));
        }
        kept.push(Question { id, text, ..question });
    }
    Ok(kept)
}

/// Refuses answers that are not one to each question, in its range.
pub(super) fn check_answers(questions: &[Question], answers: &[Answer]) -> Result<()> {
    for answer in answers {
        let question = questions
            .iter()
            .find(|question| question.id == answer.question_id)
            .ok_or_else(|| Problem::of("answers.question_id", "bad_value").with("question", answer.question_id))?;
        let (min, max) = match question.kind {
            QuestionKind::Score => (1, 10),
            QuestionKind::YesNo => (0, 1),
        };
        if !(min..=max).contains(&answer.value) {
            return Err(Problem::of("answers.value", "out_of_range")
                .with("question", question.id)
                .with("min", min)
                .with("max", max));
        }
    }
    for question in questions {
        match answers.iter().filter(|answer| answer.question_id == question.id).count() {
            0 => return Err(Problem::of("answers", "required").with("question", question.id)),
            1 => {}
            _ => return Err(Problem::of("answers.question_id", "duplicate").with("question", question.id)),
        }
    }
    Ok(())
}

/// The score, 0 to 100: each answer out of ten (yes 10, no 0) by its weight, rounded half up.
pub(super) fn score(questions: &[Question], answers: &[Answer]) -> i64 {
    let (mut got, mut most) = (0, 0);
    for question in questions {
        let Some(answer) = answers.iter().find(|answer| answer.question_id == question.id) else { continue };
        let out_of_ten = match question.kind {
            QuestionKind::Score => answer.value,
            QuestionKind::YesNo => answer.value * 10,
        };
        got += out_of_ten * question.weight;
        most += 10 * question.weight;
    }
    if most == 0 { 0 } else { (got * 200 + most) / (most * 2) }
}

/// The questionnaire a shop starts with: five questions, two minutes on the phone.
pub(super) fn short() -> (&'static str, Vec<Question>) {
    let asked = [
        ("接待是否及时、热情", QuestionKind::Score, 1),
        ("维修项目与费用是否讲清楚", QuestionKind::Score, 1),
        ("是否按约定时间交车", QuestionKind::YesNo, 1),
        ("故障是否一次修好", QuestionKind::YesNo, 2),
        ("对本次服务总体满意程度", QuestionKind::Score, 2),
    ];
    ("售后回访（5 题）", numbered(&asked))
}

/// The longer one, for a shop that wants to know each step of the visit.
pub(super) fn long() -> (&'static str, Vec<Question>) {
    let asked = [
        ("预约是否方便", QuestionKind::Score, 1),
        ("到店后接待是否及时", QuestionKind::Score, 1),
        ("服务顾问的态度", QuestionKind::Score, 1),
        ("是否认真倾听并理解您的需求", QuestionKind::Score, 1),
        ("环车检查与说明", QuestionKind::Score, 1),
        ("报价是否透明", QuestionKind::Score, 1),
        ("是否按时交车", QuestionKind::Score, 1),
        ("故障是否一次修好", QuestionKind::YesNo, 2),
        ("车辆交还时是否清洁", QuestionKind::Score, 1),
        ("费用与维修项目的解释", QuestionKind::Score, 1),
        ("休息环境与设施", QuestionKind::Score, 1),
        ("总体满意程度", QuestionKind::Score, 2),
    ];
    ("售后满意度（12 题）", numbered(&asked))
}

fn numbered(asked: &[(&str, QuestionKind, i64)]) -> Vec<Question> {
    (1..)
        .zip(asked)
        .map(|(id, (text, kind, weight))| Question { id, text: (*text).to_owned(), kind: *kind, weight: *weight })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers(values: &[i64]) -> Vec<Answer> {
        (1..).zip(values).map(|(question_id, value)| Answer { question_id, value: *value }).collect()
    }

    #[test]
    fn the_score_is_out_of_a_hundred() {
        let (_, questions) = short();
        assert_eq!(score(&questions, &answers(&[10, 10, 1, 1, 10])), 100, "nothing to wish for");
        assert_eq!(score(&questions, &answers(&[1, 1, 0, 0, 1])), 6, "the least: four of seventy, rounded half up");
        assert_eq!(score(&questions, &answers(&[10, 10, 1, 0, 10])), 71, "not mended at once costs two parts of seven");
    }

    #[test]
    fn every_question_is_answered_once() {
        let (_, questions) = short();
        let code = |values: &[i64]| check_answers(&questions, &answers(values)).unwrap_err();
        assert_eq!(code(&[10, 10, 1, 1]).code, "required", "the fifth is missing");
        assert_eq!(code(&[10, 10, 2, 1, 10]).code, "out_of_range", "yes and no are 1 and 0");
        assert_eq!(code(&[0, 10, 1, 1, 10]).code, "out_of_range", "scores start at 1");
        assert_eq!(code(&[10, 10, 1, 1, 10, 10]).code, "bad_value", "there is no sixth");
        let twice = [answers(&[10, 10, 1, 1, 10]), answers(&[10])].concat();
        assert_eq!(check_answers(&questions, &twice).unwrap_err().code, "duplicate", "one answer each");
    }

    #[test]
    fn new_questions_are_numbered_after_the_others() {
        let new = |id, text: &str| Question { id, text: text.into(), kind: QuestionKind::Score, weight: 1 };
        let kept = checked_questions(vec![new(0, "甲"), new(7, "乙"), new(0, "丙")]).unwrap();
        assert_eq!(
            kept.iter().map(|question| question.id).collect::<Vec<_>>(),
            [8, 7, 9],
            "old answers keep pointing at 7"
        );
        assert_eq!(checked_questions(vec![new(7, "甲"), new(7, "乙")]).unwrap_err().code, "duplicate");
    }

    proptest! {
        #[test]
        fn a_better_answer_never_scores_less(values in proptest::collection::vec(1i64..=9, 12), better in 0usize..12) {
            let (_, questions) = long();
            let mut values = values;
            values[7] = 0;
            let before = score(&questions, &answers(&values));
            values[better] += 1;
            let after = score(&questions, &answers(&values));
            prop_assert!((0..=100).contains(&before) && before <= after && after <= 100, "{before} then {after}");
        }
    }
}
