// What a page offers a component by name: timers, the clock, promises, events, the console. Everything else of a browser is missing on
// purpose; a component that uses it is told so before it runs.
"use strict";

const { SITE, CAPTURED, PARTS } = require("./symbols");
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

class Browser {
  constructor(world) {
    this.world = world;
    this.names = this.#names();
  }

  /** A new page: visible, online, nobody listening. */
  reset() {
    this.window = Object.assign(new EventTarget("window"), {});
    this.document = new EventTarget("document");
    this.online = true;
    this.visible = true;
    this.focused = true;
    this.random = 0;
  }

  /** Names in reach of a component, and their values. They are made once and look up the present page when they are used. */
  #names() {
    const { world } = this;
    const { clock, promises } = world;
    const stable = (name, run) => {
      run[SITE] = name;
      run[CAPTURED] = null;
      return run;
    };
    const later = (name, repeats) =>
      stable(name, (callback, delayMs, ...given) => {
        const timer = clock.arm(callback, delayMs, given, repeats ? Math.max(1, Math.trunc(Number(delayMs)) || 0) : 0);
        world.note("timer", { delayMs: Number(delayMs) || 0, repeats });
        return timer;
      });
    const cancel = (name) =>
      stable(name, (timer) => {
        if (clock.disarm(timer)) world.note("timer cleared", {});
      });
    const silent = (level) => stable(`console.${level}`, (...given) => world.note("console", { level, given }));
    const page = this.#page();
    const names = {
      ...Object.fromEntries(LANGUAGE.map((name) => [name, globalThis[name]])),
      ...page,
      ...defineAbort(clock),
      Promise: promises.Promise,
      Date: defineDate(clock),
      Math: this.#math(),
      queueMicrotask: stable("queueMicrotask", (run) => world.microtasks.push(run)),
      setTimeout: later("setTimeout", false),
      setInterval: later("setInterval", true),
      clearTimeout: cancel("clearTimeout"),
      clearInterval: cancel("clearInterval"),
      performance: { now: stable("performance.now", () => clock.now) },
      console: Object.fromEntries(["debug", "error", "info", "log", "warn"].map((level) => [level, silent(level)])),
      atob: stable("atob", decodeBase64),
      btoa: stable("btoa", encodeBase64),
      structuredClone: stable("structuredClone", (value) => JSON.parse(JSON.stringify(value))),
    };
    for (const name of ["Promise", "AbortController", "AbortSignal"]) stable(name, names[name]);
    return names;
  }

  /** Math with a random() that gives the same numbers in every run. */
  #math() {
    const math = Object.create(Math);
    math.random = () => {
      this.random = (Math.imul(this.random, 1103515245) + 12345) & 0x7fffffff;
      return this.random / 0x80000000;
    };
    math.random[SITE] = "Math.random";
    math.random[CAPTURED] = null;
    math[PARTS] = () => ["Math"];
    return math;
  }

  #page() {
    const browser = this;
    const target = (name) => ({
      addEventListener: (...given) => browser[name].addEventListener(...given),
      removeEventListener: (...given) => browser[name].removeEventListener(...given),
      dispatchEvent: (event) => browser[name].dispatchEvent(event),
      [PARTS]: () => [name],
    });
    const window = target("window");
    const document = {
      ...target("document"),
      get visibilityState() {
        return browser.visible ? "visible" : "hidden";
      },
      get hidden() {
        return !browser.visible;
      },
      hasFocus: () => browser.focused,
    };
    const navigator = {
      get onLine() {
        return browser.online;
      },
      [PARTS]: () => ["navigator"],
    };
    return {
      window,
      document,
      navigator,
      addEventListener: window.addEventListener,
      removeEventListener: window.removeEventListener,
      dispatchEvent: window.dispatchEvent,
    };
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

exports.Browser = Browser;
