//! What cars are made of, each piece with a place, in as many numbers as a catalogue has: for parts and for the work on them.

use crate::common::BasisPoints;

/// Pieces, by what they are counted in and what one costs, yuan.
pub(crate) const PIECES: [(&str, &str, i64); 32] = [
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
/// Tax in the price of repairs and parts.
pub(crate) const TAX: BasisPoints = BasisPoints(1300);

/// What the nth piece is called, with its place.
pub(crate) fn name(n: usize) -> String {
    let (piece, ..) = PIECES[n % PIECES.len()];
    format!("{}{piece}", PLACES[(n / PIECES.len()) % PLACES.len()])
}

/// How many names there are before they come again.
pub(crate) const NAMES: usize = PIECES.len() * PLACES.len();
