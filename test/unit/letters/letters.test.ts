import { describe, expect, it } from 'vitest'
import type { LetterText } from '../../../electron/letters/texts/letter.ts'
import { nameServersFailed } from '../../../electron/letters/texts/nameservers-failed.ts'
import { orderCancelled } from '../../../electron/letters/texts/order-cancelled.ts'
import { orderCompleted } from '../../../electron/letters/texts/order-completed.ts'
import { orderCreated } from '../../../electron/letters/texts/order-created.ts'
import { orderRejected } from '../../../electron/letters/texts/order-rejected.ts'
import { orderStalled } from '../../../electron/letters/texts/order-stalled.ts'
import { engineFailureCodes } from '../../../shared/border/failure.ts'
import { stages } from '../../../shared/orders/domain.ts'

const failed = (code: (typeof engineFailureCodes)[number]) => ({
  name: `${code.replaceAll('_', '-')}.com`,
  provider: 'namecheap',
  code,
  detail: `What the registrar said about ${code}.`,
  ip: code === 'ip_not_whitelisted' ? '203.0.113.7' : null,
})

describe('the letter about refused nameservers', () => {
  it.each(engineFailureCodes)('says what to do about %s', code => {
    const { subject, body } = nameServersFailed(7, 'Jo', [failed(code)])

    expect(subject).toBe('Nameservers could not be set for 1 domain of order #7')
    expect(body).toContain(failed(code).name)
    expect(body).toContain(failed(code).detail)
    expect(body).toMatch(/^What to do: \S/m)
    expect(body).toContain('resubmit the order')
  })

  it('names the address to allow', () => {
    const { body } = nameServersFailed(7, 'Jo', [failed('ip_not_whitelisted')])

    expect(body).toContain('IP address to allow: 203.0.113.7')
  })

  it('gathers domains by their cause', () => {
    const { body } = nameServersFailed(7, 'Jo', [
      { ...failed('credentials'), name: 'one.com' },
      { ...failed('scope'), name: 'two.com' },
      { ...failed('credentials'), name: 'three.com' },
    ])

    expect(body.match(/^What to do: /gm)).toHaveLength(2)
    expect(body).toMatch(/- one\.com.*\n- three\.com/)
  })
})

describe('the letter about a stalled order', () => {
  it.each(stages.filter(stage => stage !== 'done'))('says what to do at %s', stage => {
    const { subject, body } = orderStalled(7, 'Northwind', 24, [
      { name: 'slow.com', stage, state: 'due', detail: 'It answered slowly.' },
    ])

    expect(subject).toBe('No movement for 24 hours in order #7')
    expect(body).toContain('- slow.com: It answered slowly.')
    expect(body).toMatch(/^What to do: \S/m)
  })

  it('marks what needs a person and counts the rest', () => {
    const domains = Array.from({ length: 60 }, (_, index) => ({
      name: `d${index}.com`,
      stage: 'transfer' as const,
      state: 'halted' as const,
      detail: null,
    }))

    const { body } = orderStalled(7, 'Northwind', 24, domains)

    expect(body).toContain('- d0.com (needs a person)')
    expect(body).toContain('- and 10 more')
  })
})

describe('the letters to the customer', () => {
  const letters: readonly (readonly [string, LetterText, string])[] = [
    ['created', orderCreated(7, 'Jo', { domains: 1, mailboxes: 3 }), '1 domain, 3 mailboxes'],
    ['completed', orderCompleted(7, 'Jo', 36), '36 mailboxes are ready'],
    ['rejected', orderRejected(7, 'Jo', 'The card was declined.'), 'The card was declined.'],
    ['cancelled', orderCancelled(7, 'Jo', true), 'are being removed'],
    ['cancelled', orderCancelled(7, 'Jo', false), 'stay as they are'],
  ]

  it.each(letters)('tell that the order is %s', (_, { subject, body }, words) => {
    expect(subject).toContain('order #7')
    expect(body).toMatch(/^Hello Jo,\n\n/)
    expect(body).toContain(words)
  })
})
