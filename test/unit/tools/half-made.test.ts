import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { halfMadeName, isLeftover, makeWhole } from '../../../tools/runtime/half-made.ts'

/** Above the largest process number that Linux gives. */
const deadPid = 4_194_305

let folder: string
let target: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boxwright-test-'))
  target = join(folder, 'electron-1')
})

afterEach(() => rm(folder, { recursive: true }))

describe('makeWhole', () => {
  it('leaves the filled folder and nothing else', async () => {
    await makeWhole(target, path => writeFile(join(path, 'electron'), 'binary'))

    expect(await readdir(folder)).toEqual(['electron-1'])
    expect(await readFile(join(target, 'electron'), 'utf8')).toBe('binary')
  })

  it('leaves nothing when filling fails', async () => {
    const failing = makeWhole(target, () => Promise.reject(new Error('line cut')))

    await expect(failing).rejects.toThrow('line cut')
    expect(await readdir(folder)).toEqual([])
  })

  it('keeps what another process made meanwhile', async () => {
    await makeWhole(target, async path => {
      await writeFile(join(path, 'electron'), 'mine')
      await mkdir(target)
      await writeFile(join(target, 'electron'), 'theirs')
    })

    expect(await readFile(join(target, 'electron'), 'utf8')).toBe('theirs')
    expect(await readdir(folder)).toEqual(['electron-1'])
  })

  it('clears what a killed process left', async () => {
    await mkdir(halfMadeName(target, deadPid))

    await makeWhole(target, path => writeFile(join(path, 'electron'), 'binary'))

    expect(await readdir(folder)).toEqual(['electron-1'])
  })
})

describe('isLeftover', () => {
  const nameOf = (pid: number): string => halfMadeName('electron-1', pid)

  it('spares the folder of a living process', () => {
    expect(isLeftover('electron-1', nameOf(process.pid), 0)).toBe(false)
  })

  it('spares the folder of another machine for a day', () => {
    const foreign = `electron-1.half-elsewhere-${deadPid}-00`

    expect(isLeftover('electron-1', foreign, 1000)).toBe(false)
    expect(isLeftover('electron-1', foreign, 25 * 60 * 60 * 1000)).toBe(true)
  })

  it('spares other names', () => {
    expect(isLeftover('electron-1', 'electron-1', 1e12)).toBe(false)
  })
})
