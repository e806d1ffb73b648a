// Which steps ask for something before they are taken, and which button is the one to press next.
// Deliberately no rules: `order.steps` from the core says what is possible.
import type { Act, Channel, HoldReason, OrderFile, Step, TakeStep } from '@/backend/generated';

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

/** What is typed for a step: whatever any of them asks for; what this one needs of it is sent. */
export interface Said {
  fee_fen: number | null;
  via: Channel | null;
  technician_id: number | null;
  bay_id: number | null;
  reason: HoldReason | null;
  odometer_out_km: number | null;
  collected_by: string | null;
  approval: string | null;
}

export const NOTHING: Said = {
  fee_fen: null,
  via: null,
  technician_id: null,
  bay_id: null,
  reason: null,
  odometer_out_km: null,
  collected_by: null,
  approval: null,
};

/** The act of a step, with only what it asks for. */
function act(step: Step, said: Said): Act {
  const { fee_fen, via, technician_id, bay_id, reason, odometer_out_km, collected_by, approval } = said;
  switch (step) {
    case 'diagnose':
      return { step, fee_fen, via };
    case 'authorise':
    case 'notify':
      return { step, via };
    case 'dispatch':
      return { step, technician_id, bay_id };
    case 'hold':
      return { step, reason };
    case 'deliver':
      return { step, odometer_out_km, collected_by };
    case 'cancel':
      return { step, approval };
    default:
      return { step };
  }
}

/** A step to take, with what was said beside it. */
export function taking(
  order: OrderFile,
  step: Step,
  said: Partial<Said> = {},
  note: string | null = null,
): TakeStep {
  return { order_id: order.id, version: order.version, note, act: act(step, { ...NOTHING, ...said }) };
}

/** Places on the way shown above the order. */
export const WAY = ['reception', 'quote', 'authorise', 'dispatch', 'work', 'inspect', 'deliver'] as const;
const STANDS: Record<OrderFile['state'], number> = {
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
export const standsAt = (order: OrderFile): number => STANDS[order.state];
