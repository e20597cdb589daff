// Symbols under which the runtime and the instrumented component say what the state hash must see.
"use strict";

/** On a runtime object's class: a method that returns the values that decide how the object behaves from now on. */
exports.PARTS = Symbol("parts");

/** On a function: where in the source it stands, or what kind of runtime function it is. */
exports.SITE = Symbol("site");

/** On a function: a function that returns the present values of the variables that it captured, or null when it captured none. */
exports.CAPTURED = Symbol("captured");

/** On closures and runtime objects: the number that the last fingerprint gave them, which saves it a look-up. */
exports.MARK = Symbol("mark");

/** A value that stands for something that cannot be described; a state that reaches it is never merged with another. */
exports.OPAQUE = Symbol("opaque");

/** Return what a reader reads; a variable that cannot be read yet (its declaration has not run) makes the state unique. */
exports.read = function read(reader) {
  if (reader === null) return [];
  try {
    return reader();
  } catch {
    return [exports.OPAQUE];
  }
};

/** Give a runtime function a kind and the values that it holds on to. */
exports.known = function known(kind, held, run) {
  run[exports.SITE] = kind;
  run[exports.CAPTURED] = held.length === 0 ? null : () => held;
  run[exports.MARK] = 0;
  return run;
};

/** Base of the runtime's objects that a fingerprint meets. */
exports.Marked = class Marked {
  constructor() {
    this[exports.MARK] = 0;
  }
};
