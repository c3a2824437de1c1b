import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { submitSchema } from '../../../../shared/orders/form.ts'
import { prefixEntrySchema, prefixSchema } from '../../../../shared/orders/prefixes.ts'
import { credentialsSchemas } from '../../../../shared/registrars/keys.ts'

/** Path → first sentence, as the process border answers it. */
function problems(schema: z.ZodType, value: unknown): Record<string, string> {
  const parsed = schema.safeParse(value)
  const found: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? []) found[issue.path.join('.')] ??= issue.message
  return found
}

const bare = { customerId: 1, planId: 1 }

describe('a prefix', () => {
  it.each([
    ['john', 'john'],
    [' John.Doe ', 'john.doe'],
    ['j_d-1', 'j_d-1'],
    ['X', 'x'],
    ['a'.repeat(50), 'a'.repeat(50)],
  ])('takes %s', (typed, prefix) => {
    expect(prefixSchema.parse(typed)).toBe(prefix)
  })

  it.each([
    ['', 'Enter a prefix.'],
    ['   ', 'Enter a prefix.'],
    ['a'.repeat(51), 'A prefix has at most 50 characters.'],
    ['jo hn', 'Use letters, digits, dot, hyphen and underscore only.'],
    ['jo@hn', 'Use letters, digits, dot, hyphen and underscore only.'],
    ['jürgen', 'Use letters, digits, dot, hyphen and underscore only.'],
    ["o'neil", 'Use letters, digits, dot, hyphen and underscore only.'],
    ['john\n', null],
    ['jo\nhn', 'Use letters, digits, dot, hyphen and underscore only.'],
    ['.john', 'Dots stand between other characters only.'],
    ['john.', 'Dots stand between other characters only.'],
    ['jo..hn', 'Dots stand between other characters only.'],
  ])('answers %j with %s', (typed, sentence) => {
    expect(problems(prefixSchema, typed)[''] ?? null).toBe(sentence)
  })

  it('needs both names', () => {
    expect(problems(prefixEntrySchema, { prefix: 'jo', firstName: ' ' })).toEqual({
      firstName: 'Enter a first name.',
      lastName: 'Enter a last name.',
    })
  })

  it.each([
    ['https://acme.com/jo.png', true],
    ['', true],
    ['javascript:alert(1)', false],
    ['acme.com/jo.png', false],
    ['https:acme.com', false],
    ['https:///acme.com', false],
    ['file:///etc/passwd', false],
  ])('answers the picture link %j with %s', (profilePictureLink, isGood) => {
    const entry = { prefix: 'jo', firstName: 'Jo', lastName: 'Roe', profilePictureLink }

    expect(prefixEntrySchema.safeParse(entry).success).toBe(isGood)
  })

  it('refuses an unknown key', () => {
    const entry = { prefix: 'jo', firstName: 'Jo', lastName: 'Roe', role: 'admin' }

    expect(prefixEntrySchema.safeParse(entry).success).toBe(false)
  })
})

describe('credentials', () => {
  it('names every missing Spaceship key', () => {
    expect(problems(credentialsSchemas.spaceship, { spaceshipApiKey: '' })).toEqual({
      spaceshipApiKey: 'Enter the Spaceship API key.',
      spaceshipApiSecretKey: 'Enter the Spaceship API secret.',
    })
  })

  it('names every missing Namecheap field', () => {
    expect(problems(credentialsSchemas.namecheap, {})).toEqual({
      namecheapApiKey: 'Enter the Namecheap API key.',
      platformLogin: 'Enter the Namecheap user name.',
      backupCodes: 'Enter the backup codes.',
      namecheapIpWhitelisted: 'Confirm that the IP address is whitelisted.',
    })
  })

  it('needs the whitelist box ticked', () => {
    const typed = { namecheapApiKey: 'k', platformLogin: 'jo', backupCodes: '1 2' }

    for (const namecheapIpWhitelisted of [false, 'true', 1, undefined])
      expect(
        problems(credentialsSchemas.namecheap, { ...typed, namecheapIpWhitelisted }),
      ).toEqual({ namecheapIpWhitelisted: 'Confirm that the IP address is whitelisted.' })
  })

  it('keeps quotes, lines and signs inside backup codes', () => {
    const typed = {
      namecheapApiKey: ' k ',
      platformLogin: 'jo',
      backupCodes: '"1"\n\'2\'; <3>',
      namecheapIpWhitelisted: true,
    }

    expect(credentialsSchemas.namecheap.parse(typed)).toEqual({
      ...typed,
      namecheapApiKey: 'k',
    })
  })

  it('says how long a key may be', () => {
    expect(
      problems(credentialsSchemas.spaceship, {
        spaceshipApiKey: 'k'.repeat(501),
        spaceshipApiSecretKey: 's',
      }),
    ).toEqual({ spaceshipApiKey: 'At most 500 characters.' })
  })
})

describe('a submission', () => {
  it('takes customer and plan alone, for a draft', () => {
    expect(submitSchema.parse({ ...bare, asDraft: true })).toEqual({ ...bare, asDraft: true })
  })

  it('asks for customer and plan', () => {
    expect(problems(submitSchema, {})).toEqual({
      customerId: 'Choose a customer.',
      planId: 'Choose a plan.',
    })
  })

  it.each([[0], [4], [1.5], ['2']])('refuses %s mailboxes per domain', inboxesPerDomain => {
    expect(problems(submitSchema, { ...bare, inboxesPerDomain })).toEqual({
      inboxesPerDomain: 'Choose 1, 2 or 3 mailboxes per domain.',
    })
  })

  it('words what is wrong with the extras', () => {
    expect(
      problems(submitSchema, {
        ...bare,
        forwardingUrl: 'acme',
        masterInboxEmail: 'jo@',
        currency: 'dollar',
        amount: -1,
        paidAt: 'yesterday',
      }),
    ).toEqual({
      forwardingUrl: 'Enter a web address that starts with http:// or https://.',
      masterInboxEmail: 'Enter an e-mail address.',
      currency: 'A currency has three letters, such as USD.',
      amount: 'An amount is not negative.',
      paidAt: 'Enter a date and time.',
    })
  })

  it('lets extras be emptied', () => {
    const emptied = { forwardingUrl: '', masterInboxEmail: '', additionalInfo: '' }

    expect(submitSchema.parse({ ...bare, ...emptied })).toEqual({ ...bare, ...emptied })
  })

  it('refuses unknown keys and more prefixes than a domain can have', () => {
    expect(submitSchema.safeParse({ ...bare, status: 'completed' }).success).toBe(false)
    expect(submitSchema.safeParse({ ...bare, prefixes: [{}, {}, {}, {}] }).success).toBe(false)
  })
})
