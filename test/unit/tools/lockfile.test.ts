import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ gypfile: z.boolean().optional() })),
})

test('npm 9 and 10 compile no driver', () => {
  const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

  // they ignore allowScripts and would want make; `npm install` drops the line: put it back
  expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false)
})
