// I10. While Clerk's identity is unknown nobody can say whose token would be right, so nothing is judged.
"use strict";

const { nameOf } = require("../clerk");

module.exports = {
  id: "I10",
  rule: "No token is dispatched whose identity is not Clerk's current one.",
  start: () => null,
  on: {
    dispatched(world, memory, dispatch) {
      const { identity } = world.clerk;
      if (dispatch.kind !== "set" || !dispatch.isToken || identity === undefined || dispatch.identity === identity) return null;
      return `A token of ${nameOf(dispatch.identity).replace("signed in as ", "")} is dispatched while Clerk is ${nameOf(identity)}`;
    },
  },
};
