// The functions and objects that the language itself brings.
"use strict";

const NAMES = [
  ..."Object Function Array String Number Boolean Symbol BigInt Math JSON Reflect Map Set WeakMap WeakSet WeakRef RegExp".split(" "),
  ..."Error TypeError RangeError AggregateError parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent".split(" "),
];

/** Return a map from each of them to its name: they have no state, so the name says all. */
exports.builtins = function builtins() {
  const names = new Map();
  const visit = (value, name) => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null || names.has(value)) return;
    names.set(value, name);
    for (const key of Reflect.ownKeys(value)) {
      visit(Object.getOwnPropertyDescriptor(value, key).value, `${name}.${String(key)}`);
    }
  };
  for (const name of NAMES) visit(globalThis[name], name);
  return names;
};
