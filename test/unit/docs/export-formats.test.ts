import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formats } from '../../../electron/exports/formats.ts'
import { exportFormatWords, formatChecks } from '../../../shared/exports/formats.ts'
import { exportFormats } from '../../../shared/settings/settings.ts'

const checks = { own: 'our own', 'not-checked': 'not checked' } as const

test('the guide has each format with its hosts, its limit and what it was compared with', () => {
  const rows = readFileSync('docs/guide/exports.md', 'utf8')
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .filter(([, , , hosts = '']) => /^(?:yes|no)$/.test(hosts))

  expect(rows.map(([, name, , hosts, check]) => [name, hosts, check])).toEqual(
    exportFormats.map(format => {
      const check = formatChecks[format]
      return [
        exportFormatWords[format],
        formats[format].needsHosts ? 'yes' : 'no',
        typeof check === 'string' ? checks[check] : 'checked, November 2026',
      ]
    }),
  )
  for (const [at, format] of exportFormats.entries()) {
    const { mostRows } = formats[format]
    if (mostRows !== undefined) expect(rows[at]?.[2]).toContain(`${mostRows} a file`)
  }
})
