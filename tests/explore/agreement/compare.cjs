// Runs a component under the explorer's hooks runtime and under the real React, over the same actions, and compares what it does: requests,
// dispatches, timers, messages, violations, and which actions are possible next. JSON on standard input, JSON on standard output.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const given = JSON.parse(readFileSync(0, "utf8"));
const runtime = (name) => require(join(given.runtime, name));
const { RealRenderer } = require("./real_react.cjs");
const { World } = runtime("world.js");
const { Renderer } = runtime("react/renderer.js");
const { Search } = runtime("search.js");
const { ACTIONS } = runtime("actions.js");
const { INVARIANTS } = runtime("invariants/index.js");
const { settle } = runtime("settling.js");

// React writes its advice to the console; the comparison is about what components do.
for (const level of ["error", "warn"]) console[level] = () => {};

/** Notes what a run does, in order, as text. */
class Log {
  lines = [];

  note(kind, data) {
    this.lines.push(`${kind} ${JSON.stringify(data)}`);
  }

  line() {}
}

function makeWorld(renderer, strict) {
  const component = { ...given.component, make: (0, eval)(given.module) };
  const world = new World(component, { renderer, strict, limits: { failures: given.failures }, invariants: INVARIANTS });
  world.recorder = new Log();
  return world;
}

/** Everything that shows at rest. */
function view(world) {
  return JSON.stringify({
    log: world.recorder.lines.splice(0),
    broken: [...world.broken].sort(),
    crash: world.crash === null ? null : world.crash.message,
    requests: world.clerk.requests.map(({ identity, isFromCache }) => [identity, isFromCache]),
    timers: world.clock.timers.map(({ due }) => due - world.clock.now),
    holds: world.reflex.holds ?? "nothing",
    queue: world.reflex.queue.length,
    listeners: world.browser.listenerCount,
    enabled: ACTIONS.filter((action) => world.isEnabled(action)).map(({ id }) => id),
  });
}

const result = { states: 0, transitions: 0, walks: 0, differences: [], seconds: { own: 0, real: 0 } };

function timed(which, run) {
  const began = process.hrtime.bigint();
  const value = run();
  result.seconds[which] += Number(process.hrtime.bigint() - began) / 1e9;
  return value;
}

/** Two views agree when they are equal; after a throw the explorer stops, while React goes on to take the tree down. */
function agree(own, real) {
  if (own === real || own === undefined) return own === real;
  const [ours, theirs] = [JSON.parse(own), JSON.parse(real)];
  return ours.crash !== null && ours.crash === theirs.crash && ours.log.every((line, place) => line === theirs.log[place]);
}

/** Start anew, without a record of how the last run's components are taken down. */
function begin(world) {
  const log = new Log();
  world.recorder = null;
  world.renderer.close?.();
  world.recorder = log;
  world.reset();
}

/** Take a trace in both worlds, the end of the run included; note the first difference. */
function compare(own, real, trace, { settling = true } = {}) {
  const seen = [own, real].map((world, which) =>
    timed(which === 0 ? "own" : "real", () => {
      begin(world);
      const views = [view(world)];
      for (const action of trace) {
        world.act(action);
        views.push(view(world));
      }
      if (settling && world.crash === null) {
        settle(world, {});
        views.push(view(world));
      }
      return views;
    }),
  );
  for (const [place, expected] of seen[1].entries()) {
    if (agree(seen[0][place], expected)) continue;
    const taken = trace.slice(0, place).map(({ id }) => id);
    result.differences.push({ strict: own.strict, trace: taken, own: seen[0][place], real: expected });
    return;
  }
}

/** Every state that a search finds, and every transition out of it. */
function compareSearch(own, real, depth) {
  const searched = makeWorld(new Renderer(), own.strict);
  searched.recorder = null;
  const actions = ACTIONS.filter(({ id }) => given.actions.includes(id));
  const search = new Search(searched, actions, { depth: Math.max(depth, 1) });
  search.begin();
  for (let level = 1; level < depth; level++) {
    while (!search.work(100_000));
    search.deepen();
  }
  for (let state = 0; state < search.states.size && result.differences.length < 5; state++) {
    const prefix = search.states.at(state).map((index) => actions[index]);
    result.states++;
    own.reset();
    for (const action of prefix) own.act(action);
    for (const action of actions.filter((one) => own.isEnabled(one))) {
      result.transitions++;
      compare(own, real, [...prefix, action]);
    }
    if (result.differences.length === 0 && prefix.length === 0) compare(own, real, []);
  }
}

function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function compareWalks(own, real, { count, length, seed }) {
  const actions = ACTIONS.filter(({ id }) => given.actions.includes(id));
  for (let walk = 0; walk < count && result.differences.length < 5; walk++) {
    const next = random(seed + walk);
    own.reset();
    const trace = [];
    while (trace.length < length && own.crash === null) {
      const enabled = actions.filter((action) => own.isEnabled(action));
      trace.push(enabled[Math.floor(next() * enabled.length)]);
      own.act(trace.at(-1));
    }
    result.walks++;
    compare(own, real, trace);
  }
}

for (const strict of given.strict) {
  const own = makeWorld(new Renderer(), strict);
  const real = makeWorld(new RealRenderer(), strict);
  if (given.depth) compareSearch(own, real, given.depth);
  if (given.walks) compareWalks(own, real, given.walks);
  real.recorder = null;
  real.renderer.close();
}
process.stdout.write(JSON.stringify(result));
