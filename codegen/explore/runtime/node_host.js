// The runtime as a process of its own, in Node: one JSON request a line, one JSON answer a line. It runs in a second thread, which the first
// one watches: a component that does not come back is told of, and the thread made anew.
"use strict";

const readline = require("node:readline");
const { Worker, isMainThread, parentPort } = require("node:worker_threads");

function host() {
  let watch = null;
  let memory = null;
  let worker = null;

  function answer(told) {
    clearInterval(watch);
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }

  function begin() {
    memory = null;
    worker = new Worker(__filename);
    worker.on("message", (told) => ("memory" in told ? (memory = told.memory) : answer(told)));
  }

  function look(seen) {
    const { begun, line, trace } = read(memory);
    seen.unmoved = begun === seen.begun ? seen.unmoved + 1 : 0;
    seen.begun = begun;
    if (seen.unmoved < seen.looks) return;
    worker.removeAllListeners("message").terminate();
    begin();
    answer({ hung: { line, trace } });
  }

  const { read } = require("./whereabouts");
  const requests = readline.createInterface({ input: process.stdin });
  requests.on("line", (line) => {
    const { name, given, looks, lookMs } = JSON.parse(line);
    const seen = { begun: null, unmoved: 0, looks };
    watch = setInterval(() => memory !== null && look(seen), lookMs);
    worker.postMessage({ name, given });
  });
  requests.on("close", () => process.exit());
  begin();
}

function work() {
  const explorer = require("./main");
  parentPort.postMessage({ memory: require("./whereabouts").memory });
  parentPort.on("message", ({ name, given }) => parentPort.postMessage({ answer: explorer[name](given) ?? null }));
}

(isMainThread ? host : work)();
