//! The catalogue of operations: found by code, word and initials; paged by code; no code twice.

use super::*;
use crate::testing::TestShop;

fn operation(code: &str, name: &str) -> SaveOperation {
    SaveOperation {
        id: None,
        version: None,
        code: code.into(),
        name: name.into(),
        trade: Some("维护".into()),
        hours: Hours(60),
        model_hours: Vec::new(),
        rate_fen: Fen(15_000),
        tax_rate_bp: BasisPoints(1300),
        retired: false,
    }
}

fn found(shop: &TestShop, text: &str) -> Vec<String> {
    shop.read(|read| find(read, FindInCatalogue { text: text.into(), limit: 20 }))
        .unwrap()
        .into_iter()
        .map(|operation| operation.code)
        .collect()
}

#[test]
fn operations_are_found_by_code_word_and_initials() {
    let shop = TestShop::new();
    for (code, name) in [("GS0001", "更换机油及机滤"), ("GS0002", "更换空气滤清器"), ("GS0010", "动平衡(单轮)")]
    {
        shop.write(|tx| save(tx, operation(code, name))).unwrap();
    }
    assert_eq!(found(&shop, "gs00"), ["GS0001", "GS0002", "GS0010"], "the code's beginning, whatever the case");
    assert_eq!(found(&shop, "0010"), ["GS0010"], "the code's end");
    assert_eq!(found(&shop, "滤清"), ["GS0002"]);
    assert_eq!(found(&shop, "ghjy"), ["GS0001"], "initials");
    assert_eq!(found(&shop, "dongping"), ["GS0010"], "pinyin");
    assert_eq!(found(&shop, "更换 空气"), ["GS0002"], "every word must fit");
    assert!(found(&shop, "  ").is_empty(), "nothing typed, nothing found");
}

#[test]
fn retired_operations_are_listed_but_not_offered() {
    let shop = TestShop::new();
    let saved = shop.write(|tx| save(tx, operation("GS0001", "更换机油"))).unwrap();
    shop.write(|tx| {
        save(
            tx,
            SaveOperation {
                id: Some(saved.id),
                version: Some(saved.version),
                retired: true,
                ..operation("GS0001", "更换机油")
            },
        )
    })
    .unwrap();
    assert!(found(&shop, "gs").is_empty());
    let page = shop.read(|read| list(read, ListCatalogue { find: "机油".into(), after: None, limit: 10 })).unwrap();
    assert_eq!(page.rows.len(), 1, "so that it can be taken up again");
}

#[test]
fn a_code_is_given_once_and_a_stale_card_is_refused() {
    let shop = TestShop::new();
    let saved = shop.write(|tx| save(tx, operation("GS0001", "更换机油"))).unwrap();
    let twin = shop.write(|tx| save(tx, operation("ｇｓ0001", "别的"))).unwrap_err();
    assert_eq!(
        (twin.code.as_ref(), twin.field.as_deref()),
        ("duplicate", Some("code")),
        "full-width letters are the same letters"
    );
    let change = |version| {
        shop.write(|tx| {
            save(tx, SaveOperation { id: Some(saved.id), version: Some(version), ..operation("GS0001", "换机油") })
        })
    };
    change(1).unwrap();
    assert_eq!(change(1).unwrap_err().code, "changed_meanwhile");
    for wrong in [
        SaveOperation { hours: Hours(HOURS + 1), ..operation("A", "a") },
        SaveOperation { rate_fen: Fen(-1), ..operation("A", "a") },
    ] {
        assert_eq!(shop.write(|tx| save(tx, wrong)).unwrap_err().code, "out_of_range");
    }
}

#[test]
fn the_catalogue_pages_by_code() {
    let shop = TestShop::new();
    for place in 0..5 {
        shop.write(|tx| save(tx, operation(&format!("A{place}"), "项目"))).unwrap();
    }
    let page = |after: Option<String>| {
        shop.read(|read| list(read, ListCatalogue { find: String::new(), after, limit: 2 })).unwrap()
    };
    let first = page(None);
    let second = page(first.next.clone());
    let third = page(second.next.clone());
    let codes: Vec<_> =
        [first, second, third].into_iter().flat_map(|page| page.rows).map(|operation| operation.code).collect();
    assert_eq!(codes, ["A0", "A1", "A2", "A3", "A4"]);
}
