//! What an object is found by: pure functions from its names and numbers to terms.
//!
//! A term is folded (half-width, upper case) and has letters and digits only. Whoever changes what
//! comes out here raises [`super::RULE`].

use std::collections::BTreeSet;

use super::{Called, readings};
use crate::common::{phone, text};

/// Characters of a term that count; what is typed is cut to the same length.
const LONGEST: usize = 24;
/// Words of a query that count.
const WORDS: usize = 4;
/// Shorter endings of plates, phones and VINs would fit everything.
const SHORTEST_PLATE: usize = 2;
const SHORTEST_PHONE: usize = 3;
const SHORTEST_VIN: usize = 4;
const SHORTEST_CODE: usize = 3;
/// Endings of one name that count: the longest company names have about this many characters.
const ENDINGS: usize = 40;
/// What every company is called besides its own name.
const LEGAL_FORMS: [&str; 9] =
    ["股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "分公司", "总公司", "公司", "集团"];

/// Terms, each once.
pub type Terms = BTreeSet<String>;

/// Half-width, upper case, letters and digits only.
pub fn plain(text: &str) -> String {
    text::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a query, as terms are written.
pub fn words(text: &str) -> Vec<String> {
    let whole = phone::normalise(text);
    if phone::is_mobile(&whole) {
        return vec![whole];
    }
    text::fold(text).split_whitespace().map(word).filter(|word| !word.is_empty()).take(WORDS).collect()
}

fn word(typed: &str) -> String {
    let number = phone::normalise(typed);
    if phone::is_mobile(&number) { number } else { cut(&plain(typed)) }
}

/// The word with 0 for O and 1 for I, where it can be part of a plate or a VIN and has one of them.
pub fn without_o_and_i(word: &str) -> Option<String> {
    let mixed = word.contains(|c: char| c.is_ascii_digit()) && word.contains(['O', 'I']);
    mixed.then(|| word.replace('O', "0").replace('I', "1"))
}

/// A car: its plate's and its VIN's endings.
pub fn of_vehicle(plate: Option<&str>, vin: Option<&str>) -> Terms {
    let mut terms = Terms::new();
    if let Some(plate) = plate {
        put_endings(&mut terms, &plain(plate), SHORTEST_PLATE);
    }
    if let Some(vin) = vin {
        put_endings(&mut terms, &plain(vin), SHORTEST_VIN);
    }
    terms
}

/// A customer's file: whatever any name in it is found by.
pub fn of_file(called: &[Called]) -> Terms {
    called.iter().flat_map(|called| of_customer(called.is_company, &called.name, &called.phones)).collect()
}

/// A customer: the name by character, in pinyin and by initials in every reading, and the phones' endings.
pub fn of_customer(is_company: bool, name: &str, phones: &[String]) -> Terms {
    let mut terms = Terms::new();
    let name = plain(name);
    put_endings(&mut terms, &name, 1);
    let spoken = if is_company { readings::of_text(without_legal_form(&name)) } else { readings::of_person(&name) };
    for reading in spoken {
        put_reading(&mut terms, &reading);
    }
    for phone in phones {
        put_endings(&mut terms, &plain(phone), SHORTEST_PHONE);
    }
    terms
}

/// An order: its number whole, from the day, from month and day, by its count of the day, and in four digits by the day of
/// the month and the count (1348 is the 48th of the 13th), as long as a day has fewer
/// than a hundred.
pub fn of_order(number: &str) -> Terms {
    let mut terms = Terms::from([cut(&plain(number))]);
    if let Some((day, count)) = number.rsplit_once('-') {
        let day: String = day.chars().filter(char::is_ascii_digit).collect();
        terms.insert(format!("{day}{count}"));
        terms.insert(format!("{}{count}", day.get(4..).unwrap_or_default()));
        terms.insert(count.to_owned());
        if let Some(short) = count.strip_prefix("00") {
            terms.insert(format!("{}{short}", day.get(6..).unwrap_or_default()));
        }
    }
    terms
}

/// An appointment: its number as an order's, and what the caller said as a customer's and a car's.
pub fn of_appointment(number: &str, name: Option<&str>, phone: Option<&str>, plate: Option<&str>) -> Terms {
    let mut terms = of_order(number);
    let phones: Vec<String> = phone.map(str::to_owned).into_iter().collect();
    terms.extend(of_customer(false, name.unwrap_or_default(), &phones));
    terms.extend(of_vehicle(plate, None));
    terms
}

/// An operation or a part: its code's endings, its name by character, in pinyin and by initials in every reading (空调 is
/// kt, whatever the dictionary puts first).
pub fn of_catalogue(code: &str, name: &str) -> Terms {
    let mut terms = Terms::new();
    let (code, name) = (plain(code), plain(name));
    terms.insert(cut(&code));
    put_endings(&mut terms, &code, SHORTEST_CODE);
    put_endings(&mut terms, &name, 1);
    for reading in readings::of_text(&name) {
        put_reading(&mut terms, &reading);
    }
    terms
}

/// The pinyin initials of a text in each of its readings (空调 is kt and kd), small letters; latin letters and digits
/// stand for themselves.
pub fn initials(text: &str) -> Vec<String> {
    let first = |syllable: &String| syllable.chars().next();
    let mut all: Vec<String> = Vec::new();
    for reading in readings::of_text(&plain(text)) {
        let initials = reading.iter().filter_map(first).flat_map(char::to_lowercase).collect();
        if !all.contains(&initials) {
            all.push(initials);
        }
    }
    all
}

/// The initials of a name in its likeliest reading, small letters.
#[cfg(any(test, feature = "big_shop"))]
pub fn initials_of_name(name: &str) -> String {
    let reading = readings::of_person(&plain(name)).into_iter().next().unwrap_or_default();
    reading.iter().filter_map(|syllable| syllable.chars().next()).flat_map(char::to_lowercase).collect()
}

fn without_legal_form(name: &str) -> &str {
    let stripped = LEGAL_FORMS.iter().find_map(|form| name.strip_suffix(form));
    stripped.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

fn put_reading(terms: &mut Terms, syllables: &[String]) {
    for start in 0..syllables.len().min(ENDINGS) {
        terms.insert(cut(&syllables.iter().skip(start).map(String::as_str).collect::<String>()));
    }
    put_initials(terms, syllables);
}

/// A single initial fits everybody; two are the least.
fn put_initials(terms: &mut Terms, syllables: &[String]) {
    let initials: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
    put_endings(terms, &initials, 2);
}

fn put_endings(terms: &mut Terms, text: &str, shortest: usize) {
    let length = text.chars().count();
    for (place, (start, _)) in text.char_indices().enumerate().take(ENDINGS) {
        if length - place >= shortest {
            terms.insert(cut(text.get(start..).unwrap_or_default()));
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
