//! Who is reminded of what, and when: a day and an hour before, anew when it moves, never of what was just booked.

use super::*;

fn due(desk: &Desk) -> Vec<(String, ReminderKind, i64)> {
    let due = desk.shop.read(due_reminders).unwrap();
    due.into_iter().map(|one| (one.appointment.number, one.kind, one.tries)).collect()
}

fn reminds(desk: &Desk, of: &Appointment, kind: ReminderKind, outcome: ReminderOutcome) -> Result<Appointment> {
    let (id, version) = (of.brief.id, again(desk, of).brief.version);
    desk.shop.write(|tx| remind(tx, NoteReminder { id, version, kind, outcome, note: None }))
}

#[test]
fn a_booking_is_reminded_of_a_day_and_an_hour_before_and_anew_when_it_moves() {
    use ReminderKind::{First, Second};
    let desk = Desk::new();
    let start = tomorrow(11, 0);
    let booked = books(&desk, wish(&desk, start)).unwrap();
    let number = || booked.brief.number.clone();
    assert!(due(&desk).is_empty(), "26 hours before nothing is due");
    desk.shop.wait(2 * HOUR);
    assert_eq!(due(&desk), [(number(), First, 0)]);
    reminds(&desk, &booked, First, ReminderOutcome::NotReached).unwrap();
    assert_eq!(due(&desk), [(number(), First, 1)], "who was not reached stays on the list");
    let reached = reminds(&desk, &booked, First, ReminderOutcome::Reached).unwrap();
    assert_eq!((due(&desk).len(), reached.reminders.len()), (0, 2));
    assert_eq!(code(reminds(&desk, &booked, First, ReminderOutcome::Reached)), pair("not_due", "kind"));
    desk.shop.wait(23 * HOUR);
    assert_eq!(due(&desk), [(number(), Second, 0)], "an hour before");
    let later = BusinessDate::new(2026, 11, 26).unwrap().at(600);
    moves(&desk, &again(&desk, &booked), later, 1).unwrap();
    assert!(due(&desk).is_empty(), "it is two days away again");
    desk.shop.wait(24 * HOUR);
    assert_eq!(due(&desk), [(number(), First, 0)], "and is reminded of anew");
}

#[test]
fn nobody_is_reminded_of_what_they_have_just_booked() {
    let desk = Desk::new();
    let now = desk.shop.ctx().now;
    books(&desk, wish(&desk, now.plus(3 * HOUR))).unwrap();
    assert!(due(&desk).is_empty(), "the day before had passed when it was booked");
    desk.shop.wait(2 * HOUR);
    assert_eq!(due(&desk).len(), 1, "an hour before is still to come");
}
