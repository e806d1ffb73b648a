//! Commands of the search box.

use jieche_shop::Result;
use jieche_shop::across::jobs::{self, Job, JobKind};
use jieche_shop::across::search::{self, SearchFor, SearchHit};
use jieche_shop::registers::search_index::{self, Spell};

use crate::across::shop::Empty;
use crate::desk::Desk;

pub(crate) fn find(desk: &Desk, request: SearchFor) -> Result<Vec<SearchHit>> {
    desk.read(|read| search::find(read, request))
}

pub(crate) fn spell(_: &Desk, request: Spell) -> Result<Vec<Vec<String>>> {
    search_index::spell(&request)
}

pub(crate) fn rebuild(desk: &Desk, _: Empty) -> Result<Job> {
    jobs::start(desk.shop()?, &desk.ctx, JobKind::SearchRebuild, search::rebuild)
}
