//! The demo shop: a believable month of a dealership nobody owns, written by driving the command list.
//!
//! The same seed and the same last day give the same shop; its clock is its own, so that a month passes in
//! seconds. Keys and tokens are never seeded. Each feature's part stands in the file of its name; what a new one lays
//! before the first car comes is joined in `founding`, what it does while a car is here in `visit`. Deliberately not
//! here: any rule; what a command refuses, the demo shop does not have.

mod appointments;
mod chance;
mod complaints;
mod customers;
mod day;
mod driver;
mod founding;
mod kind;
mod labour;
mod packages;
mod parts;
mod reception;
mod repair_orders;
mod settlement;
mod staff;
mod surveys;
#[cfg(test)]
mod tests;
mod vehicles;
mod visit;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jieche_ground::{make_durable, sync_folder};
use jieche_shop::common::{BusinessDate, Millis};
use jieche_shop::{Problem, Result};

use crate::stage::{Progress, Stage};
use crate::{Api, Environment};
use chance::Chance;
use driver::Driver;

/// The password of everybody in the demo shop.
pub const PASSWORD: &str = "demo2026";
/// The seed of the demo shop that a screen opens.
const SEED: u64 = 20_260_101;

/// What a demo shop tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Story {
    /// Days it has been open, the last one included; 1 to 400.
    pub days: u32,
    /// The chance of everything in it.
    pub seed: u64,
    /// The moment it is "now" in it: the last day goes on until then.
    pub until: Millis,
}

/// Writes a demo shop into an empty folder. `tell` hears (day, days). Only the whole of it is durable: what a power cut
/// leaves of one that was being written is worth nothing.
pub fn build(folder: &Path, story: Story, environment: &Environment, tell: &dyn Fn(i64, i64)) -> Result<()> {
    if !(1..=400).contains(&story.days) {
        return Err(Problem::of("days", "out_of_range").with("min", 1).with("max", 400));
    }
    let days = i64::from(story.days);
    let first = story.until.date().plus_days(1 - days);
    let clock = Arc::new(AtomicI64::new(first.plus_days(-1).at(9 * 60).0));
    let driver = open(folder, environment, &clock)?;
    let mut chance = Chance::new(story.seed);
    let mut shop = founding::found(&driver, &mut chance)?;
    let mut agenda = day::Agenda::new(appointments::Bookings::new(story.seed, story.until.date()));
    for n in 0..days {
        tell(n, days);
        let date: BusinessDate = first.plus_days(n);
        day::pass(&driver, &mut shop, &mut agenda, &mut chance, date, story.until)?;
    }
    clock.store(story.until.0, Ordering::Relaxed);
    driver.close();
    make_durable(folder)?;
    tell(days, days);
    Ok(())
}

fn open(folder: &Path, environment: &Environment, clock: &Arc<AtomicI64>) -> Result<Driver> {
    let time = Arc::clone(clock);
    let environment = Environment {
        clock: Arc::new(move || time.load(Ordering::Relaxed)),
        program: "demo".into(),
        ..environment.clone()
    };
    let api = Api(Stage::open(folder, environment).map_err(Problem::from)?);
    Ok(Driver::new(api, Arc::clone(clock)))
}

/// Opens the demo shop of a data folder, making it first when it is not there or its story has ended
/// on another day.
pub(crate) fn enter(stage: &Arc<Stage>) -> Result<()> {
    if stage.is_demo() {
        return Ok(());
    }
    if stage.shop().is_some() {
        return Err(Problem::new("shop_exists"));
    }
    if stage.progress().is_some() {
        return Err(Problem::new("preparing"));
    }
    let folder = stage.demo_folder();
    if !folder.join("shop.db").exists() {
        let days = stage.environment().demo_days;
        stage.prepare(Some(Progress { done: 0, total: i64::from(days) }));
        let made = make(stage, &folder, days);
        stage.prepare(None);
        made?;
    }
    stage.enter_demo()
}

/// Made beside its place and renamed when whole: half a demo shop is never opened.
fn make(stage: &Stage, folder: &Path, days: u32) -> Result<()> {
    let part = folder.with_extension("part");
    if part.exists() {
        std::fs::remove_dir_all(&part)?;
    }
    let story = Story { days, seed: SEED, until: stage.now() };
    build(&part, story, stage.environment(), &|done, total| stage.prepare(Some(Progress { done, total })))?;
    std::fs::rename(&part, folder)?;
    Ok(sync_folder(stage.folder().root())?)
}
