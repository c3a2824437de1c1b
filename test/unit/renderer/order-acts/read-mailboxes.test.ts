import { describe, expect, it } from 'vitest'
import * as reading from '../../../../renderer/features/order-acts/read-mailboxes.ts'

const readMailboxes = (text: string) => reading.readMailboxes(text, new Set(['acme.com']))

describe('pasted mailboxes', () => {
  it('are an address and a password per line', () => {
    const [first, second] = readMailboxes('Jane@Acme.com s3cret\n\n  max@acme.com\tpa ss \n')

    expect(first?.mailbox).toEqual({ email: 'jane@acme.com', password: 's3cret' })
    expect(second).toMatchObject({ line: 3, mailbox: { password: 'pa ss' } })
  })

  it('are read by their titles in any order', () => {
    const [only] = readMailboxes(
      'Password,E-mail address,First name,IMAP host,imap_port\r\n"a,b",jo@acme.com,Jo,imap.acme.com,993',
    )

    expect(only).toEqual({
      line: 2,
      email: 'jo@acme.com',
      mailbox: {
        email: 'jo@acme.com',
        password: 'a,b',
        firstName: 'Jo',
        imapHost: 'imap.acme.com',
        imapPort: 993,
      },
    })
  })

  it('keep every sign of a password but blanks around it', () => {
    const [only] = readMailboxes('jo@acme.com; =1+2"x; Jo')

    expect(only?.mailbox).toMatchObject({ password: '=1+2"x', firstName: 'Jo' })
  })

  it('name the line that is wrong and why', () => {
    const lines = readMailboxes('jo@,x\njo@acme.com,\nmax@acme.com,y\nMax@acme.com,z')

    expect(lines.map(line => line.problem)).toEqual([
      'This is no e-mail address.',
      'Enter the password.',
      undefined,
      'The same address as in line 3.',
    ])
  })

  it('lose no part of a password in silence', () => {
    const [blank] = readMailboxes('jo@acme.com two words')
    const [, titled] = readMailboxes('email,password\nmax@acme.com,x\njo@acme.com,a,b')
    const [comma] = readMailboxes('jo@acme.com pa,ss')

    expect(blank?.problem).toBe('Separate more than two parts by commas or tabs.')
    expect(titled?.problem).toMatch(/^More parts than titles/)
    expect(comma?.mailbox?.password).toBe('pa,ss')
  })

  it('refuse a port that is none', () => {
    const [only] = readMailboxes('email,password,smtp_port\njo@acme.com,x,abc')

    expect(only?.problem).toBe('A port is 1 to 65535.')
  })

  it('are wrong at a domain that the order lacks', () => {
    const [only] = readMailboxes('jo@elsewhere.com,x')

    expect(only).toMatchObject({
      mailbox: null,
      problem: 'elsewhere.com is not a domain of this order.',
    })
  })
})
