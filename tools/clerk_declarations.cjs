// Reads the components of Clerk's React packages, with their props, from the packages' own type declarations.
// In: {"lines": {name: package}} on standard input; run in the folder whose node_modules hold them and typescript.
// Out: {line: {component: {entry, props: {name: {kinds, required}}}}} as JSON.
const { createRequire } = require('node:module')
const path = require('node:path')
const fs = require('node:fs')
const local = createRequire(process.cwd() + '/')
const ts = local('typescript')

const ENTRIES = { '/': '', '/experimental': '/experimental' }
// What React, not Clerk, puts among the props, and what only Clerk's own wrappers pass.
const NOT_PROPS = new Set(['key', 'ref', 'component', 'getContainer', 'clerk', 'children', '__experimental'])

function kindsOf(checker, type) {
  if (type.aliasSymbol && ['ReactNode', 'Appearance'].includes(type.aliasSymbol.name)) return [type.aliasSymbol.name]
  if (type.isUnion()) {
    const found = new Set(type.types.flatMap((one) => kindsOf(checker, one)))
    if (found.has('ReactElement') || found.has('ReactPortal')) return ['ReactNode']
    // Where any string goes, the listed ones are suggestions.
    const kept = found.has('string') ? [...found].filter((kind) => !kind.startsWith('"')) : [...found]
    return kept.sort()
  }
  const F = ts.TypeFlags
  if (type.flags & (F.Undefined | F.Null | F.Void)) return []
  if (type.flags & F.StringLiteral) return [JSON.stringify(type.value)]
  if (type.flags & F.BooleanLike) return ['boolean']
  if (type.flags & F.NumberLike) return ['number']
  if (type.flags & F.StringLike) return ['string']
  // `string & {}` is TypeScript's way to say: any string, with suggestions.
  if (type.isIntersection() && type.types.some((one) => one.flags & F.StringLike)) return ['string']
  if (type.getCallSignatures().length) return ['function']
  const name = (type.symbol && type.symbol.name) || ''
  if (/^(ReactElement|ReactPortal|Element)$/.test(name)) return [name === 'Element' ? 'ReactNode' : name]
  if (checker.isArrayType(type) || checker.isTupleType(type)) return ['array']
  if (type.flags & (F.Any | F.Unknown)) return ['any']
  return ['object']
}

// All variants of a union, so that a prop of one of them is not lost.
function variants(checker, type) {
  const apparent = checker.getApparentType(type)
  return apparent.isUnion() ? apparent.types.flatMap((one) => variants(checker, one)) : [apparent]
}

function propsOf(checker, type, place) {
  const props = {}
  const all = variants(checker, type)
  for (const variant of all) {
    for (const symbol of checker.getPropertiesOfType(variant)) {
      const name = symbol.name
      if (NOT_PROPS.has(name) || name.startsWith('__internal_')) continue
      const kinds = kindsOf(checker, checker.getTypeOfSymbolAtLocation(symbol, place))
      if (!kinds.length) continue // `never` or `undefined`: the variant forbids it
      const prop = (props[name] ??= { kinds: [], needed: 0 })
      prop.kinds = [...new Set([...prop.kinds, ...kinds])].sort()
      if (!(symbol.flags & ts.SymbolFlags.Optional)) prop.needed += 1
    }
  }
  // Required is what no variant can do without.
  const entries = Object.entries(props).map(([name, { kinds, needed }]) => [name, { kinds, required: needed === all.length }])
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}

// The props type of a function or class component; undefined for anything else.
function propsType(checker, type, place) {
  if (type.isUnion()) type = type.types[0] // `ComponentType` is a class or a function, with the same props
  const signature = type.getCallSignatures()[0] ?? type.getConstructSignatures()[0]
  if (!signature) return undefined
  const [parameter] = signature.getParameters()
  return parameter ? checker.getTypeOfSymbolAtLocation(parameter, place) : null
}

function acceptsChildren(checker, type) {
  return variants(checker, type).some((one) => checker.getPropertyOfType(one, 'children'))
}

function describe(checker, type, place, entry) {
  const props = propsType(checker, type, place)
  if (props === undefined) return undefined
  return {
    entry,
    children: props !== null && acceptsChildren(checker, props),
    props: props === null ? {} : propsOf(checker, props, place),
  }
}

const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  jsx: ts.JsxEmit.ReactJSX,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
}

const isComponentName = (name) => /^[A-Z]/.test(name) && !/^[A-Z]+_/.test(name)

function componentsOf(checker, source, entry) {
  const components = {}
  for (const exported of checker.getExportsOfModule(checker.getSymbolAtLocation(source))) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    if (!isComponentName(exported.name) || !(symbol.flags & ts.SymbolFlags.Value)) continue
    const type = checker.getTypeOfSymbolAtLocation(symbol, source)
    const found = describe(checker, type, source, entry)
    if (!found) continue
    components[exported.name] = found
    for (const member of checker.getPropertiesOfType(type)) {
      if (!isComponentName(member.name)) continue
      const inner = describe(checker, checker.getTypeOfSymbolAtLocation(member, source), source, entry)
      if (inner) components[`${exported.name}.${member.name}`] = inner
    }
  }
  return components
}

// The declaration file of an entry point, as the package's `exports` name it.
function declarations(packageName, suffix) {
  const folder = path.dirname(local.resolve(`${packageName}/package.json`))
  const { exports } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json')))
  return path.join(folder, exports[`.${suffix}`].import.types)
}

const { lines } = JSON.parse(fs.readFileSync(0, 'utf8'))
const places = Object.entries(lines).flatMap(([line, packageName]) =>
  Object.entries(ENTRIES).map(([entry, suffix]) => ({ line, entry, file: declarations(packageName, suffix) })),
)
const program = ts.createProgram(places.map((place) => place.file), OPTIONS)
const found = {}
for (const { line, entry, file } of places) {
  const components = componentsOf(program.getTypeChecker(), program.getSourceFile(file), entry)
  found[line] = { ...components, ...found[line] }
}
console.log(JSON.stringify(found, null, 1))
