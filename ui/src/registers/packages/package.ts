// A package as it is being written: what the form holds, and what is sent of it.
// Deliberately no prices of its own: the core says what items cost.
import type { LabourOperation, Package, PackedItem, Part, SavePackage } from '@/backend/generated';

/** An item with the words it is shown by. */
export interface Written extends PackedItem {
  code: string;
  name: string;
  unit: string | null;
}

export type Draft = Omit<SavePackage, 'items'> & { items: Written[] };

export function draftOf(it: Package | null): Draft {
  if (!it) {
    const blank = { id: null, version: null, code: '', name: '', brand: null, model: null };
    return { ...blank, due_km: null, due_months: null, items: [], price_fen: null, retired: false };
  }
  const { id, version, code, name, brand, model, due_km, due_months, price_fen, retired } = it;
  const items = it.items.map(({ operation_id, part_id, quantity, code: own, name: called, unit }) => ({
    ...{ operation_id, part_id, quantity },
    ...{ code: own, name: called, unit },
  }));
  return { id, version, code, name, brand, model, due_km, due_months, items, price_fen, retired };
}

const PIECE = 1000;
export const ofOperation = ({ id, code, name }: LabourOperation): Written => ({
  ...{ operation_id: id, part_id: null, quantity: null },
  ...{ code, name, unit: null },
});
export const ofPart = ({ id, number, name, unit }: Part): Written => ({
  ...{ operation_id: null, part_id: id, quantity: PIECE },
  ...{ code: number, name, unit },
});

export function toSave(draft: Draft): SavePackage {
  const items = draft.items.map(({ operation_id, part_id, quantity }) => ({
    operation_id,
    part_id,
    quantity,
  }));
  return { ...draft, items };
}
