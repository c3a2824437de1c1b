import { expect, it } from 'vitest'
import { mailboxState } from '../../../../shared/mailboxes/mailbox-state.ts'

const asked = { mailinMailboxId: null, isAsked: true } as const
const refused = { mailinMailboxId: null } as const

it('does not call a refused mailbox asked for', () => {
  expect(mailboxState(refused, 'halted')).toBe('stopped')
  expect(mailboxState(refused, 'due')).toBe('planned')
  expect(mailboxState(refused, 'superseded')).toBe('dropped')
})

it('calls a mailbox asked for while its domain goes on', () => {
  expect(mailboxState(asked, 'running')).toBe('asked')
  expect(mailboxState(asked, 'due')).toBe('asked')
  expect(mailboxState(asked, 'superseded')).toBe('asked')
})

it('says of a failed job that nothing was created', () => {
  expect(mailboxState(asked, 'halted')).toBe('stopped')
})

it('calls a mailbox created whatever its domain does', () => {
  expect(mailboxState({ ...asked, mailinMailboxId: 7 }, 'halted')).toBe('created')
  expect(mailboxState({ ...asked, mailinMailboxId: 7, isExtra: true }, 'due')).toBe('extra')
  expect(mailboxState({ ...refused, isByHand: true }, undefined)).toBe('byHand')
})
