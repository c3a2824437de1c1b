import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const guides = readdirSync('docs/guide').map(name => join('docs/guide', name))

test.each(['README.md', ...guides])('every picture of %s is there', page => {
  const pictures = [...readFileSync(page, 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)]

  const missing = pictures
    .map(([, path = '']) => join(dirname(page), path))
    .filter(path => !existsSync(path))

  expect(missing).toEqual([])
})
