import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeTable } from '../../../electron/exports/write-csv.ts'
import { tempFolder } from '../../support/database.ts'

it('an empty row is a row', async () => {
  const path = join(tempFolder(), 'rows.csv')

  for (const rows of [[[]], [['']], [['Domain', 'Why'], [], ['', ''], ['acme.com', 'Taken\n']]])
    expect(await writeTable(path, rows)).toEqual({ ok: true, value: rows.length })

  expect(readFileSync(path, 'utf8')).toBe('Domain,Why\r\n\r\n,\r\nacme.com,"Taken\n"\r\n')
})
