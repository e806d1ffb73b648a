//! The screens as plain files, and the headers that keep a page to what this host served. What is on a screen is `ui`'s
//! matter; a path without a file behind it is a place inside the program, and gets the same one page.

use crate::answers;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::path::PathBuf;
use tower_http::services::{ServeDir, ServeFile};

/// The same policy as the desktop's, less its own channel. Style attributes stay allowed: what floats is
/// placed by them.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; \
    img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; \
    frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Adds the screens of the built UI in `folder` to the routes; without a folder only calls are answered.
pub fn serve<S: Clone + Send + Sync + 'static>(routes: Router<S>, folder: Option<PathBuf>) -> Router<S> {
    let Some(folder) = folder else { return routes.fallback(nothing_here) };
    let page = ServeFile::new(folder.join("index.html"));
    routes
        // Files named by their content: one that is missing is missing, not the start page.
        .nest_service("/assets", ServeDir::new(folder.join("assets")))
        .fallback_service(ServeDir::new(folder).fallback(page))
}

/// Puts the protecting headers on every answer, and says how long each may be kept.
pub async fn protect(request: Request, next: Next) -> Response {
    let kept = match request.uri().path() {
        path if path.starts_with("/assets/") => "public, max-age=31536000, immutable",
        path if path.starts_with("/rpc") || path.starts_with("/files") => "no-store",
        _ => "no-cache",
    };
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

/// The answer for a path that is nobody's.
pub async fn nothing_here() -> Response {
    answers::refusal(StatusCode::NOT_FOUND, "not_found").into_response()
}
