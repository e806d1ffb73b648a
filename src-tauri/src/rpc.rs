//! The way of every call from the window to the core: one command for JSON, one for bytes, one for files going up.
//! Each is async and hands the work to a blocking thread, so the window never freezes. Permissions, rules and
//! answers are the core's; nothing is decided here.

use jieche_api::{Answer, Api, Call, Language, Problem, Purpose};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::Cursor;
use tauri::State;
use tauri::ipc::{InvokeBody, Request, Response};

/// What the window says with each call: the same facts the HTTP host reads from headers.
#[derive(Deserialize)]
struct Spoken {
    command: String,
    token: Option<String>,
    key: Option<String>,
    terminal: String,
    language: String,
    #[serde(default)]
    body: Value,
}

/// One call of the command list, answered in JSON.
#[tauri::command]
pub async fn rpc(api: State<'_, Api>, request: Request<'_>) -> Result<Value, Problem> {
    match answered(&api, spoken(&request)?).await? {
        Answer::Json(value) => Ok(value),
        Answer::Bytes { .. } => Err(not_asked_like_this("rpc_bytes")),
    }
}

/// One call that answers a sheet or a file. Before the bytes stand the length of a small JSON head (u32, big endian)
/// and the head itself, with name, mime and how this terminal prints it, because raw answers have no headers of their own.
#[tauri::command]
pub async fn rpc_bytes(api: State<'_, Api>, request: Request<'_>) -> Result<Response, Problem> {
    match answered(&api, spoken(&request)?).await? {
        Answer::Bytes { mime, name, bytes, print } => {
            let head = json!({ "name": name, "mime": mime, "print": print });
            Ok(Response::new(with_head(&head, &bytes)))
        }
        Answer::Json(_) => Err(not_asked_like_this("rpc")),
    }
}

/// Takes a file's raw bytes and answers the hash by which commands name it.
#[tauri::command]
pub async fn upload(api: State<'_, Api>, request: Request<'_>) -> Result<Value, Problem> {
    let content = raw(&request)?;
    let token = header(&request, "X-Token").filter(|token| !token.is_empty());
    let terminal = header(&request, "X-Terminal").unwrap_or_default();
    let purpose = Purpose::named(&header(&request, "X-Purpose").unwrap_or_default());
    let api = Api::clone(&api);
    let hash = apart(move || api.upload(token.as_deref(), &terminal, purpose, &mut Cursor::new(content))).await?;
    Ok(json!({ "hash": hash }))
}

/// The raw body of a request that carries bytes.
pub fn raw(request: &Request<'_>) -> Result<Vec<u8>, Problem> {
    match request.body() {
        InvokeBody::Raw(bytes) => Ok(bytes.clone()),
        InvokeBody::Json(_) => Err(Problem::new("bad_input")),
    }
}

/// A header's text; the window percent-encodes it, since headers carry ASCII only and terminals are called 前台-1.
pub fn header(request: &Request<'_>, name: &str) -> Option<String> {
    let value = request.headers().get(name)?.to_str().ok()?;
    percent_encoding::percent_decode_str(value).decode_utf8().ok().map(|text| text.into_owned())
}

/// Runs blocking work off the window's threads.
pub async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|fallen| {
        log::error!("a call ended without an answer: {fallen}");
        Err(Problem::new("internal"))
    })
}

fn spoken(request: &Request<'_>) -> Result<Spoken, Problem> {
    match request.body() {
        InvokeBody::Json(value) => Spoken::deserialize(value).map_err(|_| Problem::new("bad_input")),
        InvokeBody::Raw(_) => Err(Problem::new("bad_input")),
    }
}

async fn answered(api: &Api, said: Spoken) -> Result<Answer, Problem> {
    let api = api.clone();
    let call = Call {
        command: said.command,
        token: said.token,
        key: said.key,
        terminal: said.terminal,
        language: if said.language.starts_with("en") { Language::En } else { Language::ZhCn },
        body: said.body,
    };
    apart(move || {
        let command = call.command.clone();
        api.call(call).inspect_err(|refused| log::info!("{command} refused: {}", refused.code))
    })
    .await
}

fn not_asked_like_this(rather: &str) -> Problem {
    Problem::new("bad_input").with("use", rather)
}

fn with_head(head: &Value, content: &[u8]) -> Vec<u8> {
    let head = head.to_string().into_bytes();
    let length = u32::try_from(head.len()).unwrap_or_default();
    [length.to_be_bytes().as_slice(), &head, content].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_with_their_name_before_them() {
        let framed = with_head(&json!({ "name": "维修任务单.pdf", "mime": "application/pdf" }), b"%PDF");
        let length = u32::from_be_bytes(framed[..4].try_into().unwrap()) as usize;
        let head: Value = serde_json::from_slice(&framed[4..4 + length]).unwrap();
        assert_eq!(head["name"], "维修任务单.pdf");
        assert_eq!(&framed[4 + length..], b"%PDF");
    }
}
