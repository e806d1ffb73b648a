// The least guarantee the law leaves a shop, shown beside what it promises.
// Deliberately shown only: the core keeps the figures with their sources and refuses less.
import type { RepairCategory } from '@/backend/generated';

export interface Least {
  km: number;
  days: number;
}

const OVERHAUL = { km: 20_000, days: 100 };
const SECONDARY = { km: 5_000, days: 30 };
const MINOR = { km: 2_000, days: 10 };

/** 机动车维修管理规定: kilometres or days, first reached. */
export const LEAST: Record<RepairCategory, Least> = {
  complete_vehicle: OVERHAUL,
  assembly: OVERHAUL,
  secondary_maintenance: SECONDARY,
  primary_maintenance: MINOR,
  minor_repair: MINOR,
  special_repair: MINOR,
  rescue: MINOR,
};

export function belowLaw(category: RepairCategory, km: number | null, days: number | null): boolean {
  const least = LEAST[category];
  return (km ?? 0) < least.km || (days ?? 0) < least.days;
}
