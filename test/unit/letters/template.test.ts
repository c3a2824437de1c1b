import { describe, expect, it } from 'vitest'
import { fill } from '../../../electron/letters/compose-letter.ts'
import { htmlOf } from '../../../electron/letters/html.ts'
import { fillTemplate, templateProblem } from '../../../shared/letters/template.ts'

const problem = (text: string) => templateProblem('order-completed', 'body', text)

describe('a template', () => {
  it('names the fields of its letter, with blanks or without', () => {
    expect(problem('{{customer_name}}, {{ mailboxes_ready }} {not a field}')).toBeNull()
    expect(problem('')).toBeNull()
  })

  it.each([
    ['{{reason}}', 'There is no field {{reason}} in this letter'],
    ['{{toString}}', 'There is no field'],
    ['{{__proto__}}', 'There is no field'],
    ['{{{customer_name}}}', 'two braces on each side'],
    ['{{&customer_name}}', 'There is no field'],
    ['{{#domain_list}}', 'There is no field'],
    ['{{ customer_name', 'two braces on each side'],
    ['customer_name}}', 'two braces on each side'],
    ['{{mailbox_password}}', 'No letter carries a password or key'],
    ['{{spaceshipApiKey}}', 'No letter carries a password or key'],
  ])('is refused with %s', (text, words) => {
    expect(problem(text)).toContain(words)
  })

  it('has no list in its subject', () => {
    expect(templateProblem('order-completed', 'subject', '{{domain_list}}')).toContain(
      'a subject has one',
    )
  })

  it('leaves out a line whose fields are all empty, and puts values in once', () => {
    const values: Readonly<Record<string, string>> = { a: '', b: '{{a}} $& $1', c: 'x\ny' }
    const fillIn = (text: string) => fillTemplate(text, name => values[name] ?? '?')

    expect(fillIn('One\n\n{{a}}{{ a }}\n\nTwo {{a}}.')).toBe('One\n\nTwo .')
    expect(fillIn('{{b}}\n{{c}}')).toBe('{{a}} $& $1\nx\ny')
  })
})

const hostile = '"><script>alert(1)</script>\r\nBcc: all@evil.example\r\n\r\n{{reason}} & <b>'

describe('a hostile value', () => {
  const letter = fill(
    {
      subject: 'For {{customer_name}}',
      body: '{{customer_name}}\n{{plan_name}}\n\n{{domain_list}}',
    },
    { kind: 'order-completed', facts: { mailboxes: 1 } },
    {
      orderId: 7,
      customerName: hostile,
      planName: () => '<img src=x onerror=alert(1)>',
      domains: () => ['<i>.com', `a'b"c.com`],
    },
    { language: 'en', signature: '<u>Agency</u> https://agency.example/?a=1&b="2"' },
  )

  it('stays on the line of the subject', () => {
    expect(letter.subject).not.toMatch(/[\r\n]/)
    expect(letter.body.split('\n')[0]).toContain('Bcc: all@evil.example {{reason}}')
  })

  it('is text in the HTML', () => {
    const inside = letter.html.replaceAll(
      /<\/?(p|ul|li|a|div|body|html|head|title|br|meta|!doctype)\b[^<>]*>/g,
      '',
    )

    expect(inside).not.toMatch(/[<>]/)
    expect(inside).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(letter.html).toContain('<a href="https://agency.example/?a=1&amp;b=">')
    expect(letter.html.match(/ href=/g)).toHaveLength(1)
  })
})

it('lays out paragraphs, lists and links, and nothing that loads', () => {
  const html = htmlOf(
    {
      subject: 'S',
      body: 'One\ntwo, see https://acme.example/a.\n\nDomains:\n- a.com\n- b.com\nEnd javascript:alert(1)',
    },
    'de',
  )

  expect(html).toContain('<html lang="de">')
  expect(html).toMatch(/One<br>\ntwo, see <a href="https:\/\/acme.example\/a">/)
  expect(html).toMatch(
    /Domains:<\/p>\n<ul[^>]*>\n<li dir="auto">a.com<\/li>\n<li dir="auto">b.com<\/li>\n<\/ul>/,
  )
  expect(html).not.toMatch(/src=|href="javascript|<link|url\(/)
})
