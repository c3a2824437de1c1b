import { describe, expect, it } from 'vitest'
import { atFormFields, stillRefused } from '../../../../../renderer/orders/form/refusal.ts'
import { emptyForm } from '../../../../../shared/orders/typed-form.ts'

describe('fields that the main process refuses', () => {
  it('land at a field that the form has', () => {
    const namecheap = { ...emptyForm, hostingPlatform: 'namecheap' } as const

    expect(
      atFormFields({ prefixes: 'a', credentials: 'b', 'domains.3': 'c' }, namecheap),
    ).toEqual({
      'prefixes.0.prefix': 'a',
      'credentials.namecheapApiKey': 'b',
      domains: 'c',
    })
  })

  it('keep the first sentence of a field', () => {
    expect(atFormFields({ domains: 'first', 'domains.1': 'second' }, emptyForm)).toEqual({
      domains: 'first',
    })
  })

  it('count until their value changes', () => {
    const fields = { 'prefixes.0.firstName': 'a', domains: 'b', planId: 'c' }
    const refusal = { values: emptyForm, fields }

    expect(stillRefused(emptyForm, refusal)).toEqual(fields)
    expect(stillRefused({ ...emptyForm, domains: 'acme.com' }, refusal)).not.toHaveProperty(
      'domains',
    )
    expect(stillRefused(emptyForm, null)).toEqual({})
  })
})
