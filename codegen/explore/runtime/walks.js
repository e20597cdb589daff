// Random walks: long runs that no search reaches, repeatable by their seed, and shrunk to what breaks.
"use strict";

const { Judge } = require("./judge");

/** A small generator of numbers below 1 (mulberry32), because Math.random has no seed. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Walks {
  /** `count` walks of `length` actions, from number `first` on; the seed and its number make a walk what it is. */
  constructor(world, actions, { first, count, length, seed }) {
    this.world = world;
    this.actions = actions;
    this.first = first;
    this.count = count;
    this.length = length;
    this.seed = seed;
    this.judge = new Judge(world);
    this.transitions = 0;
  }

  walk() {
    for (let walk = 0; walk < this.count; walk++) this.#one(generator(Math.imul(this.seed, 1_000_003) + this.first + walk));
  }

  #one(random) {
    const { world, judge } = this;
    world.reset();
    const trace = [];
    while (trace.length < this.length && world.crash === null) {
      const enabled = this.actions.filter((action) => world.isEnabled(action));
      const action = enabled[Math.floor(random() * enabled.length)];
      trace.push(action);
      world.act(action);
      this.transitions++;
      if (world.broken.size > 0) judge.note(trace);
    }
    if (world.crash === null) judge.end(trace, () => replay(world, trace), { isWalk: true });
  }
}

/** Return a violation of the invariant `id` with its trace as short as leaving out stretches of it makes it. */
function shrink(world, actions, { id, trace, settling, says }) {
  const byId = new Map(actions.map((action) => [action.id, action]));
  let shortest = trace.map((name) => byId.get(name));
  for (let size = Math.ceil(shortest.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let place = shortest.length - size; place >= 0; place--) {
      const shorter = shortest.toSpliced(place, size);
      if (breaks(world, id, shorter, settling)) {
        shortest = shorter;
        // Something is gone: what was needed for it may go now too.
        place = Math.min(place, shortest.length - size) + 1;
      }
    }
  }
  return { trace: shortest.map((action) => action.id), settling, says };
}

function breaks(world, id, trace, settling) {
  if (!replay(world, trace)) return false;
  if (settling === null) return world.broken.has(id);
  const judge = new Judge(world);
  judge.end(trace, () => replay(world, trace), { isWalk: true });
  return judge.violations.get(id)?.settling === settling;
}

/** Take the actions from the start; return false when one of them cannot happen. */
function replay(world, trace) {
  world.reset();
  for (const action of trace) {
    if (!world.isEnabled(action)) return false;
    world.act(action);
  }
  return true;
}

exports.Walks = Walks;
exports.shrink = shrink;
