// What a screen is to whoever looks at all of them, and the ways to one. Deliberately no screen itself.
import type { Desk } from '../desk';

export interface Screen {
  name: string;
  /** The address after the #, or what makes the record it leads to; left out: stay where the screen before was. */
  at?: string | ((desk: Desk) => Promise<string>);
  /** What stands on it once it is there. */
  stands: string;
  /** Where what a file brought is shown as it is. */
  data?: string;
  /** What stands behind it goes on reading until somebody has answered: only itself is waited for. */
  waiting?: true;
  /** What is done there before it is looked at. */
  then?: (desk: Desk) => Promise<unknown>;
}

/** Keys for what stands there already. */
export const pressing =
  (...keys: string[]) =>
  (desk: Desk) =>
    desk.press(...keys);

/** Keys that only work once something stands. */
export const once =
  (there: string, ...keys: string[]) =>
  async (desk: Desk) => {
    await desk.page.locator(there).first().waitFor();
    await desk.press(...keys);
  };

/** A list with something in it, or the sentence that there is nothing. */
export const listed = '[role=grid] [role=row]:nth-child(1) .cell, .state';
