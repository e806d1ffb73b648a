// Made from the Rust command list by `cargo xtask types`; do not edit by hand.
/* eslint-disable */

// ---- common ---------------------------------------------------------------
/** UTC milliseconds. */ export type Millis = number;
/** Business date in Asia/Shanghai, "2026-11-23". */ export type BusinessDate = string;
/** Whole fen, tax included. */ export type Fen = number;
/** Hundredths of an hour. */ export type Hours = number;
/** Thousandths of a unit. */ export type Quantity = number;
/** Basis points, 1300 = 13 %. */ export type BasisPoints = number;
/** SHA-256 of the content, hex. */ export type FileHash = string;
export type PersonId = number; export type CustomerId = number; export type VehicleId = number; export type OrderId = number; export type LineId = number;
export type OperationId = number; export type PartId = number; export type SettlementId = number; export type SurveyId = number; export type QuestionnaireId = number; export type JobId = number;
/** A personal value as this person may see it. */ export type Shown<T> = { whole: T } | { masked: string };
/** Keep what is stored, or set it anew: a masked value can never be saved back. */ export type Change<T> = "keep" | { set: T };
export type Page<T> = { rows: Array<T>, next: string | null };
export type Problem = { code: string, field: string | null, args: { [key: string]: string } };
export type Empty = Record<string, never>;
export type ById = { id: number };

// ---- the shop as a whole, before and after sign-in ----------------------------
export type ShopStage = "no_shop" | "preparing_demo" | "open";
export type ShopStatus = { stage: ShopStage, shop_name: string | null, demo: boolean, now: Millis, today: BusinessDate, version: string, progress: Progress | null };
export type Progress = { done: number, total: number };
export type FoundShop = { name: string, address: string, phone: string, credit_code: string, administrator_name: string, login: string, password: string };
export type Founded = { recovery_code: string, session: Session };
export type RestoreBackup = { folder: string, recovery_code: string };

// ---- staff ---------------------------------------------------------------------
export type Role = "administrator" | "general_manager" | "service_manager" | "advisor" | "workshop_lead" | "technician" | "inspector" | "parts_clerk" | "cashier" | "warranty_clerk" | "customer_care" | "read_only";
export type SignIn = { login: string, password: string };
export type Session = { token: string, person: Person, commands: Array<string>, expires_at: Millis };
export type Person = { id: PersonId, version: number, name: string, login: string | null, roles: Array<Role>, phone: Shown<string> | null, left_on: BusinessDate | null };
export type SavePerson = { id: PersonId | null, version: number | null, name: string, login: string | null, password: string | null, roles: Array<Role>, phone: Change<string | null> };
export type ListStaff = { include_left: boolean };
export type Leave = { id: PersonId, version: number, left_on: BusinessDate };
export type Return = { id: PersonId, version: number };
export type ChangePassword = { old_password: string, new_password: string };
export type Approve = { login: string, password: string, what: ApprovalOf };
export type ApprovalOf = "cancel_order" | "void_settlement" | "put_on_account" | "discount";
export type Approval = { approval: string, person: string };

// ---- settings ---------------------------------------------------------------------
export type RepairCategory = "complete_vehicle" | "assembly" | "secondary_maintenance" | "primary_maintenance" | "minor_repair" | "special_repair" | "rescue";
export type BusinessType = "first_service" | "regular_service" | "general_repair" | "accident" | "body_paint" | "warranty" | "recall" | "rework" | "pdi" | "internal" | "beauty" | "inspection";
export type GuaranteePromise = { category: RepairCategory, km: number, days: number };
export type LabourRate = { name: string, rate_fen: Fen };
export type BusinessTypeRule = { business_type: BusinessType, category: RepairCategory };
export type ShopSettings = {
  name: string, address: string, phone: string, contact: string, credit_code: string,
  labour_rates: Array<LabourRate>, tax_rate_bp: BasisPoints, guarantee: Array<GuaranteePromise>, business_types: Array<BusinessTypeRule>,
  order_prefix: string, settlement_prefix: string, hours_standard: HoursStandard, survey_within_hours: number, discount_limit_bp: BasisPoints, over_estimate_note: string, backup_at: string, backup_keep: number,
};
export type Settings = { version: number, demo: boolean, shop: ShopSettings };
export type HoursStandard = "industry" | "maker";
export type SaveSettings = { version: number, shop: ShopSettings };

// ---- customers, vehicles -----------------------------------------------------------
export type CustomerKind = "person" | "company";
/** What a company may owe as. */ export type DebtorKind = "none" | "insurer" | "maker" | "account";
export type Customer = { id: CustomerId, version: number, kind: CustomerKind, name: Shown<string>, phone: Shown<string> | null, contact_name: string | null, credit_code: string | null, address: Shown<string> | null, debtor: DebtorKind, no_marketing: boolean, remark: string | null };
export type CustomerBrief = { id: CustomerId, kind: CustomerKind, name: Shown<string>, phone: Shown<string> | null, debtor: DebtorKind, plates: Array<PlateShown> };
export type CustomerFile = { customer: Customer, vehicles: Array<VehicleBrief>, orders: Array<OrderBrief>, unpaid_fen: Fen };
export type SaveCustomer = { id: CustomerId | null, version: number | null, kind: CustomerKind, name: Change<string>, phone: Change<string | null>, contact_name: string | null, credit_code: string | null, address: Change<string | null>, debtor: DebtorKind, no_marketing: boolean, remark: string | null };
export type FindCustomerDuplicates = { name: string, phone: string, except: CustomerId | null };
export type ListCustomers = { find: string, debtor: DebtorKind | null, after: string | null, limit: number };

export type PlateKind = "blue" | "yellow" | "new_energy_small" | "new_energy_large" | "trailer" | "driving_school" | "police" | "emergency" | "hong_kong_macao" | "embassy" | "consulate" | "military" | "other";
export type PlateShown = { plate: string, kind: PlateKind };
export type Energy = "petrol" | "diesel" | "electric" | "hybrid" | "plug_in_hybrid" | "gas" | "other";
export type VinState = "none" | "good" | "to_check";
export type Vehicle = { id: VehicleId, version: number, owner: CustomerBrief, plate: PlateShown | null, vin: Shown<string> | null, vin_state: VinState, brand: string, model: string, colour: string | null, engine_no: string | null, energy: Energy | null, vehicle_type: string | null, class_code: string | null, bought_on: BusinessDate | null, odometer_km: number | null, insurance_until: BusinessDate | null, inspection_until: BusinessDate | null, household: boolean, remark: string | null };
export type VehicleBrief = { id: VehicleId, plate: PlateShown | null, vin: Shown<string> | null, brand: string, model: string, colour: string | null, owner_id: CustomerId, owner_name: Shown<string>, last_visit: BusinessDate | null, odometer_km: number | null };
export type Ownership = { customer: CustomerBrief, from: BusinessDate, until: BusinessDate | null };
export type VehicleFile = { vehicle: Vehicle, owners: Array<Ownership>, orders: Array<OrderBrief>, declined: Array<DeclinedLine>, unpaid_fen: Fen };
export type DeclinedLine = { order_id: OrderId, order_number: string | null, on: BusinessDate, name: string, amount_fen: Fen };
export type SaveVehicle = { id: VehicleId | null, version: number | null, owner_id: CustomerId, plate: string | null, plate_kind: PlateKind | null, vin: Change<string | null>, brand: string, model: string, colour: string | null, engine_no: string | null, energy: Energy | null, vehicle_type: string | null, class_code: string | null, bought_on: BusinessDate | null, odometer_km: number | null, insurance_until: BusinessDate | null, inspection_until: BusinessDate | null, household: boolean, remark: string | null };
export type ChangeOwner = { id: VehicleId, version: number, customer_id: CustomerId, on: BusinessDate };
export type FindVehicleDuplicates = { plate: string, vin: string, except: VehicleId | null };

export type SearchFor = { text: string, limit: number };
export type SearchHit = { kind: SearchKind, id: number, vehicle: VehicleBrief | null, customer: CustomerBrief | null, order: OrderBrief | null };
export type SearchKind = "vehicle" | "customer" | "order";

// ---- labour, parts (catalogue only for now) -------------------------------------------
export type LabourOperation = { id: OperationId, version: number, code: string, name: string, trade: string | null, hours: Hours, rate_fen: Fen, tax_rate_bp: BasisPoints, retired: boolean };
export type SaveOperation = { id: OperationId | null, version: number | null, code: string, name: string, trade: string | null, hours: Hours, rate_fen: Fen, tax_rate_bp: BasisPoints, retired: boolean };
export type PartClass = "original" | "equivalent" | "remanufactured" | "repaired" | "reused" | "customer_supplied";
export type Part = { id: PartId, version: number, number: string, name: string, brand: string | null, spec: string | null, unit: string, class: PartClass, price_fen: Fen, tax_rate_bp: BasisPoints, location: string | null, fits: string | null, retired: boolean };
export type SavePart = { id: PartId | null, version: number | null, number: string, name: string, brand: string | null, spec: string | null, unit: string, class: PartClass, price_fen: Fen, tax_rate_bp: BasisPoints, location: string | null, fits: string | null, retired: boolean };
export type FindInCatalogue = { text: string, limit: number };
export type ListCatalogue = { find: string, after: string | null, limit: number };

// ---- import, files, jobs -----------------------------------------------------------------
export type ImportKind = "customers_vehicles" | "labour" | "parts";
/** Field name → column index in the file. */ export type ColumnChoice = { field: string, column: number };
export type PreviewImport = { kind: ImportKind, file: FileHash, columns: Array<ColumnChoice> | null, only: RowOutcome | null, from_row: number, limit: number };
export type RowOutcome = "create" | "merge" | "refuse" | "skip";
export type ImportRow = { row: number, outcome: RowOutcome, values: Array<string>, problems: Array<Problem>, notes: Array<Problem> };
export type ImportCounts = { rows: number, create: number, merge: number, refuse: number, skip: number };
export type ImportColumn = { field: string, column: number | null, required: boolean };
export type ImportPreview = { kind: ImportKind, encoding: string, headings: Array<string>, columns: Array<ImportColumn>, counts: ImportCounts, rows: Array<ImportRow>, more: boolean };
export type StartImport = { kind: ImportKind, file: FileHash, columns: Array<ColumnChoice> | null };
export type JobKind = "import" | "backup" | "search_rebuild";
export type JobState = "running" | "done" | "cancelled" | "failed" | "interrupted";
export type Job = { id: JobId, kind: JobKind, state: JobState, done: number, total: number, started_at: Millis, finished_at: Millis | null, import: ImportCounts | null, backup: string | null, problem: Problem | null };

// ---- repair orders --------------------------------------------------------------------------
export type OrderState = "draft" | "diagnosing" | "quoted" | "authorised" | "in_progress" | "awaiting_inspection" | "rework" | "awaiting_wash" | "ready" | "delivered" | "closed" | "cancelled";
export type HoldReason = "parts" | "customer" | "loss_assessment" | "price_approval" | "stopped";
export type Step = "diagnose" | "quote" | "authorise" | "dispatch" | "hold" | "resume" | "finish_work" | "pass_inspection" | "fail_inspection" | "resume_rework" | "wash_done" | "notify" | "deliver" | "close" | "cancel";
export type Payer = "customer" | "insurer" | "maker" | "shop";
export type LineKind = "labour" | "part" | "other";
export type Decision = "open" | "agreed" | "declined";
export type Channel = "in_person" | "phone" | "message" | "written";
export type OldPart = "none" | "customer" | "maker" | "insurer" | "shop";
export type OrderBrief = { id: OrderId, number: string | null, state: OrderState, hold: HoldReason | null, vehicle_id: VehicleId, plate: PlateShown | null, model: string, customer_name: Shown<string>, complaint: string, business_type: BusinessType, advisor: string, promised_at: Millis | null, opened_at: Millis, date: BusinessDate, odometer_km: number | null, amount_fen: Fen, waiting: boolean, urgent: boolean, unpaid_fen: Fen };
export type OrderLine = { id: LineId, kind: LineKind, operation_id: OperationId | null, part_id: PartId | null, code: string | null, name: string, hours: Hours | null, quantity: Quantity | null, unit: string | null, unit_price_fen: Fen, discount_fen: Fen, amount_fen: Fen, tax_rate_bp: BasisPoints, brand: string | null, part_class: PartClass | null, payer: Payer, debtor: DebtorRef | null, decision: Decision, decided_at: Millis | null, decided_via: Channel | null, old_part: OldPart, settlement_id: SettlementId | null };
export type DebtorRef = { id: CustomerId, name: string };
export type PayerTotal = { payer: Payer, debtor: DebtorRef | null, labour_fen: Fen, part_fen: Fen, other_fen: Fen, discount_fen: Fen, total_fen: Fen, settlement_id: SettlementId | null };
export type OrderEvent = { step: Step | "open", from: OrderState | null, to: OrderState, at: Millis, person: string, terminal: string, note: string | null };
export type RepairOrder = {
  id: OrderId, version: number, number: string | null, state: OrderState, hold: HoldReason | null, hold_note: string | null, vehicle: Vehicle, customer: CustomerBrief, advisor_id: PersonId, advisor: string,
  brought_by: Shown<string> | null, brought_by_phone: Shown<string> | null, collected_by: string | null, complaint: string, diagnosis: string | null, business_type: BusinessType, category: RepairCategory,
  odometer_in_km: number | null, odometer_out_km: number | null, energy_level_pct: number | null, promised_at: Millis | null, opened_at: Millis, delivered_at: Millis | null, notified_at: Millis | null, key_tag: string | null, parking: string | null,
  waiting: boolean, urgent: boolean, wash: boolean, road_test: boolean, technician_id: PersonId | null, technician: string | null, bay: string | null, diagnosis_fee_fen: Fen | null,
  lines: Array<OrderLine>, totals: Array<PayerTotal>, agreed_fen: Fen, settlements: Array<SettlementBrief>, events: Array<OrderEvent>, steps: Array<Step>, editable: boolean, cancel_reason: string | null,
};
export type OpenRepairOrder = { vehicle_id: VehicleId, brought_by: string | null, brought_by_phone: string | null, odometer_in_km: number | null, energy_level_pct: number | null, complaint: string, business_type: BusinessType, promised_at: Millis | null, key_tag: string | null, parking: string | null, waiting: boolean, urgent: boolean, wash: boolean, road_test: boolean };
export type SaveRepairOrder = { id: OrderId, version: number, advisor_id: PersonId, brought_by: Change<string | null>, brought_by_phone: Change<string | null>, odometer_in_km: number | null, energy_level_pct: number | null, complaint: string, diagnosis: string | null, business_type: BusinessType, promised_at: Millis | null, key_tag: string | null, parking: string | null, waiting: boolean, urgent: boolean, wash: boolean, road_test: boolean };
export type PutLine = { order_id: OrderId, version: number, line_id: LineId | null, kind: LineKind, operation_id: OperationId | null, part_id: PartId | null, code: string | null, name: string, hours: Hours | null, quantity: Quantity | null, unit: string | null, unit_price_fen: Fen, discount_fen: Fen, tax_rate_bp: BasisPoints, brand: string | null, part_class: PartClass | null, payer: Payer, debtor_id: CustomerId | null, old_part: OldPart };
export type RemoveLine = { order_id: OrderId, version: number, line_id: LineId };
export type DecideLines = { order_id: OrderId, version: number, line_ids: Array<LineId>, decision: Decision, via: Channel };
export type TakeStep = { order_id: OrderId, version: number, step: Step, note: string | null, hold: HoldReason | null, technician_id: PersonId | null, bay: string | null, diagnosis_fee_fen: Fen | null, odometer_out_km: number | null, collected_by: string | null, via: Channel | null, approval: string | null };
export type ListRepairOrders = { states: Array<OrderState>, from: BusinessDate | null, until: BusinessDate | null, vehicle_id: VehicleId | null, after: string | null, limit: number };
export type FrontDesk = { today: BusinessDate, in_shop: Array<OrderBrief>, ready: Array<OrderBrief>, delivered_today: Array<OrderBrief>, arrived_today: number, late: number, last_backup_at: Millis | null };

// ---- settlement ----------------------------------------------------------------------------------
export type SettlementState = "open" | "part_paid" | "paid" | "void";
export type Means = "cash" | "bank_card" | "wechat" | "alipay" | "transfer" | "stored_value" | "voucher" | "insurer" | "maker" | "internal";
export type SettlementBrief = { id: SettlementId, number: string, state: SettlementState, payer: Payer, debtor: DebtorRef | null, total_fen: Fen, paid_fen: Fen, on_account: boolean, invoiced_fen: Fen, settled_at: Millis, date: BusinessDate, order_id: OrderId, order_number: string, plate: PlateShown | null, customer_name: Shown<string> };
export type Payment = { id: number, means: Means, amount_fen: Fen, at: Millis, person: string, remark: string | null };
export type Invoice = { id: number, number: string, kind: InvoiceKind, issued_on: BusinessDate, amount_fen: Fen, title: string, noted_by: string, noted_at: Millis };
export type InvoiceKind = "digital_special" | "digital_ordinary" | "paper_special" | "paper_ordinary";
export type Settlement = { brief: SettlementBrief, version: number, labour_fen: Fen, part_fen: Fen, other_fen: Fen, discount_fen: Fen, rounding_fen: Fen, lines: Array<OrderLine>, payments: Array<Payment>, invoices: Array<Invoice>, void_reason: string | null, voided_by: string | null, approved_by: string | null, account_reason: string | null, replaces: string | null, next_service_on: BusinessDate | null, next_service_km: number | null, odometer_out_km: number | null, guarantee: GuaranteePromise, kept_pdf: FileHash };
export type Settle = { order_id: OrderId, version: number, payer: Payer, debtor_id: CustomerId | null, discount_fen: Fen, rounding_fen: Fen, odometer_out_km: number | null, next_service_on: BusinessDate | null, next_service_km: number | null, approval: string | null };
export type VoidSettlement = { id: SettlementId, version: number, reason: string, approval: string | null };
export type Pay = { id: SettlementId, version: number, payments: Array<NewPayment> };
export type NewPayment = { means: Means, amount_fen: Fen, remark: string | null };
export type PutOnAccount = { id: SettlementId, version: number, debtor_id: CustomerId | null, reason: string, approval: string | null };
export type NoteInvoice = { id: SettlementId, version: number, number: string, kind: InvoiceKind, issued_on: BusinessDate, amount_fen: Fen, title: string };
export type ListSettlements = { states: Array<SettlementState>, from: BusinessDate | null, until: BusinessDate | null, after: string | null, limit: number };
export type Receivables = { debtors: Array<Receivable>, total_fen: Fen };
export type Receivable = { payer: Payer, debtor: DebtorRef | null, customer_name: Shown<string> | null, owed_fen: Fen, oldest: BusinessDate, settlements: Array<SettlementBrief> };

// ---- surveys --------------------------------------------------------------------------------------------
export type QuestionKind = "score" | "yes_no";
export type Question = { id: number, text: string, kind: QuestionKind, weight: number };
export type Questionnaire = { id: QuestionnaireId, version: number, name: string, in_use: boolean, questions: Array<Question>, asks_nps: boolean };
export type SaveQuestionnaire = { id: QuestionnaireId | null, version: number | null, name: string, in_use: boolean, questions: Array<Question>, asks_nps: boolean };
export type SurveyState = "due" | "answered" | "refused" | "unreachable";
export type SurveyDue = { id: SurveyId, state: SurveyState, order_id: OrderId, order_number: string, plate: PlateShown | null, model: string, customer_name: Shown<string>, phone: Shown<string> | null, delivered_at: Millis, due_at: Millis, late: boolean, tries: number, no_marketing: boolean };
export type CallOutcome = "answered" | "no_answer" | "call_later" | "refused";
export type Call = { at: Millis, person: string, outcome: CallOutcome, remark: string | null };
export type Answer = { question_id: number, /** 1–10, or 1/0 for yes/no. */ value: number };
export type Survey = { due: SurveyDue, version: number, questionnaire: Questionnaire, answers: Array<Answer>, nps: number | null, score: number | null, remark: string | null, calls: Array<Call>, work_done: Array<string>, advisor: string };
export type ListSurveys = { states: Array<SurveyState>, from: BusinessDate | null, until: BusinessDate | null, after: string | null, limit: number };
export type RecordSurvey = { id: SurveyId, version: number, outcome: CallOutcome, answers: Array<Answer>, nps: number | null, remark: string | null };

// ---- reports ------------------------------------------------------------------------------------------------
export type ReportDay = { date: BusinessDate };
export type Revenue = { labour_fen: Fen, part_fen: Fen, other_fen: Fen, total_fen: Fen };
export type TypeRevenue = { business_type: BusinessType, orders: number, revenue: Revenue };
export type MeansTotal = { means: Means, amount_fen: Fen };
export type DebtorTotal = { payer: Payer, debtor: string | null, amount_fen: Fen };
export type AdvisorDay = { advisor: string, arrivals: number, deliveries: number, revenue_fen: Fen, score: number | null };
export type DayFigures = { arrivals: number, deliveries: number, in_shop: number, in_shop_before: number, revenue: Revenue, by_type: Array<TypeRevenue>, received: Array<MeansTotal>, received_for_earlier_fen: Fen, receivables: Array<DebtorTotal>, discounts_fen: Fen, advisors: Array<AdvisorDay>, survey_score: number | null, surveys: number, nps: number | null };
export type CancelledOrder = { order_id: OrderId, number: string | null, plate: PlateShown | null, reason: string, person: string };
export type DeliveredUnpaid = { order_id: OrderId, number: string, plate: PlateShown | null, customer_name: Shown<string>, owed_fen: Fen, reason: string | null };
export type DayReport = { date: BusinessDate, day: DayFigures, month: DayFigures, cancelled: Array<CancelledOrder>, voided: Array<SettlementBrief>, delivered_unpaid: Array<DeliveredUnpaid> };

// ---- journal, backup, drafts ---------------------------------------------------------------------------------------
export type ChangesSince = { seq: number, wait: boolean };
export type Touched = { kind: string, id: number };
export type ChangeNote = { seq: number, touched: Array<Touched>, person: string | null, terminal: string };
export type Changes = { seq: number, notes: Array<ChangeNote> };
export type ObjectHistory = { kind: string, id: number, before: number | null, limit: number };
export type JournalEntry = { seq: number, at: Millis, person: string | null, terminal: string, operation: string, before: unknown, after: unknown };
export type Backup = { name: string, folder: string, at: Millis, bytes: number, seq: number, verified: boolean };
export type StartBackup = { folder: string | null };
export type CheckBackup = { folder: string };
export type Draft = { key: string, body: string, saved_at: Millis };
export type SaveDraft = { key: string, body: string };
export type DraftKey = { key: string };

/** request, answer and kind of every command. */
export interface Commands {
  shop_status: { request: Empty; answer: ShopStatus; kind: "read" };
  shop_found: { request: FoundShop; answer: Founded; kind: "write" };
  shop_open_demo: { request: Empty; answer: ShopStatus; kind: "write" };
  shop_leave_demo: { request: Empty; answer: ShopStatus; kind: "write" };
  staff_sign_in: { request: SignIn; answer: Session; kind: "write" };
  staff_sign_out: { request: Empty; answer: Empty; kind: "write" };
  staff_me: { request: Empty; answer: Session; kind: "read" };
  staff_list: { request: ListStaff; answer: Array<Person>; kind: "read" };
  staff_save: { request: SavePerson; answer: Person; kind: "write" };
  staff_leave: { request: Leave; answer: Person; kind: "write" };
  staff_return: { request: Return; answer: Person; kind: "write" };
  staff_change_password: { request: ChangePassword; answer: Empty; kind: "write" };
  staff_approve: { request: Approve; answer: Approval; kind: "write" };
  settings_get: { request: Empty; answer: Settings; kind: "read" };
  settings_save: { request: SaveSettings; answer: Settings; kind: "write" };
  customers_get: { request: ById; answer: CustomerFile; kind: "read" };
  customers_list: { request: ListCustomers; answer: Page<CustomerBrief>; kind: "read" };
  customers_save: { request: SaveCustomer; answer: Customer; kind: "write" };
  customers_duplicates: { request: FindCustomerDuplicates; answer: Array<CustomerBrief>; kind: "read" };
  vehicles_get: { request: ById; answer: VehicleFile; kind: "read" };
  vehicles_save: { request: SaveVehicle; answer: Vehicle; kind: "write" };
  vehicles_change_owner: { request: ChangeOwner; answer: Vehicle; kind: "write" };
  vehicles_duplicates: { request: FindVehicleDuplicates; answer: Array<VehicleBrief>; kind: "read" };
  search_find: { request: SearchFor; answer: Array<SearchHit>; kind: "read" };
  search_rebuild: { request: Empty; answer: Job; kind: "write" };
  labour_find: { request: FindInCatalogue; answer: Array<LabourOperation>; kind: "read" };
  labour_list: { request: ListCatalogue; answer: Page<LabourOperation>; kind: "read" };
  labour_save: { request: SaveOperation; answer: LabourOperation; kind: "write" };
  parts_find: { request: FindInCatalogue; answer: Array<Part>; kind: "read" };
  parts_list: { request: ListCatalogue; answer: Page<Part>; kind: "read" };
  parts_save: { request: SavePart; answer: Part; kind: "write" };
  imports_preview: { request: PreviewImport; answer: ImportPreview; kind: "read" };
  imports_start: { request: StartImport; answer: Job; kind: "write" };
  imports_refused: { request: { job: JobId }; answer: Uint8Array; kind: "bytes" };
  jobs_get: { request: ById; answer: Job; kind: "read" };
  jobs_cancel: { request: ById; answer: Job; kind: "write" };
  repair_orders_front_desk: { request: Empty; answer: FrontDesk; kind: "read" };
  repair_orders_list: { request: ListRepairOrders; answer: Page<OrderBrief>; kind: "read" };
  repair_orders_get: { request: ById; answer: RepairOrder; kind: "read" };
  repair_orders_open: { request: OpenRepairOrder; answer: RepairOrder; kind: "write" };
  repair_orders_save: { request: SaveRepairOrder; answer: RepairOrder; kind: "write" };
  repair_orders_put_line: { request: PutLine; answer: RepairOrder; kind: "write" };
  repair_orders_remove_line: { request: RemoveLine; answer: RepairOrder; kind: "write" };
  repair_orders_decide: { request: DecideLines; answer: RepairOrder; kind: "write" };
  repair_orders_step: { request: TakeStep; answer: RepairOrder; kind: "write" };
  repair_orders_print_authorisation: { request: ById; answer: Uint8Array; kind: "paper" };
  repair_orders_print_job_card: { request: ById; answer: Uint8Array; kind: "paper" };
  settlement_settle: { request: Settle; answer: Settlement; kind: "write" };
  settlement_get: { request: ById; answer: Settlement; kind: "read" };
  settlement_list: { request: ListSettlements; answer: Page<SettlementBrief>; kind: "read" };
  settlement_void: { request: VoidSettlement; answer: Settlement; kind: "write" };
  settlement_pay: { request: Pay; answer: Settlement; kind: "write" };
  settlement_put_on_account: { request: PutOnAccount; answer: Settlement; kind: "write" };
  settlement_note_invoice: { request: NoteInvoice; answer: Settlement; kind: "write" };
  settlement_receivables: { request: Empty; answer: Receivables; kind: "read" };
  settlement_print: { request: ById; answer: Uint8Array; kind: "paper" };
  settlement_kept: { request: ById; answer: Uint8Array; kind: "bytes" };
  surveys_list: { request: ListSurveys; answer: Page<SurveyDue>; kind: "read" };
  surveys_get: { request: ById; answer: Survey; kind: "read" };
  surveys_record: { request: RecordSurvey; answer: Survey; kind: "write" };
  surveys_questionnaires: { request: Empty; answer: Array<Questionnaire>; kind: "read" };
  surveys_save_questionnaire: { request: SaveQuestionnaire; answer: Questionnaire; kind: "write" };
  reports_day: { request: ReportDay; answer: DayReport; kind: "read" };
  reports_print_day: { request: ReportDay; answer: Uint8Array; kind: "paper" };
  changes_since: { request: ChangesSince; answer: Changes; kind: "read" };
  journal_history: { request: ObjectHistory; answer: Array<JournalEntry>; kind: "read" };
  backup_list: { request: Empty; answer: Array<Backup>; kind: "read" };
  backup_start: { request: StartBackup; answer: Job; kind: "write" };
  backup_check: { request: CheckBackup; answer: Backup; kind: "read" };
  backup_restore: { request: RestoreBackup; answer: ShopStatus; kind: "write" };
  backup_print_recovery_code: { request: Empty; answer: Uint8Array; kind: "paper" };
  drafts_get: { request: DraftKey; answer: Draft | null; kind: "read" };
  drafts_save: { request: SaveDraft; answer: Draft; kind: "write" };
  drafts_clear: { request: DraftKey; answer: Empty; kind: "write" };
}
