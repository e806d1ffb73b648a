//! Commands of the drafts.

use jieche_ground::drafts::{self, Draft, DraftKey, SaveDraft};
use jieche_shop::Result;

use crate::commands::commands;
use crate::desk::Desk;
use crate::requests::Empty;

commands! {
    read drafts_get(DraftKey) -> Option<Draft>, SignedIn,
        drafts::get(read, &request),
        |_e| { "key": "customers.new" };

    note drafts_save(SaveDraft) -> Draft, SignedIn,
        drafts::save(note, request),
        |_e| { "key": "customers.new", "body": "{}" };

    note drafts_clear(DraftKey) -> Empty, SignedIn,
        clear(desk, request),
        |_e| { "key": "customers.new" };
}

fn clear(desk: &Desk, request: DraftKey) -> Result<Empty> {
    desk.note(|note| drafts::clear(note, &request))?;
    Ok(Empty {})
}
