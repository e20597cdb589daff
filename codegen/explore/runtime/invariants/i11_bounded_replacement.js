// I11. A rejection counts until a token is accepted, or until Clerk's identity, the connection or the page's state is another.
"use strict";

const { blame, mismatch } = require("./convergence");

/** How many times in a row a rejected token is replaced. */
const REPLACEMENTS = 2;

const anew = (world, memory) => {
  memory.isRejected = false;
  memory.replaced = 0;
};

module.exports = {
  id: "I11",
  rule: "With acknowledgements: a rejected token is replaced and sent again, at most twice in a row, then the error is shown, not looped.",
  appliesTo: (component) => component.isClosedLoop,
  start: () => ({ isRejected: false, replaced: 0 }),
  on: {
    changed: anew,
    connected: anew,
    hydrated: anew,
    mounted: anew,
    handled: anew,
    refused(world, memory, { identity }) {
      if (identity !== world.clerk.identity) return;
      memory.isRejected = true;
      world.cause = "I11";
    },
    dispatched(world, memory, dispatch) {
      if (dispatch.kind !== "set" || !memory.isRejected) return null;
      memory.isRejected = false;
      memory.replaced++;
      if (dispatch.isFromCache) return "The token that is sent after a rejection comes from Clerk's cache: it can be the rejected one";
      return memory.replaced > REPLACEMENTS ? `After ${memory.replaced} rejections in a row one more token is sent` : null;
    },
    settled(world, memory) {
      const says = blame(world) === "I11" ? mismatch(world) : null;
      return says === null ? null : `${says}, which rejected a token; none has taken its place`;
    },
    exhausted(world, memory) {
      return memory.replaced > REPLACEMENTS ? `After each of ${memory.replaced} rejections in a row a token is sent again` : null;
    },
  },
};
