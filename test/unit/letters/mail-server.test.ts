import { describe, expect, it } from 'vitest'
import {
  isMailAddress,
  readMailServer,
  readSender,
} from '../../../electron/letters/mail-server.ts'

describe('a sender', () => {
  it.each([
    ['jo@agency.example', { name: '', address: 'jo@agency.example' }],
    ['Agency <jo@agency.example>', { name: 'Agency', address: 'jo@agency.example' }],
    [
      '"Agency, Ltd" <jo@agency.example>',
      { name: 'Agency, Ltd', address: 'jo@agency.example' },
    ],
    ['Agency', null],
    ['<jo>', null],
    ['a@b.example, c@d.example', null],
    ['A <a@b.example> <c@d.example>', null],
    ['A\r\nBcc: x <a@b.example>', null],
    ['', null],
  ])('is read from %j', (text, sender) => {
    expect(readSender(text)).toEqual(sender)
  })
})

it.each(['a@b.example\n', 'a@b.example\r\nX: y', ' a@b.example', 'a b@c.example', 'a@b'])(
  'takes %j for no address',
  text => {
    expect(isMailAddress(text)).toBe(false)
  },
)

describe('the server of the settings', () => {
  const settings = {
    host: 'smtp.agency.example',
    port: 587,
    secure: false,
    user: 'jo@agency.example',
    from: '',
  }

  it('sends as the user when no sender is set', () => {
    expect(readMailServer(settings, () => 'pass')).toMatchObject({
      ok: true,
      value: { password: 'pass', from: { address: 'jo@agency.example' } },
    })
  })

  it('reads no password without a user', () => {
    const read = () => {
      throw new Error('locked')
    }
    const server = readMailServer({ ...settings, user: '', from: 'a@b.example' }, read)

    expect(server).toMatchObject({ ok: true, value: { user: '', password: '' } })
  })

  it.each([
    [{ host: '' }, 'No mail server is set. Enter its host in Settings.'],
    [
      { user: 'apikey' },
      'No sender is set. Enter the address that letters come from in Settings.',
    ],
  ])('says what %j lacks', (change, failure) => {
    expect(readMailServer({ ...settings, ...change }, () => '')).toEqual({ ok: false, failure })
  })
})
