// I4r. From a state with a new request, every request fails from now on: the component has to give up at some time.
"use strict";

const ATTEMPTS = 128;
const DISPATCHES = 64;

module.exports = {
  id: "I4r",
  rule: "Retries are bounded.",
  start: () => null,
  on: {
    exhausted(world, memory, { requests, dispatches }) {
      if (dispatches >= DISPATCHES) return `${dispatches} dispatches have had no effect, and the component still repeats them`;
      return requests >= ATTEMPTS ? `${requests} token requests have failed, and the component still asks for more` : null;
    },
  },
};
module.exports.ATTEMPTS = ATTEMPTS;
