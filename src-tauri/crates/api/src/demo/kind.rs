//! What cars come for in the demo shop: the words, the lines, how long it takes, what is promised.

use jieche_shop::common::Millis;

use super::chance::Chance;

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// What the car comes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Service,
    Repair,
    Warranty,
    Accident,
    Internal,
    /// The customer changes their mind.
    Cancelled,
}

impl Kind {
    pub fn of(chance: &mut Chance) -> Self {
        match chance.between(1, 100) {
            1..=50 => Self::Service,
            51..=72 => Self::Repair,
            73..=83 => Self::Warranty,
            84..=91 => Self::Accident,
            92..=95 => Self::Internal,
            _ => Self::Cancelled,
        }
    }

    pub fn business_type(self) -> &'static str {
        match self {
            Self::Service => "regular_service",
            Self::Repair | Self::Cancelled => "general_repair",
            Self::Warranty => "warranty",
            Self::Accident => "accident",
            Self::Internal => "pdi",
        }
    }

    pub fn complaint(self, chance: &mut Chance) -> &'static str {
        let words: &[&'static str] = match self {
            Self::Service => &[
                "到店保养，换机油机滤。",
                "仪表提示保养，顺便检查一下刹车。",
                "做小保养，空调有点味道。",
                "四万公里保养。",
            ],
            Self::Repair | Self::Cancelled => &[
                "刹车时有尖叫声。",
                "早上启动困难，怀疑电瓶。",
                "方向跑偏，轮胎内侧磨得厉害。",
                "怠速抖动，加速无力。",
            ],
            Self::Warranty => &["低速过减速带左前有异响。", "中控屏偶尔黑屏，重启后恢复。"],
            Self::Accident => &["前保险杠被追尾碰裂，已报险。", "左前大灯撞碎，保险公司已定损。"],
            Self::Internal => &["新车交付前检查。"],
        };
        chance.one::<&'static str>(words)
    }

    /// Operation indices, part indices (with thousandths), payer.
    pub fn lines(self, chance: &mut Chance) -> (Vec<usize>, Vec<(usize, i64)>, &'static str) {
        match self {
            Self::Service if chance.happens(30) => {
                (vec![0, 1, 2, 3], vec![(0, 1000), (1, 4500), (2, 1000), (3, 1000)], "customer")
            }
            Self::Service => (vec![0, 3], vec![(0, 1000), (1, 4500)], "customer"),
            Self::Repair | Self::Cancelled => match chance.between(0, 3) {
                0 => (vec![7], vec![(5, 1000)], "customer"),
                1 => (vec![10], vec![(8, 1000)], "customer"),
                2 => (vec![4], vec![], "customer"),
                _ => (vec![6, 11], vec![(4, 4000)], "customer"),
            },
            Self::Warranty => (vec![11, 9], vec![(7, 1000)], "maker"),
            Self::Accident => (vec![12, 13], vec![(9, 1000), (10, 1000)], "insurer"),
            Self::Internal => (vec![15], vec![], "shop"),
        }
    }

    /// When the advisor promises the car: today before closing, a day for a search, three for bodywork.
    pub fn promise(self, now: Millis, chance: &mut Chance) -> Millis {
        let days = match self {
            Self::Accident => 3,
            Self::Warranty => 1,
            Self::Repair if chance.happens(40) => 1,
            _ => 0,
        };
        let hours = chance.between(2, 5) * 60;
        let today = now.date();
        match now.minute_of_day() + hours {
            minute if days == 0 && minute < 18 * 60 => today.at(minute / 10 * 10),
            _ => today.plus_days(days.max(1)).at(17 * 60),
        }
    }

    pub fn work_minutes(self, chance: &mut Chance) -> i64 {
        match self {
            Self::Service => chance.between(45, 100),
            Self::Repair | Self::Cancelled => chance.between(60, 240),
            Self::Warranty => chance.between(120, 300),
            Self::Accident => chance.between(DAY, 3 * DAY),
            Self::Internal => chance.between(40, 80),
        }
    }
}
