// What a component may import, and what stands in its place. Text that was cut out of a Python file imports nothing; its free names mean
// what the Python file imports for it.
"use strict";

const { ABOUT, known } = require("./symbols");

/** Names that text without imports may use, and the module that they stand for. */
const IMPLIED = {
  useAuth: "@clerk/react",
  EventLoopContext: "$/utils/context",
  ReflexEvent: "$/utils/state",
  Event: "$/utils/state",
};

class Modules {
  constructor(world) {
    const { clerk, reflex, renderer } = world;
    const { react, jsxRuntime } = renderer;
    const clerkModule = { useAuth: clerk.useAuth, getToken: (options) => clerk.getToken(options) };
    this.table = new Map([
      ["react", { ...react, default: react }],
      ["react/jsx-runtime", jsxRuntime],
      ["react/jsx-dev-runtime", jsxRuntime],
      ["@clerk/react", clerkModule],
      ["@clerk/clerk-react", { useAuth: clerk.useAuth }],
      ["$/utils/context", { EventLoopContext: reflex.context }],
      ["$/utils/state", { ReflexEvent: reflex.makeEvent, Event: reflex.makeEvent }],
    ]);
    for (const [name, value] of this.table) {
      for (const [exported, held] of Object.entries(value)) this.#label(`${name}:${exported}`, held);
    }
  }

  /** Functions of the modules have no state of their own: their name says all. */
  #label(name, held) {
    if (typeof held !== "function" || held[ABOUT] !== undefined) return;
    known(name, [], held);
  }

  has(module, name) {
    const held = this.table.get(module);
    return held !== undefined && (name === "*" || Object.hasOwn(held, name));
  }

  take(module, name) {
    const held = this.table.get(module);
    return name === "*" ? held : held[name];
  }

  /** The module that a free name stands for, or null. */
  implied(name) {
    if (Object.hasOwn(IMPLIED, name)) return IMPLIED[name];
    return this.has("react", name) && name !== "default" ? "react" : null;
  }
}

exports.Modules = Modules;
