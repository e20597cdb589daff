// Committing a render: effects and cleanups in React 19's order.
"use strict";

const { EffectHook } = require("./hook_records");

function commit(root) {
  const { fiber } = root;
  mutate(fiber);
  layout(fiber);
  unmountPassive(fiber);
  mountPassive(fiber);
  if (root.strict) doubleInvoke(fiber);
  settle(fiber);
}

function mountAll(fiber, phase) {
  for (const hook of fiber.effects) if (hook.phase === phase) hook.mount();
}

function unmountAll(fiber, phase) {
  for (const hook of fiber.effects) if (hook.phase === phase) hook.unmount();
}

function mountChanged(fiber, phase) {
  for (const hook of fiber.effects) if (hook.phase === phase && hook.hasEffect) hook.mount();
}

function unmountChanged(fiber, phase) {
  for (const hook of fiber.effects) if (hook.phase === phase && hook.hasEffect) hook.unmount();
}

/** First half: deletions from the top down, then children before parents; insertion effects run, layout effects are cleaned up. */
function mutate(fiber) {
  for (const child of fiber.deleted) remove(child);
  for (const child of fiber.children) mutate(child);
  if (!fiber.isRendered) return;
  fiber.hooks = fiber.work;
  fiber.work = null;
  fiber.effects = fiber.hooks.filter(isEffect);
  for (const [target, callback] of fiber.effectEvents) target.run = callback;
  unmountChanged(fiber, "insertion");
  mountChanged(fiber, "insertion");
  unmountChanged(fiber, "layout");
}

const isEffect = (hook) => hook instanceof EffectHook;

function remove(fiber) {
  fiber.isGone = true;
  for (const hook of fiber.effects) if (hook.phase !== "passive") hook.unmount();
  for (const child of fiber.children) remove(child);
}

function layout(fiber) {
  for (const child of fiber.children) layout(child);
  if (fiber.isRendered) mountChanged(fiber, "layout");
}

function unmountPassive(fiber) {
  for (const child of fiber.deleted) unmountPassiveOfDeleted(child);
  for (const child of fiber.children) unmountPassive(child);
  if (fiber.isRendered) unmountChanged(fiber, "passive");
}

function unmountPassiveOfDeleted(fiber) {
  unmountAll(fiber, "passive");
  for (const child of fiber.children) unmountPassiveOfDeleted(child);
}

function mountPassive(fiber) {
  for (const child of fiber.children) mountPassive(child);
  if (fiber.isRendered) mountChanged(fiber, "passive");
}

/** StrictMode in development: what was mounted in this commit is taken down and mounted once more. */
function doubleInvoke(fiber) {
  if (!fiber.isNew) {
    for (const child of fiber.children) doubleInvoke(child);
    return;
  }
  fromTop(fiber, (each) => unmountAll(each, "layout"));
  fromTop(fiber, (each) => unmountAll(each, "passive"));
  fromBottom(fiber, (each) => mountAll(each, "layout"));
  fromBottom(fiber, (each) => mountAll(each, "passive"));
}

function fromTop(fiber, act) {
  act(fiber);
  for (const child of fiber.children) fromTop(child, act);
}

function fromBottom(fiber, act) {
  for (const child of fiber.children) fromBottom(child, act);
  act(fiber);
}

function settle(fiber) {
  fiber.isNew = false;
  fiber.isRendered = false;
  if (fiber.deleted.length > 0) fiber.deleted = [];
  for (const child of fiber.children) settle(child);
}

exports.commit = commit;
