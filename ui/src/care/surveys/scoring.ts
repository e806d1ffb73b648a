// What a survey comes to while it is answered: points of a hundred, what is missing, what needs a person.
// Deliberately a preview: the core scores again and keeps its own figure.
import type { Answer, Question, Questionnaire } from '@/backend/generated';

/** Answers by question; a question not answered is not there. */
export type Answers = Map<number, number>;

/** A yes counts as ten, a no as nothing. */
function worth(question: Question, value: number): number {
  return question.kind === 'yes_no' ? value * 10 : value;
}

/** 0–100 by weight over the questions answered so far; null before the first. */
export function scoreOf(questions: Question[], answers: Answers): number | null {
  let [points, weights] = [0, 0];
  for (const question of questions) {
    const value = answers.get(question.id);
    if (value === undefined) continue;
    points += worth(question, value) * question.weight;
    weights += question.weight;
  }
  return weights === 0 ? null : Math.round((points * 10) / weights);
}

/** 6 or less, or a no: somebody has to look after it. */
export function unhappy(question: Question, value: number | undefined): boolean {
  if (value === undefined) return false;
  return question.kind === 'yes_no' ? value === 0 : value <= 6;
}

export type NpsGroup = 'promoter' | 'passive' | 'detractor';
/** 9–10 recommends, 7–8 is passive, 0–6 warns others. */
export function npsGroup(nps: number): NpsGroup {
  if (nps >= 9) return 'promoter';
  return nps >= 7 ? 'passive' : 'detractor';
}

/** The first question without an answer; `nps` when only that is missing; null when all is said. */
export function firstOpen(
  questionnaire: Questionnaire,
  answers: Answers,
  nps: number | null,
): number | 'nps' | null {
  const open = questionnaire.questions.find(({ id }) => !answers.has(id));
  if (open) return open.id;
  return questionnaire.asks_nps && nps === null ? 'nps' : null;
}

/** A key as a score: 1–9, 0 is ten. For recommendation, where zero exists, that is `-`. */
export function scoreKey(key: string, fromZero: boolean): number | null {
  if (/^[1-9]$/.test(key)) return Number(key);
  if (key === '0') return 10;
  return fromZero && key === '-' ? 0 : null;
}

/** A key as yes or no: 1 Y S(是), 0 2 N F(否). */
export function yesNoKey(key: string): number | null {
  if (/^[1YS]$/.test(key)) return 1;
  return /^[02NF]$/.test(key) ? 0 : null;
}

export function toAnswers(answers: Answers): Answer[] {
  return [...answers].map(([question_id, value]) => ({ question_id, value }));
}
