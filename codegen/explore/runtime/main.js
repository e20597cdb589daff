// What the host calls: make an explorer for a component, then search, walk or replay. Everything goes in and out as JSON text.
"use strict";

const { World, ACTIONS } = require("./world");
const { Search } = require("./search");
const { INVARIANTS } = require("./invariants");
const { Renderer } = require("./react/renderer");
const { replay } = require("./replay");

let world = null;
let search = null;
let actions = [];

/** What the runtime offers: names for the host's checks and messages. */
function describe() {
  return {
    actions: ACTIONS.map(({ id, group, says }) => ({ id, group, says })),
    invariants: INVARIANTS.map(({ id, rule }) => ({ id, rule })),
  };
}

/** Make a run for a component. `make` is the instrumented module; `settings` come from the host. */
function open(make, settings, renderer = new Renderer()) {
  const component = { ...settings.component, make };
  const wanted = new Set(settings.invariants);
  world = new World(component, {
    renderer,
    strict: settings.strict,
    limits: settings.limits,
    invariants: INVARIANTS.filter((invariant) => wanted.has(invariant.id)),
  });
  world.allActions = ACTIONS;
  actions = ACTIONS.filter((action) => settings.actions.includes(action.id));
  return world;
}

/** Of the names that a component imports or uses, return those that nothing answers. */
function missing({ imports, globals }) {
  const known = open(() => ({}), { component: { events: {} }, strict: false, limits: {}, invariants: [], actions: [] });
  return {
    imports: imports.filter(([module, name]) => !known.modules.has(module, name)),
    modules: imports.filter(([module]) => !known.modules.has(module, "*")).map(([module]) => module),
    implied: Object.fromEntries(globals.map((name) => [name, known.modules.implied(name)]).filter(([, module]) => module !== null)),
    globals: globals.filter((name) => !(name in known.browser.names) && known.modules.implied(name) === null),
  };
}

function begin(options) {
  search = new Search(world, actions, options);
  search.begin();
}

/** Search on; return progress and, at the end, what was found. */
function advance({ depth, maxStates, budget }) {
  const status = search.advance(depth, maxStates, budget);
  return {
    status,
    depth: search.depth,
    states: search.states.size,
    transitions: search.transitions,
    violations: [...search.violations].map(([id, { trace, settling, says }]) => ({
      id,
      trace: trace.map((index) => actions[index].id),
      settling,
      says,
    })),
  };
}

module.exports = { describe, open, missing, begin, advance, replay: (request) => replay(world, request) };
