// What can go wrong, as the core says it: a code, the field it belongs to, and its arguments.
// Deliberately no sentences: those stand in words/ under `errors.<code>`.
import type { Problem as ProblemBody } from './generated';

export class Problem extends Error {
  readonly code: string;
  readonly field: string | null;
  readonly args: Record<string, string>;

  constructor(code: string, field: string | null = null, args: Record<string, string> = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.field = field;
    this.args = args;
  }

  /** Reads the body of an error answer; anything else becomes `internal`. */
  static from(body: unknown): Problem {
    const said = body as Partial<ProblemBody> | null;
    if (said && typeof said === 'object' && typeof said.code === 'string') {
      return new Problem(said.code, said.field ?? null, said.args ?? {});
    }
    return new Problem('internal');
  }

  /** Any thrown thing as a Problem, so that screens have one kind to show. */
  static of(thrown: unknown): Problem {
    return thrown instanceof Problem ? thrown : new Problem('internal');
  }
}

/** The answer never came: the write may have happened, the same key will tell. */
export const NO_CONNECTION = 'no_connection';
