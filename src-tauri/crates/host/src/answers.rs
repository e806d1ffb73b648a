//! How the core's answers and refusals look over HTTP. Which codes exist and what status fits each is the core's.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jieche_api::{Answer, Problem};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand unencoded in `filename*` (RFC 8187).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// JSON as it is; bytes under their type and name.
pub fn answer(answer: Answer) -> Response {
    match answer {
        Answer::Json(value) => Json(value).into_response(),
        Answer::Bytes { mime, name, bytes, .. } => {
            let named = format!("inline; filename*=UTF-8''{}", utf8_percent_encode(&name, PLAIN));
            let mut response = ([(header::CONTENT_TYPE, mime)], bytes).into_response();
            if let Ok(value) = HeaderValue::from_str(&named) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
            response
        }
    }
}

/// The core's refusal under its own status.
pub fn problem(problem: Problem) -> Response {
    let status = StatusCode::from_u16(jieche_api::status(&problem)).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(problem)).into_response()
}

/// A refusal of the host's own, in the core's form.
pub fn refusal(status: StatusCode, code: &'static str) -> Response {
    (status, Json(Problem::new(code))).into_response()
}

/// A body longer than may come in one piece; says how much may.
pub fn too_large(limit: usize) -> Response {
    (StatusCode::PAYLOAD_TOO_LARGE, Json(Problem::new("too_large").with("max", limit))).into_response()
}
