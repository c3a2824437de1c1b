import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { unfinished } from './samples.ts'

let border: Border
beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

test('a form is kept until it is discarded', async () => {
  expect(await border.call('forms.get', {})).toEqual({})

  await border.call('forms.save', { values: unfinished })
  await border.call('forms.save', { values: { ...unfinished, domains: 'later.com' } })
  expect(await border.call('forms.get', {})).toMatchObject({
    form: { values: { domains: 'later.com' }, customer: { id: 1 } },
  })

  await border.call('forms.save', {})
  expect(await border.call('forms.get', {})).toEqual({})
})

test('a form has no place for a key', async () => {
  const values = { ...unfinished, credentials: { spaceshipApiKey: 'canary' } }

  expect(await border.send('forms.save', { values })).toMatchObject({
    failure: { code: 'invalid_input' },
  })
})

test('a customer who is gone leaves the rest', async () => {
  await border.call('forms.save', { values: { ...unfinished, customerId: 999 } })

  const { form } = await border.call('forms.get', {})

  expect(form).toMatchObject({ values: { inboxesPerDomain: 2 } })
  expect(form).not.toHaveProperty('customer')
})
