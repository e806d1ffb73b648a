//! What was copied for the customer stays on the appointment as it was.

use super::*;

#[test]
fn a_message_is_kept_as_it_was_copied_and_disturbs_nobody() {
    let desk = Desk::new();
    let booked = books(&desk, stranger(&desk, tomorrow(9, 0), 1)).unwrap();
    let note =
        |id, text: &str| desk.shop.write(|tx| note_message(tx, NoteAppointmentMessage { id, text: text.into() }));
    let noted = note(booked.brief.id, "明天 9:00 到店，\n请带行驶证。").unwrap();
    let kept = &noted.messages[0];
    assert_eq!((kept.text.as_str(), kept.at), ("明天 9:00 到店，\n请带行驶证。", desk.shop.shop.now()));
    assert_eq!(noted.brief.version, booked.brief.version, "who changes the booking meanwhile is not disturbed");
    let second = note(booked.brief.id, "改到 10:00。").unwrap();
    let said: Vec<&str> = second.messages.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(said, ["明天 9:00 到店，\n请带行驶证。", "改到 10:00。"], "each of them, in their order");
    assert_eq!(code(note(booked.brief.id, " \n")), pair("required", "text"));
    assert_eq!(code(note(booked.brief.id, &"长".repeat(1001))), pair("too_long", "text"));
    let end = EndAppointment { id: booked.brief.id, version: 1, reason: "客户不来了".into() };
    desk.shop.write(|tx| cancel(tx, end)).unwrap();
    assert_eq!(code(note(booked.brief.id, "还来吗？")).0, "wrong_state", "who cancelled is left alone");
}
