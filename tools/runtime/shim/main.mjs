// Runs inside the unpacked runtime, which lacks Electron's own default_app: opens the app
// folder or archive named on the command line, as the official Electron does.
import { readFileSync } from 'node:fs'
import Module from 'node:module'
import { join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

useBundledSqlite()

const named = process.argv.slice(1).find(argument => !argument.startsWith('-'))
if (named === undefined) {
  console.error('Name the app folder or archive to open.')
  process.exit(1)
}
const folder = resolve(named)

// Awaited, because Electron emits `ready` only once an ES module entry has loaded: a floating
// import would be too late for registerSchemesAsPrivileged. Caught, because an error here would
// open a dialog and wait for a person.
try {
  const read = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setName(read.productName ?? read.name)
  if (read.version) app.setVersion(read.version)
  app.setAppPath(folder)
  await import(pathToFileURL(join(folder, read.main ?? 'index.js')).href)
} catch (error) {
  console.error(error)
  process.exit(1)
}

/**
 * Replaces the SQLite binary of the package, which needs Node-API 10 and crashes this Electron
 * (level 9), by the one beside this file, whose initialising function has an older name.
 */
function useBundledSqlite() {
  const own = join(import.meta.dirname, 'better_sqlite3.node')
  const marker = ['better-sqlite3', 'prebuilds', ''].join(sep)
  const load = Module._extensions['.node']
  Module._extensions['.node'] = (module, file) => {
    if (!file.includes(marker)) return load(module, file)
    load(module, own)
    const addon = module.exports
    addon.initialize ??= SqliteError => addon.setErrorConstructor(SqliteError)
    return undefined
  }
}
