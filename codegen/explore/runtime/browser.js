// What a page offers a component by name: timers, the clock, promises, events, the console. Everything else of a browser is missing on
// purpose; a component that uses it is told so before it runs.
"use strict";

const { PARTS, MARK, known } = require("./symbols");
const { EventTarget, defineAbort } = require("./events");
const { defineDate } = require("./clock");
const { decodeBase64, encodeBase64 } = require("./base64");

/** The language's own names that a component may use as they are. */
const LANGUAGE = [
  ..."AggregateError Array Boolean BigInt Error EvalError Function Infinity JSON Map NaN Number Object RangeError".split(" "),
  ..."ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError WeakMap WeakRef WeakSet".split(" "),
  ..."ArrayBuffer DataView Int8Array Int16Array Int32Array Uint8Array Uint16Array Uint32Array Float32Array".split(" "),
  ..."Float64Array decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt".split(" "),
  ..."undefined Proxy".split(" "),
];

function language() {
  return Object.fromEntries(LANGUAGE.map((name) => [name, globalThis[name]]));
}

/** Put properties on an object where a walk over its own properties does not meet them, and where nobody can change them. */
function expose(target, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (!(name in target)) Object.defineProperty(target, name, { value });
  }
}

class Browser {
  constructor(world) {
    this.window = new EventTarget("window");
    this.document = new EventTarget("document");
    /** Names in reach of a component, and their values. They are made once, so they look up the present state when they are used. */
    this.names = { ...language(), ...this.#clock(world), ...this.#page(world) };
    expose(this.window, this.names);
  }

  /** A new page: visible, online, nobody listening. */
  reset() {
    this.window.reset();
    this.document.reset();
    this.online = true;
    this.visible = true;
    this.focused = true;
    this.random = 0;
  }

  /** Everything that has to do with time and order. */
  #clock({ clock, promises, microtasks, note }) {
    const arm = (name, repeats) =>
      known(name, [], (callback, delayMs, ...given) => {
        const wait = Math.trunc(Number(delayMs)) || 0;
        note("timer", { delayMs: wait, repeats });
        return clock.arm(callback, wait, given, repeats ? Math.max(1, wait) : 0);
      });
    const disarm = (name) =>
      known(name, [], (timer) => {
        if (clock.disarm(timer)) note("timer cleared", {});
      });
    return {
      ...defineAbort(clock),
      Promise: known("Promise", [], promises.Promise),
      Date: defineDate(clock),
      performance: { now: known("performance.now", [], () => clock.now) },
      queueMicrotask: known("queueMicrotask", [], (run) => microtasks.push(run)),
      setTimeout: arm("setTimeout", false),
      setInterval: arm("setInterval", true),
      clearTimeout: disarm("clearTimeout"),
      clearInterval: disarm("clearInterval"),
    };
  }

  #page({ note }) {
    const { window, document } = this;
    expose(document, { hasFocus: known("hasFocus", [], () => this.focused) });
    Object.defineProperty(document, "visibilityState", { get: () => (this.visible ? "visible" : "hidden") });
    Object.defineProperty(document, "hidden", { get: () => !this.visible });
    const navigator = Object.defineProperty({}, "onLine", { get: () => this.online });
    const listening = ["addEventListener", "removeEventListener", "dispatchEvent"];
    const levels = ["debug", "error", "info", "log", "warn"];
    return {
      window,
      self: window,
      globalThis: window,
      document,
      navigator,
      ...Object.fromEntries(listening.map((name) => [name, known(name, [], (...given) => window[name](...given))])),
      console: Object.fromEntries(
        levels.map((level) => [level, known(`console.${level}`, [], (...given) => note("console", { level, given }))]),
      ),
      atob: known("atob", [], decodeBase64),
      btoa: known("btoa", [], encodeBase64),
      Math: this.#math(),
    };
  }

  /** Math with a random() that gives the same numbers in every run. */
  #math() {
    const random = () => {
      this.random = (Math.imul(this.random, 1103515245) + 12345) & 0x7fffffff;
      return this.random / 0x80000000;
    };
    const math = new (class {
      [MARK] = 0;

      [PARTS]() {
        return ["Math"];
      }
    })();
    for (const name of Object.getOwnPropertyNames(Math)) math[name] = Math[name];
    math.random = known("Math.random", [], random);
    return math;
  }

  /** Tell the page's listeners of an event. */
  tell(type) {
    const event = { type };
    if (type === "visibilitychange") this.document.dispatchEvent(event);
    else this.window.dispatchEvent(event);
  }

  hears(type) {
    return (type === "visibilitychange" ? this.document : this.window).hears(type);
  }

  get listenerCount() {
    return this.window.listenerCount + this.document.listenerCount;
  }

  /** What of the page can decide what happens next. */
  get parts() {
    return [this.window, this.document, this.online, this.visible, this.focused, this.random];
  }
}

exports.LANGUAGE = LANGUAGE;
exports.Browser = Browser;
