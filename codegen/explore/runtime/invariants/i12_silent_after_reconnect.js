// I12. It is watched from a reconnect, or a new page load, at which the backend holds what Clerk holds and owes no answer; until Clerk's
// identity changes, a token is rejected, or time passes, which can make a refresh due.
"use strict";

const { nameOf } = require("../clerk");

const off = (world, memory) => {
  memory.isWatching = false;
};

function agrees({ clerk, reflex }) {
  return clerk.identity !== undefined && reflex.holds === clerk.identity && !reflex.backend.isExpired && !reflex.isUnanswered;
}

module.exports = {
  id: "I12",
  rule: "With acknowledgements: after a reconnect at which the backend kept its state, nothing is sent.",
  appliesTo: (component) => component.isClosedLoop,
  start: () => ({ isWatching: false }),
  on: {
    connected(world, memory, { isLost, isConnection }) {
      if (isConnection) memory.isWatching = !isLost && agrees(world);
    },
    reloaded(world, memory) {
      // To a clock that is ahead, what is left of the session is over.
      memory.isWatching = world.clock.skewMs <= 0;
    },
    changed(world, memory) {
      memory.isWatching = memory.isWatching && world.clerk.identity === world.reflex.holds;
    },
    mounted(world, memory) {
      // A component that begins anew knows nothing, and a sign-out waits for nothing.
      memory.isWatching &&= world.reflex.isHydrated;
    },
    refused: off,
    elapsed: off,
    dispatched(world, memory, dispatch) {
      if (!memory.isWatching || dispatch.kind === "other") return null;
      return `The backend kept its state and is ${nameOf(world.reflex.holds)} as Clerk is; all the same it is sent a ${dispatch.kind}`;
    },
  },
};
