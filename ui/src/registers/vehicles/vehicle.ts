// A vehicle as its form holds it, and what can be chosen. Deliberately no checks: plate and VIN are the core's.
import type { CustomerId, Energy, PlateKind, SaveVehicle, Vehicle } from '@/backend/generated';
import { choices } from '@/shared/choices';
import type { Choice } from '@/shared/choices';
import { changeOf, shownText } from '@/shared/shown';
import { t } from '@/words';

/** The form: a request whose VIN is the text on screen. */
export type Typed = Omit<SaveVehicle, 'id' | 'version' | 'owner_id' | 'vin'> & { vin: string | null };

export function blankVehicle(): Typed {
  return {
    plate: null,
    plate_kind: null,
    vin: null,
    brand: '',
    model: '',
    colour: null,
    engine_no: null,
    energy: null,
    vehicle_type: null,
    class_code: null,
    bought_on: null,
    odometer_km: null,
    insurance_until: null,
    inspection_until: null,
    household: true,
    remark: null,
  };
}

export function typedOf(vehicle: Vehicle): Typed {
  const { brand, model, colour, engine_no, energy, vehicle_type, class_code, bought_on } = vehicle;
  const { odometer_km, insurance_until, inspection_until, household, remark } = vehicle;
  return {
    plate: vehicle.plate?.plate ?? null,
    plate_kind: vehicle.plate?.kind ?? null,
    vin: shownText(vehicle.vin),
    brand,
    model,
    colour,
    engine_no,
    energy,
    vehicle_type,
    class_code,
    bought_on,
    odometer_km,
    insurance_until,
    inspection_until,
    household,
    remark,
  };
}

/** The request: a masked VIN that was not touched is kept as it is. */
export function request(
  typed: Typed,
  owner_id: CustomerId,
  before: Vehicle | null,
  version: number | null,
): SaveVehicle {
  return {
    ...typed,
    id: before?.id ?? null,
    version,
    owner_id,
    vin: changeOf(before?.vin ?? null, typed.vin),
  };
}

const KINDS: Record<PlateKind, string> = {
  blue: 'xxc',
  new_energy_small: 'xxxny',
  yellow: 'dxc',
  new_energy_large: 'dxxny',
  trailer: 'gc',
  driving_school: 'jlc',
  police: 'jc',
  emergency: 'yjjy',
  hong_kong_macao: 'ga',
  embassy: 'sg',
  consulate: 'lg',
  military: 'jc',
  other: 'qt',
};
const ENERGIES: Record<Energy, string> = {
  petrol: 'qy',
  electric: 'cd',
  plug_in_hybrid: 'cdhd',
  hybrid: 'hd',
  diesel: 'cy',
  gas: 'rq',
  other: 'qt',
};

export const plateKinds = (): Choice<PlateKind | null>[] => [
  { value: null, label: t('vehicles.kind_found') },
  ...choices('plate_kind', KINDS),
];
export const energies = (): Choice<Energy | null>[] => [
  { value: null, label: '—' },
  ...choices('energy', ENERGIES),
];
