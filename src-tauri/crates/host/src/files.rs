//! `POST /files`: a file's raw bytes in, the hash by which commands name it out. What may be uploaded by whom, and what
//! a file must look like, is the core's question.

use crate::answers;
use crate::desk::Desk;
use crate::intake::{self, FILE_LIMIT, NotTaken};
use crate::rpc;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Takes one file.
pub async fn take(State(desk): State<Desk>, headers: HeaderMap, body: Body) -> Response {
    let (sending, mut arriving) = intake::stream();
    let (token, terminal, purpose) = (rpc::token(&headers), rpc::terminal(&headers), rpc::purpose(&headers));
    let keeping = desk.apart(move |api| api.upload(token.as_deref(), &terminal, purpose, &mut arriving));
    let (passed_on, kept) = tokio::join!(sending.pass_on(body, FILE_LIMIT), keeping);
    let response = match (passed_on, kept) {
        (Err(NotTaken::TooLarge), _) => answers::too_large(FILE_LIMIT),
        (Err(NotTaken::Broken), _) => answers::refusal(StatusCode::BAD_REQUEST, "bad_input"),
        (Ok(()), Err(problem)) => answers::problem(problem),
        (Ok(()), Ok(hash)) => Json(json!({ "hash": hash })).into_response(),
    };
    log::info!("upload {}", response.status().as_u16());
    response
}
