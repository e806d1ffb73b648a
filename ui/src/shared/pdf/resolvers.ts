// Promise.withResolvers for Safari before 17.4; pdfjs calls it in the page and in its worker.
// Deliberately only this one function.
if (!('withResolvers' in Promise)) {
  Object.defineProperty(Promise, 'withResolvers', {
    value<T>() {
      let resolve!: (value: T) => void;
      let reject!: (reason: unknown) => void;
      const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
      return { promise, resolve, reject };
    },
  });
}
export {};
