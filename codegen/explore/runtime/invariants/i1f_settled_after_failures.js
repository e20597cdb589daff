// I1f. The environment makes no more failures than the exploration allows; that number stands for "fewer than the retry budget".
"use strict";

const { convergence } = require("./convergence");

module.exports = convergence("I1f", "Once settled, after failures fewer than the retry budget, the backend's identity equals Clerk's.");
