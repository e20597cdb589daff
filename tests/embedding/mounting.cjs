// Mounts providers and synchronizers of embedding.js in the real React, as the input says; prints which synchronizers run after each step.
"use strict";

const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

const require_ = createRequire(`${process.cwd()}/`);
const given = JSON.parse(readFileSync(0, "utf8"));

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
console.warn = () => {};
console.error = () => {};

async function main() {
  const { createElement, StrictMode, Fragment, useEffect } = require_("react");
  const { act, create } = require_("react-test-renderer");
  const react = pathToFileURL(join(process.cwd(), "node_modules/react/index.js")).href;
  const text = given.embedding.replace('from "react"', `from ${JSON.stringify(react)}`);
  const { oneProvider, oneSynchronizer } = await import(`data:text/javascript,${encodeURIComponent(text)}`);

  const running = new Set();
  const Provider = oneProvider(({ children }) => children);
  const Synchronizer = oneSynchronizer(({ id }) => {
    useEffect(() => {
      running.add(id);
      return () => running.delete(id);
    }, []);
    return null;
  });
  const draw = (ids) => ids.map((id) => createElement(Provider, { key: id }, createElement(Synchronizer, { id })));
  const Mode = given.strict ? StrictMode : Fragment;
  const seen = [];
  let root;
  for (const ids of given.steps) {
    const tree = createElement(Mode, null, draw(ids));
    await act(async () => {
      if (root === undefined) root = create(tree);
      else root.update(tree);
    });
    seen.push([...running]);
  }
  process.stdout.write(JSON.stringify(seen));
}

main();
