//! Commands of the staff: signing in and out, approving, people.

use jieche_shop::registers::staff::{
    self, Approval, Approve, ChangePassword, Leave, ListStaff, OwnRole, PasswordHash, Person, Return, SavePerson,
    SaveRole, Session, ShopRole, SignIn, approval, password, roles, session,
};
use jieche_shop::{Done, Problem, Result};

use crate::caller::Caller;
use crate::commands::commands;
use crate::door::wait_of;
use crate::list;
use crate::requests::Empty;
use crate::sight::fields;

commands! {
    note staff_sign_in(SignIn) -> Session, Public,
        sign_in(caller, request),
        |_e| { "login": "zhou", "password": "example pass", "terminal_secret": null };

    note staff_sign_out -> Empty, SignedIn, sign_out(caller);

    read staff_me -> Session, SignedIn, me(caller);

    note staff_approve(Approve) -> Approval, SignedIn,
        approve(caller, request),
        |_e| { "login": "zhou", "password": "example pass", "what": "void_settlement", "terminal_secret": null };

    read staff_list(ListStaff) -> Vec<Person>, SignedIn,
        staff::list(read, &request),
        |_e| { "include_left": true };

    write staff_save(SavePerson) -> Person, ManagePeople,
        save(caller, request),
        |e| {
            "id": e.person, "version": e.person_version, "name": "何俊", "login": "hejun", "password": "example pass",
            "roles": ["technician", "inspector"], "phone": { "set": "13800001234" }
        };

    write staff_leave(Leave) -> Person, ManagePeople,
        staff::leave(tx, &request),
        |e| { "id": e.person, "version": e.person_version, "left_on": e.today };

    write staff_return(Return) -> Person, ManagePeople,
        staff::come_back(tx, &request),
        |e| { "id": e.person, "version": e.person_version };

    read staff_roles -> Vec<ShopRole>, SignedIn, roles::list(read);

    write staff_save_role(SaveRole) -> ShopRole, ManagePeople,
        roles::save(tx, request),
        |_e| {
            "key": null, "version": null, "name": "配件经理", "like": "parts_clerk",
            "can": ["see_vins", "unmask", "edit_parts", "see_cost", "see_appointments", "hold_work", "approve"], "active": true
        };

    write staff_change_password(ChangePassword) -> Empty, SignedIn,
        change_password(caller, request),
        |_e| { "old_password": "example pass", "new_password": "another pass", "terminal_secret": null };
}

fields! {
    Person.name: Colleague;
    OwnRole.name: Thing;
    ShopRole.name: Thing;
}

fn sign_in(caller: &Caller, request: SignIn) -> Result<Session> {
    let attempt = verified(caller, &request.login, &request.password, request.terminal_secret.as_deref())?;
    Ok(list::with_commands(caller.note(|note| session::succeed(note, attempt))?))
}

fn sign_out(caller: &Caller) -> Result<Empty> {
    let token = caller.token.as_deref().unwrap_or_default();
    caller.note(|note| session::end(note, token))?;
    Ok(Empty {})
}

fn me(caller: &Caller) -> Result<Session> {
    let token = caller.token.clone().unwrap_or_default();
    let (person, expires_at, _) = caller.read(|read| session::person(read, &token))?;
    Ok(list::with_commands(Session { token, person, commands: Vec::new(), expires_at, terminal_secret: None }))
}

fn approve(caller: &Caller, request: Approve) -> Result<Approval> {
    let attempt = verified(caller, &request.login, &request.password, request.terminal_secret.as_deref())?;
    caller.note(|note| approval::approve(note, &attempt, request.what))
}

/// Somebody at the door whose password is right; otherwise the failure is counted.
fn verified(caller: &Caller, login: &str, password: &str, secret: Option<&str>) -> Result<session::Attempt> {
    // One at a time: guesses in parallel would all pass before the first is counted.
    let mut turn = caller.stage.door().turn()?;
    let attempt = caller.read(|read| session::attempt(read, login, secret))?;
    turn.may_try(&attempt)?;
    let counted = attempt.counted_as();
    if attempt.verify(password)? {
        turn.succeeded(&counted);
        return Ok(attempt);
    }
    let problem = caller.note(|note| session::fail(note, &attempt))?;
    turn.failed(counted, wait_of(&problem));
    Err(problem)
}

fn save(caller: &Caller, request: SavePerson) -> Result<Done<Person>> {
    let hash = hash(caller, "password", request.password.as_deref())?;
    caller.write(|tx| staff::save(tx, request, hash))
}

fn change_password(caller: &Caller, request: ChangePassword) -> Result<Done<Empty>> {
    let login = caller.person.as_ref().and_then(|person| person.login.clone()).unwrap_or_default();
    let secret = request.terminal_secret.as_deref();
    verified(caller, &login, &request.old_password, secret).map_err(|problem| match problem.code.as_ref() {
        "wrong_password" => Problem { code: "bad_password".into(), field: Some("old_password".into()), ..problem },
        _ => problem,
    })?;
    let hash = make_hash(caller, "new_password", &request.new_password)?;
    caller.write(|tx| staff::change_password(tx, &hash, caller.token.as_deref().unwrap_or_default()).map(|()| Empty {}))
}

fn hash(caller: &Caller, field: &'static str, password: Option<&str>) -> Result<Option<PasswordHash>> {
    password.map(|password| make_hash(caller, field, password)).transpose()
}

/// Making one takes as much as looking at one: it waits for its turn as well.
pub(crate) fn make_hash(caller: &Caller, field: &'static str, password: &str) -> Result<PasswordHash> {
    let _turn = caller.stage.door().turn()?;
    password::hash(&caller.ctx, field, password)
}
