// I2. Whether the clear was dispatched does not matter: once Clerk has said "signed out", the session of before is over.
"use strict";

const { nameOf } = require("../clerk");

module.exports = {
  id: "I2",
  rule: "No set is dispatched for an identity that is no longer Clerk's after the clear of its sign-out was, or should have been, dispatched.",
  /** Identities that Clerk has left through a sign-out and not taken again. */
  start: () => ({ left: [] }),
  on: {
    changed(world, memory, before) {
      const { identity } = world.clerk;
      memory.left = memory.left.filter((left) => left !== identity);
      if (identity === null && before) memory.left = [...memory.left, before].sort();
    },
    dispatched(world, memory, dispatch) {
      if (dispatch.kind !== "set" || dispatch.identity === null || !memory.left.includes(dispatch.identity)) return null;
      return `A set for ${nameOf(dispatch.identity).replace("signed in as ", "")} is dispatched after its sign-out; Clerk is ${nameOf(world.clerk.identity)}`;
    },
  },
};
