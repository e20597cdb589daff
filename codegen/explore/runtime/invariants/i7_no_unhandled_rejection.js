// I7. An error that a component throws outside a promise is unhandled too: React takes the page down with it.
"use strict";

const text = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

module.exports = {
  id: "I7",
  rule: "No unhandled promise rejection.",
  start: () => null,
  on: {
    unhandled: (world, memory, reasons) => `A rejected promise has no handler (${text(reasons[0])})`,
    crashed: (world, memory, error) => `The component throws (${text(error)})`,
  },
};
