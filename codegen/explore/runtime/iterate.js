// Loops that wait: `for (const x of list)` with an await inside keeps an iterator that no variable holds, so the state hash would miss how
// far the loop has come. The instrumented text loops over this one instead, and holds it in a variable.
"use strict";

const { PARTS, MARK, OPAQUE } = require("./symbols");

class ArrayLoop {
  constructor(list) {
    this[MARK] = 0;
    this.list = list;
    this.index = 0;
  }

  [Symbol.iterator]() {
    return this;
  }

  next() {
    if (this.list === null || this.index >= this.list.length) {
      this.list = null;
      return { value: undefined, done: true };
    }
    return { value: this.list[this.index++], done: false };
  }

  return(value) {
    this.list = null;
    return { value, done: true };
  }

  [PARTS]() {
    return ["loop", this.list, this.index];
  }
}

/** Any other iterable: its iterator cannot be read. */
class OpaqueLoop {
  constructor(items) {
    this[MARK] = 0;
    this.items = items;
  }

  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }

  [PARTS]() {
    return [OPAQUE];
  }
}

exports.iterate = function iterate(items) {
  return Array.isArray(items) ? new ArrayLoop(items) : new OpaqueLoop(items);
};
