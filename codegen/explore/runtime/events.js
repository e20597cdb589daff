// Event targets: window, document and abort signals, with the listeners that a component leaves on them.
"use strict";

const { PARTS, MARK, known } = require("./symbols");

class EventTarget {
  #name;
  #listeners = [];

  constructor(name = "target") {
    this[MARK] = 0;
    this.#name = name;
  }

  /** Forget the listeners, and everything that a component has put here. */
  reset() {
    this.#listeners = [];
    for (const key of Object.keys(this)) delete this[key];
  }

  addEventListener(type, callback, options = {}) {
    if (callback === null || callback === undefined) return;
    const { capture, once, signal } = typeof options === "boolean" ? { capture: options } : (options ?? {});
    if (signal?.aborted || this.#find(type, callback, !!capture) >= 0) return;
    this.#listeners.push({ type, callback, capture: !!capture, once: !!once });
    const stop = () => this.removeEventListener(type, callback, !!capture);
    signal?.addEventListener("abort", known("stop listening", [this, type, callback], stop));
  }

  removeEventListener(type, callback, options = {}) {
    const place = this.#find(type, callback, typeof options === "boolean" ? options : !!options?.capture);
    if (place >= 0) this.#listeners.splice(place, 1);
  }

  dispatchEvent(event) {
    event.target ??= this;
    const handler = this[`on${event.type}`];
    if (typeof handler === "function") handler.call(this, event);
    for (const listener of [...this.#listeners]) {
      if (listener.type !== event.type || !this.#listeners.includes(listener)) continue;
      if (listener.once) this.removeEventListener(listener.type, listener.callback, listener.capture);
      if (typeof listener.callback === "function") listener.callback.call(this, event);
      else listener.callback.handleEvent(event);
    }
    return true;
  }

  #find(type, callback, capture) {
    return this.#listeners.findIndex(
      (listener) => listener.type === type && listener.callback === callback && listener.capture === capture,
    );
  }

  /** Whether somebody would hear an event of this type. */
  hears(type) {
    return typeof this[`on${type}`] === "function" || this.#listeners.some((listener) => listener.type === type);
  }

  get listenerCount() {
    return this.#listeners.length;
  }

  [PARTS]() {
    const parts = [this.#name];
    for (const key of Object.keys(this)) parts.push(key, this[key]);
    for (const { type, callback, once } of this.#listeners) parts.push(type, callback, once);
    return parts;
  }
}

/** Abort controllers and signals as the DOM standard writes them, on the explorer's clock. */
function defineAbort(clock) {
  const MAKE = Symbol("make");

  function abortError(message, name) {
    const error = new Error(message);
    error.name = name;
    return error;
  }

  class AbortSignal extends EventTarget {
    constructor(key) {
      if (key !== MAKE) throw new TypeError("Illegal constructor");
      super("abort signal");
      this.aborted = false;
      this.reason = undefined;
    }

    throwIfAborted() {
      if (this.aborted) throw this.reason;
    }

    static abort(reason) {
      const signal = new AbortSignal(MAKE);
      raise(signal, reason);
      return signal;
    }

    static timeout(delayMs) {
      const signal = new AbortSignal(MAKE);
      const end = () => raise(signal, abortError("The operation timed out.", "TimeoutError"));
      clock.arm(known("signal timeout", [signal], end), delayMs, [], 0);
      return signal;
    }

    static any(signals) {
      const signal = new AbortSignal(MAKE);
      for (const other of signals) {
        if (other.aborted) return AbortSignal.abort(other.reason);
        other.addEventListener("abort", known("pass on", [signal, other], () => raise(signal, other.reason)));
      }
      return signal;
    }
  }

  function raise(signal, reason = abortError("This operation was aborted", "AbortError")) {
    if (signal.aborted) return;
    signal.aborted = true;
    signal.reason = reason;
    signal.dispatchEvent({ type: "abort" });
  }

  class AbortController {
    #signal = new AbortSignal(MAKE);

    get signal() {
      return this.#signal;
    }

    abort(reason) {
      raise(this.#signal, reason);
    }

    [PARTS]() {
      return ["abort controller", this.#signal];
    }
  }

  return { AbortController: known("AbortController", [], AbortController), AbortSignal: known("AbortSignal", [], AbortSignal) };
}

exports.EventTarget = EventTarget;
exports.defineAbort = defineAbort;
