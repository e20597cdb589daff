// What the provider's `appearance` may hold at its first level. In: list of Clerk's packages on standard input; out: {package: [keys]}.
const { createRequire } = require('node:module')
const fs = require('node:fs')
const path = require('node:path')
const ts = createRequire(process.cwd() + '/')('typescript')

// Only read, never written: TypeScript takes it for a file of this folder.
const FILE = path.join(process.cwd(), 'appearance.ts')

function keysOf(name) {
  const text = `import type { ComponentProps } from 'react'; import { ClerkProvider } from '${name}';
export type Keys = keyof NonNullable<ComponentProps<typeof ClerkProvider>['appearance']>`
  const options = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, strict: true }
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = (file) => path.resolve(file) === FILE || fileExists(file)
  host.getSourceFile = (file, target) =>
    path.resolve(file) === FILE ? ts.createSourceFile(file, text, target) : getSourceFile(file, target)
  const program = ts.createProgram([FILE], options, host)
  const checker = program.getTypeChecker()
  const [keys] = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(FILE)))
  const type = checker.getDeclaredTypeOfSymbol(keys)
  return (type.isUnion() ? type.types : [type]).map((one) => one.value)
}

const names = JSON.parse(fs.readFileSync(0, 'utf8'))
console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, keysOf(name)]))))
