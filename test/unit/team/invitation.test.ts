import { expect, test } from 'vitest'
import { contractHash } from '../../../electron/team/contract-hash.ts'
import { readInvitation, writeInvitation } from '../../../electron/team/invitation.ts'

const invitation = {
  addresses: ['https://192.168.1.5:4780', 'https://[fe80::1]:4780'],
  certificate: 'ab'.repeat(32),
  secret: 'once-only-once-only',
  until: '2026-12-03T10:00:00.000Z',
}

test('an invitation is one line, and read back though a letter has wrapped it', () => {
  const line = writeInvitation(invitation)

  expect(line).not.toMatch(/\s/)
  expect(readInvitation(line)).toEqual(invitation)
  expect(readInvitation(` ${line.slice(0, 70)}\r\n  ${line.slice(70)}\n`)).toEqual(invitation)
})

test('what is no whole invitation is named for what it is', () => {
  const line = writeInvitation(invitation)

  expect(readInvitation('https://192.168.1.5:4780')).toBe('foreign')
  expect(readInvitation(line.slice(0, -4))).toBe('damaged')
  expect(readInvitation(line.replace('A', 'B'))).toBe('damaged')
  const plain = { ...invitation, addresses: ['http://192.168.1.5:4780'] }
  expect(readInvitation(writeInvitation(plain))).toBe('damaged')
  const later = { ...invitation, version: 2 }
  expect(readInvitation(writeInvitation(later))).toBe('newer')
})

test('the hash of the contract is the same at each start', () => {
  expect(contractHash()).toBe(contractHash())
  expect(contractHash()).toHaveLength(43)
})
