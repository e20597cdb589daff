// The real React, from npm, behind the methods that the explorer's world asks of a renderer.
"use strict";

const { createRequire } = require("node:module");

const load = createRequire(`${process.cwd()}/`);
const refreshRuntime = load("react-refresh/runtime");
refreshRuntime.injectIntoGlobalHook(globalThis);
const React = load("react");
const TestRenderer = load("react-test-renderer");

const internals = React.__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE;
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

/** Run what React has queued, as `act` does at its end. The queue is always there, so updates outside `act` are caught too. */
function drain() {
  const queue = internals.actQueue;
  for (let next = 0; next < queue.length; next++) {
    let task = queue[next];
    while (typeof task === "function") task = task(false);
  }
  queue.length = 0;
  if (internals.thrownErrors.length > 0) throw internals.thrownErrors.splice(0)[0];
}

internals.actQueue = [];

class RealRenderer {
  constructor() {
    this.react = { ...React };
    this.jsxRuntime = load("react/jsx-dev-runtime");
    this.createElement = React.createElement;
    this.values = new Map();
    this.root = null;
  }

  reset({ strict }) {
    this.strict = strict;
    this.root = null;
    this.element = null;
    this.isDirty = false;
  }

  /** Take the last run's tree down; React keeps what it has scheduled, so nothing may be left over. */
  close() {
    this.root?.unmount();
    try {
      drain();
    } finally {
      internals.actQueue = [];
      internals.thrownErrors.length = 0;
      this.root = null;
    }
  }

  createContext(value, name) {
    const context = React.createContext(value);
    context.displayName = name;
    this.values.set(context, value);
    return context;
  }

  getContext(context) {
    return this.values.get(context);
  }

  setContext(context, value) {
    this.values.set(context, value);
    this.isDirty = true;
  }

  render(type, props) {
    this.element = React.createElement(type, props);
    this.isDirty = true;
  }

  unmount() {
    this.element = null;
    this.isDirty = true;
  }

  refresh(versions) {
    let number = 0;
    for (const [before, after] of versions) {
      refreshRuntime.register(before, `component ${number}`);
      refreshRuntime.register(after, `component ${number++}`);
    }
    refreshRuntime.performReactRefresh();
    this.isDirty = true;
  }

  flush() {
    if (!this.isDirty && internals.actQueue.length === 0) return false;
    if (this.isDirty) {
      this.isDirty = false;
      let tree = this.element;
      for (const [context, value] of this.values) tree = React.createElement(context, { value }, tree);
      if (this.strict) tree = React.createElement(React.StrictMode, null, tree);
      if (this.root === null) this.root = TestRenderer.create(tree);
      else this.root.update(tree);
    }
    drain();
    return true;
  }

  /** Nothing to fingerprint: the agreement is compared by what components do. */
  get parts() {
    return null;
  }
}

exports.RealRenderer = RealRenderer;
