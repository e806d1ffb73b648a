// Something asked of the core whose failing is nobody's business: it answers nothing, so that no failed question can be taken
// for an empty answer. Who uses it says why. Deliberately no log: what is not told is of no use there either.
export const quietly = (asked: Promise<unknown>): Promise<void> =>
  asked.then(
    () => undefined,
    () => undefined,
  );
