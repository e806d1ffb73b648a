//! The one list of commands.
//!
//! A line is: name, function, request → answer, kind, permission, one valid example (against the
//! records of an [`Example`]). The dispatcher, `GET /rpc` and the TypeScript types are made from it; a line
//! without its function does not compile.

use jieche_ground::backup::Backup;
use jieche_ground::drafts::{Draft, DraftKey, SaveDraft};
use jieche_ground::journal::{Changes, JournalEntry, ObjectHistory};
use jieche_shop::across::car_file::VehicleFile;
use jieche_shop::across::customer_file::merging::{
    Merge, MergeCustomers, MergePreview, PreviewMerge, UnmergeCustomers,
};
use jieche_shop::across::customer_file::{CustomerFile, ListedCustomer};
use jieche_shop::across::exports::{Export, StartExport};
use jieche_shop::across::front_desk::FrontDesk;
use jieche_shop::across::imports::{Import, ImportPreview, InTheWay, PreviewImport, StartImport};
use jieche_shop::across::jobs::Job;
use jieche_shop::across::order_file::OrderFile;
use jieche_shop::across::orders::ListedOrder;
use jieche_shop::across::progress::TakeStep;
use jieche_shop::across::search::{SearchFor, SearchHit};
use jieche_shop::care::complaints::{
    CloseComplaint, Complaint, ComplaintBrief, ListComplaints, NoteComplaint, RecordComplaint, ReopenComplaint,
};
use jieche_shop::care::surveys::{ListSurveys, Questionnaire, RecordSurvey, SaveQuestionnaire, Survey, SurveyDue};
use jieche_shop::common::catalogue::{FindInCatalogue, ListCatalogue};
use jieche_shop::common::{
    AppointmentId, ComplaintId, CustomerId, ExportId, ImportId, JobId, OrderId, Page, QuotationId, SettlementId,
    SurveyId, VehicleId,
};
use jieche_shop::figures::reports::{DayReport, ReportDay};
use jieche_shop::money::credit::SaveCredit;
use jieche_shop::money::settlement::{
    ListSettlements, NoteInvoice, Pay, PutOnAccount, Receivables, Settle, Settlement, SettlementBrief, VoidSettlement,
};
use jieche_shop::registers::customers::{
    Consent, Customer, FindCustomerDuplicates, ListCustomers, NoteConsent, SaveContacts, SaveCustomer, TagCustomer,
    Unmask, Unmasked,
};
use jieche_shop::registers::labour::{LabourOperation, SaveOperation};
use jieche_shop::registers::packages::{ListPackages, Package, SavePackage};
use jieche_shop::registers::parts::{Part, SavePart};
use jieche_shop::registers::phrases::{ListPhrases, Phrase, SavePhrase};
use jieche_shop::registers::pictures::GetPicture;
use jieche_shop::registers::printing::{SaveTerminalPrinting, TerminalPrinting};
use jieche_shop::registers::search_index::Spell;
use jieche_shop::registers::settings::{SaveSettings, Settings};
use jieche_shop::registers::staff::{
    Approval, Approve, ChangePassword, Leave, ListStaff, Person, Return, Role, SavePerson, Session, SignIn,
};
use jieche_shop::registers::vehicles::{ChangeOwner, FindVehicleDuplicates, SaveVehicle, Vehicle, VehicleBrief};
use jieche_shop::visit::appointments::{
    Appointment, AppointmentBrief, AppointmentRates, ArriveAppointment, Calendar, CalendarOf, Conflict, EndAppointment,
    MoveAppointment, NoteAppointmentMessage, NoteReminder, PlannedTime, RatesOf, ReminderDue, SaveAppointment,
};
use jieche_shop::visit::reception::{
    CorrectReception, InspectionTemplate, KeptReception, Reception, SaveInspectionTemplate, SaveReception,
    SignReception,
};
use jieche_shop::visit::repair_orders::quotations::{MakeQuotation, Quotation};
use jieche_shop::visit::repair_orders::{
    DecideLines, DeclinedLine, DismissDeclined, EarlierComplaint, FindEarlierComplaints, FindWork, FoundWork, HandOver,
    KeptAuthorisation, ListRepairOrders, NoteMessage, OpenRepairOrder, PutLine, RemoveLine, SaveRepairOrder,
    SignAuthorisation, TakePackage, TakeUpDeclined,
};
use jieche_shop::{Problem, Result};
use serde_json::{Value, json};
use ts_rs::{Config, TS};

use crate::across::shop::Empty;
use crate::across::{exports, imports, search, shop};
use crate::call::{Answer, Purpose};
use crate::care::{complaints, surveys};
use crate::desk::Desk;
use crate::doors;
pub use crate::doors::Door;
use crate::example::Example;
use crate::figures::reports;
use crate::ground::jobs::ById;
use crate::ground::{backup, changes, drafts, jobs, journal};
use crate::money::settlement;
use crate::permission::Permission;
use crate::registers::{customers, labour, packages, parts, phrases, pictures, printing, settings, staff, vehicles};
use crate::typescript::Declarations;
use crate::visit::repair_orders::quotations;
use crate::visit::{appointments, reception, repair_orders};

/// One command.
pub struct Command {
    /// Its name, feature first.
    pub name: &'static str,
    /// Its kind.
    pub door: Door,
    /// Who may call it.
    pub permission: Permission,
    /// One valid request, against the records of an example.
    pub example: fn(&Example) -> Value,
    /// The request's and the answer's TypeScript names, declared on the way.
    pub types: fn(&mut Declarations) -> (String, String),
}

impl Command {
    /// Whether it answers before sign-in.
    pub fn is_public(&self) -> bool {
        self.permission == Permission::Public
    }

    /// Whether somebody with these roles may call it.
    pub fn allows(&self, roles: &[Role]) -> bool {
        self.is_public() || roles.iter().any(|role| self.permission.roles().contains(role))
    }
}

macro_rules! commands {
    ($( $name:ident = $door:ident $module:ident :: $verb:ident ($request:ty) -> $answer:ty, $permission:ident, |$e:ident| $example:expr; )*) => {
        /// Every command.
        pub static COMMANDS: &[Command] = &[ $( Command {
            name: stringify!($name),
            door: commands!(@door $door),
            permission: Permission::$permission,
            example: |$e| $example,
            types: |declarations| (declarations.of::<$request>(), declarations.of::<$answer>()),
        } ),* ];

        /// Hands a call to its function.
        pub(crate) fn dispatch(desk: &Desk, body: Value) -> Result<Answer> {
            match desk.command {
                $( stringify!($name) => doors::$door(desk, body, $module::$verb), )*
                _ => Err(Problem::new("unknown_command")),
            }
        }
    };
    (@door read) => { Door::Read };
    (@door write) => { Door::Write };
    (@door job) => { Door::Job };
    (@door note) => { Door::Note };
    (@door paper) => { Door::Paper };
    (@door bytes) => { Door::Bytes };
}

/// Bytes, as TypeScript knows them.
pub struct Pdf;

impl TS for Pdf {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        "Uint8Array".into()
    }

    fn inline(_: &Config) -> String {
        "Uint8Array".into()
    }
}

/// The command of a name.
pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

/// The session with the commands its person may call.
pub(crate) fn with_commands(session: Session) -> Session {
    let commands = COMMANDS
        .iter()
        .filter(|command| command.allows(&session.person.roles))
        .map(|command| command.name.to_owned())
        .collect();
    Session { commands, ..session }
}

/// Whether somebody with these roles may bring in a file: whoever may import or write orders; a picture, whoever may
/// write the orders that show it.
pub(crate) fn may_upload(roles: &[Role], purpose: Purpose) -> bool {
    let may = |permission: Permission| roles.iter().any(|role| permission.roles().contains(role));
    may(Permission::WriteOrders) || purpose == Purpose::File && may(Permission::Import)
}

pub(crate) fn as_json() -> Value {
    let example = Example::default();
    let line = |command: &Command| {
        let (request, answer) = (command.types)(&mut Declarations::new());
        json!({ "name": command.name, "kind": command.door, "permission": command.permission, "roles": command.permission.roles(), "request": request, "answer": answer, "example": (command.example)(&example) })
    };
    COMMANDS.iter().map(line).collect()
}

commands! {
    // the shop as a whole
    shop_status = read shop::status(Empty) -> shop::ShopStatus, Public, |_e| json!({});
    shop_found = note shop::found(shop::FoundShop) -> shop::Founded, Public, |_e| json!({ "name": "示例汽车销售服务有限公司", "address": "深圳市福田区彩田路88号", "phone": "0755-88886666", "credit_code": "91350100M000100Y43", "administrator_name": "周正", "login": "zhou", "password": "example pass" });
    shop_open_demo = note shop::open_demo(Empty) -> shop::ShopStatus, Public, |_e| json!({});
    shop_leave_demo = note shop::leave_demo(Empty) -> shop::ShopStatus, Public, |_e| json!({});

    // staff
    staff_sign_in = note staff::sign_in(SignIn) -> Session, Public, |_e| json!({ "login": "zhou", "password": "example pass" });
    staff_sign_out = note staff::sign_out(Empty) -> Empty, SignedIn, |_e| json!({});
    staff_me = read staff::me(Empty) -> Session, SignedIn, |_e| json!({});
    staff_approve = note staff::approve(Approve) -> Approval, SignedIn, |_e| json!({ "login": "zhou", "password": "example pass", "what": "void_settlement" });
    staff_list = read staff::list(ListStaff) -> Vec<Person>, SignedIn, |_e| json!({ "include_left": true });
    staff_save = write staff::save(SavePerson) -> Person, ManagePeople, |e| json!({ "id": e.person, "version": e.person_version, "name": "何俊", "login": "hejun", "password": "example pass", "roles": ["technician", "inspector"], "phone": { "set": "13800001234" } });
    staff_leave = write staff::leave(Leave) -> Person, ManagePeople, |e| json!({ "id": e.person, "version": e.person_version, "left_on": e.today });
    staff_return = write staff::come_back(Return) -> Person, ManagePeople, |e| json!({ "id": e.person, "version": e.person_version });
    staff_change_password = write staff::change_password(ChangePassword) -> Empty, SignedIn, |_e| json!({ "old_password": "example pass", "new_password": "another pass" });

    // settings
    settings_get = read settings::get(Empty) -> Settings, SignedIn, |_e| json!({});
    settings_save = write settings::save(SaveSettings) -> Settings, ManageShop, |e| e.settings.clone();

    // customers, vehicles, search
    customers_get = read customers::get(ById<CustomerId>) -> CustomerFile, SignedIn, |e| json!({ "id": e.customer });
    customers_list = read customers::list(ListCustomers) -> Page<ListedCustomer>, SignedIn, |_e| json!({ "find": "张", "debtor": null, "after": null, "limit": 50 });
    customers_save = write customers::save(SaveCustomer) -> Customer, EditCustomers, |e| json!({ "id": e.customer, "version": e.customer_version, "kind": "person", "name": { "set": "张三丰" }, "phone": { "set": "13800005678" }, "contact_name": { "set": "张无忌" }, "credit_code": "91350100M000100Y43", "address": { "set": "深圳市南山区" }, "debtor": "none", "no_marketing": false, "remark": "周末来" });
    customers_tag = write customers::tag(TagCustomer) -> Customer, EditCustomers, |e| json!({ "id": e.customer, "version": e.customer_version, "tags": ["老客户", "要发票"] });
    customers_tags = read customers::tags(Empty) -> Vec<String>, SignedIn, |_e| json!({});
    customers_save_contacts = write customers::save_contacts(SaveContacts) -> Customer, EditCustomers, |e| json!({ "id": e.customer, "version": e.customer_version, "contacts": [{ "was": null, "kind": "family", "name": { "set": "张无忌" }, "duty": "车辆主管", "phone": { "set": "13800006789" } }], "prefers": "phone", "reach_hours": "工作日 18 点后" });
    customers_note_consent = write customers::note_consent(NoteConsent) -> Vec<Consent>, EditCustomers, |e| json!({ "id": e.customer, "purpose": "survey", "given": true, "via": "in_person", "text_version": 1 });
    customers_unmask = write customers::unmask(Unmask) -> Unmasked, UnmaskCustomers, |e| json!({ "id": e.customer, "what": "phone", "place": null, "reason": "路试后联系客户" });
    customers_save_credit = write customers::save_credit(SaveCredit) -> Customer, AllowCredit, |e| json!({ "id": e.account, "version": e.account_version, "limit_fen": 500000, "days": 30 });
    customers_duplicates = read customers::duplicates(FindCustomerDuplicates) -> Vec<ListedCustomer>, SignedIn, |_e| json!({ "name": "张三丰", "phone": "13800005678", "except": null });
    customers_merge_preview = read customers::merge_preview(PreviewMerge) -> MergePreview, MergeCustomers, |e| json!({ "keep": e.other_customer, "drop": e.double });
    customers_merge = write customers::merge(MergeCustomers) -> Merge, MergeCustomers, |e| json!({ "keep": e.other_customer, "keep_version": e.other_customer_version, "drop": e.double, "drop_version": e.double_version, "take": ["phone"] });
    customers_unmerge = write customers::unmerge(UnmergeCustomers) -> Merge, MergeCustomers, |e| json!({ "id": e.merge });
    vehicles_get = read vehicles::get(ById<VehicleId>) -> VehicleFile, SignedIn, |e| json!({ "id": e.vehicle });
    vehicles_save = write vehicles::save(SaveVehicle) -> Vehicle, EditCustomers, |e| json!({ "id": e.vehicle, "version": e.vehicle_version, "owner_id": e.customer, "plate": "粤B12345", "plate_kind": "blue", "vin": { "set": "LSVAA49J232047377" }, "brand": "大众", "model": "速腾", "colour": "白", "engine_no": "DPL123456", "energy": "petrol", "vehicle_type": "小型轿车", "class_code": "M1", "bought_on": "2023-03-02", "odometer_km": 31380, "insurance_until": "2027-03-01", "inspection_until": "2027-03-01", "household": true, "remark": "左后门有划痕" });
    vehicles_change_owner = write vehicles::change_owner(ChangeOwner) -> Vehicle, EditCustomers, |e| json!({ "id": e.vehicle, "version": e.vehicle_version, "customer_id": e.other_customer, "on": e.today });
    vehicles_duplicates = read vehicles::duplicates(FindVehicleDuplicates) -> Vec<VehicleBrief>, SignedIn, |_e| json!({ "plate": "粤B12345", "vin": "LSVAA49J232047377", "except": null });
    search_find = read search::find(SearchFor) -> Vec<SearchHit>, SignedIn, |_e| json!({ "text": "b123", "limit": 20 });
    search_spell = read search::spell(Spell) -> Vec<Vec<String>>, SignedIn, |_e| json!({ "texts": ["开单", "打印委托书"] });
    search_rebuild = job search::rebuild(Empty) -> Job, ManageShop, |_e| json!({});

    // catalogue
    labour_find = read labour::find(FindInCatalogue) -> Vec<LabourOperation>, SignedIn, |_e| json!({ "text": "ghjy", "limit": 20 });
    labour_list = read labour::list(ListCatalogue) -> Page<LabourOperation>, SignedIn, |_e| json!({ "find": "机油", "after": null, "limit": 50 });
    labour_save = write labour::save(SaveOperation) -> LabourOperation, EditLabour, |e| json!({ "id": e.operation, "version": e.operation_version, "code": "GS0001", "name": "更换机油及机滤", "trade": "维护", "hours": 60, "model_hours": [{ "brand": "大众", "model": "速腾", "hours": 70 }], "rate_fen": 16000, "tax_rate_bp": 1300, "retired": false });
    parts_find = read parts::find(FindInCatalogue) -> Vec<Part>, SignedIn, |_e| json!({ "text": "jylq", "limit": 20 });
    parts_list = read parts::list(ListCatalogue) -> Page<Part>, SignedIn, |_e| json!({ "find": "机油", "after": null, "limit": 50 });
    parts_save = write parts::save(SavePart) -> Part, EditParts, |e| json!({ "id": e.part, "version": e.part_version, "number": "PJA0115561", "name": "机油滤清器", "brand": "大众", "spec": "M20", "unit": "个", "class": "original", "price_fen": 6800, "tax_rate_bp": 1300, "location": "A-01-03", "fits": "速腾 迈腾", "retired": false });
    packages_list = read packages::list(ListPackages) -> Vec<Package>, SignedIn, |_e| json!({ "include_retired": true });
    packages_save = write packages::save(SavePackage) -> Package, EditLabour, |e| json!({ "id": e.package, "version": 1, "code": "TC0001", "name": "小保养", "brand": "大众", "model": "速腾", "due_km": 40000, "due_months": 12, "items": [{ "operation_id": e.operation, "part_id": null, "quantity": null }], "price_fen": 9000, "retired": false });

    // import, jobs
    imports_preview = read imports::preview(PreviewImport) -> ImportPreview, Import, |e| json!({ "kind": "labour", "file": e.file, "columns": null, "rules": { "in_file": "first", "on_file": "fill" }, "only": null, "from_row": 1, "limit": 50 });
    imports_start = job imports::start(StartImport) -> Job, Import, |e| json!({ "kind": "labour", "file": e.file, "columns": null, "rules": { "in_file": "last", "on_file": "take" } });
    imports_list = read imports::list(Empty) -> Vec<Import>, Import, |_e| json!({});
    imports_go_on = job imports::go_on(ById<ImportId>) -> Job, Import, |e| json!({ "id": e.import });
    imports_in_the_way = read imports::in_the_way(ById<ImportId>) -> Vec<InTheWay>, Import, |e| json!({ "id": e.import });
    imports_undo = job imports::undo(ById<ImportId>) -> Job, Import, |e| json!({ "id": e.import });
    imports_refused = bytes imports::refused(imports::RefusedRows) -> Pdf, Import, |e| json!({ "job": e.job });
    exports_start = job exports::start(StartExport) -> Job, Export, |_e| json!({ "form": "xlsx" });
    exports_list = read exports::list(Empty) -> Vec<Export>, Export, |_e| json!({});
    exports_get = bytes exports::get(ById<ExportId>) -> Pdf, Export, |e| json!({ "id": e.export });
    jobs_get = read jobs::get(ById<JobId>) -> Job, SignedIn, |e| json!({ "id": e.job });
    jobs_cancel = note jobs::cancel(ById<JobId>) -> Job, Import, |e| json!({ "id": e.job });

    // printing
    printing_get = read printing::get(Empty) -> TerminalPrinting, SignedIn, |_e| json!({});
    printing_save = write printing::save(SaveTerminalPrinting) -> TerminalPrinting, SignedIn, |_e| json!({ "version": 1, "choices": [{ "sheet": "settlement_list", "way": { "printer": "EPSON LQ-630K", "stock": "continuous", "copies": 1, "look_first": false } }] });

    // appointments
    appointments_calendar = read appointments::calendar(CalendarOf) -> Calendar, SeeAppointments, |e| json!({ "from": e.today, "days": 7 });
    appointments_get = read appointments::get(ById<AppointmentId>) -> Appointment, SeeAppointments, |e| json!({ "id": e.appointment });
    appointments_of_vehicle = read appointments::of_vehicle(ById<VehicleId>) -> Vec<AppointmentBrief>, SeeAppointments, |e| json!({ "id": e.vehicle });
    appointments_conflicts = read appointments::conflicts(PlannedTime) -> Vec<Conflict>, SeeAppointments, |e| json!({ "id": null, "vehicle_id": e.vehicle, "plate": null, "start_at": e.tomorrow, "minutes": 60, "bay": "1 号工位", "advisor_id": e.advisor });
    appointments_save = write appointments::save(SaveAppointment) -> Appointment, Book, |e| json!({ "id": e.appointment, "version": e.appointment_version, "vehicle_id": null, "name": { "set": "王五" }, "phone": { "set": "13800007777" }, "plate": "粤B77777", "plate_kind": null, "model": "大众 宝来", "start_at": e.tomorrow, "minutes": null, "bay": "2 号工位", "advisor_id": e.advisor, "business_type": "regular_service", "complaint": "到期保养", "items": [{ "kind": "labour", "operation_id": e.operation, "part_id": null, "code": "GS0001", "name": "更换机油及机滤", "hours": 60, "quantity": null, "unit": null, "prepared": false }], "waiting": true, "source": "phone", "remark": "怕吵", "accepted": [] });
    appointments_move = write appointments::reschedule(MoveAppointment) -> Appointment, Book, |e| json!({ "id": e.appointment, "version": e.appointment_version, "start_at": e.tomorrow, "bay": "3 号工位", "advisor_id": e.advisor, "accepted": [] });
    appointments_cancel = write appointments::cancel(EndAppointment) -> Appointment, Book, |e| json!({ "id": e.appointment, "version": e.appointment_version, "reason": "客户改日再约" });
    appointments_no_show = write appointments::no_show(EndAppointment) -> Appointment, Book, |e| json!({ "id": e.missed_appointment, "version": 1, "reason": "电话未接" });
    appointments_arrive = write appointments::arrive(ArriveAppointment) -> OrderFile, WriteOrders, |e| json!({ "id": e.appointment, "version": e.appointment_version, "vehicle_id": e.other_vehicle });
    appointments_reminders = read appointments::reminders(Empty) -> Vec<ReminderDue>, Book, |_e| json!({});
    appointments_note_message = write appointments::note_message(NoteAppointmentMessage) -> Appointment, Book, |e| json!({ "id": e.appointment, "text": "您的车已约好，明天 9:30 到店。" });
    appointments_remind = write appointments::remind(NoteReminder) -> Appointment, Book, |e| json!({ "id": e.appointment, "version": e.appointment_version, "kind": "first", "outcome": "reached", "note": "准时到" });
    appointments_rates = read appointments::rates(RatesOf) -> AppointmentRates, SeeAppointments, |e| json!({ "from": e.today, "until": e.today });
    appointments_print = paper appointments::print(ById<AppointmentId>) -> Pdf, Book, |e| json!({ "id": e.appointment });

    // repair orders
    repair_orders_front_desk = read repair_orders::front_desk(Empty) -> FrontDesk, SignedIn, |_e| json!({});
    repair_orders_earlier_complaints = read repair_orders::earlier_complaints(FindEarlierComplaints) -> Vec<EarlierComplaint>, SignedIn, |e| json!({ "vehicle_id": e.vehicle, "complaint": "刹车有尖叫声", "except": e.order });
    repair_orders_finished = read repair_orders::finished(Empty) -> Vec<ListedOrder>, SeeMoney, |_e| json!({});
    repair_orders_list = read repair_orders::list(ListRepairOrders) -> Page<ListedOrder>, SignedIn, |e| json!({ "states": ["draft", "quoted"], "from": e.today, "until": e.today, "vehicle_id": e.vehicle, "after": null, "limit": 50 });
    repair_orders_get = read repair_orders::get(ById<OrderId>) -> OrderFile, SignedIn, |e| json!({ "id": e.order });
    repair_orders_open = write repair_orders::open(OpenRepairOrder) -> OrderFile, WriteOrders, |e| json!({ "vehicle_id": e.other_vehicle, "brought_by": "张无忌", "brought_by_phone": "13800005678", "odometer_in_km": 40000, "energy_level_pct": 50, "complaint": "刹车有尖叫声", "business_type": "general_repair", "promised_at": e.later, "key_tag": "12", "parking": "B3", "waiting": true, "urgent": false, "wash": true, "road_test": true });
    repair_orders_save = write repair_orders::save(SaveRepairOrder) -> OrderFile, WriteOrders, |e| json!({ "id": e.order, "version": e.order_version, "brought_by": { "set": "张无忌" }, "brought_by_phone": "keep", "odometer_in_km": 31500, "energy_level_pct": 50, "complaint": "刹车有尖叫声", "diagnosis": "前制动片磨损", "business_type": "general_repair", "promised_at": e.later, "key_tag": "12", "parking": "B3", "waiting": true, "urgent": false, "wash": true, "road_test": true });
    repair_orders_put_line = write repair_orders::put_line(PutLine) -> OrderFile, WriteOrders, |e| json!({ "order_id": e.order, "version": e.order_version, "line_id": e.line, "kind": "part", "operation_id": null, "part_id": e.part, "code": "PJA0115561", "name": "机油滤清器", "hours": null, "quantity": 1000, "unit": "个", "unit_price_fen": 6800, "discount_fen": 100, "tax_rate_bp": 1300, "brand": "大众", "part_class": "original", "payer": "customer", "debtor_id": null, "old_part": "customer" });
    repair_orders_remove_line = write repair_orders::remove_line(RemoveLine) -> OrderFile, WriteOrders, |e| json!({ "order_id": e.order, "version": e.order_version, "line_id": e.line });
    repair_orders_decide = write repair_orders::decide(DecideLines) -> OrderFile, WriteOrders, |e| json!({ "order_id": e.order, "version": e.order_version, "line_ids": [e.line], "decision": "agreed", "via": "phone", "by": "other", "by_name": "张无忌", "pointed_out": true });
    repair_orders_find_work = read repair_orders::find_work(FindWork) -> Vec<FoundWork>, SignedIn, |e| json!({ "order_id": e.order, "vehicle_id": null, "text": "by", "limit": 8 });
    repair_orders_take_package = write repair_orders::take_package(TakePackage) -> OrderFile, WriteOrders, |e| json!({ "order_id": e.order, "version": e.order_version, "package_id": e.package });
    repair_orders_declined_before = read repair_orders::declined_before(ById<OrderId>) -> Vec<DeclinedLine>, SignedIn, |e| json!({ "id": e.order });
    repair_orders_take_up = write repair_orders::take_up(TakeUpDeclined) -> OrderFile, WriteOrders, |e| json!({ "order_id": e.order, "version": e.order_version, "line_id": e.declined_line });
    repair_orders_dismiss = write repair_orders::dismiss(DismissDeclined) -> OrderFile, WriteOrders, |e| json!({ "line_id": e.declined_line, "reason": "客户已在别处做过" });
    repair_orders_hand_over = write repair_orders::hand_over(HandOver) -> Vec<OrderFile>, WriteOrders, |e| json!({ "orders": [{ "id": e.order, "version": e.order_version }], "to": e.person, "note": "客户五点来取车" });
    repair_orders_note_message = write repair_orders::note_message(NoteMessage) -> OrderFile, TakeSteps, |e| json!({ "id": e.order, "text": "您的车已经修好，可以来取了。" });
    repair_orders_step = write repair_orders::step(TakeStep) -> OrderFile, TakeSteps, |e| json!({ "order_id": e.order, "version": e.order_version, "note": null, "act": { "step": "quote" } });
    repair_orders_print_authorisation = paper repair_orders::print_authorisation(ById<OrderId>) -> Pdf, PrintOrders, |e| json!({ "id": e.ready_order });
    repair_orders_print_job_card = paper repair_orders::print_job_card(ById<OrderId>) -> Pdf, PrintOrders, |e| json!({ "id": e.ready_order });
    repair_orders_sign_authorisation = write repair_orders::sign_authorisation(SignAuthorisation) -> OrderFile, WriteOrders, |e| json!({ "order_id": e.ready_order, "version": e.ready_version, "signer": { "set": "张无忌" }, "strokes": [[[100, 500], [300, 200], [700, 800]]] });
    repair_orders_kept_authorisation = bytes repair_orders::kept_authorisation(KeptAuthorisation) -> Pdf, PrintOrders, |e| json!({ "order_id": e.ready_order, "edition": 1 });

    // quotations
    quotations_of_order = read quotations::of_order(ById<OrderId>) -> Vec<Quotation>, SignedIn, |e| json!({ "id": e.order });
    quotations_make = write quotations::make(MakeQuotation) -> Quotation, WriteOrders, |e| json!({ "order_id": e.order, "version": e.order_version });
    quotations_print = paper quotations::print(ById<QuotationId>) -> Pdf, PrintOrders, |e| json!({ "id": e.quotation });

    // reception
    reception_get = read reception::get(ById<OrderId>) -> Reception, SignedIn, |e| json!({ "id": e.order });
    reception_save = write reception::save(SaveReception) -> Reception, WriteOrders, |e| json!({ "order_id": e.order, "version": e.reception_version, "found": { "marks": [{ "view": "left", "x": 310, "y": 480, "kind": "scratch", "remark": "长约 10 厘米", "photos": [e.picture] }], "lamps": ["tyre_pressure"], "belongings": ["行车记录仪"], "valuables_told": true, "covers_on": true, "payment": "wechat", "results": [{ "point": 1, "condition": "good", "reading": "3.2", "remark": "下次关注" }], "photos": [{ "picture": e.picture, "remark": "仪表" }], "remark": "左后轮毂旧伤" } });
    reception_sign = write reception::sign(SignReception) -> Reception, WriteOrders, |e| json!({ "order_id": e.order, "version": e.reception_version, "signer": { "set": "张无忌" }, "strokes": [[[100, 500], [300, 200], [700, 800]]] });
    reception_correct = write reception::correct(CorrectReception) -> Reception, WriteOrders, |e| json!({ "order_id": e.ready_order, "version": e.signed_version, "reason": "左后门凹陷漏记" });
    reception_print = paper reception::print(ById<OrderId>) -> Pdf, PrintOrders, |e| json!({ "id": e.order });
    reception_kept = bytes reception::kept(KeptReception) -> Pdf, PrintOrders, |e| json!({ "order_id": e.ready_order, "edition": 1 });
    reception_template = read reception::template(Empty) -> InspectionTemplate, SignedIn, |_e| json!({});
    reception_save_template = write reception::save_template(SaveInspectionTemplate) -> InspectionTemplate, ManageShop, |e| json!({ "version": e.template_version, "points": [{ "point": 1, "zone": "底盘", "name": "前制动片", "unit": "mm", "cars": "every" }] });
    pictures_get = bytes pictures::get(GetPicture) -> Pdf, SignedIn, |e| json!({ "picture": e.picture, "size": "thumbnail" });
    phrases_list = read phrases::list(ListPhrases) -> Vec<Phrase>, SignedIn, |_e| json!({ "include_retired": true });
    phrases_save = write phrases::save(SavePhrase) -> Phrase, EditPhrases, |e| json!({ "id": e.phrase, "version": 1, "kind": "complaint", "text": "空调出风小", "retired": false });

    // settlement
    settlement_settle = write settlement::settle(Settle) -> Settlement, Settle, |e| json!({ "order_id": e.ready_order, "version": e.ready_version, "payer": "customer", "debtor_id": null, "discount_fen": 100, "rounding_fen": 0, "odometer_out_km": 40010, "next_service_on": "2027-05-23", "next_service_km": 50000, "approval": null });
    settlement_get = read settlement::get(ById<SettlementId>) -> Settlement, SeeMoney, |e| json!({ "id": e.settlement });
    settlement_list = read settlement::list(ListSettlements) -> Page<SettlementBrief>, SeeMoney, |e| json!({ "states": ["open", "part_paid"], "from": e.today, "until": e.today, "after": null, "limit": 50 });
    settlement_void = write settlement::void(VoidSettlement) -> Settlement, Settle, |e| json!({ "id": e.settlement, "version": e.settlement_version, "reason": "客户要求调整优惠", "approval": null });
    settlement_pay = write settlement::pay(Pay) -> Settlement, TakeMoney, |e| json!({ "id": e.settlement, "version": e.settlement_version, "payments": [{ "means": "wechat", "amount_fen": 1000, "remark": "扫码" }] });
    settlement_put_on_account = write settlement::put_on_account(PutOnAccount) -> Settlement, Settle, |e| json!({ "id": e.settlement, "version": e.settlement_version, "debtor_id": e.account, "reason": "月结单位", "approval": null });
    settlement_note_invoice = write settlement::note_invoice(NoteInvoice) -> Settlement, TakeMoney, |e| json!({ "id": e.settlement, "version": e.settlement_version, "number": "26442000000000000001", "kind": "digital_ordinary", "issued_on": e.today, "amount_fen": 1000, "title": "张三丰" });
    settlement_receivables = read settlement::receivables(Empty) -> Receivables, SeeMoney, |_e| json!({});
    settlement_print = paper settlement::print(ById<SettlementId>) -> Pdf, PrintMoney, |e| json!({ "id": e.settlement });
    settlement_kept = bytes settlement::kept(ById<SettlementId>) -> Pdf, PrintMoney, |e| json!({ "id": e.settlement });

    // surveys
    surveys_list = read surveys::list(ListSurveys) -> Page<SurveyDue>, SeeSurveys, |_e| json!({ "states": ["due"], "from": null, "until": null, "after": null, "limit": 50 });
    surveys_get = read surveys::get(ById<SurveyId>) -> Survey, SeeSurveys, |e| json!({ "id": e.survey });
    surveys_record = write surveys::record(RecordSurvey) -> Survey, CallCustomers, |e| json!({ "id": e.survey, "version": e.survey_version, "outcome": "answered", "answers": e.answers, "nps": 9, "remark": "很满意" });
    surveys_questionnaires = read surveys::questionnaires(Empty) -> Vec<Questionnaire>, SignedIn, |_e| json!({});
    surveys_save_questionnaire = write surveys::save_questionnaire(SaveQuestionnaire) -> Questionnaire, ManageShop, |_e| json!({ "id": null, "version": null, "name": "新车首保回访", "in_use": false, "questions": [{ "id": 1, "text": "总体满意吗？", "kind": "score", "weight": 1 }], "asks_nps": true });

    // complaints
    complaints_list = read complaints::list(ListComplaints) -> Page<ComplaintBrief>, SeeComplaints, |_e| json!({ "state": "open", "after": null, "limit": 50 });
    complaints_get = read complaints::get(ById<ComplaintId>) -> Complaint, SeeComplaints, |e| json!({ "id": e.complaint });
    complaints_record = write complaints::record(RecordComplaint) -> Complaint, AnswerComplaints, |e| json!({ "vehicle_id": e.vehicle, "order_id": e.order, "source": "phone", "about": "workmanship", "level": "general", "words": "换了刹车片还是响，来回跑了两次", "wish": "免费再检查一次", "handler_id": e.advisor });
    complaints_note = write complaints::note(NoteComplaint) -> Complaint, AnswerComplaints, |e| json!({ "id": e.complaint, "version": 1, "level": "escalated", "handler_id": e.advisor, "words": "约客户明天上午到店试车" });
    complaints_close = write complaints::close(CloseComplaint) -> Complaint, AnswerComplaints, |e| json!({ "id": e.complaint, "version": 1, "outcome": "重新打磨刹车片，客户试车认可", "content": true });
    complaints_reopen = write complaints::reopen(ReopenComplaint) -> Complaint, AnswerComplaints, |e| json!({ "id": e.ended_complaint, "version": 2, "words": "开了一周又响" });

    // reports
    reports_day = read reports::day(ReportDay) -> DayReport, SeeReports, |e| json!({ "date": e.today });
    reports_print_day = paper reports::print_day(ReportDay) -> Pdf, SeeReports, |e| json!({ "date": e.today });

    // changes, journal, backup, drafts
    changes_since = read changes::since(changes::ChangesSince) -> Changes, SignedIn, |_e| json!({ "seq": 0, "wait": false });
    journal_history = read journal::history(ObjectHistory) -> Vec<JournalEntry>, ReadJournal, |e| json!({ "kind": "repair_orders", "id": e.order, "before": null, "limit": 50 });
    backup_list = read backup::list(Empty) -> Vec<Backup>, KeepBackups, |_e| json!({});
    backup_start = job backup::start(backup::StartBackup) -> Job, KeepBackups, |_e| json!({ "folder": null });
    backup_check = read backup::check(backup::CheckBackup) -> Backup, KeepBackups, |e| json!({ "folder": e.backup });
    backup_restore = note backup::restore(backup::RestoreBackup) -> shop::ShopStatus, Public, |e| json!({ "folder": e.backup, "recovery_code": e.recovery_code });
    backup_print_recovery_code = paper backup::print_recovery_code(Empty) -> Pdf, KeepBackups, |_e| json!({});
    drafts_get = read drafts::get(DraftKey) -> Option<Draft>, SignedIn, |_e| json!({ "key": "customers.new" });
    drafts_save = note drafts::save(SaveDraft) -> Draft, SignedIn, |_e| json!({ "key": "customers.new", "body": "{}" });
    drafts_clear = note drafts::clear(DraftKey) -> Empty, SignedIn, |_e| json!({ "key": "customers.new" });
}
