//! Commands of the customers.

use jieche_shop::across::customer_file::merging::{
    self, Merge, MergeCustomers, MergePreview, PreviewMerge, UnmergeCustomers,
};
use jieche_shop::across::customer_file::{self, CustomerFile, ListedCustomer};
use jieche_shop::common::{CustomerId, Page};
use jieche_shop::money::credit::{self, SaveCredit};
use jieche_shop::registers::customers::{
    self, Consent, Customer, FindCustomerDuplicates, ListCustomers, NoteConsent, SaveContacts, SaveCustomer,
    TagCustomer, Unmask, Unmasked,
};
use jieche_shop::{Done, Result};

use crate::across::shop::Empty;
use crate::desk::Desk;
use crate::ground::jobs::ById;

pub(crate) fn get(desk: &Desk, request: ById<CustomerId>) -> Result<CustomerFile> {
    desk.read(|read| customer_file::get(read, request.id))
}

pub(crate) fn list(desk: &Desk, request: ListCustomers) -> Result<Page<ListedCustomer>> {
    desk.read(|read| customer_file::list(read, request))
}

pub(crate) fn save(desk: &Desk, request: SaveCustomer) -> Result<Done<Customer>> {
    desk.write(|tx| customers::save(tx, request))
}

pub(crate) fn tag(desk: &Desk, request: TagCustomer) -> Result<Done<Customer>> {
    desk.write(|tx| customers::tag(tx, request))
}

pub(crate) fn tags(desk: &Desk, _: Empty) -> Result<Vec<String>> {
    desk.read(customers::tags)
}

pub(crate) fn save_contacts(desk: &Desk, request: SaveContacts) -> Result<Done<Customer>> {
    desk.write(|tx| customers::save_contacts(tx, request))
}

pub(crate) fn note_consent(desk: &Desk, request: NoteConsent) -> Result<Done<Vec<Consent>>> {
    desk.write(|tx| customers::note_consent(tx, request))
}

pub(crate) fn unmask(desk: &Desk, request: Unmask) -> Result<Done<Unmasked>> {
    desk.write(|tx| customers::unmask(tx, request))
}

pub(crate) fn save_credit(desk: &Desk, request: SaveCredit) -> Result<Done<Customer>> {
    desk.write(|tx| credit::save_credit(tx, request))
}

pub(crate) fn duplicates(desk: &Desk, request: FindCustomerDuplicates) -> Result<Vec<ListedCustomer>> {
    desk.read(|read| customer_file::duplicates(read, request))
}

pub(crate) fn merge_preview(desk: &Desk, request: PreviewMerge) -> Result<MergePreview> {
    desk.read(|read| merging::merge_preview(read, &request))
}

pub(crate) fn merge(desk: &Desk, request: MergeCustomers) -> Result<Done<Merge>> {
    desk.write(|tx| merging::merge(tx, request))
}

pub(crate) fn unmerge(desk: &Desk, request: UnmergeCustomers) -> Result<Done<Merge>> {
    desk.write(|tx| merging::unmerge(tx, request))
}
