// I12. It is watched from a reconnect, or a new page load, at which the backend holds what Clerk holds and owes no answer; until Clerk's
// identity changes, a token is rejected, or time passes, which can make a refresh due. A component that has said something else last, which
// was lost or overtaken, cannot know that all of its identity is held: the acknowledgement names no role.
"use strict";

const { IDENTITIES, TOKEN_LIFE_SECONDS, nameOf } = require("../clerk");

/** A session with no more than this left may be renewed as soon as a connection is there again: that can have been due without one. */
const RENEWAL_SECONDS = TOKEN_LIFE_SECONDS / 2;

const off = (world, memory) => {
  memory.isWatching = false;
};

/** Whether silence is right for what a component has only found: no role, which it cannot see, and no end that its clock takes for past. */
function canBeFound(holds, clock) {
  return !holds || (!IDENTITIES[holds].orgRole && clock.skewMs <= 0);
}

function agrees({ clock, clerk, reflex }, { said }) {
  const { backend, holds, isUnanswered } = reflex;
  const isFresh = backend.endsAt === null || backend.endsAt - clock.now / 1000 > RENEWAL_SECONDS;
  const isKnown = said === undefined ? canBeFound(holds, clock) : said === holds;
  return clerk.identity !== undefined && holds === clerk.identity && isFresh && isKnown && !isUnanswered;
}

module.exports = {
  id: "I12",
  rule: "With acknowledgements: after a reconnect at which the backend kept its state, nothing is sent.",
  appliesTo: (component) => component.isClosedLoop,
  start: () => ({ isWatching: false, said: undefined }),
  on: {
    connected(world, memory, { isLost, isConnection }) {
      if (isConnection) memory.isWatching = !isLost && agrees(world, memory);
    },
    reloaded(world, memory) {
      // A sign-out does not wait for the page's state.
      memory.isWatching = world.reflex.holds !== null && canBeFound(world.reflex.holds, world.clock);
    },
    changed(world, memory) {
      memory.isWatching = memory.isWatching && world.clerk.identity === world.reflex.holds;
    },
    mounted(world, memory) {
      // A component that begins anew knows nothing, and a sign-out waits for nothing.
      memory.isWatching &&= world.reflex.isUp && world.reflex.isHydrated;
    },
    refused: off,
    elapsed: off,
    dispatched(world, memory, dispatch) {
      if (dispatch.kind !== "other") memory.said = dispatch.identity;
      if (!memory.isWatching || dispatch.kind === "other") return null;
      return `The backend kept its state and is ${nameOf(world.reflex.holds)} as Clerk is; all the same it is sent a ${dispatch.kind}`;
    },
  },
};
