// The runtime as a process of its own, in Node: one JSON request a line, one JSON answer a line.
"use strict";

const readline = require("node:readline");
const explorer = require("./main");

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { name, given } = JSON.parse(line);
  const answer = explorer[name](given) ?? null;
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
