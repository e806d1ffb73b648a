//! Commands of the drafts.

use jieche_ground::drafts::{self, Draft, DraftKey, SaveDraft};
use jieche_shop::Result;

use crate::caller::Caller;
use crate::commands::commands;
use crate::requests::Empty;

commands! {
    read drafts_get(DraftKey) -> Option<Draft>, SignedIn,
        drafts::get(read, &request),
        |_e| { "key": "customers.new" };

    note drafts_save(SaveDraft) -> Draft, SignedIn,
        drafts::save(note, request),
        |_e| { "key": "customers.new", "body": "{}" };

    note drafts_clear(DraftKey) -> Empty, SignedIn,
        clear(caller, request),
        |_e| { "key": "customers.new" };
}

fn clear(caller: &Caller, request: DraftKey) -> Result<Empty> {
    caller.note(|note| drafts::clear(note, &request))?;
    Ok(Empty {})
}
