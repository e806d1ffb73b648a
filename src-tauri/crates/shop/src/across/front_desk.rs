//! What the desk sees in the morning and all day.

use serde::Serialize;
use ts_rs::TS;

use super::backups::{self, BackupStanding};
use super::orders::{self, ListedOrder};
use crate::common::{BusinessDate, Result};
use crate::visit::repair_orders::{self, OrderState};
use jieche_ground::Read;

/// The desk's morning view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FrontDesk {
    /// The business day.
    pub today: BusinessDate,
    /// Cars at work or waiting for it, the earliest first.
    pub in_shop: Vec<ListedOrder>,
    /// 待交车
    pub ready: Vec<ListedOrder>,
    /// Delivered today.
    pub delivered_today: Vec<ListedOrder>,
    /// Orders opened today.
    #[ts(type = "number")]
    pub arrived_today: i64,
    /// Cars in the shop whose promised time has passed.
    #[ts(type = "number")]
    pub late: i64,
    /// How the shop's backups stand.
    pub backup: BackupStanding,
}

/// The desk now.
pub fn front_desk(read: &Read) -> Result<FrontDesk> {
    let today = read.ctx().today();
    let here = orders::listed(read, repair_orders::in_shop(read)?)?;
    let is_late = |one: &&ListedOrder| one.order.promised_at.is_some_and(|promised| promised < read.now());
    let late = here.iter().filter(is_late).count();
    let (ready, in_shop) = here.into_iter().partition(|one| one.order.state == OrderState::Ready);
    Ok(FrontDesk {
        today,
        in_shop,
        ready,
        delivered_today: orders::listed(read, repair_orders::delivered_on(read, today)?)?,
        arrived_today: repair_orders::arrived_on(read, today)?,
        late: i64::try_from(late).unwrap_or(i64::MAX),
        backup: backups::standing(read)?,
    })
}
