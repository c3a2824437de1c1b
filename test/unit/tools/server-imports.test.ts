import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** Every file that is imported at run time from here on, and every package. */
function importsFrom(file: string, seen = new Set<string>(), packages = new Set<string>()) {
  if (seen.has(file)) return packages
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  const found =
    /^(?:import|export)\s+(?!type\s)[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm
  for (const [, from, alone, later] of source.matchAll(found)) {
    const name = from ?? alone ?? later ?? ''
    if (!name.startsWith('.')) packages.add(name)
    else if (name.endsWith('.ts')) importsFrom(join(dirname(file), name), seen, packages)
  }
  return packages
}

test('nothing that the server imports is Electron', () => {
  const packages = importsFrom(join(root, 'electron/server/server.ts'))

  expect(packages).toContain('better-sqlite3')
  expect([...packages].filter(name => /^electron(?:$|-store)/.test(name))).toEqual([])
})
