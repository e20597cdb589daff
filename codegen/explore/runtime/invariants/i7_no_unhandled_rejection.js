// I7. An error that a component throws outside a promise is unhandled too: React takes the page down with it. So does a loop without an end,
// which the host sees, and nobody in here.
"use strict";

const { wordsOfError } = require("../words");

module.exports = {
  id: "I7",
  rule: "No unhandled promise rejection, and no error or endless loop that takes the page down.",
  start: () => null,
  on: {
    unhandled: (world, memory, reasons) => `A rejected promise has no handler (${wordsOfError(reasons[0])})`,
    crashed: (world, memory, error) => `The component throws (${wordsOfError(error)})`,
  },
};
