// What can take the caret: generic components cannot be named as instances, this can.
// Deliberately nothing but focus.
export interface Focusable {
  focus(): unknown;
}

/** Gives the keyboard to what a screen begins with, unless somebody types already: they were faster than the answer. */
export function beginAt(first: Focusable | null | undefined): void {
  if (!document.activeElement?.matches('input, textarea')) first?.focus();
}
