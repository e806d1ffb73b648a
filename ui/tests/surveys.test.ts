// The call: keys become scores, scores become points of a hundred, unhappy answers stand out.
import { expect, it } from 'vitest';
import type { Question, Questionnaire } from '@/backend/generated';
import { firstOpen, npsGroup, scoreKey, scoreOf, unhappy, yesNoKey } from '@/care/surveys/scoring';

const score = (id: number, weight: number): Question => ({ id, text: '', kind: 'score', weight });
const yesNo = (id: number, weight: number): Question => ({ id, text: '', kind: 'yes_no', weight });
const questions = [score(1, 1), score(2, 1), yesNo(3, 1), yesNo(4, 2), score(5, 2)];

it('scores as the core does: by weight, yes ten, no nothing, rounded half up', () => {
  const answers = (values: number[]) => new Map(values.map((value, index) => [index + 1, value]));
  expect(scoreOf(questions, answers([10, 10, 1, 1, 10]))).toBe(100);
  expect(scoreOf(questions, answers([1, 1, 0, 0, 1]))).toBe(6);
  expect(scoreOf(questions, answers([10, 10, 1, 0, 10]))).toBe(71);
});

it('scores what is answered so far, and nothing before the first answer', () => {
  expect(scoreOf(questions, new Map())).toBeNull();
  expect(scoreOf(questions, new Map([[2, 8]]))).toBe(80);
});

it('reads 1–9 and 0 as ten; zero of a recommendation is -', () => {
  expect(scoreKey('7', false)).toBe(7);
  expect(scoreKey('0', false)).toBe(10);
  expect(scoreKey('-', false)).toBeNull();
  expect(scoreKey('-', true)).toBe(0);
  expect(scoreKey('A', true)).toBeNull();
  expect(['1', 'Y', 'S'].map(yesNoKey)).toEqual([1, 1, 1]);
  expect(['0', '2', 'N', 'F'].map(yesNoKey)).toEqual([0, 0, 0, 0]);
  expect(yesNoKey('5')).toBeNull();
});

it('points at what needs a person', () => {
  expect(unhappy(score(1, 1), 6)).toBe(true);
  expect(unhappy(score(1, 1), 7)).toBe(false);
  expect(unhappy(yesNo(1, 1), 0)).toBe(true);
  expect(unhappy(yesNo(1, 1), undefined)).toBe(false);
  expect([0, 6, 7, 8, 9, 10].map(npsGroup)).toEqual([
    'detractor',
    'detractor',
    'passive',
    'passive',
    'promoter',
    'promoter',
  ]);
});

it('goes to the first question without an answer, then to the recommendation', () => {
  const questionnaire: Questionnaire = {
    id: 1,
    version: 1,
    name: '',
    in_use: true,
    questions: questions.slice(0, 2),
    asks_nps: true,
  };
  expect(firstOpen(questionnaire, new Map([[1, 9]]), null)).toBe(2);
  const all = new Map([
    [1, 9],
    [2, 9],
  ]);
  expect(firstOpen(questionnaire, all, null)).toBe('nps');
  expect(firstOpen(questionnaire, all, 0)).toBeNull();
  expect(firstOpen({ ...questionnaire, asks_nps: false }, all, null)).toBeNull();
});
