import { describe, expect, test } from 'vitest'
import {
  addressOf,
  readServerAddress,
  readServers,
  serverName,
} from '../../../electron/diagnosis/dns/server-address.ts'
import { settingsSchema } from '../../../shared/settings/settings.ts'

const isAccepted = (resolver: string) =>
  settingsSchema.safeParse({ diagnosis: { resolvers: [resolver] } }).success

describe('the address of a resolver', () => {
  test.each([
    ['1.1.1.1', '1.1.1.1', 53],
    ['127.0.0.1:5353', '127.0.0.1', 5353],
    ['2606:4700::1111', '2606:4700::1111', 53],
    ['[::1]:5353', '::1', 5353],
  ])('%s is read, and the settings take it', (text, host, port) => {
    expect(readServerAddress(text)).toEqual({ host, port })
    expect(isAccepted(text)).toBe(true)
  })

  test.each(['', 'dns.google', '1.1.1', '1.1.1.1:0', '1.1.1.1:70000', '[::1', '1.1.1.1:53:1'])(
    '“%s” is none, and the settings refuse it',
    text => {
      expect(readServerAddress(text)).toBeNull()
      expect(isAccepted(text)).toBe(false)
    },
  )

  test('is written back with its port', () => {
    expect(addressOf({ host: '::1', port: 53 })).toBe('[::1]:53')
    expect(serverName({ host: '1.1.1.1', port: 53 })).toBe('1.1.1.1')
    expect(serverName({ host: '1.1.1.1', port: 54 })).toBe('1.1.1.1:54')
  })

  test('counts once', () => {
    expect(readServers(['1.1.1.1', '1.1.1.1:53', 'odd', '9.9.9.9'])).toHaveLength(2)
  })
})
