// Promises and async functions on the explorer's own queue, step for step as ECMA-262 section 27.2 writes them, so that the order of
// microtasks is that of native ones. They are our own because native promises show neither their reactions nor what those captured, and
// a state that cannot be read cannot be told from another.
"use strict";

const { PARTS, MARK, known, read } = require("./symbols");

const PENDING = 0;
const FULFILLED = 1;
const REJECTED = 2;

/** Passed in place of an executor when the runtime makes a promise that it settles itself. */
const INTERNAL = Symbol("internal");

exports.definePromise = function definePromise(microtasks) {
  /** Promises that were rejected with nobody listening, since the last look. */
  let unheard = [];
  let react, settle, isPromise, isHandled, valueOf;

  class Promise {
    #state = PENDING;
    #value = undefined;
    #reactions = [];
    #handled = false;

    constructor(executor) {
      this[MARK] = 0;
      if (executor === INTERNAL) return;
      if (typeof executor !== "function") throw new TypeError("Promise resolver is not a function");
      const { resolve, reject } = resolvers(this);
      try {
        executor(resolve, reject);
      } catch (error) {
        reject(error);
      }
    }

    then(onFulfilled, onRejected) {
      const derived = new Promise(INTERNAL);
      react(this, new Reaction(derived, callable(onFulfilled), callable(onRejected)));
      return derived;
    }

    catch(onRejected) {
      return this.then(undefined, onRejected);
    }

    finally(onFinally) {
      if (typeof onFinally !== "function") return this.then(onFinally, onFinally);
      return this.then(
        known("finally", [onFinally], (value) =>
          Promise.resolve(onFinally()).then(known("return", [value], () => value)),
        ),
        known("finally after rejection", [onFinally], (reason) =>
          Promise.resolve(onFinally()).then(
            known("rethrow", [reason], () => {
              throw reason;
            }),
          ),
        ),
      );
    }

    get [Symbol.toStringTag]() {
      return "Promise";
    }

    [PARTS]() {
      return this.#state === PENDING ? ["promise", ...this.#reactions] : ["promise, settled", this.#state, this.#value];
    }

    static {
      // The runtime reads and settles promises through these; a component cannot reach them.
      react = (promise, reaction) => {
        if (promise.#state === PENDING) promise.#reactions.push(reaction);
        else microtasks.push(perform, reaction, promise.#state, promise.#value);
        promise.#handled = true;
      };
      settle = (promise, state, value) => {
        if (promise.#state !== PENDING) return;
        promise.#state = state;
        promise.#value = value;
        if (state === REJECTED && !promise.#handled) unheard.push(promise);
        for (const reaction of promise.#reactions) microtasks.push(perform, reaction, state, value);
        promise.#reactions = [];
      };
      isPromise = (value) => typeof value === "object" && value !== null && #state in value;
      isHandled = (promise) => promise.#handled;
      valueOf = (promise) => promise.#value;
    }
  }

  /** A pair of handlers that wait for a promise, and the promise that `then` returned for them. */
  class Reaction {
    constructor(derived, onFulfilled, onRejected) {
      this[MARK] = 0;
      this.derived = derived;
      this.onFulfilled = onFulfilled;
      this.onRejected = onRejected;
    }

    run(state, value) {
      const handler = state === FULFILLED ? this.onFulfilled : this.onRejected;
      if (handler === undefined) {
        if (state === FULFILLED) fulfil(this.derived, value);
        else settle(this.derived, REJECTED, value);
        return;
      }
      let result;
      try {
        result = handler(value);
      } catch (error) {
        settle(this.derived, REJECTED, error);
        return;
      }
      fulfil(this.derived, result);
    }

    [PARTS]() {
      return ["reaction", this.derived, this.onFulfilled, this.onRejected];
    }
  }

  /** An async function that is running or waiting: its generator, the promise that it returned, and the await it stands at. */
  class Frame {
    constructor(generator, promise) {
      this[MARK] = 0;
      this.generator = generator;
      this.promise = promise;
      this.site = 0;
      this.read = null;
    }

    run(state, value) {
      let step;
      try {
        step = state === FULFILLED ? this.generator.next(value) : this.generator.throw(value);
      } catch (error) {
        settle(this.promise, REJECTED, error);
        return;
      }
      if (step.done) {
        fulfil(this.promise, step.value);
        return;
      }
      this.site = awaited.site;
      this.read = awaited.read;
      let target;
      try {
        target = resolved(step.value);
      } catch (error) {
        this.run(REJECTED, error);
        return;
      }
      react(target, this);
    }

    [PARTS]() {
      return ["await", this.site, this.promise, this.read === null ? null : read(this.read)];
    }
  }

  /** Where the await that is about to suspend stands, and how to read the variables in reach of it. */
  const awaited = { site: 0, read: null };

  function perform(reaction, state, value) {
    reaction.run(state, value);
  }

  function callable(value) {
    return typeof value === "function" ? value : undefined;
  }

  /** Resolve a promise: settle it with a value, or follow a thenable. */
  function fulfil(promise, value) {
    if (value === promise) {
      settle(promise, REJECTED, new TypeError("Chaining cycle detected for promise"));
      return;
    }
    if ((typeof value !== "object" || value === null) && typeof value !== "function") {
      settle(promise, FULFILLED, value);
      return;
    }
    let then;
    try {
      then = value.then;
    } catch (error) {
      settle(promise, REJECTED, error);
      return;
    }
    if (typeof then === "function") microtasks.push(follow, promise, value, then);
    else settle(promise, FULFILLED, value);
  }

  function follow(promise, thenable, then) {
    const { resolve, reject } = resolvers(promise);
    try {
      then.call(thenable, resolve, reject);
    } catch (error) {
      reject(error);
    }
  }

  /** The two functions that an executor receives; the first call of either decides. */
  function resolvers(promise) {
    const once = { decided: false };
    const held = [promise, once];
    const resolve = known("resolve", held, (value) => {
      if (once.decided) return;
      once.decided = true;
      fulfil(promise, value);
    });
    const reject = known("reject", held, (error) => {
      if (once.decided) return;
      once.decided = true;
      settle(promise, REJECTED, error);
    });
    return { resolve, reject };
  }

  function resolved(value) {
    if (isPromise(value) && value.constructor === Promise) return value;
    const promise = new Promise(INTERNAL);
    fulfil(promise, value);
    return promise;
  }

  function rejected(reason) {
    const promise = new Promise(INTERNAL);
    settle(promise, REJECTED, reason);
    return promise;
  }

  require("./promise_combinators").install(Promise, { resolved, rejected, resolvers, INTERNAL });

  return {
    Promise,

    /** Run an async function's body, given as a generator; return its promise. */
    start(generator) {
      const promise = new Promise(INTERNAL);
      new Frame(generator, promise).run(FULFILLED, undefined);
      return promise;
    },

    /** The same for a body whose parameters can throw: they are evaluated here. */
    startSafely(make) {
      let generator;
      try {
        generator = make();
      } catch (error) {
        return rejected(error);
      }
      return this.start(generator);
    },

    /** Called right before a body suspends at an await. */
    suspend(site, value, read) {
      awaited.site = site;
      awaited.read = read;
      return value;
    },

    /** A pending promise, which the runtime resolves or rejects. */
    pending: () => new Promise(INTERNAL),
    resolve: fulfil,
    reject: (promise, reason) => settle(promise, REJECTED, reason),

    /** Return the reasons of promises that were rejected and that nobody listens to, and forget them. */
    takeUnhandled() {
      if (unheard.length === 0) return [];
      const reasons = unheard.filter((promise) => !isHandled(promise)).map(valueOf);
      unheard = [];
      return reasons;
    },

    reset() {
      unheard = [];
    },
  };
};
