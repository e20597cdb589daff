// What the host calls: make a run for a component, then search, walk or replay. Everything goes in and out as JSON.
"use strict";

const { World } = require("./world");
const { ACTIONS } = require("./actions");
const { Search } = require("./search");
const { Walks, shrink } = require("./walks");
const { INVARIANTS } = require("./invariants");
const { Renderer } = require("./react/renderer");
const { replay } = require("./replay");
const { LANGUAGE } = require("./browser");
const { wordsOfError } = require("./words");
const whereabouts = require("./whereabouts");

// Errors that components throw are judged by what they say; where they come from is not asked, and costs time.
Error.stackTraceLimit = 0;

let world = null;
let actions = [];
let search = null;

/** What the runtime offers. */
function describe() {
  return {
    actions: ACTIONS.map(({ id, group, says }) => ({ id, group, says })),
    invariants: INVARIANTS.map(({ id, rule }) => ({ id, rule })),
  };
}

/** Ids of the invariants that mean something for a component with these facts. */
function applicable(component) {
  return INVARIANTS.filter(({ appliesTo }) => appliesTo === undefined || appliesTo(component)).map(({ id }) => id);
}

/** Say which of the names that a component imports and uses are known: what is missing, and what a free name stands for. */
function resolve({ imports, globals }) {
  const { modules, browser } = new World(NOTHING, { renderer: new Renderer(), strict: false, limits: {}, invariants: [] });
  return {
    unknownModules: imports.map(([module]) => !modules.has(module, "*")),
    unknownNames: imports.map(([module, name]) => !modules.has(module, name)),
    implied: globals.map((name) => modules.implied(name)),
    unknownGlobals: globals.map((name) => !Object.hasOwn(browser.names, name)),
    modules: [...modules.table.keys()],
    page: Object.keys(browser.names).filter((name) => !LANGUAGE.includes(name)),
  };
}

const NOTHING = { make: () => () => ({}), events: {}, isClosedLoop: false };

/** Make a run for a component. `module` is the instrumented text; `settings` come from the host. */
function open({ module, settings }, renderer = new Renderer()) {
  const make = (0, eval)(module);
  const applying = applicable(settings.component);
  const invariants = INVARIANTS.filter(({ id }) => settings.invariants.includes(id) && applying.includes(id));
  world = new World({ ...settings.component, make }, { renderer, strict: settings.strict, limits: settings.limits, invariants });
  actions = ACTIONS.filter(({ id }) => settings.actions.includes(id));
}

/** Evaluate the component's module, and nothing more; return what it throws, in words, and the line, or null. */
function load({ module, component }) {
  open({ module, settings: { component, strict: false, limits: {}, invariants: [], actions: [] } });
  try {
    world.open();
  } catch (error) {
    return { says: wordsOfError(error), line: whereabouts.read(whereabouts.memory).line };
  }
  return null;
}

function found(violations) {
  return Object.fromEntries(violations);
}

module.exports = {
  describe,
  applicable,
  resolve,
  open,
  load,
  begin(options) {
    search = new Search(world, actions, options);
    search.begin();
  },
  work: (budget) => ({
    isLevelComplete: search.work(budget),
    isFull: search.isFull,
    hasEnough: search.hasEnough,
    states: search.states.size,
    transitions: search.transitions,
  }),
  takeOutgoing: () => search.takeOutgoing(),
  receive: (text) => search.receive(text),
  deepen: () => search.deepen(),
  /** A machine that was made anew because its component hung has none. */
  violations: () => (search === null ? {} : found(search.judge.violations)),
  walk(options) {
    const walks = new Walks(world, actions, options);
    walks.walk();
    return { transitions: walks.transitions, violations: found(walks.judge.violations) };
  },
  shrink: (violation) => shrink(world, actions, violation),
  replay: (request) => replay(world, request),

  /** For tests: the run, to look at from inside. */
  world: () => world,
};
