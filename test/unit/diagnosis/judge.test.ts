import { describe, expect, test } from 'vitest'
import { judge } from '../../../electron/diagnosis/judge.ts'
import {
  evidenceOf,
  failure,
  minute,
  now,
  old,
  refused,
  told,
  updating,
  wanted,
} from './evidence-of.ts'
import { authenticationFails, creationFails, eppAndDnssec, transferStuck } from './judge-far.ts'
import { atRest, stuckOrder, updateFails } from './judge-near.ts'

describe.each([
  ['an order stuck in progress', stuckOrder],
  ['a nameserver update that fails', updateFails],
  ['mailbox creation that fails', creationFails],
  ['a transfer that is stuck', transferStuck],
  ['authentication that fails', authenticationFails],
  ['what EPP and DNSSEC say', eppAndDnssec],
  ['a domain at rest', atRest],
])('%s', (_title, rows) => {
  test.each(rows)('%s', (_what, change, sentence, kind) => {
    const verdict = judge(evidenceOf(change))

    expect(verdict.sentence).toMatch(sentence)
    expect(verdict.action?.kind ?? null).toBe(kind)
  })
})

describe('a verdict', () => {
  test('copies the address that Namecheap named', () => {
    const ip = { ip: '203.0.113.7' }
    const verdict = judge(
      evidenceOf({
        engine: updating({ platform: 'namecheap' }),
        registrar: refused(failure('ip_not_whitelisted', 'namecheap', ip)),
      }),
    )

    expect(verdict.action).toMatchObject({ text: '203.0.113.7' })
  })

  test('copies every wanted nameserver', () => {
    const verdict = judge(evidenceOf({ registrar: told({ nameServers: old }) }))

    expect(verdict.action).toMatchObject({ text: wanted.join('\n') })
  })

  test('says when it goes on', () => {
    const { action } = judge(evidenceOf({ engine: { dueAt: now + 5 * minute } }))
    const soon = judge(evidenceOf()).action

    expect(action?.label).toMatch(/^Nothing to do: the next look is at \d\d:\d\d\.$/)
    expect(soon?.label).toBe('Nothing to do: the next look is within a minute.')
  })

  test('is one sentence of words, at most 200 characters', () => {
    const all = [stuckOrder, updateFails, creationFails, transferStuck, authenticationFails]
    const sentences = [...all, eppAndDnssec, atRest]
      .flat()
      .map(([, change]) => judge(evidenceOf(change)).sentence)

    expect(sentences.filter(sentence => sentence.length > 200)).toEqual([])
    expect(
      sentences.filter(sentence => !sentence.endsWith('.') || /\. \S/.test(sentence)),
    ).toEqual([])
    expect(sentences.filter(sentence => /undefined|null|NaN/.test(sentence))).toEqual([])
  })
})
