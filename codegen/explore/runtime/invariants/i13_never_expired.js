// I13. Judged at rest, with the socket up and the page's state there, where nothing has failed and nothing is under way that could renew the
// session; and at the end of a run, when the session that was held has come to its end.
"use strict";

const { nameOf } = require("../clerk");

function isStale({ clerk, reflex, isMounted }) {
  return isMounted && reflex.isUp && reflex.isHydrated && reflex.backend.isExpired && Boolean(clerk.identity);
}

function says(world) {
  return `The session that the backend holds has expired, while Clerk is ${nameOf(world.clerk.identity)}`;
}

module.exports = {
  id: "I13",
  rule: "With refresh on: the backend never holds an expired session while Clerk can hand out a token.",
  appliesTo: (component) => component.isClosedLoop && component.refreshes,
  start: () => null,
  on: {
    rested(world) {
      const { clerk, reflex, failures } = world;
      const isBusy = clerk.requests.length > 0 || reflex.isUnanswered || failures > 0;
      return !isBusy && isStale(world) ? says(world) : null;
    },
    settled: (world) => (isStale(world) ? says(world) : null),
  },
};
