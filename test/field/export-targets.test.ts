import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeTable } from '../../electron/exports/write-csv.ts'
import { tempFolder } from '../support/database.ts'
import { onSmallDisk } from '../support/small-disk.ts'

const rows = [['email'], ['jo@acme.com']]
const refused = (message: RegExp) => ({
  ok: false,
  failure: { code: 'not_applicable', message: expect.stringMatching(message) },
})

test('a planted link is neither followed nor lost', async () => {
  const folder = tempFolder()
  const others = join(folder, 'others.txt')
  writeFileSync(others, 'theirs')
  for (const name of ['x.csv.part', 'x.csv.new', '.x.csv'])
    symlinkSync(others, join(folder, name))

  expect(await writeTable(join(folder, 'x.csv'), rows)).toMatchObject({ ok: true })

  expect(readFileSync(others, 'utf8')).toBe('theirs')
  expect(lstatSync(join(folder, 'x.csv.part')).isSymbolicLink()).toBe(true)
  expect(statSync(join(folder, 'x.csv')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toHaveLength(5)
})

test('what is no ordinary file gets no passwords', async () => {
  const folder = tempFolder()
  const others = join(folder, 'others.txt')
  writeFileSync(others, 'theirs')
  symlinkSync(others, join(folder, 'link.csv'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.csv'))

  for (const path of [join(folder, 'link.csv'), join(folder, 'dangling.csv'), '/dev/null'])
    expect(await writeTable(path, rows), path).toMatchObject(refused(/no ordinary file/))

  expect(readFileSync(others, 'utf8')).toBe('theirs')
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
})

test('two exports to one file are told apart', async () => {
  const path = join(tempFolder(), 'x.csv')

  const [first, second] = await Promise.all([writeTable(path, rows), writeTable(path, rows)])

  expect(first).toMatchObject({ ok: true })
  expect(second).toMatchObject(refused(/another export/))
  expect(await writeTable(path, rows)).toMatchObject({ ok: true })
})

test('a name that is too long is told so', async () => {
  const folder = tempFolder()

  expect(await writeTable(join(folder, `${'x'.repeat(300)}.csv`), rows)).toMatchObject(
    refused(/name is too long/),
  )
  expect(readdirSync(folder)).toEqual([])
})

test('a disk that fills up keeps the file of before', async context => {
  await onSmallDisk(context, async folder => {
    const path = join(folder, 'x.csv')
    await writeTable(path, rows)
    const many = Array.from({ length: 120_000 }, (_, at) => [`jo-${at}@acme.example`])

    expect(await writeTable(path, many)).toMatchObject(refused(/disk is full/))

    expect(readFileSync(path, 'utf8')).toContain('jo@acme.com')
    expect(readdirSync(folder)).toEqual(['x.csv'])
    rmSync(path)
  })
})
