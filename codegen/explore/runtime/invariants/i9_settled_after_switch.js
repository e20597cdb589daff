// I9. A switch is a change from one signed-in identity to another: user, session, organization or role.
"use strict";

const { convergence } = require("./convergence");

module.exports = convergence("I9", "A switch of session, user or organization reaches the backend, directly or through the transitive state.");
