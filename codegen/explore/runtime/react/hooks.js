// The hooks, as React 19 runs them. A hook's record lives in its fiber: `hooks` are those of the last commit, `work` those of the render
// that is going on. A second pass over a component (StrictMode, or setState while rendering) continues from the first pass's records, but
// compares an effect's dependencies with those of the last commit, which is why Fast Refresh re-runs no effect under StrictMode.
"use strict";

const { known } = require("../symbols");
const { EffectHook, EventHook, IdHook, MemoHook, RefHook, StateHook, StoreHook, StoreInstance } = require("./hook_records");

const MOUNT_PASSES = 25;

/** The component that is being rendered, and how far it has come. */
const rendering = { fiber: null, index: 0, doubleInvoke: false, ignoreDependencies: false, updated: false };

/** Return the record of the hook being called from the last commit (null on mount) and from an earlier pass (null in the first). */
function next() {
  const { fiber, index } = rendering;
  if (fiber === null) {
    throw new Error("Invalid hook call: hooks can only be called inside the body of a function component");
  }
  rendering.index = index + 1;
  return { committed: fiber.hooks?.[index] ?? null, earlier: fiber.work[index] ?? null, index, fiber };
}

function keep(index, hook) {
  rendering.fiber.work[index] = hook;
  return hook;
}

function sameDependencies(next, before) {
  if (rendering.ignoreDependencies || !next || !before) return false;
  for (let index = 0; index < before.length && index < next.length; index++) {
    if (!Object.is(next[index], before[index])) return false;
  }
  return true;
}

function useRef(initial) {
  const { committed, earlier, index } = next();
  return keep(index, earlier ?? committed ?? new RefHook(initial)).ref;
}

function useMemo(create, dependencies) {
  const { committed, earlier, index } = next();
  const before = earlier ?? committed;
  const wanted = dependencies ?? null;
  if (before !== null && sameDependencies(wanted, before.dependencies)) {
    return keep(index, before).value;
  }
  const value = create();
  if (rendering.doubleInvoke) create();
  return keep(index, new MemoHook(value, wanted)).value;
}

function useCallback(callback, dependencies) {
  const { committed, earlier, index } = next();
  const before = earlier ?? committed;
  const wanted = dependencies ?? null;
  if (before !== null && sameDependencies(wanted, before.dependencies)) return keep(index, before).value;
  return keep(index, new MemoHook(callback, wanted)).value;
}

function effect(phase, create, dependencies) {
  const { committed, earlier, index } = next();
  const wanted = dependencies ?? null;
  const instance = (earlier ?? committed)?.instance ?? { cleanup: undefined };
  const hasEffect = committed === null || wanted === null || !sameDependencies(wanted, committed.dependencies);
  keep(index, new EffectHook(phase, create, wanted, instance, hasEffect));
}

function useEffect(create, dependencies) {
  effect("passive", create, dependencies);
}

function useLayoutEffect(create, dependencies) {
  effect("layout", create, dependencies);
}

function useInsertionEffect(create, dependencies) {
  effect("insertion", create, dependencies);
}

function useReducer(reducer, initialArgument, initialize) {
  const { committed, earlier, index, fiber } = next();
  if (earlier === null && committed === null) {
    const make = () => (initialize === undefined ? initialArgument : initialize(initialArgument));
    return startState(index, fiber, reducer, make);
  }
  return advanceState(index, earlier, committed, reducer);
}

function useState(initial) {
  const { committed, earlier, index, fiber } = next();
  if (earlier === null && committed === null) {
    return startState(index, fiber, basicReducer, typeof initial === "function" ? initial : () => initial);
  }
  return advanceState(index, earlier, committed, basicReducer);
}

function basicReducer(state, action) {
  return typeof action === "function" ? action(state) : action;
}

function startState(index, fiber, reducer, make) {
  const value = make();
  if (rendering.doubleInvoke) make();
  const queue = { pending: [], reducer, rendered: value, dispatch: null, fiber };
  queue.dispatch = known("setState", [queue.pending], (action) => dispatch(queue, action));
  keep(index, new StateHook(value, queue));
  return [value, queue.dispatch];
}

function advanceState(index, earlier, committed, reducer) {
  const { queue } = earlier ?? committed;
  let { value } = earlier ?? committed;
  queue.reducer = reducer;
  for (const update of queue.pending.splice(0)) {
    if (rendering.doubleInvoke && earlier === null) reducer(value, update.action);
    value = update.isEager ? update.eager : reducer(value, update.action);
  }
  if (!Object.is(value, (committed ?? earlier).value)) rendering.fiber.changed = true;
  queue.rendered = value;
  keep(index, new StateHook(value, queue));
  return [value, queue.dispatch];
}

/** Queue an update. One that changes nothing is dropped at once when no other is waiting, as React does. */
function dispatch(queue, action) {
  const { fiber, pending, reducer, rendered } = queue;
  const update = { action, isEager: false, eager: undefined };
  if (rendering.fiber === fiber) {
    rendering.updated = true;
  } else if (pending.length === 0 && !fiber.dirty) {
    try {
      update.eager = reducer(rendered, action);
      update.isEager = true;
      if (Object.is(update.eager, rendered)) return;
    } catch {
      // React too leaves an error of the reducer to the render that will process the update.
      update.isEager = false;
    }
  }
  pending.push(update);
  if (rendering.fiber !== fiber) fiber.schedule();
}

function useContext(context) {
  const { fiber } = rendering;
  if (fiber === null) throw new Error("Invalid hook call: useContext outside a component");
  if (!fiber.contexts.includes(context)) fiber.contexts.push(context);
  return fiber.read(context);
}

function useSyncExternalStore(subscribe, getSnapshot) {
  const { committed, earlier, index, fiber } = next();
  const value = getSnapshot();
  const before = earlier ?? committed;
  const instance = before?.instance ?? new StoreInstance(value, getSnapshot, fiber);
  const isNew = before === null || !Object.is((committed ?? before).value, value);
  if (before !== null && isNew) fiber.changed = true;
  const isMoved = isNew || instance.getSnapshot !== getSnapshot;
  keep(index, new StoreHook(value, instance));
  useEffect(() => subscribe(known("store changed", [instance], () => checkStore(instance))), [subscribe]);
  const refresh = () => {
    instance.value = value;
    instance.getSnapshot = getSnapshot;
    checkStore(instance);
  };
  effect("passive", refresh, isMoved ? null : [instance]);
  return value;
}

function checkStore(instance) {
  if (!Object.is(instance.getSnapshot(), instance.value)) {
    instance.fiber.changed = true;
    instance.fiber.schedule({ force: true });
  }
}

function useId() {
  const { committed, earlier, index, fiber } = next();
  return keep(index, earlier ?? committed ?? new IdHook(fiber.root.nextId())).id;
}

function useEffectEvent(callback) {
  const { committed, earlier, index, fiber } = next();
  const hook = keep(index, earlier ?? committed ?? new EventHook({ run: callback }));
  fiber.effectEvents.push([hook.target, callback]);
  return known("effect event", [hook.target], (...given) => {
    if (rendering.fiber !== null) throw new Error("A function wrapped in useEffectEvent can't be called during rendering.");
    return hook.target.run(...given);
  });
}

function useImperativeHandle(ref, create, dependencies) {
  const set = () => {
    const value = create();
    if (typeof ref === "function") ref(value);
    else if (ref) ref.current = value;
    return () => {
      if (typeof ref === "function") ref(null);
      else if (ref) ref.current = null;
    };
  };
  effect("layout", set, dependencies ? [...dependencies, ref] : null);
}

function useDebugValue() {}

/** Call a component, twice under StrictMode, and again for as long as it sets its own state; return its output. */
function callComponent(fiber, type, props) {
  rendering.fiber = fiber;
  fiber.work = [];
  try {
    const output = pass(fiber, type, props, fiber.root.strict, fiber.isRefreshed);
    return fiber.root.strict ? pass(fiber, type, props, false, false) : output;
  } finally {
    rendering.fiber = null;
  }
}

function pass(fiber, type, props, doubleInvoke, ignoreDependencies) {
  let output;
  let passes = 0;
  rendering.doubleInvoke = doubleInvoke;
  rendering.ignoreDependencies = ignoreDependencies;
  do {
    if (++passes > MOUNT_PASSES) throw new Error("Too many re-renders. React limits the number of renders to prevent an infinite loop.");
    rendering.index = 0;
    rendering.updated = false;
    fiber.effectEvents = [];
    output = type(props);
    rendering.doubleInvoke = false;
    rendering.ignoreDependencies = false;
  } while (rendering.updated);
  const expected = fiber.hooks?.length ?? rendering.index;
  if (rendering.index !== expected) throw new Error("Rendered a different number of hooks than during the previous render.");
  return output;
}

exports.callComponent = callComponent;
exports.hooks = {
  useCallback,
  useContext,
  useDebugValue,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useInsertionEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
};
