// Standard input: a JSON list of sources. Standard output: for each, what eslint-scope finds, in a plain form, or an error.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const requireHere = createRequire(process.cwd() + "/");
const eslintScope = requireHere("eslint-scope");
const espree = requireHere("espree");
const visitorKeys = requireHere("eslint-visitor-keys");

const KINDS = {
  CatchClause: "catch",
  ClassName: "class",
  FunctionName: "function",
  ImportBinding: "import",
  Parameter: "parameter",
  Variable: "variable",
};

function describe(source) {
  const tree = espree.parse(source, { ecmaVersion: 17, sourceType: "module", ecmaFeatures: { jsx: true }, range: true });
  const options = { ecmaVersion: 17, sourceType: "module", jsx: true, ignoreEval: true };
  const found = eslintScope.analyze(tree, { ...options, childVisitorKeys: visitorKeys.KEYS, fallback: "none" });
  const scopes = found.scopes.filter((scope) => scope.type !== "global");
  const number = new Map(scopes.map((scope, index) => [scope, index]));
  return scopes.map((scope) => ({
    kind: scope.type,
    block: scope.type === "module" ? null : scope.block.range,
    upper: number.get(scope.upper) ?? null,
    variables: scope.variables.map((variable) => ({
      name: variable.name,
      definitions: variable.defs.map((definition) => [KINDS[definition.type], definition.name.range]),
      references: variable.references.map((reference) => reference.identifier.range),
    })),
    references: scope.references.map((reference) => ({
      at: reference.identifier.range,
      read: reference.isRead(),
      write: reference.isWrite(),
      init: reference.init === true,
      written: reference.writeExpr ? reference.writeExpr.range : null,
      variable: number.get(reference.resolved?.scope) ?? null,
    })),
    through: scope.through.map((reference) => reference.identifier.range),
  }));
}

const answers = JSON.parse(readFileSync(0, "utf8")).map((source) => {
  try {
    return { scopes: describe(source) };
  } catch (error) {
    return { error: error.message };
  }
});
process.stdout.write(JSON.stringify(answers));
