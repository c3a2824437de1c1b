import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../../..')
const page = readFileSync(join(root, 'docs/SECURITY.md'), 'utf8')

/** Rows of Electron's list: number, point, file, test. */
const points = page
  .split('\n')
  .map(line => line.split('|').map(cell => cell.trim()))
  .filter(([, number = '']) => /^\d+$/.test(number))

test('each of the twenty points names its file and its test', () => {
  expect(points.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  )
  for (const [, number, , file = '', tests = ''] of points) {
    const path = /^`([^`]+)`$/.exec(file)?.[1] ?? 'none'
    expect(existsSync(join(root, path)), `${number}: ${path}`).toBe(true)
    expect(tests, number).toMatch(/`[\w./-]+\.test\.ts` “[^”]+”/)
  }
})

test('Electron is pinned to one version of the supported ones', () => {
  const { devDependencies } = z
    .object({ devDependencies: z.object({ electron: z.string() }) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  // of November 2026; the three newest majors get fixes
  expect(Number(devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(43)
})
