import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const pages = ['docs/RELIABILITY.md', 'docs/FLOW.md', 'docs/SECURITY.md', 'docs/FIELD.md']

type Named = { readonly page: string; readonly file: string; readonly title: string | null }

/** `file` alone, or followed by “titles”, which belong to the file named before them. */
function namesIn(page: string): readonly Named[] {
  const text = readFileSync(join(root, page), 'utf8')
  return text.split('\n').flatMap(line => {
    let file: string | null = null
    return [...line.matchAll(/`([\w./*-]+\.test\.tsx?)`|“([^”]+)”/g)].flatMap(
      ([, path, title]): readonly Named[] => {
        if (path !== undefined) {
          file = path
          return [{ page, file, title: null }]
        }
        return file === null || title === undefined ? [] : [{ page, file, title }]
      },
    )
  })
}

const names = pages.flatMap(namesIn)
const filesOf = (file: string) => globSync(join(root, 'test', file))

test('every test file that the docs name exists', () => {
  const missing = names.filter(({ file }) => filesOf(file).length === 0)

  expect(missing).toEqual([])
})

test('every title that the docs name stands in its file', () => {
  const titled = names.filter(({ title }) => title !== null)
  const missing = titled.filter(({ file, title }) => {
    const source = filesOf(file)
      .map(path => readFileSync(path, 'utf8'))
      .join('\n')
    return !["'", '`'].some(quote => source.includes(`${quote}${title}${quote}`))
  })

  expect(titled.length).toBeGreaterThan(90)
  expect(missing).toEqual([])
})

test('every lesson has its row', () => {
  const text = readFileSync(join(root, 'docs/RELIABILITY.md'), 'utf8')
  const lessons = text.slice(text.indexOf('## Lessons'), text.indexOf('## Faults'))
  const rows = [...lessons.matchAll(/^\| (\d+) \|.*`[\w./-]+\.test\.ts`/gm)]

  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 35 }, (_, index) => index + 1),
  )
})
