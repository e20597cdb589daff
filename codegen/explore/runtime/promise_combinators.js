// The static side of Promise: resolve, reject, withResolvers, try, and the four that wait for several promises.
"use strict";

const { PARTS, MARK, known } = require("./symbols");

/** What `all`, `allSettled` and `any` share between the promises that they wait for. */
class Tally {
  constructor() {
    this[MARK] = 0;
    this.values = [];
    this.left = 1;
  }

  [PARTS]() {
    return ["tally", this.left, this.values];
  }
}

exports.install = function install(Promise, { resolved, rejected, resolvers, INTERNAL }) {
  const define = (name, value) => Object.defineProperty(Promise, name, { value, writable: true, configurable: true });

  function withResolvers() {
    const promise = new Promise(INTERNAL);
    const { resolve, reject } = resolvers(promise);
    return { promise, resolve, reject };
  }

  /** Wait for each item; `element(tally, index, decide)` returns the two handlers, `done` says how to end with the tally. */
  function gather(items, element, done) {
    const { promise, resolve, reject } = withResolvers();
    const tally = new Tally();
    const finish = () => {
      if (--tally.left === 0) done(tally, resolve, reject);
    };
    try {
      let index = 0;
      for (const item of items) {
        tally.values.push(undefined);
        tally.left++;
        const [onFulfilled, onRejected] = element(tally, index++, finish, resolve, reject);
        Promise.resolve(item).then(onFulfilled, onRejected);
      }
      finish();
    } catch (error) {
      reject(error);
    }
    return promise;
  }

  /** A handler that may run once: it notes a value at its place, and ends the wait when it was the last. */
  function noting(kind, tally, index, finish, decide, convert, once = { called: false }) {
    return known(kind, [tally, index, once, decide], (value) => {
      if (once.called) return;
      once.called = true;
      tally.values[index] = convert(value);
      finish();
    });
  }

  const same = (value) => value;
  const asFulfilled = (value) => ({ status: "fulfilled", value });
  const asRejected = (reason) => ({ status: "rejected", reason });

  define("resolve", function resolve(value) {
    return resolved(value);
  });
  define("reject", function reject(reason) {
    return rejected(reason);
  });
  define("withResolvers", withResolvers);
  define("try", function attempt(run, ...given) {
    return new Promise((resolve) => resolve(run(...given)));
  });
  define("all", function all(items) {
    return gather(
      items,
      (tally, index, finish, resolve, reject) => [noting("all", tally, index, finish, resolve, same), reject],
      (tally, resolve) => resolve(tally.values),
    );
  });
  define("allSettled", function allSettled(items) {
    return gather(
      items,
      (tally, index, finish, resolve) => {
        const once = { called: false };
        return [
          noting("allSettled", tally, index, finish, resolve, asFulfilled, once),
          noting("allSettled, rejected", tally, index, finish, resolve, asRejected, once),
        ];
      },
      (tally, resolve) => resolve(tally.values),
    );
  });
  define("any", function any(items) {
    return gather(
      items,
      (tally, index, finish, resolve, reject) => [resolve, noting("any", tally, index, finish, reject, same)],
      (tally, resolve, reject) => reject(new AggregateError(tally.values, "All promises were rejected")),
    );
  });
  define("race", function race(items) {
    const { promise, resolve, reject } = withResolvers();
    try {
      for (const item of items) Promise.resolve(item).then(resolve, reject);
    } catch (error) {
      reject(error);
    }
    return promise;
  });
};
