import { expect, test } from 'vitest'
import { mailboxesOn } from '../../../electron/engine/mailbox-words.ts'

test('mailboxes are counted with their domain, or how many domains', () => {
  expect(mailboxesOn(['jane@acme.com'])).toBe('1 mailbox on acme.com')
  expect(mailboxesOn(['jane@acme.com', 'max@acme.com'])).toBe('2 mailboxes on acme.com')
  expect(mailboxesOn(['jane@acme.com', 'jane@acme.net'])).toBe('2 mailboxes on 2 domains')
})
