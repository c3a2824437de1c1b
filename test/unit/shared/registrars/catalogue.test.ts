import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldWords, isSecretField } from '../../../../shared/imports/fields.ts'
import { plainTitle } from '../../../../shared/imports/titles.ts'
import { registrarIds, registrars } from '../../../../shared/registrars/catalogue.ts'
import { keyFields } from '../../../../shared/registrars/keys.ts'

const twice = (names: readonly string[]) =>
  names.filter((name, at) => names.indexOf(name) !== at)

describe('the catalogue of registrars', () => {
  it('names each key and tick once', () => {
    const ticks = registrarIds.flatMap(id => registrars[id].ip?.field ?? [])

    expect(twice([...keyFields.map(key => key.field), ...ticks])).toEqual([])
  })

  it('gives each title of a column one meaning', () => {
    const titles = Object.values(fieldWords).flatMap(({ exact, likely }) => [
      ...exact,
      ...likely,
    ])

    expect(twice(titles.map(plainTitle))).toEqual([])
  })

  it('hides secret keys of an import too', () => {
    for (const { field, isSecret } of keyFields) expect(isSecretField(field)).toBe(isSecret)
  })
})

describe.each(registrarIds)('the client of %s', id => {
  it('has tests of its own', () => {
    const file = `test/provider/${id}.test.ts`

    expect(existsSync(file), `${file} is missing`).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain(`/providers/${id}/client.ts'`)
  })

  it('is written from what docs/providers.md says of it', () => {
    const { title } = registrars[id]
    const page = readFileSync('docs/providers.md', 'utf8')
    const isThere = page.split('\n').includes(`## ${title}`)

    expect(isThere, `docs/providers.md has no section “${title}”`).toBe(true)
  })
})

describe.each(registrarIds)('the descriptor of %s', id => {
  const { title, keys, ip, baseUrl, siteHosts, keyWords } = registrars[id]

  it('stores each key under a name of its own', () => {
    expect(twice(keys.map(key => key.stored))).toEqual([])
    expect(twice(keys.flatMap(key => key.credential ?? []))).toEqual([])
  })

  it('has a key that its requests carry', () => {
    expect(keys.some(key => key.isSecret && key.credential !== null)).toBe(true)
  })

  it('has a title that begins as its id', () => {
    expect(title.toLowerCase()).toMatch(new RegExp(`^${id}`))
    expect(keyWords).toContain(title)
  })

  it('answers over https at a path of its own', () => {
    expect(new URL(baseUrl).protocol).toBe('https:')
    expect(new URL(baseUrl).pathname).not.toBe('/')
  })

  it('leads to pages that the window may open', () => {
    const pages = ip === null ? [] : [ip.page]
    for (const page of pages) expect(siteHosts).toContain(new URL(page).host)
  })
})
