//! Commands of complaints.

use jieche_shop::care::complaints::{
    self, CloseComplaint, Complaint, ComplaintBrief, ListComplaints, NoteComplaint, RecordComplaint, ReopenComplaint,
};
use jieche_shop::common::{ComplaintId, Page};
use jieche_shop::{Done, Result};

use crate::desk::Desk;
use crate::ground::jobs::ById;

pub(crate) fn list(desk: &Desk, request: ListComplaints) -> Result<Page<ComplaintBrief>> {
    desk.read(|read| complaints::list(read, &request))
}

pub(crate) fn get(desk: &Desk, request: ById<ComplaintId>) -> Result<Complaint> {
    desk.read(|read| complaints::get(read, request.id))
}

pub(crate) fn record(desk: &Desk, request: RecordComplaint) -> Result<Done<Complaint>> {
    desk.write(|tx| complaints::record(tx, request))
}

pub(crate) fn note(desk: &Desk, request: NoteComplaint) -> Result<Done<Complaint>> {
    desk.write(|tx| complaints::note(tx, request))
}

pub(crate) fn close(desk: &Desk, request: CloseComplaint) -> Result<Done<Complaint>> {
    desk.write(|tx| complaints::close(tx, request))
}

pub(crate) fn reopen(desk: &Desk, request: ReopenComplaint) -> Result<Done<Complaint>> {
    desk.write(|tx| complaints::reopen(tx, request))
}
