// What a fiber keeps for each hook that its component calls, and what of it the state hash has to see.
"use strict";

const { PARTS, MARK } = require("../symbols");

class RefHook {
  constructor(initial) {
    this[MARK] = 0;
    this.ref = { current: initial };
  }

  [PARTS]() {
    return ["ref", this.ref];
  }
}

class MemoHook {
  constructor(value, dependencies) {
    this[MARK] = 0;
    this.value = value;
    this.dependencies = dependencies;
  }

  [PARTS]() {
    return ["memo", this.value, this.dependencies];
  }
}

class StateHook {
  constructor(value, queue) {
    this[MARK] = 0;
    this.value = value;
    this.queue = queue;
  }

  [PARTS]() {
    return ["state", this.value, this.queue.dispatch, this.queue.pending];
  }
}

/** One effect: its phase (`insertion`, `layout` or `passive`), its cleanup, and whether this commit has to run it. */
class EffectHook {
  constructor(phase, create, dependencies, instance, hasEffect) {
    this[MARK] = 0;
    this.phase = phase;
    this.create = create;
    this.dependencies = dependencies;
    this.instance = instance;
    this.hasEffect = hasEffect;
  }

  mount() {
    const cleanup = this.create();
    this.instance.cleanup = typeof cleanup === "function" ? cleanup : undefined;
  }

  unmount() {
    const { cleanup } = this.instance;
    if (cleanup === undefined) return;
    this.instance.cleanup = undefined;
    cleanup();
  }

  [PARTS]() {
    return ["effect", this.phase, this.dependencies, this.instance.cleanup];
  }
}

class StoreHook {
  constructor(value, instance) {
    this[MARK] = 0;
    this.value = value;
    this.instance = instance;
  }

  [PARTS]() {
    return ["store", this.value, this.instance];
  }
}

/** What a store's subscription and its component share. */
class StoreInstance {
  constructor(value, getSnapshot, fiber) {
    this[MARK] = 0;
    this.value = value;
    this.getSnapshot = getSnapshot;
    this.fiber = fiber;
  }

  [PARTS]() {
    return ["store instance", this.value, this.getSnapshot];
  }
}

class EventHook {
  constructor(target) {
    this[MARK] = 0;
    this.target = target;
  }

  [PARTS]() {
    return ["effect event", this.target.run];
  }
}

class IdHook {
  constructor(id) {
    this[MARK] = 0;
    this.id = id;
  }

  [PARTS]() {
    return ["id", this.id];
  }
}

module.exports = { EffectHook, EventHook, IdHook, MemoHook, RefHook, StateHook, StoreHook, StoreInstance };
