//! Commands of complaints.

use jieche_shop::care::complaints::{
    self, CloseComplaint, Complaint, ComplaintBrief, ListComplaints, NoteComplaint, RecordComplaint, ReopenComplaint,
};
use jieche_shop::common::{ComplaintId, Page};

use crate::commands::commands;
use crate::requests::ById;
use crate::sight::fields;

commands! {
    read complaints_list(ListComplaints) -> Page<ComplaintBrief>, SeeComplaints,
        complaints::list(read, &request),
        |_e| { "state": "open", "after": null, "limit": 50 };

    read complaints_get(ById<ComplaintId>) -> Complaint, SeeComplaints,
        complaints::get(read, request.id),
        |e| { "id": e.complaint };

    write complaints_record(RecordComplaint) -> Complaint, AnswerComplaints,
        complaints::record(tx, request),
        |e| {
            "vehicle_id": e.vehicle, "order_id": e.order, "source": "phone", "about": "workmanship", "level": "general",
            "words": "换了刹车片还是响，来回跑了两次", "wish": "免费再检查一次", "handler_id": e.advisor
        };

    write complaints_note(NoteComplaint) -> Complaint, AnswerComplaints,
        complaints::note(tx, request),
        |e| {
            "id": e.complaint, "version": 1, "level": "escalated", "handler_id": e.advisor,
            "words": "约客户明天上午到店试车"
        };

    write complaints_close(CloseComplaint) -> Complaint, AnswerComplaints,
        complaints::close(tx, request),
        |e| { "id": e.complaint, "version": 1, "outcome": "重新打磨刹车片，客户试车认可", "content": true };

    write complaints_reopen(ReopenComplaint) -> Complaint, AnswerComplaints,
        complaints::reopen(tx, request),
        |e| { "id": e.ended_complaint, "version": 2, "words": "开了一周又响" };
}

fields! {
    Complaint.received_by: Colleague;
}
