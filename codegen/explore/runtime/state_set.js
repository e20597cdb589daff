// The states that a search knows, in typed arrays: fingerprints in an open hash table, and for each state its parent, the action that led
// to it, and the actions that are possible in it.
"use strict";

const FIRST_CAPACITY = 1 << 14;
const WORDS = 3;

class StateSet {
  constructor() {
    this.size = 0;
    this.entries = 0;
    this.slots = FIRST_CAPACITY;
    this.table = new Uint32Array(this.slots * 2);
    this.parents = new Int32Array(FIRST_CAPACITY);
    this.actions = new Uint8Array(FIRST_CAPACITY);
    this.masks = new Uint32Array(FIRST_CAPACITY * WORDS);
  }

  /** Add a fingerprint; return whether it was new. */
  add(high, low) {
    if (this.entries * 2 >= this.slots) this.#growTable();
    // An all-zero slot is free, so the one fingerprint that is all zero takes its neighbour's place.
    const first = high === 0 && low === 0 ? 1 : high;
    const slot = find(this.table, this.slots, first, low);
    if (this.table[slot] !== 0 || this.table[slot + 1] !== 0) return false;
    this.table[slot] = first;
    this.table[slot + 1] = low;
    this.entries++;
    return true;
  }

  /** Append a state. */
  push(parent, action, enabled) {
    if (this.size === this.parents.length) this.#growStates();
    this.parents[this.size] = parent;
    this.actions[this.size] = Math.max(action, 0);
    const start = this.size * WORDS;
    for (const index of enabled) this.masks[start + (index >> 5)] |= 1 << (index & 31);
    this.size++;
  }

  /** The indices of the actions that are possible in a state. */
  enabled(state) {
    const found = [];
    for (let index = 0; index < WORDS * 32; index++) {
      if (this.masks[state * WORDS + (index >> 5)] & (1 << (index & 31))) found.push(index);
    }
    return found;
  }

  /** The actions that lead to a state from the start. */
  path(state) {
    const path = [];
    for (let at = state; this.parents[at] >= 0; at = this.parents[at]) path.push(this.actions[at]);
    return path.reverse();
  }

  #growTable() {
    const slots = this.slots * 2;
    const table = new Uint32Array(slots * 2);
    for (let from = 0; from < this.table.length; from += 2) {
      const high = this.table[from];
      const low = this.table[from + 1];
      if (high === 0 && low === 0) continue;
      const slot = find(table, slots, high, low);
      table[slot] = high;
      table[slot + 1] = low;
    }
    this.slots = slots;
    this.table = table;
  }

  #growStates() {
    this.parents = grown(this.parents);
    this.actions = grown(this.actions);
    this.masks = grown(this.masks);
  }
}

function find(table, slots, high, low) {
  let slot = (low & (slots - 1)) * 2;
  while ((table[slot] !== 0 || table[slot + 1] !== 0) && !(table[slot] === high && table[slot + 1] === low)) {
    slot = (slot + 2) & (slots * 2 - 1);
  }
  return slot;
}

function grown(array) {
  const larger = new array.constructor(array.length * 2);
  larger.set(array);
  return larger;
}

exports.StateSet = StateSet;
