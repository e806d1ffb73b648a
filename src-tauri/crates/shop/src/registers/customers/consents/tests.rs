//! Consents: the latest word holds, withdrawing is as easy as giving, and the card's flag never says otherwise.

use proptest::prelude::*;

use super::*;
use crate::across::customer_file::merging::{MergeCustomers, UnmergeCustomers};
use crate::registers::customers::tests::person;
use crate::registers::customers::{self, SaveCustomer};
use crate::testing::TestShop;

fn new(shop: &TestShop, no_marketing: bool) -> CustomerId {
    shop.write(|tx| customers::save(tx, SaveCustomer { no_marketing, ..person("张三", "13800001234") })).unwrap().id
}

fn says(shop: &TestShop, id: CustomerId, purpose: Purpose, given: bool) -> Result<Vec<Consent>> {
    let request = NoteConsent { id, purpose, given, via: Channel::Phone, text_version: 1 };
    shop.write(|tx| note_consent(tx, request))
}

fn state(shop: &TestShop, id: CustomerId) -> (Option<bool>, bool) {
    let file = shop.read(|read| crate::across::customer_file::get(read, id)).unwrap();
    (file.consents[0].given, file.customer.no_marketing)
}

#[test]
fn the_latest_word_holds_and_every_word_is_kept_with_the_words_it_was_given_to() {
    let shop = TestShop::new();
    let id = new(&shop, false);
    assert_eq!(state(&shop, id), (None, false), "never asked");
    says(&shop, id, Purpose::Marketing, true).unwrap();
    let consents = says(&shop, id, Purpose::Marketing, false).unwrap();
    assert_eq!(state(&shop, id), (Some(false), true), "withdrawn, and the card says so");
    let said = &consents[0].said;
    assert_eq!(said.iter().map(|word| word.given).collect::<Vec<_>>(), [false, true]);
    assert_eq!((said[0].by.as_deref(), said[0].via), (Some("陈晓东"), Some(Channel::Phone)));
    assert!(!said[1].text.is_empty(), "the words it was given to");
    assert_eq!(consents[1].given, None, "another purpose was never asked");
    says(&shop, id, Purpose::Marketing, true).unwrap();
    assert_eq!(state(&shop, id), (Some(true), false));
}

#[test]
fn a_request_not_to_be_advertised_to_is_noted_from_the_card_and_taken_back_only_by_a_consent() {
    let shop = TestShop::new();
    let id = new(&shop, true);
    assert_eq!(state(&shop, id), (Some(false), true));
    let off = SaveCustomer { id: Some(id), version: Some(1), ..person("张三", "13800001234") };
    let problem = shop.write(|tx| customers::save(tx, off)).unwrap_err();
    assert_eq!((problem.field.as_deref(), problem.code.as_ref()), (Some("no_marketing"), "consent_needed"));
    let old = NoteConsent { id, purpose: Purpose::Survey, given: true, via: Channel::Written, text_version: 9 };
    assert_eq!(shop.write(|tx| note_consent(tx, old)).unwrap_err().code, "text_changed");
}

#[test]
fn a_word_counts_for_all_that_was_merged_before_it_and_a_later_refusal_binds() {
    let shop = TestShop::new();
    let [file, refused, silent, later] = [false, true, false, true].map(|asked| new(&shop, asked));
    let merges = |drop| {
        shop.wait(1_000);
        let version = |id| shop.read(|read| customers::record(read, id)).unwrap().version;
        let (keep_version, drop_version) = (version(file), version(drop));
        let request = MergeCustomers { keep: file, keep_version, drop, drop_version, take: Vec::new() };
        shop.write(|tx| crate::across::customer_file::merging::merge(tx, request)).unwrap();
    };
    merges(refused);
    assert_eq!(state(&shop, file), (Some(false), true));
    says(&shop, file, Purpose::Marketing, true).unwrap();
    merges(silent);
    assert_eq!(state(&shop, file), (Some(true), false), "asked again, and nobody refused since");
    merges(later);
    assert_eq!(state(&shop, file), (Some(false), true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_flag_and_the_consent_never_part_whatever_is_said_merged_and_parted(
        steps in prop::collection::vec((0usize..3, 0usize..3, 0u8..4), 1..14)
    ) {
        let shop = TestShop::new();
        let files = [new(&shop, false), new(&shop, true), new(&shop, false)];
        let mut merges = Vec::new();
        for (one, other, what) in steps {
            shop.wait(1_000);
            let version = |id| shop.read(|read| customers::record(read, id)).unwrap().version;
            let (keep, drop) = (files[one], files[other]);
            let (keep_version, drop_version) = (version(keep), version(drop));
            let request = MergeCustomers { keep, keep_version, drop, drop_version, take: Vec::new() };
            match what {
                0 | 1 => std::mem::drop(says(&shop, keep, Purpose::Marketing, what == 0)),
                2 => merges.extend(shop.write(|tx| crate::across::customer_file::merging::merge(tx, request)).ok()),
                _ => {
                    if let Some(last) = merges.pop() {
                        let _ = shop.write(|tx| crate::across::customer_file::merging::unmerge(tx, UnmergeCustomers { id: last.id }));
                    }
                }
            }
            for file in files {
                let (given, no_marketing) = state(&shop, file);
                prop_assert_eq!(given == Some(false), no_marketing);
            }
        }
    }
}
