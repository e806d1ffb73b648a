//! Who asks, from where, when, and with what chance: everything a rule may not fetch for itself.
//!
//! Time and randomness come in here and nowhere else, so that a test can be any person at any
//! moment. Deliberately not here: what the person may do; the ground carries it ([`Standing`]) and never looks inside.

use std::any::Any;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BusinessDate, Millis, PersonId, Problem, Result};

/// Fills a buffer with bytes nobody can guess (or, in tests and the demo shop, with a seed's).
pub type Random = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// The language of the screen asking; sheets are Chinese whatever it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Language {
    /// 简体中文
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English
    #[serde(rename = "en")]
    En,
}

/// The write's own name and fingerprint: the same key gives the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The command's name.
    pub command: String,
    /// The caller's key, 8 to 64 characters.
    pub key: String,
    /// SHA-256 of the request.
    pub hash: [u8; 32],
}

/// What somebody may do, as what stands above keeps it.
pub type Standing = Arc<dyn Any + Send + Sync>;

/// One call's circumstances.
#[derive(Clone)]
pub struct Ctx {
    /// Who is signed in; `None` before sign-in and for the program itself.
    pub person: Option<PersonId>,
    /// What they may do; `None` for the program itself.
    pub standing: Option<Standing>,
    /// The PC or tablet, by the name it calls itself.
    pub terminal: String,
    /// Now.
    pub now: Millis,
    /// The screen's language.
    pub language: Language,
    /// The idempotency key of a write.
    pub request: Option<Request>,
    /// Chance.
    pub random: Random,
}

impl Ctx {
    /// The program acting for itself: founding, jobs at night.
    pub fn program(now: Millis, random: Random) -> Self {
        Self {
            person: None,
            standing: None,
            terminal: "program".into(),
            now,
            language: Language::default(),
            request: None,
            random,
        }
    }

    /// Today, in Asia/Shanghai.
    pub fn today(&self) -> BusinessDate {
        self.now.date()
    }

    /// The person asking, or `not_signed_in`.
    pub fn person(&self) -> Result<PersonId> {
        self.person.ok_or_else(|| Problem::new("not_signed_in"))
    }

    /// What the person may do, as the type it was handed in as.
    pub fn standing<T: Any>(&self) -> Option<&T> {
        self.standing.as_deref().and_then(|standing| standing.downcast_ref())
    }

    /// Bytes of chance.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }
}

impl std::fmt::Debug for Ctx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ctx")
            .field("person", &self.person)
            .field("terminal", &self.terminal)
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}
