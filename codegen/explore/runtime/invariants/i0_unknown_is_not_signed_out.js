// I0. While Clerk is loading, or in its transitive state, nobody knows who is signed in.
"use strict";

module.exports = {
  id: "I0",
  rule: "Nothing is dispatched as \"signed out\" while Clerk's identity is unknown.",
  start: () => null,
  on: {
    dispatched(world, memory, dispatch) {
      if (dispatch.kind !== "clear" || world.clerk.identity !== undefined) return null;
      return "The backend is told \"signed out\" while Clerk's identity is unknown";
    },
  },
};
