//! The figures as JSON. Fields are only ever added.

use serde_json::{Value, json};

use super::{Head, csv::told};
use crate::{
    ids::ModuleId,
    quiz::analysis::{
        FEW, Place,
        answers::{Count, Row, Table, What},
        gain::Gain,
    },
    records::statistics::{Asking, Quiz, Report, Survey},
};

/// The figures as JSON, one object.
pub fn json(head: &Head<'_>, report: &Report) -> String {
    let ask = head.ask;
    let whole = json!({
        "course": head.id.as_str(),
        "title": head.title,
        "version": head.version,
        "attempts": super::text::which(head.attempts),
        "since": ask.since.map(|day| day.to_string()),
        "until": ask.until.map(|day| day.to_string()),
        "of_version": ask.version,
        "quizzes": report.quizzes.iter().map(quiz).collect::<Vec<_>>(),
        "gain": report.gain.as_ref().map(gain),
        "surveys": report.surveys.iter().map(survey).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

/// A figure to six decimals: more differ from machine to machine.
fn figure(figure: Option<f64>) -> Value {
    let round = |figure: f64| (figure * 1e6).round() / 1e6 + 0.0;
    figure.filter(|figure| figure.is_finite()).map(round).into()
}

fn quiz(quiz: &Quiz) -> Value {
    let test = &quiz.test;
    json!({
        "quiz": String::from(quiz.sitting.clone()),
        "title": quiz.title,
        "n": test.n,
        "few": test.n < FEW,
        "learners": quiz.learners,
        "versions": quiz.versions,
        "from": quiz.days.map(|(from, _)| from.to_string()),
        "to": quiz.days.map(|(_, to)| to.to_string()),
        "certainty": quiz.certainty,
        "left_out": quiz.unmarked.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "mean": figure(test.mean),
        "median": figure(test.median),
        "standard_deviation": figure(test.deviation),
        "skewness": figure(test.skewness),
        "kurtosis": figure(test.kurtosis),
        "internal_consistency": figure(test.consistency),
        "error_ratio": figure(test.error_ratio),
        "standard_error": figure(test.standard_error),
        "questions": quiz.questions.iter().map(question).collect::<Vec<_>>(),
        "places": quiz.places.iter().map(|(it, pool)| place(it, pool, quiz)).collect::<Vec<_>>(),
    })
}

fn question(asking: &Asking) -> Value {
    let item = &asking.item;
    let drawn = item.drawn.map(|drawn| {
        json!({
            "discrimination_index": figure(drawn.discrimination),
            "discriminative_efficiency": figure(drawn.efficiency),
        })
    });
    let advice = asking.advice.iter().map(|it| json!({ "code": it.code(), "text": it.to_string() }));
    json!({
        "module": asking.name.module.as_str(),
        "question": asking.name.item.as_str(),
        "kind": asking.kind,
        "prompt": asking.prompt,
        "n": item.n,
        "few": item.n < FEW,
        "facility_index": figure(item.facility),
        "standard_deviation": figure(item.deviation),
        "random_guess_score": figure(asking.guess),
        "intended_weight": figure(item.intended),
        "effective_weight": figure(item.effective),
        "negative_covariance": item.is_against,
        "discrimination_index": figure(item.discrimination),
        "discriminative_efficiency": figure(item.efficiency),
        "as_moodle_prints_drawn": drawn,
        "answers": answers(&asking.table, &|what| told_text(asking, what)),
        "upper_n": asking.table.all.upper,
        "lower_n": asking.table.all.lower,
        "advice": advice.collect::<Vec<_>>(),
    })
}

fn told_text(asking: &Asking, what: &What) -> Option<String> {
    match what {
        What::Choice(key) | What::Part(key) => asking.labels.get(key).cloned(),
        What::Typed(text) => Some(text.clone()),
        _ => None,
    }
}

fn answers(table: &Table, text: &dyn Fn(&What) -> Option<String>) -> Vec<Value> {
    let row = |row: &Row| {
        let Count { all, upper, lower } = row.count;
        json!({
            "answer": told(&row.what).0, "text": text(&row.what), "right": row.is_right,
            "count": all, "upper_count": upper, "lower_count": lower,
        })
    };
    table.rows.iter().map(row).collect()
}

fn place(place: &Place, pool: &ModuleId, quiz: &Quiz) -> Value {
    json!({
        "module": pool.as_str(),
        "question": place.item.map(|item| quiz.questions[item].name.item.as_str()),
        "intended_weight": figure(place.intended),
        "effective_weight": figure(place.effective),
        "negative_covariance": place.is_against,
    })
}

fn gain(gain: &Gain) -> Value {
    let interval = |it: Option<(f64, f64)>| it.map(|(low, high)| [figure(Some(low)), figure(Some(high))]);
    json!({
        "n": gain.n,
        "few": gain.n < FEW,
        "before": figure(gain.before),
        "after": figure(gain.after),
        "of_class": figure(gain.class),
        "of_class_interval": interval(gain.class_interval),
        "of_learners": figure(gain.own),
        "of_learners_interval": interval(gain.own_interval),
        "full_before": gain.full,
    })
}

fn survey(survey: &Survey) -> Value {
    let text = |what: &What| match what {
        What::Step(step) => survey.scale.get(*step).cloned(),
        What::Typed(text) => Some(text.clone()),
        _ => None,
    };
    json!({
        "module": survey.name.module.as_str(),
        "question": survey.name.item.as_str(),
        "prompt": survey.prompt,
        "n": survey.table.all.all,
        "answers": answers(&survey.table, &text),
    })
}
