// The states that a search knows, in typed arrays: their fingerprints in an open hash table, and for each state the actions that led to it.
"use strict";

const FIRST_CAPACITY = 1 << 14;

/** Fingerprints: 64 bits each, as two words. */
class FingerprintSet {
  #slots = FIRST_CAPACITY;
  #table = new Uint32Array(FIRST_CAPACITY * 2);
  #size = 0;

  /** Add a fingerprint; return whether it was new. */
  add(high, low) {
    if (this.#size * 2 >= this.#slots) this.#grow();
    // A slot of zeros is free, so the fingerprint that is all zeros becomes its neighbour.
    const first = high === 0 && low === 0 ? 1 : high;
    const slot = find(this.#table, this.#slots, first, low);
    if (this.#table[slot] !== 0 || this.#table[slot + 1] !== 0) return false;
    this.#table[slot] = first;
    this.#table[slot + 1] = low;
    this.#size++;
    return true;
  }

  #grow() {
    const slots = this.#slots * 2;
    const table = new Uint32Array(slots * 2);
    for (let from = 0; from < this.#table.length; from += 2) {
      const high = this.#table[from];
      const low = this.#table[from + 1];
      if (high === 0 && low === 0) continue;
      const slot = find(table, slots, high, low);
      table[slot] = high;
      table[slot + 1] = low;
    }
    this.#slots = slots;
    this.#table = table;
  }
}

/** States in the order in which they were found: the list of actions, of at most `limit` entries, that leads to each, and its fingerprint. */
class StateList {
  #limit;
  #bytes;
  #fingerprints = new Uint32Array(2 * FIRST_CAPACITY);
  size = 0;

  constructor(limit) {
    this.#limit = limit;
    this.#bytes = new Uint8Array((limit + 1) * FIRST_CAPACITY);
  }

  push(trace, { high, low }) {
    const start = this.size * (this.#limit + 1);
    if (start === this.#bytes.length) {
      this.#bytes = twice(this.#bytes);
      this.#fingerprints = twice(this.#fingerprints);
    }
    this.#bytes[start] = trace.length;
    this.#bytes.set(trace, start + 1);
    this.#fingerprints[2 * this.size] = high;
    this.#fingerprints[2 * this.size + 1] = low;
    this.size++;
  }

  /** Return the actions that lead to a state. */
  at(index) {
    const start = index * (this.#limit + 1);
    return [...this.#bytes.subarray(start + 1, start + 1 + this.#bytes[start])];
  }

  /** Whether a fingerprint is that of a state. */
  isAt(index, { high, low }) {
    return this.#fingerprints[2 * index] === high && this.#fingerprints[2 * index + 1] === low;
  }
}

/** Return a copy of a typed array that is twice as long. */
function twice(array) {
  const larger = new array.constructor(array.length * 2);
  larger.set(array);
  return larger;
}

function find(table, slots, high, low) {
  let slot = (low & (slots - 1)) * 2;
  while ((table[slot] !== 0 || table[slot + 1] !== 0) && !(table[slot] === high && table[slot + 1] === low)) {
    slot = (slot + 2) & (slots * 2 - 1);
  }
  return slot;
}

exports.FingerprintSet = FingerprintSet;
exports.StateList = StateList;
