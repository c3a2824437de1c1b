import { describe, expect, it } from 'vitest'
import { fill } from '../../../electron/letters/compose-letter.ts'
import { exampleFacts } from '../../../electron/letters/preview.ts'
import type { LetterNews } from '../../../electron/letters/texts/facts.ts'
import { letterWords } from '../../../electron/letters/texts/languages.ts'
import { engineFailureCodes } from '../../../shared/border/failure.ts'
import { fieldsOfKind } from '../../../shared/letters/fields.ts'
import { type LetterLanguage, letterLanguages } from '../../../shared/letters/language.ts'
import { letterKinds } from '../../../shared/letters/letter.ts'
import { templateProblem } from '../../../shared/letters/template.ts'
import { stages } from '../../../shared/orders/domain.ts'

const about = {
  orderId: 7,
  customerName: 'Jo',
  planName: () => 'Private SMTP',
  domains: () => ['acme.com', 'xn--bcher-kva.de'],
}

/** A letter in its built-in words. */
const letter = (news: LetterNews, language: LetterLanguage = 'en', signature = '') =>
  fill(letterWords[language].templates[news.kind], news, about, { language, signature })

const failed = (code: (typeof engineFailureCodes)[number]) => ({
  name: `${code.replaceAll('_', '-')}.com`,
  provider: 'namecheap',
  code,
  // what a registrar said never gets into a letter
  detail: `Error 2030280: ${code}`,
  ip: code === 'ip_not_whitelisted' ? '203.0.113.7' : null,
})
const refused = (...all: readonly ReturnType<typeof failed>[]) =>
  ({ kind: 'nameservers-failed', facts: { failed: all } }) as const

describe.each(letterLanguages)('the built-in words in %s', language => {
  it.each(letterKinds)('of %s name only its fields, and leave none open', kind => {
    const words = letterWords[language].templates[kind]
    expect(templateProblem(kind, 'subject', words.subject)).toBeNull()
    expect(templateProblem(kind, 'body', words.body)).toBeNull()

    const facts = exampleFacts(['acme.com'], language)[kind]
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the facts of this very kind
    const { subject, body } = letter({ kind, facts } as LetterNews, language)

    expect(subject).toMatch(/\S/)
    expect(`${subject}\n${body}`).not.toMatch(/[{}]|undefined|null|\n\n\n/)
  })

  it.each(engineFailureCodes)('say what to do about %s, and quote nobody', code => {
    const { subject, body } = letter(refused(failed(code)), language)

    expect(subject).toContain('#7')
    expect(body).toContain(`- ${failed(code).name}`)
    expect(body).toContain(
      `${letterWords[language].toDo}: ${letterWords[language].causes[code].todo}`,
    )
    expect(body).not.toContain('2030280')
  })
})

it('has no field that could name a secret', () => {
  for (const kind of letterKinds)
    for (const [name, { means }] of Object.entries(fieldsOfKind(kind)))
      expect(`${name} ${means}`).not.toMatch(/pass|\bkeys?\b|secret|token|login|api/i)
})

describe('the letter about refused nameservers', () => {
  it('asks the customer for nothing that only staff can do', () => {
    for (const code of engineFailureCodes) {
      const { body } = letter(refused(failed(code)))
      expect(body).not.toMatch(/Settings|retry|by hand|Boxwright|resubmit the order\.$/m)
    }
  })

  it('names the address to allow', () => {
    const { body } = letter(refused(failed('ip_not_whitelisted')))

    expect(body).toContain('IP address to allow: 203.0.113.7')
  })

  it('gathers domains by their cause', () => {
    const { body } = letter(
      refused(
        { ...failed('credentials'), name: 'one.com' },
        { ...failed('scope'), name: 'two.com' },
        { ...failed('credentials'), name: 'three.com' },
      ),
    )

    expect(body).toContain(
      'Namecheap refused the API key:\n- one.com\n- three.com\nWhat to do: Check',
    )
    expect(body.match(/^What to do: /gm)).toHaveLength(2)
  })
})

describe('the letter about a stalled order', () => {
  const stalled = (...unfinished: LetterFactsOfStalled) =>
    letter({ kind: 'order-stalled', facts: { hours: 24, unfinished } })
  type LetterFactsOfStalled = Extract<
    LetterNews,
    { readonly kind: 'order-stalled' }
  >['facts']['unfinished']

  it.each(stages.filter(stage => stage !== 'done'))('says what to do at %s', stage => {
    const failure = { code: 'transient', provider: 'mailin' } as const
    const { subject, body } = stalled({ name: 'slow.com', stage, state: 'due', failure })

    expect(subject).toBe('No movement for 24 hours in order #7')
    expect(body).toContain('- slow.com: Mailin.ai could not be reached')
    expect(body).toMatch(/^What to do: \S/m)
  })

  it('marks what needs a person and counts the rest', () => {
    const domains = Array.from({ length: 60 }, (_, index) => ({
      name: `d${index}.com`,
      stage: 'transfer' as const,
      state: 'halted' as const,
      failure: null,
    }))

    const { body } = stalled(...domains)

    expect(body).toContain('- d0.com (needs a person)')
    expect(body).toContain('- and 10 more')
  })
})

describe('the letters to the customer', () => {
  const letters: readonly (readonly [string, LetterNews, string])[] = [
    [
      'created',
      { kind: 'order-created', facts: { domains: 1, mailboxes: 3 } },
      '1 domain, 3 mailboxes',
    ],
    [
      'completed',
      { kind: 'order-completed', facts: { mailboxes: 36 } },
      '36 mailboxes are ready',
    ],
    [
      'rejected',
      { kind: 'order-rejected', facts: { reason: 'The card was declined.' } },
      'The card was declined.',
    ],
    [
      'cancelled',
      { kind: 'order-cancelled', facts: { removesMailboxes: true } },
      'are being removed',
    ],
    [
      'cancelled',
      { kind: 'order-cancelled', facts: { removesMailboxes: false } },
      'stay as they are',
    ],
  ]

  it.each(letters)('tell that the order is %s', (_, news, words) => {
    const { subject, body } = letter(news)

    expect(subject).toContain('order #7')
    expect(body).toMatch(/^Hello Jo,\n\n/)
    expect(body).toContain(words)
  })

  it('end with the signature', () => {
    const news = { kind: 'order-completed', facts: { mailboxes: 1 } } as const

    expect(letter(news, 'de', 'Freundliche Grüße\nAcme').body).toMatch(
      /^Guten Tag Jo,\n\nIhre Bestellung #7 ist abgeschlossen: 1 Postfach ist bereit\.[^]*\n\nFreundliche Grüße\nAcme$/,
    )
  })
})
