//! Which roles may what, as the program starts with: trade habit, widened and narrowed by the shop (`roles`).
//!
//! One arm a capability, so that a new one cannot be forgotten; a shop that has changed a role's set gets it too.

use jieche_codes::{Capability, Role};

use Role::*;

/// Everybody who deals with customers.
const CUSTOMERS: &[Role] = &[GeneralManager, ServiceManager, Advisor, Cashier, WarrantyClerk, CustomerCare];
/// Those who answer for the house.
const MANAGERS: &[Role] = &[GeneralManager, ServiceManager];
/// Those who set it up.
const KEEPERS: &[Role] = &[Administrator, GeneralManager, ServiceManager];
/// The desk: those who speak with the customer about the order.
const DESK: &[Role] = &[GeneralManager, ServiceManager, Advisor];
/// Those with their hands on the car.
const WORKSHOP: &[Role] = &[GeneralManager, ServiceManager, WorkshopLead, Technician];

/// The roles that hold a capability before the shop changes anything.
#[must_use]
pub const fn holders(capability: Capability) -> &'static [Role] {
    use Capability::*;
    match capability {
        ManagePeople | KeepBackups => &[Administrator, GeneralManager],
        ManageShop | Import | Export | ReadJournal => KEEPERS,
        Approve | AllowCredit => MANAGERS,
        EditCustomers => CUSTOMERS,
        MergeCustomers | AgreeWork => DESK,
        SeeNames => &[
            Administrator,
            GeneralManager,
            ServiceManager,
            Advisor,
            WorkshopLead,
            Inspector,
            Cashier,
            WarrantyClerk,
            CustomerCare,
        ],
        SeeContacts => &[Administrator, GeneralManager, ServiceManager, Advisor, Cashier, WarrantyClerk, CustomerCare],
        SeeVins => &[
            Administrator,
            GeneralManager,
            ServiceManager,
            Advisor,
            WorkshopLead,
            Technician,
            Inspector,
            PartsClerk,
            Cashier,
            WarrantyClerk,
            CustomerCare,
        ],
        Unmask => &[WorkshopLead, Inspector, PartsClerk],
        EditLabour => &[Administrator, GeneralManager, ServiceManager, WorkshopLead, WarrantyClerk],
        EditParts => &[Administrator, GeneralManager, ServiceManager, PartsClerk],
        SeeCost => &[GeneralManager, ServiceManager, PartsClerk],
        EditPhrases => &[Administrator, GeneralManager, ServiceManager, Advisor, WarrantyClerk],
        SeeAppointments => &Role::ALL,
        Book => &[GeneralManager, ServiceManager, Advisor, WarrantyClerk, CustomerCare],
        Advise => &[Advisor],
        WriteOrders => &[GeneralManager, ServiceManager, Advisor, WarrantyClerk],
        PrintOrders => &[GeneralManager, ServiceManager, Advisor, WorkshopLead, Cashier, WarrantyClerk],
        Dispatch => &[GeneralManager, ServiceManager, WorkshopLead],
        DoJobs => &[Technician],
        FinishWork => WORKSHOP,
        HoldWork => &[GeneralManager, ServiceManager, Advisor, WorkshopLead, Technician, PartsClerk],
        Inspect => &[GeneralManager, ServiceManager, WorkshopLead, Inspector],
        Wash => &[GeneralManager, ServiceManager, Advisor, WorkshopLead, Technician, Inspector],
        Notify => &[GeneralManager, ServiceManager, Advisor, CustomerCare],
        NoteMessages => &[
            GeneralManager,
            ServiceManager,
            Advisor,
            WorkshopLead,
            Technician,
            Inspector,
            Cashier,
            WarrantyClerk,
            CustomerCare,
        ],
        CloseOrders => &[GeneralManager, ServiceManager, Advisor, Cashier],
        SeeMoney => &[GeneralManager, ServiceManager, Advisor, Cashier, WarrantyClerk, ReadOnly],
        PrintMoney | Settle => &[GeneralManager, ServiceManager, Advisor, Cashier, WarrantyClerk],
        TakeMoney => &[GeneralManager, ServiceManager, Cashier],
        SeeSurveys => &[GeneralManager, ServiceManager, Advisor, CustomerCare, ReadOnly],
        CallCustomers => &[GeneralManager, ServiceManager, CustomerCare],
        SeeComplaints => &[GeneralManager, ServiceManager, Advisor, WarrantyClerk, CustomerCare],
        AnswerComplaints => &[GeneralManager, ServiceManager, Advisor, CustomerCare],
        SeeReports => &[GeneralManager, ServiceManager, Cashier, ReadOnly],
    }
}

/// What a role may before the shop changes anything, in the order of the list.
pub fn usual(role: Role) -> impl Iterator<Item = Capability> {
    Capability::ALL.into_iter().filter(move |capability| holders(*capability).contains(&role))
}
