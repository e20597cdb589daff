// The reference rules as a service: one JSON request a line on standard input, one JSON answer a line on standard output.
//
// Names in JSX (`<Row/>`) count as uses of their variables, as they do under eslint 10 and under TypeScript's parser; eslint 9
// alone does not see them. A request with "plain": true takes eslint 9 as it is.
const { createRequire } = require("node:module");
const { createInterface } = require("node:readline");
const requireHere = createRequire(process.cwd() + "/");
const { Linter } = requireHere("eslint");
const plugin = requireHere("eslint-plugin-react-hooks");
const eslintScope = requireHere("eslint-scope");
const espree = requireHere("espree");
const visitorKeys = requireHere("eslint-visitor-keys").KEYS;

const SYNTAX = { ecmaVersion: 17, sourceType: "module", ecmaFeatures: { jsx: true } };

const parserWithJsxReferences = {
  parseForESLint(text) {
    const ast = espree.parse(text, { ...SYNTAX, loc: true, range: true, comment: true, tokens: true });
    const options = { ecmaVersion: 17, sourceType: "module", ignoreEval: true, fallback: "none" };
    const scopeManager = eslintScope.analyze(ast, { ...options, jsx: true, childVisitorKeys: visitorKeys });
    return { ast, scopeManager, visitorKeys };
  },
};

function configuration({ plain, additionalHooks }) {
  return {
    languageOptions: { parserOptions: SYNTAX, ...(plain ? {} : { parser: parserWithJsxReferences }) },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
    plugins: { "react-hooks": plugin },
    rules: {
      "react-hooks/exhaustive-deps": ["error", { additionalHooks }],
      "react-hooks/rules-of-hooks": "error",
    },
  };
}

function judge(request) {
  const linter = new Linter();
  const messages = linter.verify(request.code, [configuration(request)]);
  const source = linter.getSourceCode();
  const offset = (line, column) => source.getIndexFromLoc({ line, column: column - 1 });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message);
  // A message without a rule tells of a comment that would have configured eslint.
  return messages.filter((message) => message.ruleId).map((message) => {
    return {
      rule: message.ruleId.replace("react-hooks/", ""),
      message: message.message,
      start: offset(message.line, message.column),
      end: offset(message.endLine, message.endColumn),
      suggestion: message.suggestions ? message.suggestions[0].desc : null,
    };
  });
}

createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    answer = { messages: judge(JSON.parse(line)) };
  } catch (error) {
    answer = { error: String(error.message) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
