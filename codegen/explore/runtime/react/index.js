// The module that a component imports as "react".
"use strict";

const { Fragment, StrictMode, Context, Memo, createElement, jsx } = require("./elements");
const { hooks } = require("./hooks");
const { Root } = require("./fiber");

exports.Root = Root;
exports.Context = Context;
exports.createElement = createElement;

exports.react = {
  ...hooks,
  Fragment,
  StrictMode,
  createElement,
  createContext: (value) => new Context(value),
  memo: (type, areEqual) => new Memo(type, areEqual),
};

exports.jsxRuntime = { Fragment, jsx, jsxs: jsx, jsxDEV: jsx };
