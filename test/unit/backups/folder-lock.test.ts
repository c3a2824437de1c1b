import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseRefused } from '../../../db/core/open.ts'
import { lockFolder } from '../../../electron/backups/folder-lock.ts'
import { tempFolder } from '../../support/database.ts'

const refusalAt = (folder: string): unknown => {
  try {
    lockFolder(folder, 0).release()
    return null
  } catch (error) {
    return error
  }
}

/** Another process that locks the folder until it is killed. */
async function lockElsewhere(folder: string) {
  const file = resolve('electron/backups/folder-lock.ts')
  const code = `import { lockFolder } from ${JSON.stringify(file)}
    lockFolder(${JSON.stringify(folder)}, Date.UTC(2026, 10, 29))
    console.log('locked')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code])
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise(done => child.stdout.once('data', done))
  return child
}

describe('a folder that another Boxwright works with', () => {
  it('is refused, and its owner is named', async () => {
    const folder = tempFolder()
    const { pid } = await lockElsewhere(folder)
    const link = join(tempFolder(), 'live')
    symlinkSync(folder, link)

    for (const path of [folder, link]) {
      const refusal = refusalAt(path)
      expect(refusal).toBeInstanceOf(DatabaseRefused)
      expect(refusal).toMatchObject({
        kind: 'in-use',
        message: expect.stringMatching(
          new RegExp(`^It is open in process ${pid} on .+, since 2026-11-29T00:00:00`),
        ),
      })
    }
  })

  it('is free again after a kill', async () => {
    const folder = tempFolder()
    const child = await lockElsewhere(folder)
    const gone = new Promise(done => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
    expect(existsSync(join(folder, 'in-use.json'))).toBe(true)

    expect(refusalAt(folder)).toBeNull()
  })

  it('is refused and free again where no name can be noted', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'in-use.json'))
    const lock = lockFolder(folder, 0)
    expect(refusalAt(folder)).toMatchObject({ message: 'It is open in another Boxwright.' })

    lock.release()

    expect(refusalAt(folder)).toBeNull()
  })

  it('is free again once it was released', () => {
    const folder = tempFolder()
    const lock = lockFolder(folder, 0)
    expect(refusalAt(folder)).toBeInstanceOf(DatabaseRefused)

    lock.release()

    expect(existsSync(join(folder, 'in-use.json'))).toBe(false)
    expect(refusalAt(folder)).toBeNull()
  })
})
