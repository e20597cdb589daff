// One run: a component, the page and services round it, and the invariants that watch. A run is fixed by its list of actions, so going
// back to an earlier point means starting anew and taking the same actions.
"use strict";

const { ABOUT, OPAQUE, About } = require("./symbols");
const { Microtasks } = require("./microtasks");
const { definePromise } = require("./promise");
const { Clock } = require("./clock");
const { Browser } = require("./browser");
const { Clerk } = require("./clerk");
const { Reflex } = require("./reflex");
const { Modules } = require("./modules");
const { iterate } = require("./iterate");
const whereabouts = require("./whereabouts");

/** Turns between microtasks and renders after which a component is taken not to come to rest. */
const TURNS = 1_000;

/** A captured variable that changes, on its way into a hoisted generator. */
class Box {
  constructor(read, write) {
    this.read = read;
    this.write = write;
  }

  get value() {
    return this.read();
  }

  set value(value) {
    this.write(value);
  }
}

const START = { id: "start", apply: (world) => world.mount() };

class World {
  /**
   * `component` is what the host prepared: `make` (the instrumented module), `name`, `events`, and facts about its text.
   * `limits` holds `failures`, the number of failures that the environment may cause in one run.
   */
  constructor(component, { renderer, strict, limits, invariants }) {
    this.component = component;
    this.renderer = renderer;
    this.strict = strict;
    this.limits = limits;
    this.invariants = invariants;
    this.microtasks = new Microtasks();
    this.promises = definePromise(this.microtasks);
    this.clock = new Clock();
    this.clerk = new Clerk(this);
    this.reflex = new Reflex(this);
    this.browser = new Browser(this);
    this.modules = new Modules(this);
    this.recorder = null;
    /** What the last action broke: the ids of invariants, and what each says. */
    this.broken = new Map();
    this.listeners = new Map();
    for (const [place, invariant] of invariants.entries()) {
      for (const [event, listen] of Object.entries(invariant.on)) {
        if (!this.listeners.has(event)) this.listeners.set(event, []);
        this.listeners.get(event).push({ place, listen });
      }
    }
    this.evaluate = component.make(this.#runtime(), this.browser.names);
  }

  /** What the instrumented text calls. */
  #runtime() {
    const { promises, renderer } = this;
    return {
      closure(site, run, captured) {
        run[ABOUT] = new About(site, captured);
        return run;
      },
      start: promises.start,
      startSafely: (make) => promises.startSafely(make),
      box: (read, write) => new Box(read, write),
      suspend: promises.suspend,
      element: renderer.createElement,
      Fragment: renderer.react.Fragment,
      from: (module, name) => this.modules.take(module, name),
      iterate,
      OPAQUE,
      line: (line) => {
        whereabouts.beginLine(line);
        this.recorder?.line(line);
      },
      hold: (name, isRef, value) => {
        this.recorder?.hold(name, isRef, value);
        return value;
      },
    };
  }

  /** Go to the start: the page is open, the socket is up, the component is mounted, Clerk is loading. */
  reset() {
    this.open();
    this.#run(START);
  }

  /** Open the page, with nothing mounted yet. Throws what the component's module throws. */
  open() {
    whereabouts.beginRun();
    this.microtasks.clear();
    this.promises.reset();
    this.clock.reset();
    this.browser.reset();
    this.renderer.reset({ strict: this.strict });
    this.lastKnown = undefined;
    this.failures = 0;
    this.sawExpired = false;
    /** Token requests that the last action has started, and what it has dispatched of a closed loop. */
    this.requestCount = 0;
    this.dispatchCount = 0;
    this.cause = "I1";
    this.crash = null;
    if (this.broken.size > 0) this.broken.clear();
    this.memories = this.invariants.map((invariant) => invariant.start());
    this.isMounted = false;
    this.clerk.reset();
    this.reflex.reset();
    this.#load();
  }

  /** Evaluate the component's module: its variables begin anew. */
  #load() {
    this.types = this.evaluate();
  }

  mount() {
    this.isMounted = true;
    this.emit("mounted");
    this.render();
  }

  render() {
    const { props, isClosedLoop, name } = this.component;
    const { shown, isHydrated } = this.reflex;
    const state = isClosedLoop ? { [props.acknowledgement]: { ...shown }, [props.hydrated]: isHydrated } : {};
    this.renderer.render(this.types[name], { ...state, children: null });
  }

  /** The page's state has changed: what is mounted shows it. */
  update() {
    if (this.isMounted) this.render();
  }

  unmount() {
    this.isMounted = false;
    this.renderer.unmount();
    this.emit("unmounted");
  }

  /** Fast Refresh: the module is evaluated again, and its components take the place of the old ones. */
  refresh() {
    const before = this.types;
    this.#load();
    this.renderer.refresh(new Map(Object.entries(this.types).map(([name, type]) => [before[name], type])));
  }

  /** Take an action. */
  act(action) {
    whereabouts.beginAction(action.place);
    if (this.broken.size > 0) this.broken.clear();
    this.#run(action);
  }

  #run({ id, apply }) {
    this.requestCount = 0;
    this.dispatchCount = 0;
    try {
      apply(this);
      this.renderer.flush();
      this.emit("flushed", id);
      this.#rest();
    } catch (error) {
      this.crash = error;
      this.microtasks.clear();
      this.emit("crashed", error);
      return;
    }
    const reasons = this.promises.takeUnhandled();
    if (reasons.length > 0) this.emit("unhandled", reasons);
    this.emit("rested", id);
  }

  /** Run microtasks and renders until neither is left. */
  #rest() {
    for (let turn = 0; turn < TURNS; turn++) {
      const ran = this.microtasks.drain();
      if (!this.renderer.flush() && !ran) return;
    }
    throw new RangeError("the component does not come to rest: it queues microtasks or renders without end");
  }

  /** Tell the invariants of an event; what they say is a violation. */
  emit(event, about) {
    const listeners = this.listeners.get(event);
    if (listeners === undefined) return;
    for (let index = 0; index < listeners.length; index++) {
      const { place, listen } = listeners[index];
      const says = listen(this, this.memories[place], about);
      if (says) this.break(this.invariants[place].id, says);
    }
  }

  break(id, says) {
    if (!this.broken.has(id)) this.broken.set(id, says);
  }

  /** Note what happened, for the story of a trace. */
  note = (kind, data) => {
    this.recorder?.note(kind, data);
  };

  isEnabled(action) {
    return this.crash === null && action.isEnabled(this);
  }

  /** Whether the component, or the backend's session, can tell one moment from another. */
  get #isTimed() {
    return this.component.usesClock || this.component.isClosedLoop;
  }

  /** What of the present moment is hashed: the fraction of a second is what tokens leave out. */
  get #moment() {
    const { now } = this.clock;
    return !this.#isTimed ? 0 : this.component.isTimeRelative ? now % 1000 : now;
  }

  /** From where moments, sequence numbers and tokens are seen, if they count by their distance only; else null. */
  get frame() {
    if (!this.#isTimed || !this.component.isTimeRelative) return null;
    return { now: this.clock.now, seq: this.reflex.lastSeq, tokens: this.clerk.tokens };
  }

  /** Everything that can decide what happens next, as lists. */
  parts() {
    const { renderer, types, clerk, reflex, clock, browser, isMounted, failures, sawExpired, cause, lastKnown } = this;
    // With the variables of the module: they stay when nothing is mounted.
    const own = [renderer.parts, types, this.#moment, clock.skewMs, isMounted, failures, sawExpired, cause, lastKnown, clock.timers.length];
    return [own, clock.timers, clerk.parts, clerk.requests, reflex.parts, browser.parts, this.memories];
  }
}

exports.World = World;
