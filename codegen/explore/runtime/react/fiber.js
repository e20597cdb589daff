// The tree of mounted components, and its rendering.
"use strict";

const { PARTS, MARK } = require("../symbols");
const { Fragment, StrictMode, Element, Context, Provider, Memo } = require("./elements");
const { callComponent } = require("./hooks");
const { commit } = require("./commit");

const RENDERS = 50;

const NONE = Object.freeze([]);

/** One place in the tree: a component, or a node that only holds others. */
class Fiber {
  constructor(root, parent, type, key, props) {
    this[MARK] = 0;
    this.root = root;
    this.parent = parent;
    this.type = type;
    this.key = key;
    this.props = props;
    this.children = NONE;
    this.deleted = NONE;
    this.hooks = null;
    this.work = null;
    this.effects = NONE;
    this.contexts = [];
    this.effectEvents = [];
    this.dirty = false;
    this.changed = false;
    this.isNew = true;
    this.isRefreshed = false;
    this.isRendered = false;
    this.isGone = false;
    this.position = 0;
  }

  /** Ask for a render; `force` renders even when no state differs. */
  schedule({ force = false } = {}) {
    if (this.isGone) return;
    this.dirty = true;
    if (force) this.changed = true;
    this.root.dirty = true;
  }

  /** The value of a context here: the nearest provider's above, else the context's own. */
  read(context) {
    for (let above = this.parent; above !== null; above = above.parent) {
      if (above.provided === context) return above.props.value;
    }
    return context.current;
  }

  /** The context that this place provides a value for, or null. */
  get provided() {
    if (this.type instanceof Provider) return this.type.context;
    return this.type instanceof Context ? this.type : null;
  }

  get component() {
    const type = this.type instanceof Memo ? this.type.type : this.type;
    return typeof type === "function" ? type : null;
  }

  [PARTS]() {
    const { type, key, props, hooks, children } = this;
    if (this.component !== null) return ["component", this.component, key, props, ...(hooks ?? []), ...children];
    const name = typeof type === "string" ? type : "holder";
    return [name, key, this.provided === null ? null : props.value, ...children];
  }
}

class Root {
  constructor({ strict }) {
    this[MARK] = 0;
    this.strict = strict;
    this.ids = 0;
    this.dirty = false;
    this.fiber = new Fiber(this, null, Fragment, null, {});
    this.fiber.isNew = false;
  }

  nextId() {
    return `_r_${(this.ids++).toString(32)}_`;
  }

  /** Show an element in place of what was there; null unmounts. */
  render(element) {
    this.fiber.props = { children: element };
    this.fiber.dirty = true;
    this.dirty = true;
  }

  /** Mark every component that reads the context. */
  contextChanged(context) {
    visit(this.fiber, (fiber) => {
      if (fiber.contexts.includes(context)) fiber.schedule({ force: true });
    });
  }

  /** Put new versions of components in the place of the old ones, keeping their state, as Fast Refresh does. */
  refresh(versions) {
    visit(this.fiber, (fiber) => {
      const after = versions.get(fiber.type);
      if (after === undefined) return;
      fiber.type = after;
      fiber.isRefreshed = true;
      fiber.schedule({ force: true });
    });
  }

  /** Render and commit until nothing is left to do; return whether there was anything. */
  flush() {
    if (!this.dirty) return false;
    for (let count = 0; this.dirty; count++) {
      if (count > RENDERS) throw new Error("Maximum update depth exceeded: an effect sets state on every render.");
      this.dirty = false;
      update(this.fiber);
      commit(this);
    }
    return true;
  }

  [PARTS]() {
    return ["root", this.fiber, this.ids];
  }
}

function visit(fiber, see) {
  see(fiber);
  for (const child of fiber.children) visit(child, see);
}

// Rendering.

/** Render what is dirty at or below a fiber. */
function update(fiber) {
  if (!fiber.dirty) {
    for (const child of fiber.children) update(child);
    return;
  }
  fiber.dirty = false;
  const type = fiber.component;
  if (type === null) {
    reconcile(fiber, fiber.props.children);
    return;
  }
  const output = callComponent(fiber, type, fiber.props);
  const isSame = fiber.hooks !== null && !fiber.changed;
  fiber.changed = false;
  fiber.isRefreshed = false;
  if (isSame) {
    // A state update that changed nothing: React drops the render, and runs no effect.
    fiber.work = null;
    for (const child of fiber.children) update(child);
    return;
  }
  fiber.isRendered = true;
  reconcile(fiber, output);
}

/** Make a fiber's children what the output says, keeping those of the same type and key. */
function reconcile(fiber, output) {
  const before = fiber.children;
  const items = toList(output);
  if (before.length === 0 && items.length === 0) return;
  const after = [];
  for (let position = 0; position < items.length; position++) {
    if (items[position] !== null) after.push(place(fiber, before, after, items[position], position));
  }
  fiber.deleted = before.filter((child) => !after.includes(child));
  fiber.children = after;
  for (const child of after) update(child);
}

/** Return the child for one item: the old one in its place, with new props, or a new one. */
function place(fiber, before, taken, { type, key, props }, position) {
  const isSame = (child) => child.type === type && child.key === key && (key !== null || child.position === position);
  const found = before.find((child) => isSame(child) && !taken.includes(child));
  const child = found ?? new Fiber(fiber.root, fiber, type, key, props);
  child.position = position;
  if (found === undefined) child.dirty = true;
  else receive(found, props);
  return child;
}

/** Hand new props to a mounted fiber; decide whether it has to render. */
function receive(fiber, props) {
  if (fiber.props === props) return;
  // A memo that finds its props equal keeps the old ones.
  if (fiber.type instanceof Memo && fiber.type.areEqual(fiber.props, props)) return;
  const context = fiber.provided;
  if (context !== null && !Object.is(fiber.props.value, props.value)) {
    for (const child of fiber.children) announce(child, context);
  }
  fiber.props = props;
  fiber.dirty = true;
  fiber.changed = true;
}

function announce(fiber, context) {
  if (fiber.provided === context) return;
  if (fiber.contexts.includes(context)) fiber.schedule({ force: true });
  for (const child of fiber.children) announce(child, context);
}

/** The places of an output: an element, or null where nothing is. */
function toList(output) {
  if (Array.isArray(output)) return output.map(toItem);
  const item = toItem(output);
  if (item === null) return NONE;
  // An unkeyed fragment at the top leaves no place of its own.
  return item.type === Fragment && item.key === null ? toList(item.props.children) : [item];
}

function toItem(value) {
  if (value instanceof Element) return value;
  if (Array.isArray(value)) return new Element(Fragment, null, { children: value });
  return null;
}

exports.Root = Root;
exports.StrictMode = StrictMode;
