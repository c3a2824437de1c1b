import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const mantine = 'node_modules/@mantine/core/esm'
const read = (path: string) => readFileSync(path, 'utf8')
const matches = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found)

/** The Mantine components that the window imports. */
function usedComponents(): readonly string[] {
  const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
  return files
    .filter(file => /\.tsx?$/.test(file))
    .flatMap(file =>
      matches(read(join('renderer', file)), /import \{([^}]*)\} from '@mantine\/core'/g),
    )
    .flatMap(names => matches(names, /\b([A-Z]\w+)/g))
}

/** Adds a module of Mantine and all that it imports. */
function follow(path: string, seen: Set<string>): void {
  if (seen.has(path)) return
  seen.add(path)
  for (const imported of matches(read(path), /from "(\.[^"]+)"/g))
    follow(join(dirname(path), imported), seen)
}

test('every used component of Mantine has its styles', () => {
  const index = read(join(mantine, 'index.mjs'))
  const seen = new Set<string>()
  for (const name of usedComponents())
    for (const path of matches(
      index,
      new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from "(\\.[^"]+)"`, 'g'),
    ))
      follow(join(mantine, path), seen)
  const styled = [...seen].flatMap(path => matches(path, /(\w+)\.module\.mjs$/g))
  const sheets = matches(
    read('renderer/app/styles.ts'),
    /@mantine\/core\/styles\/([\w-]+)\.css/g,
  )

  expect(styled).toContain('Button')
  expect(styled.filter(name => !sheets.includes(name))).toEqual([])
})
