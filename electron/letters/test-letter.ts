import { randomUUID } from 'node:crypto'
import { assertNever } from '../../shared/border/result.ts'
import type { Delivery } from './delivery.ts'
import type { Mail } from './transport.ts'

/** The words of a test letter, which is not stored. */
export type TestLetter = Pick<Mail, 'subject' | 'body' | 'html'>

/** Tells that the mail server works, and no more. */
export const plainTest: TestLetter = {
  subject: 'Test letter from Boxwright',
  body: 'This is a test. Boxwright can send letters through this mail server.\n',
}

export const testMail = (to: string, { subject, body, html }: TestLetter): Mail => ({
  to,
  subject,
  body,
  html: html ?? null,
  messageId: `<${randomUUID()}@boxwright>`,
})

/** What became of a test letter, for staff. */
export function testWords(delivery: Delivery, to: string): string {
  switch (delivery.kind) {
    case 'accepted':
      return `The mail server took a test letter to ${to}.`
    case 'uncertain':
      return `The mail server took a test letter to ${to} but did not confirm it. Look into the mailbox.`
    case 'stopped':
      return 'Boxwright is about to close.'
    case 'refused':
    case 'later':
    case 'trouble':
      return delivery.detail
    default:
      return assertNever(delivery)
  }
}
