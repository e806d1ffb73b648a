//! One call from outside: who asks, whether they may, and what goes back.

use std::io::Read as _;
use std::sync::Arc;

use jieche_ground::{Ctx, Language, Request};
use jieche_shop::registers::pictures;
use jieche_shop::registers::printing::PrintWay;
use jieche_shop::registers::staff::{self, Person, session};
use jieche_shop::{Problem, Result, Shop};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::caller::Caller;
use crate::list::{self, Command};
use crate::sight::Sight;
use crate::stage::Stage;

/// Characters a terminal's name may have.
const LONGEST_TERMINAL: usize = 40;

/// What came in.
#[derive(Clone)]
pub struct Call {
    /// The command's name.
    pub command: String,
    /// Who: the token sign-in gave.
    pub token: Option<String>,
    /// The caller's key; wanted for writes and sheets.
    pub key: Option<String>,
    /// The PC or tablet, by the name it calls itself.
    pub terminal: String,
    /// The screen's language.
    pub language: Language,
    /// The request.
    pub body: Value,
}

/// What a file that comes in is to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Kept as it is: a file to import.
    #[default]
    File,
    /// A photo: developed, and only what comes of it is kept.
    Picture,
}

impl Purpose {
    /// The purpose a host's caller names; what it does not know is a file.
    pub fn named(name: &str) -> Self {
        if name == "picture" { Self::Picture } else { Self::File }
    }

    /// Bytes a file of this purpose may have.
    pub fn largest(self) -> usize {
        match self {
            Self::File => jieche_ground::files::LARGEST,
            Self::Picture => jieche_shop::registers::pictures::LARGEST,
        }
    }
}

/// What goes back.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// `{ value }`, and for writes `changed` and `seq`.
    Json(Value),
    /// A document.
    Bytes {
        /// Its media type.
        mime: &'static str,
        /// The name to save it under.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
        /// How the terminal that asked prints it; `None` for what is not printed.
        print: Option<PrintWay>,
    },
}

/// A document on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its media type.
    pub mime: &'static str,
    /// The name to save it under.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// How the terminal that asked prints it; `None` for what is not printed.
    pub print: Option<PrintWay>,
}

impl From<Document> for Answer {
    fn from(document: Document) -> Self {
        Self::Bytes { mime: document.mime, name: document.name, bytes: document.bytes, print: document.print }
    }
}

/// The HTTP status that fits a refusal.
pub fn status(problem: &Problem) -> u16 {
    match problem.code.as_ref() {
        "not_signed_in" | "wrong_password" => 401,
        "not_allowed" => 403,
        "not_found" | "unknown_command" => 404,
        "changed_meanwhile" | "key_reused" | "shop_exists" | "no_shop" | "duplicate" | "wrong_state"
        | "step_not_allowed" | "settled" | "invoiced" | "unpaid" => 409,
        "too_large" => 413,
        "in_use" | "preparing" => 423,
        "try_later" => 429,
        "internal" | "damaged" => 500,
        "disk_full" | "disk_error" | "busy" | "stopping" => 503,
        _ => 400,
    }
}

pub(crate) fn run(stage: &Arc<Stage>, call: Call) -> Result<Answer> {
    let command = list::find(&call.command).ok_or_else(|| Problem::new("unknown_command"))?;
    let shop = stage.shop();
    let person = match (&shop, command.is_public()) {
        (_, true) => None,
        (None, false) => return Err(Problem::new("no_shop")),
        (Some(shop), false) => Some(signed_in(stage, shop, call.token.as_deref(), &call.terminal, call.language)?),
    };
    if let Some(person) = &person
        && !command.allows(&person.roles)
    {
        return Err(Problem::new("not_allowed"));
    }
    let request = request_of(command, &call, person.as_ref())?;
    let ctx = ctx_of(stage, person.as_ref(), &call.terminal, call.language, request)?;
    let sight = Sight::of(&ctx);
    if !sight.may_hold(command.carries) {
        return Err(Problem::new("not_allowed"));
    }
    let caller = Caller { stage, shop, ctx, person, token: call.token, command: command.name };
    let mut answer = (command.run)(&caller, call.body)?;
    sight.show(command, &mut answer);
    Ok(answer)
}

pub(crate) fn upload(
    stage: &Arc<Stage>,
    token: Option<&str>,
    terminal: &str,
    purpose: Purpose,
    content: &mut dyn std::io::Read,
) -> Result<String> {
    let shop = stage.shop().ok_or_else(|| Problem::new("no_shop"))?;
    let person = signed_in(stage, &shop, token, terminal, Language::default())?;
    if !list::may_upload(&person.roles, purpose) {
        return Err(Problem::new("not_allowed"));
    }
    let limit = purpose.largest();
    let mut bytes = Vec::new();
    content.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(Problem::new("too_large").with("max", limit));
    }
    let ctx = ctx_of(stage, Some(&person), terminal, Language::default(), None)?;
    let kept = match purpose {
        Purpose::File => shop.upload(&ctx, &bytes)?,
        Purpose::Picture => pictures::take(&shop, &ctx, &bytes)?,
    };
    Ok(kept.as_str().to_owned())
}

fn signed_in(
    stage: &Arc<Stage>,
    shop: &Arc<Shop>,
    token: Option<&str>,
    terminal: &str,
    language: Language,
) -> Result<Person> {
    let token = token.ok_or_else(|| Problem::new("not_signed_in"))?;
    let nobody = ctx_of(stage, None, terminal, language, None)?;
    let (person, _, to_note) = shop.read(&nobody, |read| session::person(read, token))?;
    if to_note {
        shop.note(&nobody, |note| session::seen(note, token))?;
    }
    Ok(person)
}

fn ctx_of(
    stage: &Stage,
    person: Option<&Person>,
    terminal: &str,
    language: Language,
    request: Option<Request>,
) -> Result<Ctx> {
    let terminal = jieche_shop::common::text::required("terminal", terminal, LONGEST_TERMINAL)?;
    Ok(Ctx {
        person: person.map(|person| person.id),
        standing: person.map(|person| staff::standing(&person.roles)),
        terminal,
        now: stage.now(),
        language,
        request,
        random: stage.random(),
    })
}

/// A write's key, with the fingerprint of what was asked under it.
fn request_of(command: &Command, call: &Call, person: Option<&Person>) -> Result<Option<Request>> {
    if !command.door.wants_key() || person.is_none() {
        return Ok(None);
    }
    let key = call.key.as_deref().ok_or_else(|| Problem::of("Idempotency-Key", "required"))?;
    let fits = (8..=64).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !fits {
        return Err(Problem::of("Idempotency-Key", "bad_value"));
    }
    let hash = Sha256::new()
        .chain_update(key)
        .chain_update(command.name)
        .chain_update(serde_json::to_vec(&call.body)?)
        .finalize();
    Ok(Some(Request { command: command.name.to_owned(), key: key.to_owned(), hash: hash.into() }))
}
