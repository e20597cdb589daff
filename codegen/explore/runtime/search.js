// Breadth-first search over the lists of actions. States with the same fingerprint are one; each new one is settled and judged. A state is
// reached by taking its actions again from the start, because a JavaScript heap cannot be copied.
"use strict";

const { Fingerprint } = require("./fingerprint");
const { settle } = require("./settling");
const { StateSet } = require("./state_set");
const { ATTEMPTS } = require("./invariants/i4r_bounded_retries");

class Search {
  /** `actions` are those allowed; `merge` false keeps equal states apart, to test that merging loses nothing. */
  constructor(world, actions, { merge = true, salt = 0 } = {}) {
    this.world = world;
    this.actions = actions;
    this.byId = new Map(world.allActions.map((action) => [action.id, action]));
    this.merge = merge && !world.component.isUnmergeable;
    this.fingerprint = new Fingerprint({ careful: world.component.needsCare, salt });
    this.states = new StateSet();
    /** First violation of each invariant: {trace, settling, says}. */
    this.violations = new Map();
    this.transitions = 0;
    this.depth = 0;
    this.next = 0;
    this.levelEnd = 0;
  }

  /** Begin at the start state. */
  begin() {
    this.world.reset();
    this.#collect([], null);
    this.#enter([], -1, -1, this.world.broken.size === 0);
    this.levelEnd = this.states.size;
  }

  /**
   * Go on until `depth` is complete, `maxStates` are known, or `budget` transitions were taken.
   * Return "complete", "stopped" (at maxStates) or "running".
   */
  advance(depth, maxStates, budget) {
    const stop = this.transitions + budget;
    for (;;) {
      if (this.next === this.levelEnd) {
        if (this.next === this.states.size && this.depth < depth) this.depth = depth;
        if (this.depth >= depth) return "complete";
        this.depth++;
        this.levelEnd = this.states.size;
        if (this.depth >= depth) return "complete";
      }
      if (this.states.size >= maxStates) return "stopped";
      if (this.transitions >= stop) return "running";
      this.#expand(this.next++);
    }
  }

  #expand(state) {
    const prefix = this.states.path(state);
    for (const action of this.states.enabled(state)) {
      this.transitions++;
      this.#replay(prefix);
      const { world } = this;
      world.act(this.actions[action]);
      const trace = [...prefix, action];
      this.#collect(trace, null);
      this.#enter(trace, state, action);
    }
  }

  #replay(trace) {
    this.world.reset();
    for (const action of trace) this.world.act(this.actions[action]);
  }

  /** Note the state that the world is in; when it is new, settle it and judge the end. */
  #enter(trace, parent, action) {
    const { world, states, fingerprint } = this;
    if (world.crash !== null) return;
    if (this.merge) {
      fingerprint.take(world.parts());
      if (!states.add(fingerprint.high, fingerprint.low)) return;
    }
    const enabled = [];
    for (let index = 0; index < this.actions.length; index++) {
      if (world.isEnabled(this.actions[index])) enabled.push(index);
    }
    states.push(parent, action, enabled);
    const asked = world.requestCount > 0;
    this.#judgeEnd(trace);
    if (asked && this.#watches("I4r")) {
      this.#replay(trace);
      this.#judgeExhaustion(trace);
    }
  }

  #watches(id) {
    return !this.violations.has(id) && this.world.invariants.some((invariant) => invariant.id === id);
  }

  #judgeEnd(trace) {
    const { world } = this;
    const requests = settle(world, this.byId);
    if (world.crash !== null) return;
    world.broken.clear();
    world.emit("settled", { requests });
    this.#collect(trace, "resolve");
  }

  #judgeExhaustion(trace) {
    const { world } = this;
    const requests = settle(world, this.byId, { ending: "reject", requestLimit: ATTEMPTS });
    world.broken.clear();
    world.emit("exhausted", { requests });
    this.#collect(trace, "reject");
  }

  /** Keep what the last action broke, unless a trace for it is known: breadth first makes the first one shortest. */
  #collect(trace, settling) {
    for (const [id, says] of this.world.broken) {
      if (!this.violations.has(id)) this.violations.set(id, { trace: [...trace], settling, says });
    }
  }
}

exports.Search = Search;
