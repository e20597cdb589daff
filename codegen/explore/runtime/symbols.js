// Symbols under which the runtime and the instrumented component say what the state hash must see.
"use strict";

/** On a runtime object's class: a method that returns the values that decide how the object behaves from now on. */
const PARTS = Symbol("parts");

/** On a function: what the state hash has to know of it, an `About`. */
const ABOUT = Symbol("about");

/** A value that stands for something that cannot be described; a state that reaches it is never merged with another. */
const OPAQUE = Symbol("opaque");

/**
 * On each of the runtime's objects that a fingerprint meets: the number that the last one gave it, which saves a look-up. Each class sets
 * it by itself, because V8 is slow where one line gives a property to objects of many kinds.
 */
const MARK = Symbol("mark");

/**
 * About a function: `site` is where in the source it stands, or what kind of runtime function it is; `captured` are the values that it
 * holds, or a function that returns the present values of the variables that it captured, or null when there are none.
 */
class About {
  constructor(site, captured) {
    this[MARK] = 0;
    this.site = site;
    this.captured = captured;
  }
}

const UNREADABLE = [OPAQUE];

/** Return what a reader reads; a variable that cannot be read yet (its declaration has not run) makes the state unique. */
function read(reader) {
  try {
    return reader();
  } catch {
    return UNREADABLE;
  }
}

/** Give a runtime function a kind and the values that it holds on to. */
function known(kind, held, run) {
  run[ABOUT] = new About(kind, held.length === 0 ? null : held);
  return run;
}

module.exports = { PARTS, ABOUT, OPAQUE, MARK, About, read, known };
