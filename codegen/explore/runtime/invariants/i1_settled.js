// I1. Mismatches that a switch or a lost backend caused belong to I9 and I8, those after failures to I1f.
"use strict";

const { convergence } = require("./convergence");

module.exports = convergence("I1", "Once settled, without failures, the backend's identity equals Clerk's.");
