// I8. A backend that lost its state was told nothing: "signed out" has to be said again too, or its pages wait for an answer.
"use strict";

const { convergence } = require("./convergence");

module.exports = convergence(
  "I8",
  "After a reconnect at which the backend lost its state, it is told again what Clerk holds, with no act of the user.",
);
