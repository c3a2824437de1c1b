import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('order-files/', import.meta.url)

test('every order file from outside is here', () => {
  expect(readdirSync(folder)).toHaveLength(43)
})
