import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJournal } from '../../../electron/practice/journal.ts'
import { openStore } from '../../../electron/practice/store.ts'
import { tempFolder } from '../../support/database.ts'

const newFile = (): string => join(tempFolder(), 'journal.jsonl')

describe('journal', () => {
  it('writes one line per transaction', () => {
    const file = newFile()
    const store = openStore(file)

    store.transact(() => {
      store.put('counts', 'a', 1)
      store.transact(() => store.put('counts', 'b', 2))
    })

    expect(readFileSync(file, 'utf8')).toBe('{"counts":{"a":1,"b":2}}\n')
  })

  it('keeps a transaction whole when its line is torn anywhere', () => {
    const line = '{"counts":{"a":1,"b":2}}\n'
    for (let length = 0; length < line.length; length += 1) {
      const file = newFile()
      writeFileSync(file, `{"counts":{"z":9}}\n${line.slice(0, length)}`)

      openStore(file).put('counts', 'y', 1)

      expect(Object.fromEntries(readJournal(file).counts)).toEqual({ z: 9, y: 1 })
    }
  })

  it('compacts a large file without losing anything', () => {
    const file = newFile()
    const line = `{"counts":{"a":1,"${'x'.repeat(80)}":2}}\n`
    writeFileSync(file, line.repeat(12_000))
    appendFileSync(file, '{"counts":{"a":7}}\n{"counts":{"torn')

    const store = openStore(file)

    expect(store.get('counts', 'a')).toBe(7)
    expect(statSync(file).size).toBeLessThan(200 * 2)
    expect(readJournal(file).counts.get('a')).toBe(7)
  })

  it('compacts while in use', () => {
    const file = newFile()
    const store = openStore(file)
    const key = 'k'.repeat(1_000_000)
    for (let n = 1; n <= 9; n += 1) store.put('counts', key, n)

    expect(statSync(file).size).toBeLessThan(2_100_000)
    expect(readJournal(file).counts.get(key)).toBe(9)
  })

  it('refuses a file damaged in the middle', () => {
    const file = newFile()
    writeFileSync(file, 'nonsense\n{"counts":{"a":1}}\n')

    expect(() => openStore(file)).toThrow()
  })

  it('reads a missing file as empty', () => {
    expect(readJournal(newFile()).counts.size).toBe(0)
  })
})
