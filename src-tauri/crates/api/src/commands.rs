//! What a command is, and how a feature says which it has.
//!
//! Each feature's file opens with its commands: the kind, the name, request → answer, who may, what is called, and one
//! valid example against the records of an [`Example`]. `list.rs` joins them. Laid out by hand, for rustfmt leaves
//! macros as they are:
//!
//! ```text
//! commands! {
//!     write complaints_close(CloseComplaint) -> Complaint, AnswerComplaints,
//!         complaints::close(tx, request),
//!         |e| { "id": e.complaint, "version": 1, "outcome": "重新打磨刹车片", "content": true };
//! }
//! ```
//!
//! What is called says by its first word through which door: `read`, `tx` or `note` hands a verb of the shop that handle
//! (with `request`, `&request`, `request.id`, or nothing), and `caller` is a function of the file itself, which does more
//! than to hand on. A command that is asked nothing names no request and needs no example; one that hands out a
//! document says what of it not everybody sees: `-> Document [Name, Phone, Money]`.

use jieche_shop::Result;
use jieche_shop::registers::staff::Role;
use jieche_shop::registers::staff::Sensitive;
use serde_json::Value;

use crate::call::Answer;
use crate::caller::Caller;
use crate::doors::Door;
use crate::example::Example;
use crate::permission::Permission;
use crate::typescript::Declarations;

/// One command.
pub struct Command {
    /// Its name, feature first.
    pub name: &'static str,
    /// Its kind.
    pub door: Door,
    /// Who may call it.
    pub permission: Permission,
    /// Of a document, what it carries that not everybody sees.
    pub carries: &'static [Sensitive],
    /// One valid request, against the records of an example.
    pub example: fn(&Example) -> Value,
    /// The request's and the answer's TypeScript names, declared on the way.
    pub types: fn(&mut Declarations) -> (String, String),
    /// From the request's JSON to the answer.
    pub(crate) run: fn(&Caller, Value) -> Result<Answer>,
}

impl Command {
    /// Whether it answers before sign-in.
    pub fn is_public(&self) -> bool {
        self.permission == Permission::Public
    }

    /// Whether it hands out a document.
    pub fn is_document(&self) -> bool {
        matches!(self.door, Door::Paper | Door::Bytes)
    }

    /// Whether somebody with these roles may call it.
    pub fn allows(&self, roles: &[Role]) -> bool {
        self.is_public() || roles.iter().any(|role| self.permission.roles().contains(role))
    }
}

/// A feature's commands, as the head of this file shows them: `COMMANDS`, for the list to join.
macro_rules! commands {
    ($(
        $door:ident $name:ident $(($request:ty))? -> $answer:ty $([$($carried:ident),*])?, $permission:ident,
        $($called:ident)::+ ($($given:tt)+)
        $(, |$e:ident| $example:tt)?;
    )+) => {
        pub(crate) const COMMANDS: &[$crate::commands::Command] = &[$(
            $crate::commands::Command {
                name: stringify!($name),
                door: commands!(@door $door),
                permission: $crate::permission::Permission::$permission,
                carries: &[$($(jieche_shop::registers::staff::Sensitive::$carried),*)?],
                example: commands!(@example $(|$e| $example)?),
                types: |types| (types.of::<commands!(@request $($request)?)>(), types.of::<$answer>()),
                run: |caller, body| $crate::doors::$door::<commands!(@request $($request)?), $answer>(
                    caller, body, commands!(@call $door ($($called)::+) $($given)+),
                ),
            }
        ),+];
    };
    (@door read) => { $crate::doors::Door::Read };
    (@door write) => { $crate::doors::Door::Write };
    (@door job) => { $crate::doors::Door::Job };
    (@door note) => { $crate::doors::Door::Note };
    (@door paper) => { $crate::doors::Door::Paper };
    (@door bytes) => { $crate::doors::Door::Bytes };
    (@request) => { $crate::requests::Empty };
    (@request $request:ty) => { $request };
    (@example) => { |_| serde_json::json!({}) };
    (@example |$e:ident| $example:tt) => { |$e| serde_json::json!($example) };
    (@call $door:ident ($($function:tt)+) caller) => { |caller, _| $($function)+(caller) };
    (@call $door:ident ($($function:tt)+) caller, request) => { $($function)+ };
    (@call $door:ident ($($verb:tt)+) $handle:ident) => { |caller, _| caller.$door($($verb)+) };
    (@call $door:ident ($($verb:tt)+) $handle:ident, $request:ident) => {
        |caller, $request| caller.$door(|$handle| $($verb)+($handle, $request))
    };
    (@call $door:ident ($($verb:tt)+) $handle:ident, &$request:ident) => {
        |caller, $request| caller.$door(|$handle| $($verb)+($handle, &$request))
    };
    (@call $door:ident ($($verb:tt)+) $handle:ident, $request:ident.$field:ident) => {
        |caller, $request| caller.$door(|$handle| $($verb)+($handle, $request.$field))
    };
}
pub(crate) use commands;
