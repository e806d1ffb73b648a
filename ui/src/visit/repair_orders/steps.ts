// Which steps ask for something before they are taken, and which button is the one to press next.
// Deliberately no rules: `order.steps` from the core says what is possible.
import type { RepairOrder, Step, TakeStep } from '@/backend/generated';

/** What a step asks for on screen. */
export type StepAsks = 'fee' | 'via' | 'technician' | 'bay' | 'hold' | 'note' | 'odometer' | 'collector';

export const ASKS: Record<Step, StepAsks[]> = {
  diagnose: ['fee', 'via'],
  quote: [],
  authorise: ['via'],
  dispatch: ['technician', 'bay'],
  hold: ['hold', 'note'],
  resume: [],
  finish_work: [],
  pass_inspection: [],
  fail_inspection: ['note'],
  resume_rework: [],
  wash_done: [],
  notify: ['via'],
  deliver: ['odometer', 'collector'],
  close: [],
  cancel: ['note'],
};

/** Aside from the way forward. */
const ASIDE: Step[] = ['hold', 'cancel', 'diagnose', 'fail_inspection'];

/** The step the work waits for, and the others. */
export function sortSteps(steps: Step[]): { next: Step | null; others: Step[] } {
  const forward = steps.filter((step) => !ASIDE.includes(step));
  const next = forward[0] ?? null;
  return { next, others: steps.filter((step) => step !== next) };
}

/** A step with nothing said beside it. */
export function plainStep(order: RepairOrder, step: Step): TakeStep {
  return {
    order_id: order.id,
    version: order.version,
    step,
    note: null,
    hold: null,
    technician_id: null,
    bay: null,
    diagnosis_fee_fen: null,
    odometer_out_km: null,
    collected_by: null,
    via: null,
    approval: null,
  };
}

/** Places on the way shown above the order. */
export const WAY = ['reception', 'quote', 'authorise', 'dispatch', 'work', 'inspect', 'deliver'] as const;
const STANDS: Record<RepairOrder['state'], number> = {
  draft: 0,
  diagnosing: 0,
  quoted: 1,
  authorised: 3,
  in_progress: 4,
  rework: 4,
  awaiting_inspection: 5,
  awaiting_wash: 6,
  ready: 6,
  delivered: 7,
  closed: 7,
  cancelled: -1,
};
export const standsAt = (order: RepairOrder): number => STANDS[order.state];
