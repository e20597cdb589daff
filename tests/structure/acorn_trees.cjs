// Standard input: a JSON list of sources. Standard output: for each, acorn's tree with its comments, or acorn's error.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const requireHere = createRequire(process.cwd() + "/");
const acorn = requireHere("acorn");
const parser = acorn.Parser.extend(requireHere("acorn-jsx")());

const plain = (key, value) => {
  if (typeof value === "bigint" || value instanceof RegExp) return null;
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return value;
};

const answers = JSON.parse(readFileSync(0, "utf8")).map((source) => {
  const comments = [];
  try {
    const options = { ecmaVersion: 2026, sourceType: "module", onComment: comments };
    return { tree: parser.parse(source, options), comments };
  } catch (error) {
    return { error: error.message, index: error.pos };
  }
});
process.stdout.write(JSON.stringify(answers, plain));
