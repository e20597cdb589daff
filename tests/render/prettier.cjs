// JSON in: a list of texts. JSON out: each as Prettier formats it with its defaults.
const { createRequire } = require("node:module");

const prettier = createRequire(process.cwd() + "/")("prettier");
const given = JSON.parse(require("node:fs").readFileSync(0, "utf8"));

Promise.all(given.map((text) => prettier.format(text, { parser: "babel" }))).then((texts) =>
  process.stdout.write(JSON.stringify(texts)),
);
