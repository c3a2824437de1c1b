import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { letterKinds } from '../../shared/letters/letter.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
const page = { page: 1, pageSize: 50 }
const created = { kind: 'order-created', language: 'en' } as const
const words = {
  subject: 'Welcome, {{customer_name}}',
  body: 'Dear {{customer_name}},\n\nwe have begun with {{domain_count}}:\n\n{{domain_list}}',
}

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  await border.call('settings.save', { mail: { hold: true } })
})
afterAll(() => border.close())

const submit = (domains: string) => border.call('orders.submit', { ...order, domains })
const letterOf = async (orderId: number) => {
  const { rows } = await border.call('letters.list', { ...page, orderId })
  const found = rows.find(row => row.kind === 'order-created')
  if (found === undefined) throw new Error('There is no letter')
  return found
}
const stored = (id: number) =>
  rawOf(border.workspace().db)
    .prepare<[number], { html: string; template_id: number | null }>(
      'select html, template_id from letters where id = ?',
    )
    .get(id)

test('letters are written in the words of staff, and each keeps its version', async () => {
  const before = await letterOf((await submit('before-words.com')).id)
  await border.call('letters.saveTemplate', { ...created, ...words })
  const first = await letterOf((await submit('first-words.com')).id)
  await border.call('letters.saveTemplate', { ...created, ...words, subject: 'Begun' })
  // what is saved again is no version
  await border.call('letters.saveTemplate', { ...created, ...words, subject: 'Begun' })
  const second = await letterOf((await submit('second-words.com')).id)
  await border.call('letters.restoreTemplate', created)
  const last = await letterOf((await submit('last-words.com')).id)

  const { rows } = await border.call('letters.templateVersions', { ...created, ...page })
  expect(rows).toMatchObject([
    { isBuiltIn: true, isCurrent: true, letterCount: 0 },
    { subject: 'Begun', isCurrent: false, letterCount: 1 },
    { ...words, letterCount: 1 },
  ])
  expect(first.subject).toBe('Welcome, Northwind Outreach')
  expect(first.text).toMatch(
    /^Dear Northwind Outreach,\n\nwe have begun with 1 domain:\n\n- first-words\.com$/,
  )
  expect(stored(first.id)).toMatchObject({ template_id: rows[2]?.id })
  expect(stored(first.id)?.html).toContain('<li dir="auto">first-words.com</li>')
  expect(stored(second.id)).toMatchObject({ template_id: rows[1]?.id })
  for (const one of [before, last]) {
    expect(one.subject).toMatch(/has been created$/)
    expect(stored(one.id)).toMatchObject({ template_id: null })
  }
})

test('what a letter does not know is refused beside its part', async () => {
  const save = (change: object) =>
    border.send('letters.saveTemplate', { ...created, ...words, ...change })

  expect(await save({ body: 'Your key: {{spaceship_api_key}}' })).toMatchObject({
    failure: { fields: { body: expect.stringContaining('No letter carries a password') } },
  })
  expect(await save({ subject: 'A\nBcc: all@evil.example' })).toMatchObject({
    failure: { fields: { subject: 'A subject has one line.' } },
  })
  expect(await save({ subject: '' })).toMatchObject({ failure: { code: 'invalid_input' } })
})

test('a preview tells of a real order and holds no credential', async () => {
  const { id } = await submit('preview-words.com')
  for (const kind of letterKinds)
    for (const language of ['en', 'de'] as const) {
      const shown = await border.call('letters.preview', { kind, language, orderId: id })
      expect(shown.subject).toMatch(/\S/)
      expect(JSON.stringify(shown)).not.toMatch(/border-key|border-secret|\{\{/)
    }
  const typed = await border.call('letters.preview', {
    ...created,
    orderId: id,
    body: '<b>{{domain_list}}</b>',
  })
  expect(typed).toMatchObject({ text: '<b>- preview-words.com</b>', isExample: false })
  expect(typed.html).toContain('&lt;b&gt;- preview-words.com&lt;/b&gt;')
  expect(
    await border.call('letters.preview', {
      kind: 'order-rejected',
      language: 'en',
      orderId: id,
    }),
  ).toMatchObject({ isExample: true })
  expect(await border.send('letters.preview', { ...created, orderId: 99_999 })).toMatchObject({
    failure: { code: 'not_found' },
  })
})

test('a customer is written to in the language chosen, else in the usual one', async () => {
  await border.call('settings.save', {
    letters: { language: 'de', deSignature: 'Freundliche Grüße\nAcme', enSignature: 'Regards' },
  })
  const german = await letterOf((await submit('german-words.com')).id)
  const { rows } = await border.call('customers.list', { page: 1, pageSize: 1 })
  const [{ id, name, email } = { id: 0, name: '', email: '' }] = rows
  await border.call('customers.save', { id, name, email, defaults: { letterLanguage: 'en' } })
  const english = await letterOf((await submit('english-words.com')).id)
  await border.call('customers.save', { id, name, email, defaults: { letterLanguage: null } })
  await border.call('settings.save', { letters: { language: 'en' } })

  expect(german).toMatchObject({
    language: 'de',
    subject: expect.stringContaining('ist eingegangen'),
  })
  expect(german.text).toMatch(/^Guten Tag [^]*\n\nFreundliche Grüße\nAcme$/)
  expect(english).toMatchObject({ language: 'en', text: expect.stringMatching(/\n\nRegards$/) })
})

test('a held letter is edited, sent in its new words, and not edited any more', async () => {
  const { id } = await letterOf((await submit('edited-words.com')).id)
  const text = 'Dear Jo,\n\n<i>one more thing</i>: https://agency.example/start'

  await border.call('letters.edit', { id, subject: 'Edited', text })
  expect(await border.call('letters.get', { id })).toMatchObject({
    subject: 'Edited',
    text,
    editedAt: expect.any(String),
  })
  expect(stored(id)?.html).toContain(
    '&lt;i&gt;one more thing&lt;/i&gt;: <a href="https://agency',
  )
  await border.call('letters.release', { id })

  await expect.poll(async () => (await border.call('letters.get', { id })).status).toBe('sent')
  const inbox = await border.call('practice.inbox', { page: 1, pageSize: 1 })
  expect(inbox.rows[0]).toMatchObject({ subject: 'Edited', text })
  expect(await border.send('letters.edit', { id, subject: 'Again', text })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
})

test('a test letter arrives in the words that are typed', async () => {
  const answer = await border.call('letters.sendTest', { ...created, subject: 'Only typed' })

  expect(answer).toMatchObject({ ok: true })
  const { rows } = await border.call('practice.inbox', { page: 1, pageSize: 1 })
  expect(rows[0]).toMatchObject({ subject: 'Only typed' })
})
