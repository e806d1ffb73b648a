//! Commands of the drafts.

use jieche_ground::drafts::{self, Draft, DraftKey, SaveDraft};
use jieche_shop::Result;

use crate::across::shop::Empty;
use crate::desk::Desk;

pub(crate) fn get(desk: &Desk, request: DraftKey) -> Result<Option<Draft>> {
    desk.read(|read| drafts::get(read, &request))
}

pub(crate) fn save(desk: &Desk, request: SaveDraft) -> Result<Draft> {
    desk.note(|note| drafts::save(note, request))
}

pub(crate) fn clear(desk: &Desk, request: DraftKey) -> Result<Empty> {
    desk.note(|note| drafts::clear(note, &request))?;
    Ok(Empty {})
}
