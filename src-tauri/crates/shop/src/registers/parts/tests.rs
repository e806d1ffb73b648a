//! The catalogue of parts: found by number, word and initials; no number twice.

use super::*;
use crate::testing::TestShop;

fn part(number: &str, name: &str) -> SavePart {
    SavePart {
        id: None,
        version: None,
        number: number.into(),
        name: name.into(),
        brand: Some("博世".into()),
        spec: None,
        unit: "个".into(),
        class: PartClass::Original,
        price_fen: Fen(4_500),
        tax_rate_bp: BasisPoints(1300),
        location: None,
        fits: None,
        retired: false,
    }
}

#[test]
fn parts_are_found_by_number_word_and_initials() {
    let shop = TestShop::new();
    for (number, name) in
        [("5884336156", "后制动片"), ("06A 115-561B", "机油滤清器"), ("PJX3569587", "全合成机油 5W-30 4L")]
    {
        shop.write(|tx| save(tx, part(number, name))).unwrap();
    }
    let found = |text: &str| {
        shop.read(|read| find(read, FindInCatalogue { text: text.into(), limit: 20 }))
            .unwrap()
            .into_iter()
            .map(|part| part.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("6156"), ["后制动片"], "a number's end");
    assert_eq!(found("06a115561"), ["机油滤清器"], "blanks and dashes in a number do not matter");
    assert_eq!(found("jylqq"), ["机油滤清器"]);
    assert_eq!(found("5w-30"), ["全合成机油 5W-30 4L"]);
    assert_eq!(found("机油").len(), 2);
}

#[test]
fn a_number_is_given_once_and_prices_have_bounds() {
    let shop = TestShop::new();
    let first = shop.write(|tx| save(tx, part("A1", "水泵"))).unwrap();
    let twin = shop.write(|tx| save(tx, part("a1", "水泵"))).unwrap_err();
    assert_eq!((twin.code.as_ref(), twin.args.get("id")), ("duplicate", Some(&first.id.0.to_string())));
    for price in [-1, PRICE + 1] {
        assert_eq!(
            shop.write(|tx| save(tx, SavePart { price_fen: Fen(price), ..part("A2", "水泵") })).unwrap_err().code,
            "out_of_range"
        );
    }
    assert_eq!(
        shop.write(|tx| save(tx, SavePart { unit: " ".into(), ..part("A2", "水泵") })).unwrap_err().field.as_deref(),
        Some("unit")
    );
}
