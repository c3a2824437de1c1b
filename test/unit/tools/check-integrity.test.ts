import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkIntegrity } from '../../../tools/runtime/check-integrity.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boxwright-test-'))
  file = join(folder, 'package.tgz')
  await writeFile(file, 'the very bytes')
})

afterEach(() => rm(folder, { recursive: true }))

const integrity = `sha512-${createHash('sha512').update('the very bytes').digest('base64')}`

describe('checkIntegrity', () => {
  it('accepts the expected file', async () => {
    await expect(checkIntegrity(file, integrity)).resolves.toBeUndefined()
  })

  it('refuses a file that was cut short', async () => {
    await writeFile(file, 'the very')

    await expect(checkIntegrity(file, integrity)).rejects.toThrow('not the expected one')
  })
})
