import { expect, test } from 'vitest'
import { passwordsLine } from '../../../../renderer/exports/left-out.ts'

test('passwords that a spreadsheet would change are counted', () => {
  expect(passwordsLine(0)).toBe('')
  expect(passwordsLine(1)).toBe(
    '1 password begins with a sign that spreadsheets take for a formula: open the file as text, or they change it.',
  )
  expect(passwordsLine(1200)).toMatch(/^1,200 passwords begin .* change them\.$/)
})
