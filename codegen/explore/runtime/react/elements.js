// Elements: what JSX makes, and the special types that React gives a meaning.
"use strict";

const { PARTS, MARK } = require("../symbols");

const Fragment = Symbol("Fragment");
const StrictMode = Symbol("StrictMode");

class Element {
  constructor(type, key, props) {
    this[MARK] = 0;
    this.type = type;
    this.key = key;
    this.props = props;
  }

  [PARTS]() {
    return ["element", this.type, this.key, this.props];
  }
}

/** A context: `current` is what a component reads that has no provider above it. */
class Context {
  constructor(current, name = "context") {
    this[MARK] = 0;
    this.current = current;
    this.name = name;
    this.Provider = new Provider(this);
  }

  [PARTS]() {
    return ["context", this.name, this.current];
  }
}

class Provider {
  constructor(context) {
    this[MARK] = 0;
    this.context = context;
  }

  [PARTS]() {
    return ["provider", this.context];
  }
}

/** What `memo` returns: a component that is left alone while its props are equal. */
class Memo {
  constructor(type, areEqual) {
    this[MARK] = 0;
    this.type = type;
    this.areEqual = areEqual ?? shallowEqual;
  }

  [PARTS]() {
    return ["memo component", this.type, this.areEqual === shallowEqual ? null : this.areEqual];
  }
}

/** Make an element, as `React.createElement` does. */
function createElement(type, config, ...children) {
  if (config === null && children.length === 1) return new Element(type, null, { children: children[0] });
  const { key, ...props } = config ?? {};
  if (children.length === 1) props.children = children[0];
  else if (children.length > 1) props.children = children;
  return new Element(type, toKey(key), props);
}

/** Make an element, as the automatic JSX runtime does. */
function jsx(type, props, key) {
  return new Element(type, toKey(key), props);
}

/** React makes a text of every key but undefined; `key={null}` is the key "null". */
function toKey(key) {
  return key === undefined ? null : String(key);
}

function shallowEqual(before, after) {
  const keys = Object.keys(before);
  return keys.length === Object.keys(after).length && keys.every((key) => key in after && Object.is(before[key], after[key]));
}

module.exports = { Fragment, StrictMode, Element, Context, Provider, Memo, createElement, jsx };
