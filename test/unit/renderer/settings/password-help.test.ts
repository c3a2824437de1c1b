import { expect, it } from 'vitest'
import { passwordHelp } from '../../../../renderer/settings/password-help.ts'

it.each([
  ['is kept where its address stays', { hasPassword: true }, false, 'Leave empty to keep'],
  ['is not kept for another address', { hasPassword: true }, true, 'is not kept for another'],
  ['that is missing says what waits', { hasPassword: false }, true, 'Letters wait.'],
  ['that is lost is entered again', { hasPassword: true, isPasswordLost: true }, true, 'again'],
] as const)('a stored password %s', (_, stored, isMoved, words) => {
  expect(passwordHelp(stored, isMoved, 'Letters wait.')).toContain(words)
})
