//! `cargo xtask bench`: the big shop, laid once, then asked what a desk asks; each answer beside bare SQLite reading or
//! writing the same rows in the same run, and the big shop beside a tenth of it.
//!
//! Deliberately no verdict: what a computer takes is not the program's doing. The ratios are what a change is judged by.

#![allow(clippy::print_stdout)] // a program that talks to a terminal

mod bare;
mod measure;
mod operations;
mod searches;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use jieche_shop::big_shop::{self, Size};
use jieche_shop::common::{BusinessDate, Millis, PersonId, Problem};
use jieche_shop::registers::staff::{Role, usual_standing};
use jieche_shop::{Ctx, Result};
use table::Measured;

/// The chance of everything in it.
const SEED: u64 = 20_261_123;
const SIZES: [(&str, Size); 2] = [("S", Size::S), ("L", Size::L)];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bench: {problem:?}");
            ExitCode::FAILURE
        }
    }
}

/// `bench FOLDER [S|L]`
fn run() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let place = PathBuf::from(words.next().ok_or_else(|| Problem::of("folder", "required"))?);
    let only = words.next();
    let mut measured = Vec::new();
    for (name, size) in SIZES.into_iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        measured.push(shop(&place, name, size)?);
    }
    let table = table::markdown(&measured);
    fs::write(place.join("bench.md"), &table)?;
    println!("\n{table}");
    Ok(())
}

/// One shop, measured on a copy: orders that are saved to be timed shall not be there the next time.
fn shop(place: &Path, name: &'static str, size: Size) -> Result<Measured> {
    let kept = place.join(name);
    if !kept.join("journal.mark").exists() {
        lay(&kept, name, size)?;
    }
    let copy = place.join(format!("{name}-measured"));
    let _ = fs::remove_dir_all(&copy);
    copy_folder(&kept, &copy)?;
    let measured = operations::measure(&copy, name, &ctx())?;
    fs::remove_dir_all(&copy)?;
    Ok(measured)
}

fn lay(folder: &Path, name: &str, size: Size) -> Result<()> {
    let _ = fs::remove_dir_all(folder);
    let begun = Instant::now();
    big_shop::lay(folder, size, SEED, now(), &|day, days| {
        if day % 365 == 0 {
            println!("{name}: {} of {} years, {} s", day / 365, days / 365, begun.elapsed().as_secs());
        }
    })?;
    println!("{name}: laid in {} s", begun.elapsed().as_secs());
    Ok(())
}

/// A Monday at eleven: a desk at work.
fn now() -> Millis {
    BusinessDate::new(2026, 11, 23).map_or(Millis(0), |day| day.at(11 * 60))
}

fn ctx() -> Ctx {
    let chance = std::sync::atomic::AtomicU64::new(1);
    let random = Arc::new(move |bytes: &mut [u8]| {
        bytes.fill_with(|| chance.fetch_add(0x9E37, std::sync::atomic::Ordering::Relaxed).to_le_bytes()[1]);
    });
    Ctx { person: Some(PersonId(2)), standing: Some(usual_standing(&Role::ALL)), ..Ctx::program(now(), random) }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
