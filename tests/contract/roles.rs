//! The role matrix: who may call what, as a committed table, and tried by signing in as each role.
//!
//! A right given by accident is found here, in a line somebody must read before it is committed.

use jieche_api::Permission;
use jieche_api::list::{Command, commands};
use jieche_tests::house::{Desk, House};
use jieche_tests::tree::Tree;
use serde_json::{Value, json};

const COMMITTED: &str = "tests/contract/role_matrix.txt";
const HEADING: &str = "Who may call what. x: may, .: may not, *: before sign-in. Compared by the contract tests; when they fail, read\nthe difference, and run them with WRITE_ROLE_MATRIX=1 when it is meant.\n\n";
/// Commands that end the session the next call needs; everybody may, and the last one is tried at the end.
const ENDING: [&str; 2] = ["staff_change_password", "staff_sign_out"];

/// Every role, by the name it has on the wire.
pub fn roles() -> Vec<String> {
    let all = Permission::SignedIn.roles().iter();
    all.map(|role| serde_json::to_value(role).expect("a role has a name").as_str().expect("a text").to_owned())
        .collect()
}

fn may(command: &Command, role: &str) -> bool {
    command.permission.roles().iter().any(|it| serde_json::to_value(it).expect("a role has a name") == role)
}

fn matrix() -> String {
    let roles = roles();
    let mut text = HEADING.to_owned();
    for (place, role) in roles.iter().enumerate() {
        text += &format!("{}{role}\n", "| ".repeat(place));
    }
    for command in commands() {
        let sign = |role: &String| {
            if command.is_public() {
                "* "
            } else if may(command, role) {
                "x "
            } else {
                ". "
            }
        };
        text += &format!("{}{}\n", roles.iter().map(sign).collect::<String>(), command.name);
    }
    text
}

#[test]
fn nobody_may_more_than_was_agreed() {
    let (now, kept) = (matrix(), Tree::ours().text(COMMITTED));
    if std::env::var_os("WRITE_ROLE_MATRIX").is_some() {
        std::fs::write(Tree::ours().root().join(COMMITTED), &now).expect("the matrix is written");
    }
    let changed = now.lines().filter(|line| !kept.lines().any(|it| it == *line));
    let gone = kept.lines().filter(|line| !now.lines().any(|it| it == *line));
    let difference: Vec<String> =
        changed.map(|line| format!("now   {line}")).chain(gone.map(|line| format!("was   {line}"))).collect();
    assert!(difference.is_empty(), "rights changed; who decided that?\n{}", difference.join("\n"));
    assert_eq!(now, kept, "the matrix lists commands and roles in the order of the list");
}

/// Signs in somebody with one role.
pub fn somebody(house: &House, manager: &Desk, role: &str) -> Desk {
    let login = role.replace('_', "-");
    let person = json!({ "id": null, "version": null, "name": role, "login": login, "password": "example pass", "roles": [role], "phone": { "set": null } });
    manager.asks("staff_save", person);
    house.sign_in(&login, "example pass", role)
}

#[test]
fn each_role_is_let_in_and_kept_out_as_the_matrix_says() {
    let (house, shop) = House::with_examples();
    let manager = house.stranger("办公室").with_token(&shop.token);
    let mut wrong = Vec::new();
    for role in roles() {
        let desk = somebody(&house, &manager, &role);
        for command in commands().filter(|command| !command.is_public() && !ENDING.contains(&command.name)) {
            let outcome = desk.tries(command.name, (command.example)(&shop.example));
            // A refusal by the command list names no field and no step; what a rule refuses within a command does.
            let kept_out = outcome.as_ref().is_err_and(|problem| {
                problem.code == "not_allowed" && problem.args.is_empty() && problem.field.is_none()
            });
            let ended = outcome.as_ref().is_err_and(|problem| problem.code == "not_signed_in");
            if ended || kept_out == may(command, &role) {
                wrong.push(format!("{role} {}: {outcome:?}", command.name));
            }
        }
        desk.asks("staff_sign_out", json!({}));
        assert_eq!(
            desk.is_refused("staff_me", json!({})).code,
            "not_signed_in",
            "a session that was ended lets nobody in"
        );
    }
    assert!(wrong.is_empty(), "the program and its matrix differ:\n{}", wrong.join("\n"));
}

#[test]
fn nobody_gets_in_without_a_session() {
    let (house, shop) = House::with_examples();
    for token in [None, Some(""), Some("0000"), Some("' OR 1=1 --")] {
        let stranger = token.map_or(house.stranger("门外"), |token| house.stranger("门外").with_token(token));
        for command in commands().filter(|command| !command.is_public()) {
            let problem = stranger.is_refused(command.name, (command.example)(&shop.example));
            assert_eq!(
                problem.code, "not_signed_in",
                "{} must not even say what is wrong with the request",
                command.name
            );
        }
    }
    let public: Vec<&str> = commands().filter(|command| command.is_public()).map(|command| command.name).collect();
    let agreed = [
        "shop_status",
        "shop_found",
        // What to do about a shop that could not be opened: nobody can sign in to one.
        "shop_offer_backup",
        "shop_try_again",
        "shop_go_on",
        "shop_open_demo",
        "shop_leave_demo",
        "staff_sign_in",
        "backup_restore",
    ];
    assert_eq!(public, agreed, "what anybody may call before sign-in is a short list");
}

#[test]
fn a_session_lists_just_the_commands_of_its_person() {
    let (house, shop) = House::with_examples();
    let manager = house.stranger("办公室").with_token(&shop.token);
    let cashier = somebody(&house, &manager, "cashier");
    let listed = cashier.asks("staff_me", json!({}))["commands"].clone();
    let expected: Vec<Value> = commands()
        .filter(|command| command.is_public() || may(command, "cashier"))
        .map(|command| json!(command.name))
        .collect();
    assert_eq!(listed, json!(expected), "screens show what a person may do by this list");
}

#[test]
fn what_a_role_was_narrowed_by_is_closed_at_once() {
    let (house, shop) = House::with_examples();
    let manager = house.stranger("办公室").with_token(&shop.token);
    let cashier = somebody(&house, &manager, "cashier");
    let role = |desk: &Desk| {
        let roles = desk.asks("staff_roles", json!({}));
        roles.as_array().expect("a list").iter().find(|role| role["key"] == "cashier").expect("the cashier").clone()
    };
    let now = role(&manager);
    let can = now["can"].as_array().expect("a list").iter().filter(|one| **one != "see_money").collect::<Vec<_>>();
    let narrowed = json!({
        "key": "cashier", "version": now["version"], "name": null, "like": "cashier", "can": can, "active": true
    });
    let settlements = |desk: &Desk| {
        let example = jieche_api::list::find("settlement_list").expect("a command").example;
        desk.tries("settlement_list", example(&shop.example))
    };
    assert!(settlements(&cashier).is_ok(), "a cashier sees settlements to begin with");
    manager.asks("staff_save_role", narrowed);
    assert_eq!(settlements(&cashier).expect_err("closed").code, "not_allowed", "in the session that is open");
    assert_eq!(role(&manager)["usual"], now["usual"], "how it starts is not lost");
}
