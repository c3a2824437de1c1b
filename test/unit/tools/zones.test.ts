import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const pattern = z.object({ regex: z.string(), message: z.string() })
const rule = z.tuple([z.literal('error'), z.object({ patterns: z.array(pattern) })])
const { overrides } = z
  .object({
    overrides: z.array(
      z.object({
        files: z.array(z.string()),
        rules: z.object({ 'no-restricted-imports': rule.optional() }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('.oxlintrc.json', 'utf8')))

const zones = overrides.flatMap(({ files, rules }) => {
  const [, options] = rules['no-restricted-imports'] ?? []
  return options === undefined ? [] : [{ files, patterns: options.patterns }]
})

/** Folders of the window that every noun may import, or that hold the nouns together. */
const common = ['app', 'ui', 'words']
const folders = readdirSync('renderer', { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name)
const nouns = folders.filter(folder => !common.includes(folder))

/** What a folder of the window may not import, and what its message names as neighbours. */
function bordersOf(folder: string) {
  const zone = zones.find(({ files }) => files.includes(`renderer/${folder}/**/*.ts`))
  const found = zone?.patterns.find(({ regex }) => regex.startsWith('^(\\.\\./)+('))
  const [, barred = ''] = /\(([a-z|]+)\)\/$/.exec(found?.regex ?? '') ?? []
  const [, neighbours = ''] = / neighbours (.*)$/.exec(found?.message ?? '') ?? []
  const wordsOf = (text: string, joint: string) => text.split(joint).filter(Boolean)
  return { barred: wordsOf(barred, '|'), neighbours: wordsOf(neighbours, ', ') }
}

describe('the zones of lint', () => {
  it('look around nowhere, which the linter passes over', () => {
    const regexes = zones.flatMap(({ patterns }) => patterns.map(({ regex }) => regex))

    expect(regexes.length).toBeGreaterThan(20)
    expect(regexes.filter(regex => /\(\?<?[!=]/.test(regex))).toEqual([])
  })

  it.each(nouns)('bar renderer/%s from all but its neighbours', noun => {
    const { barred, neighbours } = bordersOf(noun)

    expect([...barred, ...neighbours, noun].sort()).toEqual(nouns)
  })

  it.each(['ui', 'words'])('bar renderer/%s from every noun', folder => {
    expect(bordersOf(folder).barred).toEqual(nouns)
  })
})
