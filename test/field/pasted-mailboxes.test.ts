import { describe, expect, test } from 'vitest'
import * as reading from '../../shared/imports/pasted-mailboxes.ts'

const read = (text: string) => reading.readMailboxes(text, new Set(['acme.com']))
const linesOf = (text: string) => read(text).lines
const problemOf = (text: string) => linesOf(text).at(-1)?.problem

describe('without titles', () => {
  test('a line is an address and a password', () => {
    const [first, second] = linesOf('Jane@Acme.com s3cret\n\n  max@acme.com\tpa ss \n')

    expect(first?.mailbox).toEqual({ email: 'jane@acme.com', password: 's3cret' })
    expect(second).toMatchObject({ line: 3, mailbox: { password: 'pa ss' } })
  })

  test.each([
    'jane@acme.com,Jane,Doe,S3cret!pw1',
    'jane@acme.com,S3cret!pw1,Jane,Doe',
    'jane@acme.com;pa;ss',
    'jane@acme.com two words',
    'jane@acme.com,s3cret,imap.acme.com,993',
  ])('more than that is asked about: %s', text => {
    expect(linesOf(text)).toEqual([
      {
        line: 1,
        email: 'jane@acme.com',
        mailbox: null,
        problem: expect.stringMatching(/^More than an address and a password\. Put titles/),
      },
    ])
  })

  test('a password keeps every sign but blanks around it', () => {
    expect(linesOf('jo@acme.com; =1+2"x ').at(0)?.mailbox?.password).toBe('=1+2"x')
    expect(linesOf('jo@acme.com pa,ss').at(0)?.mailbox?.password).toBe('pa,ss')
    expect(linesOf('jo@acme.com,"pa,ss"').at(0)?.mailbox?.password).toBe('pa,ss')
  })
})

describe('with titles', () => {
  test('parts stand in any order', () => {
    const text =
      'Password,E-mail address,First name,IMAP host,imap_port\r\n"a,b",jo@acme.com,Jo,imap.acme.com,993'

    expect(linesOf(text)).toEqual([
      {
        line: 2,
        email: 'jo@acme.com',
        mailbox: {
          email: 'jo@acme.com',
          password: 'a,b',
          firstName: 'Jo',
          imapHost: 'imap.acme.com',
          imapPort: 993,
        },
      },
    ])
  })

  test('IMAP and SMTP are hosts, with their ports or the usual ones', () => {
    const text = [
      'Email,Password,IMAP,SMTP',
      'jo@acme.com,x1,imap.acme.com:143,smtp.acme.com:587',
      'al@acme.com,x2,imap.acme.com,smtp.acme.com',
    ].join('\n')

    const [given, usual] = linesOf(text)

    expect(given?.mailbox).toMatchObject({ imapPort: 143, smtpPort: 587 })
    expect(given?.usualPorts).toBeUndefined()
    expect(usual).toMatchObject({
      usualPorts: true,
      mailbox: {
        imapHost: 'imap.acme.com',
        imapPort: 993,
        smtpHost: 'smtp.acme.com',
        smtpPort: 465,
      },
    })
  })

  test('columns that are not read are named', () => {
    const text = 'Email,Password,Username,Warm-up,IMAP Username\njo@acme.com,x,jo,yes,jo'

    expect(read(text).leftOut).toEqual(['Username', 'Warm-up', 'IMAP Username'])
    expect(linesOf(text)[0]?.mailbox).toEqual({ email: 'jo@acme.com', password: 'x' })
  })

  test('one mailbox has one password', () => {
    const titles = 'Email,IMAP Password,SMTP Password'

    expect(linesOf(`${titles}\njo@acme.com,x,x`)[0]?.mailbox?.password).toBe('x')
    expect(problemOf(`${titles}\njo@acme.com,x,y`)).toMatch(/IMAP and SMTP differ/)
  })

  test('a password never becomes a name', () => {
    expect(problemOf('Email,First name,Password\njo@acme.com,S3cret!pw1,Jo')).toMatch(
      /is it the password\?$/,
    )
    expect(problemOf('Email,First name,Password\njo@acme.com,Anne-Marie O’Neil,x')).toBe(
      undefined,
    )
  })

  test('parts behind the last title are asked about', () => {
    expect(problemOf('email,password\njo@acme.com,a,b')).toMatch(/^More parts than titles/)
  })

  test('a port is a number', () => {
    expect(problemOf('email,password,smtp_port\njo@acme.com,x,abc')).toBe(
      'A port is 1 to 65535.',
    )
    expect(problemOf('email,password,imap\njo@acme.com,x,imap.acme.com:99999')).toBe(
      'A port is 1 to 65535.',
    )
  })
})

describe('a quote that begins a password', () => {
  test.each([
    'jo@acme.com,"abc!1234',
    'jo@acme.com;"abc"1234',
    'Email,Password,First name\njo@acme.com,"abc!1234,Jo',
    'Email,Password,First name\njo@acme.com,"abc!1234,"Jo"',
  ])('swallows nothing: %j', text => {
    expect(problemOf(text)).toMatch(/^A quote is opened and not closed\./)
  })

  test('is taken when it is doubled', () => {
    expect(linesOf('jo@acme.com,"""abc!1234"')[0]?.mailbox?.password).toBe('"abc!1234')
  })
})

test('the line that is wrong is named with why', () => {
  const lines = linesOf('jo@,x\njo@acme.com,\nmax@acme.com,y\nMax@acme.com,z\njo@other.com,x')

  expect(lines.map(({ line, problem }) => [line, problem])).toEqual([
    [1, 'This is no e-mail address.'],
    [2, 'Enter the password.'],
    [3, undefined],
    [4, 'The same address as in line 3.'],
    [5, 'other.com is not a domain of this order.'],
  ])
})
