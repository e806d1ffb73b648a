//! How fast a hundred thousand rows are checked and come in, and how long somebody else waits to save meanwhile.
//!
//! `cargo run --release -p jieche-shop --example import_speed [rows]`. Deliberately no test: what passes by the clock fails by it.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)] // a measurement talks to its terminal, and ends where something is wrong

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jieche_ground::Ctx;
use jieche_ground::jobs::Progress;
use jieche_shop::Shop;
use jieche_shop::across::imports::{self, ImportKind, ImportRules, PreviewImport, StartImport};
use jieche_shop::common::{Millis, PersonId};
use jieche_shop::registers::staff::{Role, standing};
use jieche_shop::registers::{phrases, settings};

const NOW: i64 = 1_795_395_600_000;

fn main() {
    let rows = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(100_000);
    let folder = std::env::temp_dir().join(format!("jieche-import-speed-{}", std::process::id()));
    let seed = std::sync::atomic::AtomicU64::new(1);
    let random: jieche_ground::Random = Arc::new(move |bytes: &mut [u8]| {
        for byte in bytes {
            *byte = (seed.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed) >> 33) as u8;
        }
    });
    let program = Ctx::program(Millis(NOW), Arc::clone(&random));
    let shop = Shop::open(&folder, "import_speed", Arc::new(|| NOW), &program).unwrap();
    shop.write(&program, "found", |tx| {
        settings::found(tx, "测速汽车服务有限公司", "深圳市", "0755-88886666", "91350100M000100Y43", false)
    })
    .unwrap();
    let ctx = Ctx { standing: Some(standing(&Role::ALL)), ..program.clone() };

    let mut text = String::from("客户名称,手机,车牌号,品牌,车型,颜色,行驶里程,保险到期,备注\n");
    for n in 0..rows {
        let _ = writeln!(
            text,
            "客户{n},13{n:09},粤B{:05},大众,速腾 1.4T,白,{},2027-0{}-11,老客户",
            n % 100_000,
            1_000 + n,
            n % 9 + 1
        );
    }
    let file = shop.upload(&ctx, text.as_bytes()).unwrap();
    let (kind, rules) = (ImportKind::CustomersVehicles, ImportRules::default());
    let page = |from_row| {
        let asked = PreviewImport { kind, file: file.clone(), columns: None, rules, only: None, from_row, limit: 100 };
        let began = Instant::now();
        let seen = imports::preview(&shop, &ctx, asked).unwrap();
        (began.elapsed(), seen.counts)
    };
    let (first, counts) = page(1);
    let (next, _) = page(50_000);
    println!("{counts:?}");
    println!("first page {first:?} ({:.0} rows/s checked), another page {next:?}", rows as f64 / first.as_secs_f64());

    let done = Arc::new(AtomicBool::new(false));
    let waits = std::thread::spawn({
        let (shop, ctx, done) = (Arc::clone(&shop), ctx.clone(), Arc::clone(&done));
        move || {
            let (mut waits, mut n) = (Vec::new(), 0);
            while !done.load(Ordering::Relaxed) {
                n += 1;
                let began = Instant::now();
                let phrase = phrases::SavePhrase {
                    id: None,
                    version: None,
                    kind: phrases::PhraseKind::Complaint,
                    text: format!("异响 {n}"),
                    retired: false,
                };
                shop.write(&Ctx { person: None::<PersonId>, ..ctx.clone() }, "save", |tx| phrases::save(tx, phrase))
                    .unwrap();
                waits.push(began.elapsed());
                std::thread::sleep(Duration::from_millis(100));
            }
            waits.sort();
            waits
        }
    });
    let began = Instant::now();
    let outcome =
        imports::run(&shop, &ctx, &Progress::default(), StartImport { kind, file, columns: None, rules }).unwrap();
    let took = began.elapsed();
    done.store(true, Ordering::Relaxed);
    let waits = waits.join().unwrap();
    println!("imported in {took:?} ({:.0} rows/s)", rows as f64 / took.as_secs_f64());
    let at = |share: usize| waits.get(waits.len() * share / 100).copied().unwrap_or_default();
    println!("another's save, {} of them: p50 {:?}, p99 {:?}, longest {:?}", waits.len(), at(50), at(99), waits.last());
    let began = Instant::now();
    imports::undo(&shop, &ctx, &Progress::default(), outcome.import_id.unwrap()).unwrap();
    println!("undone in {:?}", began.elapsed());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("no memory figure here"));
    drop(shop);
    std::fs::remove_dir_all(folder).unwrap();
}
