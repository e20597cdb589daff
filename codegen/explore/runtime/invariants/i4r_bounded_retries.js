// I4r. From a state with a new request, every request fails from now on: the component has to give up at some time.
"use strict";

const ATTEMPTS = 128;

module.exports = {
  id: "I4r",
  rule: "Retries are bounded.",
  start: () => null,
  on: {
    exhausted(world, memory, { requests }) {
      return requests >= ATTEMPTS ? `${requests} token requests have failed, and the component still asks for more` : null;
    },
  },
};
module.exports.ATTEMPTS = ATTEMPTS;
