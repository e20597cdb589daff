// Names that npm packages export to a bundler. In: list of module names on standard input; out: {module: [names]}.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

// The file of a module that `import` gets, as the package's own `exports` names it.
function entryFile(name) {
  const [, packageName, rest] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(name)
  const folder = path.join(process.cwd(), 'node_modules', packageName)
  const { exports } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const found = exports[`.${rest}`].import
  return path.join(folder, found.default ?? found)
}

const out = {}
for (const name of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  out[name] = Object.keys(await import(pathToFileURL(entryFile(name)).href))
}
console.log(JSON.stringify(out))
