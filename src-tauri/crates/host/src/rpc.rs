//! `POST /rpc/{command}`: one request of the command list, handed to a blocking thread. `GET /rpc` is the list itself.
//! Permissions, keys and rules are the core's. The log says command, outcome and time, never what was asked.

use crate::answers;
use crate::desk::Desk;
use crate::intake::{self, CALL_LIMIT, NotTaken};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use jieche_api::{Answer, Api, Call, LONGEST_WAIT, Language, Problem, Purpose};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::time::Instant;

/// The one command that waits for something to happen; it is let go when the host stops.
const WAITS: &str = "changes_since";

/// The command list, for tools.
pub async fn list() -> Json<Value> {
    Json(Api::commands())
}

/// One call.
pub async fn call(State(desk): State<Desk>, Path(command): Path<String>, headers: HeaderMap, body: Body) -> Response {
    let begun = Instant::now();
    let known = Api::is_write(&command).is_some();
    let waits = command == WAITS;
    let named = if known { command.clone() } else { "(unknown)".to_owned() };
    let response = match request(command, &headers, body).await {
        Ok(call) if waits => tokio::select! {
            response = waiting(&desk, call) => response,
            () = desk.stopping() => answers::refusal(StatusCode::SERVICE_UNAVAILABLE, "stopping"),
        },
        Ok(call) => answered(&desk, call).await,
        Err(refused) => refused,
    };
    log::info!("{named} {} {} ms", response.status().as_u16(), begun.elapsed().as_millis());
    response
}

/// The person's token, without which only the door itself answers.
pub fn token(headers: &HeaderMap) -> Option<String> {
    text(headers, header::AUTHORIZATION.as_str())?.strip_prefix("Bearer ").map(str::to_owned)
}

/// The terminal's name. Browsers send ASCII only and terminals are called 前台-1, so it comes percent-encoded.
pub fn terminal(headers: &HeaderMap) -> String {
    let name = text(headers, "x-terminal").unwrap_or_default();
    percent_decode_str(&name).decode_utf8_lossy().into_owned()
}

/// What an uploaded file is to be.
pub fn purpose(headers: &HeaderMap) -> Purpose {
    Purpose::named(&text(headers, "x-purpose").unwrap_or_default())
}

async fn request(command: String, headers: &HeaderMap, body: Body) -> Result<Call, Response> {
    let content = intake::whole(body, CALL_LIMIT).await.map_err(|reason| match reason {
        NotTaken::TooLarge => answers::too_large(CALL_LIMIT),
        NotTaken::Broken => answers::refusal(StatusCode::BAD_REQUEST, "bad_input"),
    })?;
    let body = match content.is_empty() {
        true => Value::Object(Default::default()),
        false => {
            serde_json::from_slice(&content).map_err(|_| answers::refusal(StatusCode::BAD_REQUEST, "bad_input"))?
        }
    };
    Ok(Call {
        command,
        token: token(headers),
        key: text(headers, "idempotency-key"),
        terminal: terminal(headers),
        language: language(headers),
        body,
    })
}

async fn answered(desk: &Desk, call: Call) -> Response {
    match desk.apart(move |api| api.call(call)).await {
        Ok(answer) => answers::answer(answer),
        Err(problem) => answers::problem(problem),
    }
}

/// A window's question for changes. It waits without a thread: however many windows ask, calls find theirs free.
async fn waiting(desk: &Desk, mut call: Call) -> Response {
    let waits = call.body.get("wait") == Some(&Value::Bool(true));
    if waits && let Some(body) = call.body.as_object_mut() {
        body.insert("wait".to_owned(), Value::Bool(false));
    }
    // Heard of before it is asked: a change in between is not missed.
    let mut news = desk.news();
    let (asked, once) = (call.body.get("seq").cloned(), call.clone());
    let answer = desk.apart(move |api| api.call(once)).await;
    if !waits || !is_old_news(&answer, asked.as_ref()) {
        return answer.map_or_else(answers::problem, answers::answer);
    }
    let _ = tokio::time::timeout(LONGEST_WAIT, news.changed()).await; // nothing new is an answer as well
    answered(desk, call).await
}

/// Whether it says only what was known when it was asked.
fn is_old_news(answer: &Result<Answer, Problem>, asked: Option<&Value>) -> bool {
    matches!(answer, Ok(Answer::Json(said)) if said.pointer("/value/seq") == asked)
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn language(headers: &HeaderMap) -> Language {
    let asked = text(headers, header::ACCEPT_LANGUAGE.as_str()).unwrap_or_default();
    if asked.trim_start().starts_with("en") { Language::En } else { Language::ZhCn }
}
