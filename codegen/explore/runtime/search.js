// Breadth-first search over the lists of actions. States with the same fingerprint are one; each new one is settled and judged. A state is
// reached by taking its actions again from the start, because a JavaScript heap cannot be copied. Several searches can share the work: each
// owns the states whose fingerprint falls to it, and hands the others theirs.
"use strict";

const { Fingerprint } = require("./fingerprint");
const { FingerprintSet, StateList } = require("./state_set");
const { Judge } = require("./judge");

/** Traces travel between searches as text: one character for each action, after 16 hexadecimal digits of fingerprint. */
const FIRST_CHARACTER = 35;

class Search {
  /**
   * `actions` are those allowed, `depth` how many a trace may have. `merge` false keeps equal states apart, to test that merging
   * loses nothing. `share` says which of how many searches this one is. `enough` broken invariants end the search, and so does a state
   * for which there is no room.
   */
  constructor(world, actions, { depth, merge = true, share = { index: 0, count: 1 }, enough = Infinity, room = Infinity }) {
    this.world = world;
    this.actions = actions;
    this.merge = merge;
    this.share = share;
    this.enough = enough;
    this.room = room;
    /** Whether a state was found for which there was no room: the search cannot go on. */
    this.isFull = false;
    this.judge = new Judge(world);
    this.fingerprint = new Fingerprint({ careful: world.component.needsCare, salt: share.index });
    this.known = new FingerprintSet();
    this.sent = new FingerprintSet();
    this.outgoing = Array.from({ length: share.count }, () => []);
    this.states = new StateList(depth);
    this.transitions = 0;
    this.depth = 0;
    this.next = 0;
    this.levelEnd = 0;
  }

  /** Enter the start state. */
  begin() {
    this.world.reset();
    this.judge.note([]);
    this.#enter(() => []);
    this.levelEnd = this.states.size;
  }

  /** Expand states of this level until all are, or `budget` transitions were taken; return whether the level is complete. */
  work(budget) {
    const stop = this.transitions + budget;
    while (this.next < this.levelEnd && this.transitions < stop && !this.hasEnough && !this.isFull) this.#expand(this.next++);
    return this.next === this.levelEnd && !this.isFull;
  }

  get hasEnough() {
    return this.judge.violations.size >= this.enough;
  }

  /** Go on to the next level, which holds what was found and received since. */
  deepen() {
    this.depth++;
    this.levelEnd = this.states.size;
  }

  /** Give away what belongs to the others. */
  takeOutgoing() {
    const taken = this.outgoing.map((list) => list.join("\n"));
    this.outgoing = this.outgoing.map(() => []);
    return taken;
  }

  /** Take in states that others have found. */
  receive(text) {
    for (const line of text === "" ? [] : text.split("\n")) {
      const high = parseInt(line.slice(0, 8), 16);
      const low = parseInt(line.slice(8, 16), 16);
      if (!this.known.add(high, low)) continue;
      const trace = [...line.slice(16)].map((character) => character.charCodeAt(0) - FIRST_CHARACTER);
      this.#replay(trace);
      this.#keep(trace, { high, low });
    }
  }

  #expand(place) {
    const { world, fingerprint } = this;
    const prefix = this.states.at(place);
    this.#replay(prefix);
    const enabled = [];
    for (let index = 0; index < this.actions.length; index++) if (world.isEnabled(this.actions[index])) enabled.push(index);
    let isThere = true; // the world is in the state that is expanded
    for (const index of enabled) {
      if (this.isFull) return;
      if (!isThere) this.#replay(prefix);
      this.transitions++;
      world.act(this.actions[index]);
      if (world.broken.size > 0) this.judge.note(this.#named([...prefix, index]));
      this.#enter(() => [...prefix, index]);
      // An action that leads back to the same state leaves nothing to go back from.
      isThere = this.merge && world.crash === null && this.states.isAt(place, fingerprint);
    }
  }

  #replay(trace) {
    this.world.reset();
    for (const index of trace) this.world.act(this.actions[index]);
  }

  #named(trace) {
    return trace.map((index) => this.actions[index]);
  }

  /** Take in the state that the world is in, unless it is known or somebody else's; `trace` gives the actions that led to it. */
  #enter(trace) {
    const { world, fingerprint, share } = this;
    if (world.crash !== null) return;
    if (this.merge) {
      fingerprint.take(world.parts(), world.frame);
      const { high, low } = fingerprint;
      const owner = high % share.count;
      if (owner !== share.index) {
        if (this.sent.add(high, low)) this.outgoing[owner].push(hex(high) + hex(low) + String.fromCharCode(...trace().map((index) => index + FIRST_CHARACTER)));
        return;
      }
      if (!this.known.add(high, low)) return;
    }
    this.#keep(trace(), fingerprint);
  }

  #keep(trace, fingerprint) {
    if (this.states.size >= this.room) {
      this.isFull = true;
      return;
    }
    this.states.push(trace, fingerprint);
    this.judge.end(this.#named(trace), () => this.#replay(trace));
  }
}

function hex(word) {
  return word.toString(16).padStart(8, "0");
}

exports.Search = Search;
