import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

const codes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))
/** Control signs, ends of lines, what reorders text, and what nobody sees. */
const hidden = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffc],
  [0xe0041, 0xe0041],
  [0xe0100, 0xe0100],
].flatMap(([from = 0, to = 0]) => codes(from, to))

const [person] = order.prefixes
const email = 'signs@acme.example'
const view = {
  name: 'x',
  needsAttention: false,
  search: '',
  sort: { by: 'id', descending: true },
  columns: [],
}
const mailbox = { email: 'jo@hand.com', password: 'x' }
const plan = { name: 'x', providerType: 'Google', price: 1, isActive: true }

/** Every place for one line: the call, its arguments around the text, and the field. */
const lines: readonly (readonly [string, string, (text: string) => unknown])[] = [
  ['customers.save', 'name', name => ({ name, email })],
  [
    'imports.submit',
    'customer.name',
    name => ({
      mode: 'practice',
      customer: { name, email },
      order: { ...order, customerId: undefined },
    }),
  ],
  [
    'imports.begin',
    'name',
    name => ({
      name,
      orders: [
        { firstRow: 1, rows: '1', domainCount: 0, customer: '', isMended: false, cells: {} },
      ],
    }),
  ],
  ['plans.save', 'name', name => ({ ...plan, name })],
  ['coupons.save', 'code', code => ({ code, kind: 'fixed', value: 1, isActive: true })],
  ...(['firstName', 'lastName', 'profilePictureLink', 'prefix'] as const).map(
    field =>
      [
        'orders.submit',
        `prefixes.0.${field}`,
        (text: string) => ({ ...order, prefixes: [{ ...person, [field]: text }] }),
      ] as const,
  ),
  ...(
    [
      'otherPlatform',
      'forwardingUrl',
      'couponCode',
      'billingStatus',
      'masterInboxEmail',
    ] as const
  ).map(
    field => ['orders.submit', field, (text: string) => ({ ...order, [field]: text })] as const,
  ),
  ...(['firstName', 'lastName', 'imapHost', 'smtpHost', 'email'] as const).map(
    field =>
      [
        'orders.addMailboxes',
        `mailboxes.0.${field}`,
        (text: string) => ({ id: 1, mailboxes: [{ ...mailbox, [field]: text }] }),
      ] as const,
  ),
  ...(['host', 'user', 'from', 'agencyAddress'] as const).map(
    field =>
      [
        'settings.save',
        `mail.${field}`,
        (text: string) => ({ mail: { [field]: text } }),
      ] as const,
  ),
  ...(['deviceName', 'email', 'baseUrl'] as const).map(
    field =>
      [
        'settings.save',
        `mailin.${field}`,
        (text: string) => ({ mailin: { [field]: text } }),
      ] as const,
  ),
  ['preferences.save', 'orderViews.0.name', name => ({ orderViews: [{ ...view, name }] })],
]

test(`${lines.length} single lines refuse each of ${hidden.length} hidden signs, and nothing else hidden is kept`, async () => {
  for (const [call, field, args] of lines)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...hidden),
        fc.constantFrom('https://a.co/', 'jo@a.co', 'Acme'),
        async (sign, text) => {
          const answer = await border.send(call, args(`${text}${sign}x`))
          expect(answer, `${call} ${field}`).toMatchObject({
            ok: false,
            failure: { code: 'invalid_input', fields: { [field]: expect.any(String) } },
          })
        },
      ),
      { numRuns: 40 },
    )
})

test('each hidden sign is refused in words', async () => {
  for (const sign of hidden)
    expect(await border.send('customers.save', { name: `Ac${sign}me`, email })).toMatchObject({
      failure: { fields: { name: expect.stringContaining('hidden sign') } },
    })
})

test('letters of other scripts and their joiners are no hidden signs', async () => {
  const names = [
    'Jörg Groß',
    'می\u200cخواهم',
    'ശ്രീ',
    'ജോണ്\u200d',
    'ශ්\u200dරී',
    '葛\u{e0100}城',
    '👩🏽\u200d💻 Ltd',
    '❤\ufe0f 1\ufe0f\u20e3',
    'שלום',
    '=1+1',
    // a mark of a file's begin stands at the end of what is pasted
    '\ufeffAcme ',
  ]
  for (const name of names) await border.call('customers.save', { name, email })
})

test('a joiner that joins nothing is a hidden sign', async () => {
  for (const name of [
    'Ac\u200dme',
    'می\u200c',
    '\u200cמ',
    'می\u200c\u200cخ',
    '1\ufe0f',
    'a👩\u200db',
  ])
    expect(await border.send('customers.save', { name, email }), name).toMatchObject({
      failure: { fields: { name: expect.stringContaining('hidden sign') } },
    })
})

test('a password takes any sign but a line break', async () => {
  const args = (password: string) => ({ mail: { password } })
  expect(await border.send('settings.save', args(' a\tb\u202e '))).toMatchObject({ ok: true })
  expect(await border.send('settings.save', args('a\nb'))).toMatchObject({
    failure: { fields: { 'mail.password': 'A password has no line break.' } },
  })
})
