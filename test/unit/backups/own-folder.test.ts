import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { takeUserData } from '../../../electron/backups/own-folder.ts'
import { tempFolder } from '../../support/database.ts'

describe('the user-data folder', () => {
  it('is made for its owner alone, and left empty', () => {
    const folder = join(tempFolder(), 'new/Boxwright')

    expect(takeUserData(folder)).toBeNull()

    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is closed to others when it was open to them', () => {
    const folder = join(tempFolder(), 'open')
    mkdirSync(folder, { mode: 0o755 })

    expect(takeUserData(folder)).toBeNull()

    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('is told of when a file has its place', () => {
    const file = join(tempFolder(), 'file')
    writeFileSync(file, '')

    expect(takeUserData(file)).toMatch(/A file stands where.*\n.*file$/)
    expect(takeUserData(join(file, 'below'))).toMatch(/A file stands where/)
  })
})
