// What the invariants about the end of a run share: does the backend hold what Clerk holds, and if not, since which event.
"use strict";

const { nameOf } = require("../clerk");

function heldBy(backend) {
  return backend === undefined ? "was told nothing" : backend === null ? "is signed out" : `holds ${nameOf(backend).replace("signed in as ", "")}`;
}

/** Return what is wrong once a run has settled, as a sentence; null when the backend agrees, or when nobody can say. */
exports.mismatch = function mismatch(world) {
  const { clerk, reflex } = world;
  const { identity } = clerk;
  if (identity === undefined || !world.isMounted || reflex.holds === identity) return null;
  return `Clerk is ${nameOf(identity)}, the backend ${heldBy(reflex.holds)}`;
};

/** Return the invariant that a mismatch breaks: expired and rejected tokens and failures first, else what Clerk or the socket did last. */
exports.blame = function blame(world) {
  if (world.sawExpired) return "I1x";
  if (world.cause === "I11") return world.cause;
  return world.failures > 0 ? "I1f" : world.cause;
};

/** An invariant about settled runs: it is broken by the mismatches that `blame` gives to it. */
exports.convergence = function convergence(id, rule) {
  return {
    id,
    rule,
    start: () => null,
    on: {
      settled(world) {
        const says = exports.mismatch(world);
        return says !== null && exports.blame(world) === id ? says : null;
      },
    },
  };
};
