//! The big shop's cars, which nobody drives: plates of the right shape, most of the shop's own city; VINs whose check digit fits. No two alike.

use std::collections::HashSet;

use super::{Energy, SaveVehicle};
use crate::big_shop::Chance;
use crate::common::{BusinessDate, Change, CustomerId, vin};

/// Where cars are registered, and how many of a hundred.
const PLACES: [(&str, i64); 14] = [
    ("粤B", 78),
    ("粤A", 4),
    ("粤S", 4),
    ("粤L", 3),
    ("粤E", 1),
    ("粤C", 1),
    ("湘A", 2),
    ("赣C", 1),
    ("桂A", 1),
    ("鄂A", 1),
    ("闽D", 1),
    ("豫A", 1),
    ("川A", 1),
    ("京N", 1),
];
/// The five places after the city: `9` a digit, `A` a letter.
const SHAPES: [(&str, i64); 8] = [
    ("99999", 20),
    ("A9999", 14),
    ("9A999", 12),
    ("99A99", 12),
    ("999A9", 10),
    ("9999A", 10),
    ("999AA", 11),
    ("AA999", 11),
];
/// Letters of plates: no I, no O.
const LETTERS: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Of a hundred cars so many are electric or plug-in.
const ON_BATTERY: i64 = 16;
/// Signs of a VIN's description of the car.
const DESCRIPTION: &str = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
/// The sign of a model year, from 2010 on.
const YEARS: &str = "ABCDEFGHJKLMNPRSTVWXY";
const MODELS: [(&str, &str, &str, i64); 9] = [
    ("大众", "迈腾 380TSI", "LFV", 18),
    ("大众", "速腾 280TSI", "LFV", 20),
    ("大众", "探岳 330TSI", "LFV", 16),
    ("大众", "宝来 200TSI", "LFV", 14),
    ("大众", "高尔夫 280TSI", "LFV", 8),
    ("大众", "帕萨特 330TSI", "LSV", 10),
    ("大众", "途观 L 330TSI", "LSV", 8),
    ("大众", "朗逸 1.5L", "LSV", 6),
    ("大众", "揽境 380TSI", "LFV", 4),
];
const ELECTRIC: [(&str, &str, &str); 3] =
    [("大众", "ID.4 CROZZ", "LFV"), ("大众", "ID.6 CROZZ", "LFV"), ("大众", "ID.3 智享型", "LSV")];
const COLOURS: [&str; 6] = ["珍珠白", "银灰", "黑", "极光蓝", "红", "香槟金"];

/// What has been handed out already.
#[derive(Default)]
pub(crate) struct Registry {
    plates: HashSet<String>,
    vins: HashSet<String>,
}

impl Registry {
    /// The card of a car that comes for the first time on `day`.
    pub fn car(
        &mut self,
        chance: &mut Chance,
        owner_id: CustomerId,
        day: BusinessDate,
        odometer_km: i64,
    ) -> SaveVehicle {
        let electric = chance.happens(ON_BATTERY);
        let (brand, model, maker) = if electric { *chance.one(&ELECTRIC) } else { model(chance) };
        let age = odometer_km / 15_000;
        let year = (year_of(day) - age).clamp(2010, 2030);
        // A car whose plate is not on it yet has its VIN; an old card may lack the VIN.
        let plate = (!chance.happens(1)).then(|| self.plate(chance, electric));
        let vin = (plate.is_none() || !chance.happens(2)).then(|| self.vin(chance, maker, year));
        SaveVehicle {
            id: None,
            version: None,
            owner_id,
            plate,
            plate_kind: None,
            vin: Change::Set(vin),
            brand: brand.into(),
            model: model.into(),
            colour: Some((*chance.one(&COLOURS)).into()),
            engine_no: None,
            energy: Some(if electric { Energy::Electric } else { Energy::Petrol }),
            vehicle_type: None,
            class_code: None,
            bought_on: None,
            odometer_km: Some(odometer_km),
            insurance_until: Some(day.plus_days(chance.between(10, 360))),
            inspection_until: Some(day.plus_days(chance.between(30, 700))),
            household: true,
            remark: None,
        }
    }

    fn plate(&mut self, chance: &mut Chance, electric: bool) -> String {
        loop {
            let place = *chance.weighted(&PLACES);
            let plate = if electric {
                format!("{place}{}{:05}", chance.sign("DDDDDF"), chance.between(0, 99_999))
            } else {
                let shape = *chance.weighted(&SHAPES);
                let body: String = shape
                    .chars()
                    .map(|c| if c == '9' { chance.sign("0123456789") } else { chance.sign(LETTERS) })
                    .collect();
                format!("{place}{body}")
            };
            if self.plates.insert(plate.clone()) {
                return plate;
            }
        }
    }

    fn vin(&mut self, chance: &mut Chance, maker: &str, year: i64) -> String {
        loop {
            let description: String = (0..5).map(|_| chance.sign(DESCRIPTION)).collect();
            let letter = usize::try_from(year - 2010).ok().and_then(|place| YEARS.chars().nth(place)).unwrap_or('A');
            let open = format!("{maker}{description}0{letter}{}{:06}", chance.sign("238"), chance.between(1, 999_999));
            let Some(digit) = vin::check_digit(&open) else { continue };
            let vin: String = open.chars().enumerate().map(|(place, c)| if place == 8 { digit } else { c }).collect();
            if self.vins.insert(vin.clone()) {
                return vin;
            }
        }
    }
}

fn year_of(day: BusinessDate) -> i64 {
    day.compact().get(..4).and_then(|year| year.parse().ok()).unwrap_or(0)
}

fn model(chance: &mut Chance) -> (&'static str, &'static str, &'static str) {
    let weights: Vec<((&str, &str, &str), i64)> =
        MODELS.iter().map(|&(brand, model, maker, weight)| ((brand, model, maker), weight)).collect();
    *chance.weighted(&weights)
}
