// I4. Reasons to say the same again: Clerk's identity changed in between, a new connection, a new mount, or a backend that refused the last
// set. StrictMode's second run, a render, a new function and Fast Refresh are none. "Signed out" is an identity here too.
// In a closed loop there are more: no answer, a rejection, a number that the backend had seen, and a session that has grown older.
// Requests are bounded when a render in which nothing changed starts none, and when a run without failures needs only a few to settle,
// and a few more to keep what it has settled on until the end of that session.
"use strict";

const { nameOf } = require("../clerk");

const REQUESTS_PER_ACTION = 8;
const REQUESTS_TO_SETTLE = 8;
/** In the life of a session: one every ten seconds, and each is made twice where a wrong clock has the cached token look old. */
const REQUESTS_TO_RENEW = 12;

/** Time after which a session is older, in milliseconds: it may be refreshed. */
const AGE_MS = 5_000;

const again = (world, memory) => {
  memory.hasReason = true;
};

/** What is under way with a number that the backend has seen will not be handled: an earlier mount had counted further. */
const ifOvertaken = ({ reflex }, memory) => {
  if (reflex.underWay.some(({ seq }) => seq <= reflex.backend.seq)) memory.hasReason = true;
};

module.exports = {
  id: "I4",
  rule: "The same identity is not dispatched twice on one connection without a reason; the number of token requests is bounded.",
  start: () => ({ last: undefined, hasReason: true }),
  on: {
    changed: again,
    connected: again,
    mounted: again,
    ignored: again,
    refused: again,
    hydrated: ifOvertaken,
    elapsed(world, memory, ms) {
      if (world.component.isClosedLoop && (ms >= AGE_MS || world.reflex.isUnanswered)) memory.hasReason = true;
    },
    handled(world, memory, dispatch) {
      ifOvertaken(world, memory);
      if (dispatch.kind === "set" && (dispatch.isExpired || !dispatch.isToken)) memory.hasReason = true;
    },
    dispatched(world, memory, dispatch) {
      // A clear while Clerk is signed in says nothing of an identity; I5 judges those.
      if (dispatch.kind === "other" || dispatch.identity !== world.clerk.identity) return null;
      const isSame = dispatch.identity === memory.last && !memory.hasReason;
      memory.last = dispatch.identity;
      memory.hasReason = false;
      return isSame ? `The backend is told "${nameOf(dispatch.identity)}" twice on one connection` : null;
    },
    rested(world, memory, action) {
      if (action === "render" && world.requestCount > 0) return "A render in which nothing changed asks Clerk for a token";
      if (world.requestCount > REQUESTS_PER_ACTION) return `One action starts ${world.requestCount} token requests`;
      return null;
    },
    settled(world, memory, { requests, renewals }) {
      if (requests - renewals > REQUESTS_TO_SETTLE) return `${requests - renewals} more token requests until all is settled`;
      if (renewals > REQUESTS_TO_RENEW) return `${renewals} more token requests in the life of the session that was settled on`;
      return null;
    },
  },
};
