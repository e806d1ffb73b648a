//! What the program does by itself: the daily backup, due once a day at the time the settings name and made up for when
//! the PC was off; and making the search's terms anew when a newer program knows a better rule for them.

use std::sync::{Arc, Weak};
use std::time::Duration;

use jieche_ground::backup::Pace;
use jieche_ground::jobs::JobState;
use jieche_shop::across::backups::{self, BackupRules};
use jieche_shop::across::jobs::{self, JobKind};
use jieche_shop::across::search;
use jieche_shop::common::{JobId, Millis};
use jieche_shop::registers::settings::Section;
use jieche_shop::{Result, Shop};

use crate::stage::Stage;

const LOOK_EVERY: Duration = Duration::from_secs(30);
/// After a try that failed the next one waits an hour: a full disk does not empty itself in a minute.
const TRY_EVERY: i64 = 3600 * 1000;
/// Bytes the database's log may have before it is begun anew.
const LONGEST_LOG: u64 = 16 * 1024 * 1024;
const DAY: i64 = 24 * 3600 * 1000;

/// Looks every half minute whether something is due, until the program closes.
pub(crate) fn watch(stage: &Arc<Stage>) {
    let weak = Arc::downgrade(stage);
    let (mut tried, mut renewing) = (None, None);
    let body = move || while look(&weak, &mut tried, &mut renewing) {};
    match std::thread::Builder::new().name("nightly".into()).spawn(body) {
        Ok(thread) => stage.wait_for_at_close(thread),
        Err(error) => log::error!("the daily backup cannot be watched for: {error}"),
    }
}

fn look(stage: &Weak<Stage>, tried: &mut Option<Millis>, renewing: &mut Option<JobId>) -> bool {
    let Some(stage) = stage.upgrade() else { return false };
    if let Some(shop) = stage.shop()
        && let Err(problem) = shop.shorten_log(LONGEST_LOG)
    {
        log::error!("the log could not be brought into the database: {problem}");
    }
    if let Some(shop) = stage.shop()
        && let Err(problem) = renew_search(&stage, &shop, renewing)
    {
        log::error!("the search's terms could not be made anew: {problem}");
    }
    if let Some(shop) = stage.shop().filter(|_| !stage.is_demo() && stage.is_to_be_checked())
        && let Err(problem) = check_after_a_crash(&stage, &shop)
    {
        log::error!("the check after a crash could not start: {problem}");
    }
    if let Some(shop) = stage.shop().filter(|_| !stage.is_demo())
        && tried.is_none_or(|tried| tried.plus(TRY_EVERY) <= stage.now())
        && let Err(problem) = back_up_if_due(&stage, &shop, tried)
    {
        log::error!("the daily backup could not start: {problem}");
    }
    !stage.wait(LOOK_EVERY)
}

/// Asked at every look: cheap while nothing is due, and a shop restored from an old backup is found too.
fn renew_search(stage: &Stage, shop: &Arc<Shop>, renewing: &mut Option<JobId>) -> Result<()> {
    let ctx = stage.program();
    let under_way =
        renewing.is_some_and(|id| jobs::get(shop, &ctx, id).is_ok_and(|job| job.state == JobState::Running));
    if !under_way && shop.read(&ctx, search::needs_rebuild)? {
        *renewing = Some(jobs::start(shop, &ctx, JobKind::SearchRebuild, search::rebuild)?.id);
    }
    Ok(())
}

/// What a crash or a power cut did to the pages is seen at once, not with tonight's backup.
fn check_after_a_crash(stage: &Stage, shop: &Arc<Shop>) -> Result<()> {
    jobs::start(shop, &stage.program(), JobKind::Check, |shop, ctx, _| shop.check_pages(ctx)).map(|_| ())
}

fn back_up_if_due(stage: &Stage, shop: &Arc<Shop>, tried: &mut Option<Millis>) -> Result<()> {
    let ctx = stage.program();
    let (rules, last) = shop.read(&ctx, |read| Ok((BackupRules::of(read)?, jobs::last_backup(read)?)))?;
    if last.is_some_and(|last| (due(ctx.now, rules.minute())..=ctx.now).contains(&last)) {
        return Ok(());
    }
    *tried = Some(ctx.now);
    jobs::start(shop, &ctx, JobKind::Backup, move |shop, ctx, progress| {
        backups::pass(shop, ctx, &rules, Pace::Gentle, progress)
    })?;
    Ok(())
}

/// The last moment at which a backup was due: today's time, or yesterday's while today's is to come.
fn due(now: Millis, minute_of_day: i64) -> Millis {
    let today = now.date().at(minute_of_day);
    if today <= now { today } else { today.plus(-DAY) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jieche_shop::common::BusinessDate;

    #[test]
    fn a_backup_missed_overnight_is_made_up_in_the_morning() {
        let day = BusinessDate::new(2026, 11, 23).unwrap();
        let half_past_nine = 21 * 60 + 30;
        assert_eq!(
            due(day.at(8 * 60), half_past_nine),
            day.plus_days(-1).at(half_past_nine),
            "at eight the last due was last night"
        );
        assert_eq!(due(day.at(22 * 60), half_past_nine), day.at(half_past_nine));
    }
}
