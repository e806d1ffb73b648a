//! Who may call what: each command names a permission, each permission its roles.
//!
//! The table role × command that follows is compared with a committed copy in `tests/contract`. What a
//! role may do *within* a command (take a step, give a discount) is the shop's own rule.

use jieche_shop::money::settlement;
use jieche_shop::registers::staff::Role;
use serde::Serialize;

/// A right that roles have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Before sign-in.
    Public,
    /// Everybody who is signed in.
    SignedIn,
    /// People and their roles.
    ManagePeople,
    /// The shop's settings and questionnaires.
    ManageShop,
    /// Backup, restore, the recovery code.
    KeepBackups,
    /// Files from another program.
    Import,
    /// Everything the shop has, as a file.
    Export,
    /// Who changed what.
    ReadJournal,
    /// Customer and vehicle files.
    EditCustomers,
    /// How much and how long a 挂账单位 may owe.
    AllowCredit,
    /// Asking, with a reason, for one value that their role masks. Who never deals with a customer may not.
    UnmaskCustomers,
    /// Making two customers' files one, and parting them again.
    MergeCustomers,
    /// Labour operations.
    EditLabour,
    /// Parts.
    EditParts,
    /// The calendar: whoever works on cars, sells parts or talks to customers plans by it.
    SeeAppointments,
    /// Booking, moving, reminding and cancelling.
    Book,
    /// Opening and writing orders.
    WriteOrders,
    /// 常用语.
    EditPhrases,
    /// Taking an order's next step; which one is the workflow's rule.
    TakeSteps,
    /// 接车检查单, 委托书 and 任务单.
    PrintOrders,
    /// Settlements and receivables.
    SeeMoney,
    /// Settlement lists on paper: names, phones and VINs whole, as the form asks.
    PrintMoney,
    /// Making a settlement list.
    Settle,
    /// Payments, 挂账, voiding, invoices.
    TakeMoney,
    /// The list of calls and their outcome.
    SeeSurveys,
    /// Calling customers.
    CallCustomers,
    /// Complaints and what became of them.
    SeeComplaints,
    /// Recording complaints and answering for them.
    AnswerComplaints,
    /// The day report.
    SeeReports,
}

impl Permission {
    /// The roles that have it. Empty for [`Permission::Public`], which asks for none.
    pub fn roles(self) -> &'static [Role] {
        use Role::*;
        match self {
            Self::Public => &[],
            Self::SignedIn => &Role::ALL,
            Self::ManagePeople | Self::KeepBackups => &[Administrator, GeneralManager],
            Self::ManageShop | Self::Import | Self::Export | Self::ReadJournal => {
                &[Administrator, GeneralManager, ServiceManager]
            }
            Self::EditCustomers => &[GeneralManager, ServiceManager, Advisor, Cashier, WarrantyClerk, CustomerCare],
            Self::AllowCredit => &[GeneralManager, ServiceManager],
            Self::UnmaskCustomers => &[WorkshopLead, Inspector, PartsClerk],
            Self::MergeCustomers => &[GeneralManager, ServiceManager, Advisor],
            Self::EditLabour => &[Administrator, GeneralManager, ServiceManager, WorkshopLead, WarrantyClerk],
            Self::EditParts => &[Administrator, GeneralManager, ServiceManager, PartsClerk],
            Self::SeeAppointments => &Role::ALL,
            Self::Book => &[GeneralManager, ServiceManager, Advisor, WarrantyClerk, CustomerCare],
            Self::WriteOrders => &[GeneralManager, ServiceManager, Advisor, WarrantyClerk],
            Self::EditPhrases => &[Administrator, GeneralManager, ServiceManager, Advisor, WarrantyClerk],
            Self::TakeSteps => &[
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
            Self::PrintOrders => &[GeneralManager, ServiceManager, Advisor, WorkshopLead, Cashier, WarrantyClerk],
            Self::SeeMoney => &settlement::READERS,
            Self::PrintMoney | Self::Settle => &[GeneralManager, ServiceManager, Advisor, Cashier, WarrantyClerk],
            Self::TakeMoney => &[GeneralManager, ServiceManager, Cashier],
            Self::SeeSurveys => &[GeneralManager, ServiceManager, Advisor, CustomerCare, ReadOnly],
            Self::CallCustomers => &[GeneralManager, ServiceManager, CustomerCare],
            Self::SeeComplaints => &[GeneralManager, ServiceManager, Advisor, WarrantyClerk, CustomerCare],
            Self::AnswerComplaints => &[GeneralManager, ServiceManager, Advisor, CustomerCare],
            Self::SeeReports => &[GeneralManager, ServiceManager, Cashier, ReadOnly],
        }
    }
}
