// The explorer's React as the world uses it. Tests put the real React behind the same methods.
"use strict";

const { Root, Context, createElement, react, jsxRuntime } = require("./index");

class Renderer {
  constructor() {
    this.react = react;
    this.jsxRuntime = jsxRuntime;
    this.createElement = createElement;
  }

  reset({ strict }) {
    this.root = new Root({ strict });
  }

  createContext(value, name) {
    return new Context(value, name);
  }

  getContext(context) {
    return context.current;
  }

  setContext(context, value) {
    context.current = value;
    this.root.contextChanged(context);
  }

  /** Mount the component, or render it anew with new props. */
  render(type, props) {
    this.root.render(createElement(type, props));
  }

  unmount() {
    this.root.render(null);
  }

  /** Fast Refresh: `versions` maps each component to its new version. */
  refresh(versions) {
    this.root.refresh(versions);
  }

  flush() {
    return this.root.flush();
  }

  get parts() {
    return this.root;
  }
}

exports.Renderer = Renderer;
