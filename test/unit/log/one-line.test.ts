import { expect, it } from 'vitest'
import { lineOfError } from '../../../electron/log/one-line.ts'
import { createRedactor } from '../../../electron/providers/redact.ts'

it('a long error is cut after its secrets are hidden', () => {
  const secret = 'CANARY-that-stands-at-the-cut'
  const thrown = `${'x'.repeat(15_990)}${secret}`

  const line = lineOfError(thrown, createRedactor([secret]))

  expect(line).toContain('•••')
  expect(line).not.toContain('CANARY')
})
