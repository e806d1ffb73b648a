//! Phrases: what a shop starts with, editing, finding by initials.

use super::*;
use crate::testing::TestShop;

fn new(kind: PhraseKind, text: &str) -> SavePhrase {
    SavePhrase { id: None, version: None, kind, text: text.into(), retired: false }
}

#[test]
fn a_shop_starts_with_phrases_for_every_field() {
    let shop = TestShop::new();
    let all = shop.read(|read| list(read, &ListPhrases { include_retired: false })).unwrap();
    for kind in [PhraseKind::Complaint, PhraseKind::Diagnosis, PhraseKind::Damage, PhraseKind::Belongings] {
        assert!(all.iter().filter(|phrase| phrase.kind == kind).count() >= 4, "{kind:?}");
    }
    assert!(all.iter().all(|phrase| !phrase.initials.is_empty()), "each can be found by its initials");
}

#[test]
fn a_phrase_is_saved_found_by_initials_and_retired() {
    let shop = TestShop::new();
    let made = shop.write(|tx| save(tx, new(PhraseKind::Complaint, " 空调不制冷了 "))).unwrap();
    assert_eq!((made.text.as_str(), made.version), ("空调不制冷了", 1));
    assert!(
        made.initials.contains(&"ktbzll".into()),
        "kong tiao, though 调 is read diao more often: {:?}",
        made.initials
    );
    let again = shop.write(|tx| save(tx, new(PhraseKind::Complaint, "空调不制冷了"))).unwrap_err();
    assert_eq!(again.code, "duplicate");
    shop.write(|tx| save(tx, new(PhraseKind::Diagnosis, "空调不制冷了"))).unwrap();
    let retire =
        SavePhrase {
            id: Some(made.id), version: Some(1), retired: true, ..new(PhraseKind::Complaint, "空调不制冷了")
        };
    shop.write(|tx| save(tx, retire.clone())).unwrap();
    assert_eq!(shop.write(|tx| save(tx, retire)).unwrap_err().code, "changed_meanwhile");
    let offered = shop.read(|read| list(read, &ListPhrases { include_retired: false })).unwrap();
    assert!(offered.iter().all(|phrase| phrase.id != made.id), "what is retired is not offered");
    let all = shop.read(|read| list(read, &ListPhrases { include_retired: true })).unwrap();
    assert!(all.iter().any(|phrase| phrase.id == made.id), "and not lost");
}
