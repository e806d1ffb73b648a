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

use crate::commands::commands;
use crate::requests::ById;
use crate::sight::fields;

commands! {
    read customers_get(ById<CustomerId>) -> CustomerFile, SignedIn,
        customer_file::get(read, request.id),
        |e| { "id": e.customer };

    read customers_list(ListCustomers) -> Page<ListedCustomer>, SignedIn,
        customer_file::list(read, request),
        |_e| { "find": "张", "debtor": null, "after": null, "limit": 50 };

    write customers_save(SaveCustomer) -> Customer, EditCustomers,
        customers::save(tx, request),
        |e| {
            "id": e.customer, "version": e.customer_version, "kind": "person", "name": { "set": "张三丰" },
            "phone": { "set": "13800005678" }, "contact_name": { "set": "张无忌" }, "credit_code": "91350100M000100Y43",
            "address": { "set": "深圳市南山区" }, "debtor": "none", "no_marketing": false, "remark": "周末来"
        };

    write customers_tag(TagCustomer) -> Customer, EditCustomers,
        customers::tag(tx, request),
        |e| { "id": e.customer, "version": e.customer_version, "tags": ["老客户", "要发票"] };

    read customers_tags -> Vec<String>, SignedIn, customers::tags(read);

    write customers_save_contacts(SaveContacts) -> Customer, EditCustomers,
        customers::save_contacts(tx, request),
        |e| {
            "id": e.customer, "version": e.customer_version,
            "contacts": [
                {
                    "was": null, "kind": "family", "name": { "set": "张无忌" }, "duty": "车辆主管",
                    "phone": { "set": "13800006789" }
                }
            ],
            "prefers": "phone", "reach_hours": "工作日 18 点后"
        };

    write customers_note_consent(NoteConsent) -> Vec<Consent>, EditCustomers,
        customers::note_consent(tx, request),
        |e| { "id": e.customer, "purpose": "survey", "given": true, "via": "in_person", "text_version": 1 };

    write customers_unmask(Unmask) -> Unmasked, UnmaskCustomers,
        customers::unmask(tx, request),
        |e| { "id": e.customer, "what": "phone", "place": null, "reason": "路试后联系客户" };

    write customers_save_credit(SaveCredit) -> Customer, AllowCredit,
        credit::save_credit(tx, request),
        |e| { "id": e.account, "version": e.account_version, "limit_fen": 500000, "days": 30 };

    read customers_duplicates(FindCustomerDuplicates) -> Vec<ListedCustomer>, SignedIn,
        customer_file::duplicates(read, request),
        |_e| { "name": "张三丰", "phone": "13800005678", "except": null };

    read customers_merge_preview(PreviewMerge) -> MergePreview, MergeCustomers,
        merging::merge_preview(read, &request),
        |e| { "keep": e.other_customer, "drop": e.double };

    write customers_merge(MergeCustomers) -> Merge, MergeCustomers,
        merging::merge(tx, request),
        |e| {
            "keep": e.other_customer, "keep_version": e.other_customer_version, "drop": e.double,
            "drop_version": e.double_version, "take": ["phone"]
        };

    write customers_unmerge(UnmergeCustomers) -> Merge, MergeCustomers,
        merging::unmerge(tx, request),
        |e| { "id": e.merge };
}

fields! {
    customers::ConsentSaid.by: Colleague;
    merging::MergedFile.by: Colleague;
}
