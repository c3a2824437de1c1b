import { afterAll, beforeAll, expect, test } from 'vitest'
import { mostUnfinishedForms } from '../../shared/orders/form.ts'
import { type Border, openBorder } from './open-border.ts'
import { formId, unfinished } from './samples.ts'

let border: Border
beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

test('a form is kept until it is discarded', async () => {
  expect(await border.call('forms.get', {})).toEqual({ forms: [] })

  await border.call('forms.save', { id: formId, values: unfinished })
  await border.call('forms.save', {
    id: formId,
    values: { ...unfinished, domains: 'later.com' },
  })
  expect(await border.call('forms.get', {})).toMatchObject({
    forms: [{ id: formId, values: { domains: 'later.com' }, customer: { id: 1 } }],
  })

  await border.call('forms.save', { id: formId })
  expect(await border.call('forms.get', {})).toEqual({ forms: [] })
})

test('another form is kept beside the first, up to ten of them', async () => {
  const ids = Array.from({ length: mostUnfinishedForms + 1 }, (_, at) => formId + at)
  for (const id of ids) await border.call('forms.save', { id, values: unfinished })

  const { forms } = await border.call('forms.get', {})
  expect(forms.map(form => form.id)).toEqual(ids.slice(1).toReversed())

  for (const id of ids) await border.call('forms.save', { id })
})

test('a form has no place for a key', async () => {
  const values = { ...unfinished, credentials: { spaceshipApiKey: 'canary' } }

  expect(await border.send('forms.save', { id: formId, values })).toMatchObject({
    failure: { code: 'invalid_input' },
  })
})

test('a customer who is gone leaves the rest', async () => {
  await border.call('forms.save', {
    id: formId,
    values: { ...unfinished, customerId: 999 },
  })

  const {
    forms: [form],
  } = await border.call('forms.get', {})

  expect(form).toMatchObject({ values: { inboxesPerDomain: 2 } })
  expect(form).not.toHaveProperty('customer')
})
