// What can take the caret: generic components cannot be named as instances, this can.
// Deliberately nothing but focus.
export interface Focusable {
  focus(): unknown;
}
