import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'

let border: Border

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

const plan = { providerType: 'Private SMTP', price: 3, isActive: true } as const
const once = { unlessTaken: true } as const

describe('a plan', () => {
  test.each(['Private SMTP', '  private smtp '])(
    'of a name that is taken is refused: "%s"',
    async name => {
      expect(await border.send('plans.save', { ...plan, ...once, name })).toMatchObject({
        failure: {
          code: 'conflict',
          fields: { name: 'The plan Private SMTP is there already. Choose another name.' },
        },
      })
    },
  )

  test('keeps its own name, and one that it shares from before', async () => {
    const twin = { ...plan, name: 'PRIVATE smtp' }
    const { id } = await border.call('plans.save', twin)

    await border.call('plans.save', { ...twin, ...once, id, price: 4 })

    const { rows } = await border.call('plans.list', {})
    expect(rows.map(({ name, price }) => [name, price])).toContainEqual(['PRIVATE smtp', 4])
    expect(
      await border.send('plans.save', { ...plan, ...once, id, name: 'Own' }),
    ).toMatchObject({
      ok: true,
    })
    expect(await border.send('plans.save', { ...twin, ...once, id })).toMatchObject({
      failure: { code: 'conflict' },
    })
  })
})

describe('a customer', () => {
  test('of an address that is taken is refused, naming who has it', async () => {
    const twin = { name: 'Twin', email: 'ORDERS@northwind.example' }

    expect(await border.send('customers.save', { ...twin, ...once })).toMatchObject({
      failure: {
        code: 'conflict',
        fields: { email: 'Northwind Outreach has this address already.' },
      },
    })
  })

  test('keeps an address that it shares from before', async () => {
    const twin = { name: 'Twin', email: 'orders@northwind.example' }
    const { id } = await border.call('customers.save', twin)

    await border.call('customers.save', { ...twin, ...once, id, name: 'Renamed' })

    const { rows } = await border.call('customers.list', { id, page: 1, pageSize: 1 })
    expect(rows[0]).toMatchObject({ name: 'Renamed', email: 'orders@northwind.example' })
  })
})
