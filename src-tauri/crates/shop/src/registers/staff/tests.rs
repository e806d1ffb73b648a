//! Who comes in, who waits, who stays out.

use super::session::{attempt, fail, person, succeed};
use super::*;
use crate::testing::TestShop;
use jieche_codes::RecordKind;

fn hire(shop: &TestShop, login: &str, roles: &[Role]) -> Person {
    let hash = password::hash(&shop.ctx(), "password", "correct horse").unwrap();
    let request = SavePerson {
        id: None,
        version: None,
        name: format!("员工{login}"),
        login: Some(login.into()),
        password: Some("correct horse".into()),
        roles: roles.iter().copied().map(RoleKey::from).collect(),
        phone: Change::Set(Some("13800001234".into())),
    };
    shop.write(|tx| save(tx, request, Some(hash))).unwrap()
}

fn sign_in(shop: &TestShop, login: &str, password: &str) -> Result<Session> {
    let who = shop.read(|read| attempt(read, login, None))?;
    if who.verify(password)? {
        shop.shop.note(&shop.ctx(), |note| succeed(note, who))
    } else {
        Err(shop.shop.note(&shop.ctx(), |note| fail(note, &who))?)
    }
}

#[test]
fn failures_are_counted_apart_only_where_the_terminal_proves_itself() {
    let shop = TestShop::new();
    hire(&shop, "lin", &[Role::Advisor]);
    let known = sign_in(&shop, "lin", "correct horse").unwrap().terminal_secret.unwrap();
    let waits = |secret: Option<&str>| shop.read(|read| attempt(read, "LIN ", secret)).unwrap().wait();
    for _ in 0..7 {
        assert_eq!(sign_in(&shop, "lin", "wrong").unwrap_err().code, "wrong_password");
    }
    assert_eq!(waits(None), 120_000, "five are free, then 30 s, doubling");
    assert_eq!(waits(Some("made up")), 120_000, "whoever proves nothing counts with all others");
    assert_eq!(waits(Some(&known)), 0, "the desk she signed in at yesterday has its own count");
    hire(&shop, "wu", &[Role::Cashier]);
    let who = shop.read(|read| attempt(read, "wu", Some(&known))).unwrap();
    assert_eq!(who.counted_as().1, "", "a terminal is known for whoever signed in there, and nobody else");
    assert_eq!(
        shop.shop.note(&shop.ctx(), |note| succeed(note, who)).unwrap().terminal_secret.as_ref(),
        Some(&known),
        "a desk of two has one secret"
    );
    assert!(sign_in(&shop, "lin", "correct horse").is_ok(), "nobody is locked out for ever");
    assert_eq!(waits(None), 0, "and success forgets the failures");
}

#[test]
fn guessed_names_do_not_fill_the_table() {
    let shop = TestShop::new();
    hire(&shop, "lin", &[Role::Advisor]);
    let fails = |login: &str| {
        let who = shop.read(|read| attempt(read, login, None)).unwrap();
        shop.shop.note(&shop.ctx(), |note| fail(note, &who)).unwrap();
    };
    fails("lin");
    for n in 0..600 {
        shop.wait(1);
        fails(&format!("guess{n}"));
    }
    let count = |sql: &'static str| shop.read(|read| read.one(sql, [], |row| row.get::<_, i64>(0))).unwrap();
    assert_eq!(count("SELECT count(*) FROM sign_in_failures"), 501, "the newest five hundred, and hers");
    assert_eq!(count("SELECT failures FROM sign_in_failures WHERE login = 'lin'"), 1);
}

#[test]
fn a_login_taken_away_ends_what_is_open_and_a_new_password_spares_ones_own() {
    let shop = TestShop::new();
    let lin = hire(&shop, "lin", &[Role::Advisor]);
    let one = sign_in(&shop, "lin", "correct horse").unwrap();
    let two = sign_in(&shop, "lin", "correct horse").unwrap();
    let hash = password::hash(&shop.ctx(), "password", "another horse").unwrap();
    let me = crate::Ctx { person: Some(lin.id), ..shop.ctx() };
    shop.shop.write(&me, "test", |tx| change_password(tx, &hash, &one.token)).unwrap();
    assert!(shop.read(|read| person(read, &one.token)).is_ok(), "who changes it stays in");
    assert_eq!(shop.read(|read| person(read, &two.token)).unwrap_err().code, "not_signed_in", "elsewhere it ends");
    let version = shop.read(|read| get(read, lin.id)).unwrap().version;
    let without = SavePerson {
        id: Some(lin.id),
        version: Some(version),
        name: lin.name,
        login: None,
        password: None,
        roles: vec![Role::Advisor.into()],
        phone: Change::Keep,
    };
    shop.write(|tx| save(tx, without, None)).unwrap();
    assert_eq!(shop.read(|read| person(read, &one.token)).unwrap_err().code, "not_signed_in");
}

#[test]
fn nobody_and_a_wrong_password_look_the_same() {
    let shop = TestShop::new();
    hire(&shop, "lin", &[Role::Advisor]);
    assert_eq!(
        sign_in(&shop, "ghost", "correct horse").unwrap_err(),
        sign_in(&shop, "lin", "wrong horse").unwrap_err()
    );
}

#[test]
fn a_session_ends_by_time_and_when_the_person_leaves() {
    let shop = TestShop::new();
    let lin = hire(&shop, "lin", &[Role::Advisor]);
    let session = sign_in(&shop, "lin", "correct horse").unwrap();
    assert_eq!(shop.read(|read| person(read, &session.token)).unwrap().0.id, lin.id);
    shop.wait(12 * 3600 * 1000 + 1);
    assert_eq!(
        shop.read(|read| person(read, &session.token)).unwrap_err().code,
        "not_signed_in",
        "twelve hours unused"
    );
    let session = sign_in(&shop, "lin", "correct horse").unwrap();
    shop.write(|tx| leave(tx, &Leave { id: lin.id, version: 1, left_on: tx.ctx().today() })).unwrap();
    assert_eq!(
        shop.read(|read| person(read, &session.token)).unwrap_err().code,
        "not_signed_in",
        "who left is out at once"
    );
    assert_eq!(sign_in(&shop, "lin", "correct horse").unwrap_err().code, "wrong_password", "and stays out");
    assert_eq!(shop.read(|read| get(read, lin.id)).unwrap().name, "员工lin", "but stays on old orders");
}

#[test]
fn the_last_administrator_stays() {
    let shop = TestShop::new();
    let boss = hire(&shop, "boss", &[Role::Administrator]);
    let refused = shop.write(|tx| leave(tx, &Leave { id: boss.id, version: 1, left_on: tx.ctx().today() }));
    assert_eq!(refused.unwrap_err().code, "last_administrator");
    hire(&shop, "second", &[Role::Administrator]);
    assert!(shop.write(|tx| leave(tx, &Leave { id: boss.id, version: 1, left_on: tx.ctx().today() })).is_ok());
}

#[test]
fn a_managers_word_is_good_once_for_one_thing_and_five_minutes() {
    let shop = TestShop::new();
    hire(&shop, "manager", &[Role::ServiceManager]);
    hire(&shop, "clerk", &[Role::Advisor]);
    let word = |login: &str| {
        let who = shop.read(|read| attempt(read, login, None)).unwrap();
        shop.shop
            .note(&shop.ctx(), |note| approval::approve(note, &who, ApprovalOf::VoidSettlement))
            .map(|given| given.approval)
    };
    assert_eq!(word("clerk").unwrap_err().code, "not_a_manager");
    let take = |token: &str, what| {
        shop.write_as(&[Role::Advisor], |tx| {
            let approver = use_approval(tx, Some(token), what)?;
            tx.touched::<(), _>(RecordKind::People, approver.0, None, Some(&1))?;
            Ok(approver)
        })
    };
    let token = word("manager").unwrap();
    assert_eq!(take(&token, ApprovalOf::CancelOrder).unwrap_err().code, "approval_spent", "for another thing");
    assert!(take(&token, ApprovalOf::VoidSettlement).is_ok());
    assert_eq!(take(&token, ApprovalOf::VoidSettlement).unwrap_err().code, "approval_spent", "once");
    let late = word("manager").unwrap();
    shop.wait(5 * 60 * 1000 + 1);
    assert_eq!(take(&late, ApprovalOf::VoidSettlement).unwrap_err().code, "approval_spent", "five minutes");
}

#[test]
fn phones_are_masked_for_those_who_do_not_call() {
    let shop = TestShop::new();
    let lin = hire(&shop, "lin", &[Role::Advisor]);
    let seen = shop.shop.read(&shop.ctx_as(&[Role::Technician]), |read| get(read, lin.id)).unwrap();
    assert_eq!(seen.phone, Some(Shown::Masked("138****1234".into())));
}

fn role(key: Option<&str>, version: Option<i64>, like: Role, can: &[Capability]) -> SaveRole {
    let name = key.is_none().then(|| "配件经理".to_owned());
    SaveRole { key: key.map(|key| RoleKey(key.into())), version, name, like, can: can.to_vec(), active: true }
}

#[test]
fn every_role_of_the_standard_process_is_on_file_as_it_starts() {
    let shop = TestShop::new();
    let roles = shop.read(roles::list).unwrap();
    assert_eq!(roles.iter().map(|role| role.like).collect::<Vec<_>>(), Role::ALL, "in its order");
    for role in roles {
        assert_eq!((role.key, &role.can), (role.like.into(), &role.usual), "nothing is changed yet");
    }
}

#[test]
fn what_somebody_is_stands_in_the_order_of_the_list() {
    let shop = TestShop::new();
    let both = hire(&shop, "both", &[Role::Advisor, Role::ServiceManager, Role::Advisor]);
    assert_eq!(both.like, [Role::ServiceManager, Role::Advisor]);
    assert_eq!(both.roles, [Role::ServiceManager.into(), Role::Advisor.into()], "the first is shown beside the name");
}

#[test]
fn a_role_narrowed_and_widened_changes_what_its_people_may_at_once() {
    let shop = TestShop::new();
    let lin = hire(&shop, "lin", &[Role::Advisor]);
    assert!(lin.can.contains(&Capability::Settle) && !lin.can.contains(&Capability::TakeMoney));
    let can: Vec<_> = lin.can.iter().copied().filter(|it| *it != Capability::Settle).collect();
    let can = [can, vec![Capability::TakeMoney]].concat();
    let saved = shop.write(|tx| roles::save(tx, role(Some("advisor"), Some(1), Role::Advisor, &can))).unwrap();
    assert_eq!((saved.version, saved.can.len(), saved.usual.len()), (2, lin.can.len(), lin.can.len()));
    let now = shop.read(|read| get(read, lin.id)).unwrap();
    assert!(!now.can.contains(&Capability::Settle) && now.can.contains(&Capability::TakeMoney));
    let stale = shop.write(|tx| roles::save(tx, role(Some("advisor"), Some(1), Role::Advisor, &[])));
    assert_eq!(stale.unwrap_err().code, "changed_meanwhile", "a colleague was quicker");
}

#[test]
fn a_post_of_the_shops_own_is_a_row() {
    let shop = TestShop::new();
    let can = [Capability::EditParts, Capability::SeeCost, Capability::Approve];
    let made = shop.write(|tx| roles::save(tx, role(None, None, Role::PartsClerk, &can))).unwrap();
    assert_eq!((made.key.0.as_str(), made.name.as_deref()), ("own_1", Some("配件经理")));
    let again = shop.write(|tx| roles::save(tx, role(None, None, Role::PartsClerk, &can)));
    assert_eq!(again.unwrap_err().code, "duplicate", "two posts of one name");
    let word = SaveRole { name: Some("技师".into()), ..role(None, None, Role::PartsClerk, &can) };
    assert_eq!(shop.write(|tx| roles::save(tx, word)).unwrap_err().code, "duplicate", "nor of the process's word");
    let hash = password::hash(&shop.ctx(), "password", "correct horse").unwrap();
    let hired = SavePerson {
        id: None,
        version: None,
        name: "方芳".into(),
        login: Some("fang".into()),
        password: None,
        roles: vec![made.key.clone()],
        phone: Change::Keep,
    };
    let fang = shop.write(|tx| save(tx, hired.clone(), Some(hash))).unwrap();
    assert_eq!((fang.like, fang.can), (vec![Role::PartsClerk], made.can), "what the post may, and no more");
    let word = SaveRole { active: false, ..role(Some("own_1"), Some(1), Role::PartsClerk, &can) };
    let word = SaveRole { name: Some("配件经理".into()), ..word };
    assert_eq!(shop.write(|tx| roles::save(tx, word)).unwrap_err().code, "role_in_use", "somebody has it");
    let stranger = SavePerson { login: None, roles: vec![RoleKey("own_2".into())], ..hired };
    assert_eq!(shop.write(|tx| save(tx, stranger, None)).unwrap_err().code, "not_found", "no such post");
}

#[test]
fn nobody_locks_the_house_by_narrowing_a_role() {
    let shop = TestShop::new();
    hire(&shop, "boss", &[Role::Administrator]);
    let refused = shop.write(|tx| roles::save(tx, role(Some("administrator"), Some(1), Role::Administrator, &[])));
    assert_eq!(refused.unwrap_err().code, "last_administrator", "nobody could let anybody in again");
    hire(&shop, "head", &[Role::GeneralManager]);
    let done = shop.write(|tx| roles::save(tx, role(Some("administrator"), Some(1), Role::Administrator, &[])));
    assert!(done.is_ok(), "the general manager still can");
}

#[test]
fn a_house_full_of_posts_still_changes_them() {
    let shop = TestShop::new();
    let post = |n: i64| SaveRole { name: Some(format!("岗位{n}")), ..role(None, None, Role::Advisor, &[]) };
    for n in 1..=40 {
        shop.write(|tx| roles::save(tx, post(n))).unwrap();
    }
    assert_eq!(shop.write(|tx| roles::save(tx, post(41))).unwrap_err().code, "too_many");
    let narrowed = role(Some("advisor"), Some(1), Role::Advisor, &[]);
    assert!(shop.write(|tx| roles::save(tx, narrowed)).is_ok(), "what stands is changed all the same");
}

#[test]
fn who_comes_back_has_no_role_that_was_retired_meanwhile() {
    let shop = TestShop::new();
    let made = shop.write(|tx| roles::save(tx, role(None, None, Role::PartsClerk, &[]))).unwrap();
    let fang = hire(&shop, "fang", &[Role::PartsClerk]);
    let given = |version, keys: Vec<RoleKey>| SavePerson {
        id: Some(fang.id),
        version: Some(version),
        name: fang.name.clone(),
        login: None,
        password: None,
        roles: keys,
        phone: Change::Keep,
    };
    let fang = shop.write(|tx| save(tx, given(fang.version, vec![made.key.clone()]), None)).unwrap();
    let left = Leave { id: fang.id, version: fang.version, left_on: shop.ctx().today() };
    let left = shop.write(|tx| leave(tx, &left)).unwrap();
    let retired = SaveRole { active: false, ..role(Some("own_1"), Some(1), Role::PartsClerk, &[]) };
    let retired = SaveRole { name: made.name.clone(), ..retired };
    shop.write(|tx| roles::save(tx, retired)).unwrap();
    let back = |version| Return { id: fang.id, version };
    let refused = shop.write(|tx| come_back(tx, &back(left.version)));
    assert_eq!(refused.unwrap_err().field.as_deref(), Some("roles"), "the post is given no more");
    let other = shop.write(|tx| save(tx, given(left.version, vec![Role::Advisor.into()]), None)).unwrap();
    assert!(shop.write(|tx| come_back(tx, &back(other.version))).is_ok(), "another is");
}

#[test]
fn a_capability_that_is_gone_locks_nobody_out() {
    let shop = TestShop::new();
    shop.write(|tx| {
        tx.execute("UPDATE roles SET granted = '[\"from_before\"]' WHERE key = 'advisor'", [])?;
        tx.touched::<(), _>(RecordKind::Roles, 4, None, Some(&"from_before"))
    })
    .unwrap();
    let advisor = shop.read(roles::list).unwrap().remove(3);
    assert_eq!((advisor.like, &advisor.can), (Role::Advisor, &advisor.usual), "what is known of it still holds");
}
