//! Customers: what is refused, what is masked, who is found, what two windows do to each other.

use super::*;
use crate::registers::staff::Role;
use crate::testing::TestShop;
use jieche_codes::RecordKind;

/// A person as a form would send them.
pub fn person(name: &str, phone: &str) -> SaveCustomer {
    SaveCustomer {
        id: None,
        version: None,
        kind: CustomerKind::Person,
        name: Change::Set(name.into()),
        phone: Change::Set(Some(phone.into()).filter(|phone: &String| !phone.is_empty())),
        contact_name: Change::Set(None),
        credit_code: None,
        address: Change::Set(None),
        debtor: DebtorKind::None,
        no_marketing: false,
        remark: None,
    }
}

/// A company as a form would send it.
pub fn company(name: &str, debtor: DebtorKind) -> SaveCustomer {
    SaveCustomer { kind: CustomerKind::Company, debtor, ..person(name, "") }
}

/// The same customer, everything kept.
fn unchanged(customer: &Customer) -> SaveCustomer {
    SaveCustomer {
        id: Some(customer.id),
        version: Some(customer.version),
        kind: customer.kind,
        name: Change::Keep,
        phone: Change::Keep,
        contact_name: Change::Keep,
        credit_code: customer.credit_code.clone(),
        address: Change::Keep,
        debtor: customer.debtor,
        no_marketing: customer.no_marketing,
        remark: customer.remark.clone(),
    }
}

#[test]
fn a_customer_is_kept_as_normalised_and_read_back_whole() {
    let shop = TestShop::new();
    let saved = shop
        .write(|tx| {
            save(
                tx,
                SaveCustomer {
                    address: Change::Set(Some(" 深圳市福田区 1 号 ".into())),
                    ..person(" 张小明 ", "+86 138-0000-1234")
                },
            )
        })
        .unwrap();
    assert_eq!(saved.name, Shown::Whole("张小明".into()), "blanks around are no part of a name");
    assert_eq!(saved.phone, Some(Shown::Whole("13800001234".into())), "a phone is kept as digits");
    let file = shop.read(|read| crate::across::customer_file::get(read, saved.id)).unwrap();
    assert_eq!(file.customer, saved);
    assert_eq!(file.unpaid_fen, Fen::ZERO, "who never bought owes nothing");
}

#[test]
fn each_fault_names_its_field() {
    let shop = TestShop::new();
    let wrong = |request: SaveCustomer| {
        let problem = shop.write(|tx| save(tx, request)).unwrap_err();
        (problem.field.map(|field| field.into_owned()).unwrap_or_default(), problem.code.into_owned())
    };
    let of = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    assert_eq!(wrong(person("　", "13800001234")), of("name", "required"));
    assert_eq!(wrong(person(&"长".repeat(81), "")), of("name", "too_long"));
    assert_eq!(wrong(person("张三", "1380000123")), of("phone", "bad_phone"));
    assert_eq!(wrong(SaveCustomer { name: Change::Keep, ..person("", "") }), of("name", "required"));
    assert_eq!(
        wrong(SaveCustomer {
            credit_code: Some("91350100M000100Y44".into()), ..company("某某公司", DebtorKind::None)
        }),
        of("credit_code", "bad_credit_code")
    );
    assert_eq!(wrong(SaveCustomer { debtor: DebtorKind::Insurer, ..person("张三", "") }), of("debtor", "bad_value"));
    assert_eq!(
        wrong(SaveCustomer { id: Some(CustomerId(9)), version: Some(1), ..person("张三", "") }),
        of("", "not_found")
    );
}

#[test]
fn who_may_not_see_a_phone_cannot_save_its_mask_over_it() {
    let shop = TestShop::new();
    let new = SaveCustomer { contact_name: Change::Set(Some("李明".into())), ..person("张小明", "13800001234") };
    let saved = shop.write(|tx| save(tx, new)).unwrap();
    let (masked, after) = shop
        .write_as(&[Role::Technician], |tx| {
            let masked = crate::across::customer_file::get(tx, saved.id)?.customer;
            let after = save(tx, SaveCustomer { remark: Some("常来".into()), ..unchanged(&masked) })?;
            Ok((masked, after))
        })
        .unwrap();
    assert_eq!(masked.phone, Some(Shown::Masked("138****1234".into())));
    assert_eq!(masked.name, Shown::Masked("张**".into()));
    assert_eq!(masked.contact_name, Some(Shown::Masked("李*".into())));
    assert_eq!(after.version, 2);
    let whole = shop.read(|read| crate::across::customer_file::get(read, saved.id)).unwrap().customer;
    assert_eq!(whole.phone, Some(Shown::Whole("13800001234".into())), "the number itself was never touched");
    assert_eq!(whole.contact_name, Some(Shown::Whole("李明".into())), "nor the name");
    assert_eq!(whole.remark.as_deref(), Some("常来"));
}

#[test]
fn a_companys_name_is_public_and_a_persons_is_not() {
    let shop = TestShop::new();
    let insurer = shop.write(|tx| save(tx, company("平安财产保险股份有限公司", DebtorKind::Insurer))).unwrap();
    let seen = shop.write_as(&[Role::Technician], |tx| {
        tx.touched::<(), _>(RecordKind::Customers, 1, None, Some(&1))?;
        brief(tx, insurer.id)
    });
    assert_eq!(seen.unwrap().name, Shown::Whole("平安财产保险股份有限公司".into()));
}

#[test]
fn the_second_of_two_windows_is_told_who_was_first() {
    let shop = TestShop::new();
    let seen = shop.write(|tx| save(tx, person("张小明", "13800001234"))).unwrap();
    shop.write(|tx| save(tx, SaveCustomer { remark: Some("一".into()), ..unchanged(&seen) })).unwrap();
    let problem =
        shop.write(|tx| save(tx, SaveCustomer { remark: Some("二".into()), ..unchanged(&seen) })).unwrap_err();
    assert_eq!(
        (problem.code.as_ref(), problem.args.get("by").map(String::as_str)),
        ("changed_meanwhile", Some("陈晓东"))
    );
    assert_eq!(
        shop.read(|read| crate::across::customer_file::get(read, seen.id)).unwrap().customer.remark.as_deref(),
        Some("一"),
        "the second changed nothing"
    );
}

#[test]
fn doubles_are_offered_not_made() {
    let shop = TestShop::new();
    let first = shop.write(|tx| save(tx, person("张小明", "13800001234"))).unwrap();
    let second = shop.write(|tx| save(tx, person("张小明", "13900005678"))).unwrap();
    let offered = |name: &str, phone: &str, except| {
        let asked = FindCustomerDuplicates { name: name.into(), phone: phone.into(), except };
        shop.read(|read| duplicates(read, asked)).unwrap().into_iter().map(|brief| brief.id).collect::<Vec<_>>()
    };
    assert_eq!(offered("张小明", "", None), [second.id, first.id], "the same name");
    assert_eq!(offered("李四", "138 0000 1234", None), [first.id], "the same phone, however it is typed");
    assert_eq!(offered("张小明", "", Some(second.id)), [first.id], "nobody is their own double");
    assert!(offered("", "138", None).is_empty(), "half a phone is no phone");
}

#[test]
fn lists_page_by_key_and_find_debtors_by_any_part_of_their_name() {
    let shop = TestShop::new();
    for place in 0..7 {
        shop.write(|tx| save(tx, person(&format!("客户{place}"), ""))).unwrap();
    }
    shop.write(|tx| save(tx, company("中国平安财产保险股份有限公司", DebtorKind::Insurer))).unwrap();
    let page = |find: &str, debtor, after: Option<String>| {
        shop.read(|read| list(read, ListCustomers { find: find.into(), debtor, after, limit: 3 })).unwrap()
    };
    let mut names = Vec::new();
    let mut after = None;
    loop {
        let page = page("客户", None, after);
        names.extend(page.rows.iter().map(|brief| brief.name.clone()));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let expected: Vec<_> = (0..7).rev().map(|place| Shown::Whole(format!("客户{place}"))).collect();
    assert_eq!(names, expected, "newest first, each once, over three pages");
    assert_eq!(page("平安", Some(DebtorKind::Insurer), None).rows.len(), 1);
    assert_eq!(page("", Some(DebtorKind::Insurer), None).rows.len(), 1, "debtors without a word typed");
    assert_eq!(page("平安", Some(DebtorKind::Maker), None).rows.len(), 0, "an insurer is no maker");
    assert_eq!(
        shop.read(|read| list(
            read,
            ListCustomers { find: String::new(), debtor: None, after: Some("x".into()), limit: 3 }
        ))
        .unwrap_err()
        .code,
        "bad_value"
    );
}

/// A contact nobody had before.
fn contact(kind: ContactKind, name: &str, phone: &str) -> SaveContact {
    SaveContact { was: None, kind, name: Change::Set(Some(name.into())), duty: None, phone: Change::Set(phone.into()) }
}

fn contacts_of(customer: &Customer, contacts: Vec<SaveContact>) -> SaveContacts {
    let (prefers, reach_hours) = (Prefers::Phone, Some("工作日 18 点后".into()));
    SaveContacts { id: customer.id, version: customer.version, contacts, prefers, reach_hours }
}

#[test]
fn a_customer_is_found_by_every_phone_and_none_stands_twice() {
    let shop = TestShop::new();
    let saved = shop.write(|tx| save(tx, person("张小明", "13800001234"))).unwrap();
    let two = vec![
        contact(ContactKind::Family, "王芳", "139 0000 5678"),
        contact(ContactKind::Driver, "李师傅", "0755-88886666"),
    ];
    let saved = shop.write(|tx| save_contacts(tx, contacts_of(&saved, two))).unwrap();
    assert_eq!(saved.contacts[0].phone, Shown::Whole("13900005678".into()), "kept as digits, like the first");
    assert_eq!((saved.prefers, saved.reach_hours.as_deref()), (Prefers::Phone, Some("工作日 18 点后")));
    for typed in ["5678", "13900005678", "88886666", "1234"] {
        let found = shop.read(|read| search_index::ids(read, search_index::Indexed::Customer, typed, 9)).unwrap();
        assert_eq!(found, [saved.id.0], "{typed}");
    }
    let asked = FindCustomerDuplicates { name: "别人".into(), phone: "13900005678".into(), except: None };
    assert_eq!(shop.read(|read| duplicates(read, asked)).unwrap().len(), 1, "a wife's phone tells the family");

    let refused = |contacts| {
        let problem = shop.write(|tx| save_contacts(tx, contacts_of(&saved, contacts))).unwrap_err();
        (problem.field.unwrap_or_default().into_owned(), problem.code.into_owned())
    };
    let of = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    let again = contact(ContactKind::Own, "本人", "13800001234");
    assert_eq!(refused(vec![again]), of("contacts.0.phone", "duplicate"), "the first phone is on the card");
    assert_eq!(refused(vec![contact(ContactKind::Own, "", "138")]), of("contacts.0.phone", "bad_phone"));
    let nobody = SaveContact { was: Some(2), ..contact(ContactKind::Own, "", "13700001111") };
    assert_eq!(refused(vec![nobody]), of("contacts.0.was", "bad_value"));
    let blank = SaveContact { phone: Change::Keep, ..contact(ContactKind::Own, "", "") };
    assert_eq!(refused(vec![blank]), of("contacts.0.phone", "required"));
    let many = |n| contact(ContactKind::Other, "", &format!("137000011{n:02}"));
    assert_eq!(refused((0..21).map(many).collect()), of("contacts", "too_many"));
}

#[test]
fn contacts_are_masked_by_role_and_moved_without_being_seen() {
    let shop = TestShop::new();
    let saved = shop.write(|tx| save(tx, person("张小明", "13800001234"))).unwrap();
    let two = vec![
        contact(ContactKind::Family, "王芳", "13900005678"),
        contact(ContactKind::Driver, "李四光", "13700004321"),
    ];
    shop.write(|tx| save_contacts(tx, contacts_of(&saved, two))).unwrap();
    let masked = shop
        .write_as(&[Role::Technician], |tx| {
            let masked = crate::across::customer_file::get(tx, saved.id)?.customer;
            let kept = |was| SaveContact {
                was: Some(was),
                kind: ContactKind::Other,
                name: Change::Keep,
                duty: Some("司机".into()),
                phone: Change::Keep,
            };
            save_contacts(tx, contacts_of(&masked, vec![kept(1), kept(0)]))
        })
        .unwrap();
    assert_eq!(masked.contacts[0].phone, Shown::Masked("137****4321".into()));
    assert_eq!(masked.contacts[0].name, Some(Shown::Masked("李**".into())));
    let whole = shop.read(|read| crate::across::customer_file::get(read, saved.id)).unwrap().customer.contacts;
    let phones: Vec<_> = whole.into_iter().map(|contact| contact.phone.into_text()).collect();
    assert_eq!(phones, ["13700004321", "13900005678"], "turned round, and neither lost");
}

#[test]
fn a_masked_value_is_shown_once_with_a_reason_that_stays_without_the_value() {
    let shop = TestShop::new();
    let saved = shop.write(|tx| save(tx, person("张小明", "13800001234"))).unwrap();
    let asks = |what, place, reason: &str| {
        let request = Unmask { id: saved.id, what, place, reason: reason.into() };
        shop.write_as(&[Role::WorkshopLead], |tx| unmask(tx, request))
    };
    assert_eq!(asks(MaskedField::Phone, None, "路试后联系客户").unwrap().value, "13800001234");
    for (what, place, reason, code) in [
        (MaskedField::Phone, None, "", "required"),
        (MaskedField::Phone, None, "。", "too_short"),
        (MaskedField::Address, None, "上门取车", "not_found"),
        (MaskedField::OtherPhone, Some(0), "联系司机", "not_found"),
        (MaskedField::OtherPhone, Some(-1), "联系司机", "bad_value"),
    ] {
        assert_eq!(asks(what, place, reason).unwrap_err().code, code, "{what:?} {reason}");
    }
    let asked =
        jieche_ground::journal::ObjectHistory { kind: "customers".into(), id: saved.id.0, before: None, limit: 9 };
    let history = shop.read(|read| jieche_ground::journal::history(read, &["customers"], &asked)).unwrap();
    assert_eq!(history[0].after, serde_json::json!({ "shown": "phone", "reason": "路试后联系客户" }));
    assert!(!history[0].after.to_string().contains("1380000"), "the journal says that, not what");
}

#[test]
fn tags_are_the_shops_own_words_and_offered_again() {
    let shop = TestShop::new();
    let customer = shop.write(|tx| save(tx, person("张三", "13800001234"))).unwrap();
    let wish = |version, tags: &[&str]| TagCustomer {
        id: customer.id,
        version,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let tagged = shop.write(|tx| tag(tx, wish(1, &[" 老客户 ", "要发票"]))).unwrap();
    assert_eq!((tagged.tags, tagged.version), (vec!["老客户".to_owned(), "要发票".to_owned()], 2));
    assert_eq!(shop.read(tags).unwrap(), ["老客户", "要发票"]);
    let refused = |request| shop.write(|tx| tag(tx, request)).unwrap_err().code.to_string();
    assert_eq!(refused(wish(1, &["新"])), "changed_meanwhile");
    assert_eq!(refused(wish(2, &["新", "新"])), "duplicate");
    assert_eq!(refused(wish(2, &[" "])), "required");
    assert_eq!(refused(wish(2, &["一二三四五六七八九十一二三"])), "too_long");
    assert_eq!(refused(wish(2, &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"])), "too_many");
    let saved = SaveCustomer { id: Some(customer.id), version: Some(2), ..person("张三丰", "13800001234") };
    assert_eq!(shop.write(|tx| save(tx, saved)).unwrap().tags.len(), 2, "a change of the card keeps them");
}
