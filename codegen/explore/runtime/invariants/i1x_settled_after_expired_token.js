// I1x. A backend that was sent an expired token refuses it and signs out. That must not be the end of it: once settled, it holds what Clerk
// holds.
"use strict";

const { convergence } = require("./convergence");

module.exports = convergence("I1x", "A token that is expired on arrival does not decide for good what the backend holds.");
