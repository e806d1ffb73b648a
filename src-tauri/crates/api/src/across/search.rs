//! Commands of the search box.

use jieche_shop::Result;
use jieche_shop::across::jobs::{self, Job, JobKind};
use jieche_shop::across::search::{self, SearchFor, SearchHit};
use jieche_shop::registers::search_index::{self, Spell};

use crate::caller::Caller;
use crate::commands::commands;

commands! {
    read search_find(SearchFor) -> Vec<SearchHit>, SignedIn,
        search::find(read, request),
        |_e| { "text": "b123", "limit": 20 };

    read search_spell(Spell) -> Vec<Vec<String>>, SignedIn,
        spell(caller, request),
        |_e| { "texts": ["开单", "打印委托书"] };

    job search_rebuild -> Job, ManageShop, rebuild(caller);
}

pub(crate) fn spell(_: &Caller, request: Spell) -> Result<Vec<Vec<String>>> {
    search_index::spell(&request)
}

fn rebuild(caller: &Caller) -> Result<Job> {
    jobs::start(caller.shop()?, &caller.ctx, JobKind::SearchRebuild, search::rebuild)
}
