// Taking a given list of actions, with a record of everything that happens on the way.
"use strict";

const { settle } = require("./settling");
const { nameOf } = require("./clerk");
const { Words } = require("./words");
const { ACTIONS } = require("./actions");
const { ATTEMPTS } = require("./invariants/i4r_bounded_retries");

/** Writes down what the component and the backend do, step by step. */
class Recorder {
  constructor(world) {
    this.steps = [];
    this.words = new Words(world.clerk);
    /** Refs and states by name, each as a function that reads it. */
    this.held = new Map();
  }

  begin(action, isSettling) {
    this.steps.push({ action, isSettling, events: [], lines: [], says: [] });
  }

  note(kind, data) {
    this.steps.at(-1).events.push({ kind, ...data });
  }

  line(line) {
    const { lines } = this.steps.at(-1);
    if (!lines.includes(line)) lines.push(line);
  }

  /** Remember a ref, or what a state hook has returned; the newest of a name counts. */
  hold(name, isRef, value) {
    this.held.set(name, isRef ? () => value.current : () => value[0]);
  }

  end(world) {
    const step = this.steps.at(-1);
    step.clerk = nameOf(world.clerk.identity);
    step.backend = world.reflex.holds === undefined ? "told nothing" : nameOf(world.reflex.holds);
    step.held = [...this.held].map(([name, read]) => [name, this.words.of(read())]);
    step.broken = [...world.broken].map(([id, says]) => ({ id, says }));
  }
}

/** Replay `trace`; with `settling` ("resolve" or "reject") let the run come to its end and judge it. */
function replay(world, { trace, settling }) {
  const recorder = new Recorder(world);
  const byId = new Map(ACTIONS.map((action) => [action.id, action]));
  world.recorder = recorder;
  try {
    recorder.begin("start", false);
    world.reset();
    recorder.end(world);
    for (const [place, id] of trace.entries()) {
      const action = byId.get(id);
      if (action === undefined) return { error: `no action is called ${JSON.stringify(id)}`, place, possible: null };
      if (!world.isEnabled(action)) return { error: `${id} cannot happen here`, place, possible: possible(world) };
      recorder.begin(id, false);
      world.act(action);
      recorder.end(world);
    }
    if (settling !== null && world.crash === null) finish(world, recorder, settling);
  } finally {
    world.recorder = null;
  }
  return { steps: recorder.steps };
}

/** What can happen now. */
function possible(world) {
  return ACTIONS.filter((action) => world.isEnabled(action)).map(({ id }) => id);
}

function finish(world, recorder, ending) {
  let isFirst = true;
  const isResolving = ending === "resolve";
  const made = settle(world, {
    ending,
    requestLimit: isResolving ? Infinity : ATTEMPTS,
    follow(action) {
      if (!isFirst) recorder.end(world);
      isFirst = false;
      recorder.begin(action.id, true);
    },
  });
  if (!isFirst) recorder.end(world);
  world.broken.clear();
  if (world.crash === null) world.emit(isResolving ? "settled" : "exhausted", made);
  recorder.begin("settled", true);
  recorder.end(world);
}

exports.replay = replay;
