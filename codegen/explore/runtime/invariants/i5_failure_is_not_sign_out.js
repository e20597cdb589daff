// I5. Judged where a clear is dispatched, or a set without a token, which the backend answers by signing out. Without a failure in the run
// such a clear is not this invariant's concern.
"use strict";

const { nameOf } = require("../clerk");

module.exports = {
  id: "I5",
  rule: "Failures fewer than the budget never clear a backend whose user Clerk holds signed in; a null token is a failure, not a sign-out.",
  start: () => null,
  on: {
    dispatched(world, memory, dispatch) {
      const { identity } = world.clerk;
      const clears = dispatch.kind === "clear" || (dispatch.kind === "set" && !dispatch.isToken);
      if (!clears || world.failures === 0 || identity === null || identity === undefined) return null;
      const what = dispatch.kind === "clear" ? "told \"signed out\"" : "sent a set without a token";
      return `Clerk is ${nameOf(identity)}, and the backend is ${what} because a token request failed`;
    },
  },
};
