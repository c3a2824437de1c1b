import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('no zone of lint looks around, which the linter passes over', () => {
  const text = readFileSync('.oxlintrc.json', 'utf8')
  const patterns = [...text.matchAll(/"regex": "([^"]+)"/g)].map(([, pattern]) => pattern)

  expect(patterns.length).toBeGreaterThan(20)
  expect(patterns.filter(pattern => /\(\?<?[!=]/.test(pattern ?? ''))).toEqual([])
})
