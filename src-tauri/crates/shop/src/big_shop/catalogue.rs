//! What the big shop sells: operations and parts, each a piece of a car with a place, in as many numbers as a catalogue has.

use super::chance::Chance;
use super::laying::Laying;
use crate::common::{BasisPoints, Fen, Hours, OperationId, PartId, Result};
use crate::registers::labour::{self, SaveOperation};
use crate::registers::parts::{self, PartClass, SavePart};
use jieche_ground::Ctx;

const PIECES: [(&str, &str, i64); 32] = [
    ("机油滤清器", "个", 45),
    ("空气滤清器", "个", 98),
    ("空调滤清器", "个", 118),
    ("全合成机油 5W-40", "升", 96),
    ("制动片", "套", 480),
    ("制动盘", "片", 520),
    ("雨刮片", "支", 75),
    ("蓄电池", "个", 780),
    ("火花塞", "支", 88),
    ("减振器", "支", 640),
    ("下摆臂", "支", 560),
    ("轮胎", "条", 720),
    ("大灯总成", "个", 2600),
    ("尾灯总成", "个", 620),
    ("保险杠", "个", 980),
    ("翼子板", "个", 760),
    ("车门外把手", "个", 190),
    ("水泵", "个", 540),
    ("节温器", "个", 210),
    ("发电机", "个", 1850),
    ("起动机", "个", 1620),
    ("氧传感器", "个", 460),
    ("点火线圈", "个", 320),
    ("燃油泵", "个", 890),
    ("半轴防尘套", "套", 150),
    ("轮毂轴承", "个", 430),
    ("转向拉杆球头", "个", 180),
    ("稳定杆连杆", "支", 120),
    ("防冻液", "升", 48),
    ("制动液", "升", 55),
    ("变速箱油", "升", 135),
    ("后视镜", "个", 850),
];
const PLACES: [&str; 8] = ["", "前", "后", "左", "右", "左前", "右前", "左后"];
const WORK: [&str; 8] = ["更换", "检查", "拆装", "调整", "清洗", "修复", "诊断", "喷漆"];
/// Tax in the price of repairs and parts.
pub(super) const TAX: BasisPoints = BasisPoints(1300);
/// An hour's work, fen.
const RATE: i64 = 18_000;

/// What an order's line takes from a part.
pub(super) struct Item {
    pub id: PartId,
    pub number: String,
    pub name: String,
    pub unit: &'static str,
    pub price: Fen,
}

/// What an order's line takes from an operation.
pub(super) struct Work {
    pub id: OperationId,
    pub code: String,
    pub name: String,
    pub hours: Hours,
    pub rate: Fen,
}

/// The catalogue that stands.
pub(super) struct Catalogue {
    pub parts: Vec<Item>,
    pub work: Vec<Work>,
}

/// Writes both lists.
pub(super) fn lay(laying: &mut Laying, ctx: &Ctx, chance: &mut Chance, parts: usize, work: usize) -> Result<Catalogue> {
    Ok(Catalogue {
        parts: (0..parts).map(|n| part(laying, ctx, chance, n)).collect::<Result<_>>()?,
        work: (0..work).map(|n| operation(laying, ctx, chance, n)).collect::<Result<_>>()?,
    })
}

fn part(laying: &mut Laying, ctx: &Ctx, chance: &mut Chance, n: usize) -> Result<Item> {
    let (piece, unit, yuan) = PIECES[n % PIECES.len()];
    let name = format!("{}{piece}", PLACES[(n / PIECES.len()) % PLACES.len()]);
    let number = format!("{}{:06}{}", chance.sign("18536"), 100_000 + n, chance.sign("ABCDEFGH"));
    let price = Fen((yuan + chance.between(0, yuan / 2)) * 100);
    let request = SavePart {
        id: None,
        version: None,
        number: number.clone(),
        name: name.clone(),
        brand: None,
        spec: None,
        unit: unit.into(),
        class: PartClass::Original,
        price_fen: price,
        tax_rate_bp: TAX,
        location: Some(format!("{}-{:02}-{:02}", chance.sign("ABCDEF"), chance.between(1, 20), chance.between(1, 30))),
        fits: None,
        retired: false,
    };
    let id = laying.write(ctx, "parts_save", |tx| parts::save(tx, request))?.id;
    Ok(Item { id, number, name, unit, price })
}

fn operation(laying: &mut Laying, ctx: &Ctx, chance: &mut Chance, n: usize) -> Result<Work> {
    let (piece, ..) = PIECES[n % PIECES.len()];
    let name = format!("{}{piece}{}", PLACES[(n / PIECES.len()) % PLACES.len()], WORK[(n / 256) % WORK.len()]);
    let (code, hours, rate) = (format!("GS{n:05}"), Hours(chance.between(3, 30) * 10), Fen(RATE));
    let request = SaveOperation {
        id: None,
        version: None,
        code: code.clone(),
        name: name.clone(),
        trade: None,
        hours,
        rate_fen: rate,
        tax_rate_bp: TAX,
        retired: false,
        model_hours: Vec::new(),
    };
    let id = laying.write(ctx, "labour_save", |tx| labour::save(tx, request))?.id;
    Ok(Work { id, code, name, hours, rate })
}
