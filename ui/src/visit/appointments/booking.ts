// A booking as it is typed: blank, from what is known, from an appointment; and as it is asked to be saved.
// Deliberately no times of its own: standard minutes shown while typing are checked by the core.
import type {
  AcceptedConflict,
  Appointment,
  AppointmentItem,
  BayId,
  BookedVia,
  BusinessType,
  LabourOperation,
  Millis,
  Package,
  Part,
  PersonId,
  PlannedTime,
  PlateShown,
  SaveAppointment,
  Shown,
  VehicleBrief,
} from '@/backend/generated';
import { changeOf, shownText } from '@/shared/shown';

/** The car of the booking, as far as the form shows it. */
export interface KnownCar {
  id: number;
  plate: PlateShown | null;
  about: string;
}

export interface Booking {
  car: KnownCar | null;
  name: string | null;
  phone: string | null;
  plate: string | null;
  model: string | null;
  start_at: Millis | null;
  /** None: the standard hours of the items. */
  minutes: number | null;
  bay_id: BayId | null;
  advisor_id: PersonId | null;
  business_type: BusinessType;
  complaint: string;
  items: AppointmentItem[];
  waiting: boolean;
  source: BookedVia;
  remark: string | null;
}

export function blankBooking(): Booking {
  return {
    car: null,
    name: null,
    phone: null,
    plate: null,
    model: null,
    start_at: null,
    minutes: null,
    bay_id: null,
    advisor_id: null,
    business_type: 'regular_service',
    complaint: '',
    items: [],
    waiting: false,
    source: 'phone',
    remark: null,
  };
}

export function bookingOf(from: Appointment): Booking {
  const { brief } = from;
  return {
    car:
      brief.vehicle_id === null
        ? null
        : {
            id: brief.vehicle_id,
            plate: brief.plate,
            about: [shownText(brief.customer_name), brief.model].filter(Boolean).join(' · '),
          },
    name: shownText(from.name),
    phone: shownText(from.phone),
    plate: brief.vehicle_id === null ? (brief.plate?.plate ?? null) : null,
    model: brief.vehicle_id === null ? brief.model : null,
    start_at: brief.start_at,
    minutes: brief.minutes,
    bay_id: brief.bay_id,
    advisor_id: brief.advisor_id,
    business_type: brief.business_type,
    complaint: from.complaint,
    items: from.items,
    waiting: brief.waiting,
    source: from.source,
    remark: from.remark,
  };
}

export function carOf(vehicle: VehicleBrief): KnownCar {
  const about = [shownText(vehicle.owner_name), `${vehicle.brand} ${vehicle.model}`];
  return { id: vehicle.id, plate: vehicle.plate, about: about.filter(Boolean).join(' · ') };
}

/** What was masked stays as it is; a name or phone of an appointment that is saved anew is kept. */
export function request(
  typed: Booking,
  over: { id: number; version: number; name: Shown<string> | null; phone: Shown<string> | null } | null,
  accepted: AcceptedConflict[],
): SaveAppointment {
  return {
    id: over?.id ?? null,
    version: over?.version ?? null,
    vehicle_id: typed.car?.id ?? null,
    name: changeOf(over?.name ?? null, typed.name),
    phone: changeOf(over?.phone ?? null, typed.phone),
    plate: typed.car ? null : typed.plate?.trim() || null,
    plate_kind: null,
    model: typed.car ? null : typed.model?.trim() || null,
    start_at: typed.start_at ?? 0,
    minutes: typed.minutes,
    bay_id: typed.bay_id ?? 0,
    advisor_id: typed.advisor_id ?? 0,
    business_type: typed.business_type,
    complaint: typed.complaint,
    items: typed.items,
    waiting: typed.waiting,
    source: typed.source,
    remark: typed.remark?.trim() || null,
    accepted,
  };
}

/** The time to look at, once enough of it is known. */
export function planOf(typed: Booking, id: number | null): PlannedTime | null {
  if (typed.start_at === null || typed.advisor_id === null || typed.bay_id === null) return null;
  const minutes = typed.minutes ?? standardMinutes(typed.items);
  if (minutes < 15 || minutes > 720) return null;
  return {
    id,
    vehicle_id: typed.car?.id ?? null,
    plate: typed.car ? null : typed.plate?.trim() || null,
    start_at: typed.start_at,
    minutes,
    bay_id: typed.bay_id,
    advisor_id: typed.advisor_id,
  };
}

const STEP = 15;
const LEAST = 30;

/** What the items' standard hours come to, rounded up to a quarter; a half hour where there are none. */
export function standardMinutes(items: AppointmentItem[]): number {
  const hundredths = items.reduce((sum, { hours }) => sum + (hours ?? 0), 0);
  const minutes = Math.ceil((hundredths * 60) / 100);
  return minutes === 0 ? LEAST : Math.min(720, Math.max(STEP, Math.ceil(minutes / STEP) * STEP));
}

const nothing = {
  operation_id: null,
  part_id: null,
  code: null,
  hours: null,
  quantity: null,
  unit: null,
  prepared: false,
  package: null,
};

export function labourItem({ id, code, name, hours }: LabourOperation): AppointmentItem {
  return { ...nothing, kind: 'labour', operation_id: id, code, name, hours };
}

export function partItem({ id, number, name, unit }: Part): AppointmentItem {
  return { ...nothing, kind: 'part', part_id: id, code: number, name, quantity: 1000, unit };
}

/** A package as what it holds: each item says with which package it was booked. */
export function packageItems({ id, name, items }: Package): AppointmentItem[] {
  return items.map((held) => ({
    ...nothing,
    kind: held.operation_id === null ? 'part' : 'labour',
    operation_id: held.operation_id,
    part_id: held.part_id,
    code: held.code,
    name: held.name,
    hours: held.operation_id === null ? null : held.hours,
    quantity: held.part_id === null ? null : (held.quantity ?? 1000),
    unit: held.part_id === null ? null : held.unit,
    package: { id, name },
  }));
}

/** Once something of a package is left out or counted otherwise, what is left is that package no more. */
export function unpacked(items: AppointmentItem[], taken: AppointmentItem): AppointmentItem[] {
  if (!taken.package) return items;
  const { id } = taken.package;
  return items.map((item) => (item.package?.id === id ? { ...item, package: null } : item));
}

export function typedItem(kind: 'labour' | 'part', name: string): AppointmentItem {
  return kind === 'labour'
    ? { ...nothing, kind, name, hours: 100 }
    : { ...nothing, kind, name, quantity: 1000 };
}
