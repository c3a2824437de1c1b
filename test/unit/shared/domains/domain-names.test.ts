import * as fc from 'fast-check'
import { getDomain } from 'tldts'
import { describe, expect, it } from 'vitest'
import {
  readDomain,
  readDomains,
  registrableBy,
} from '../../../../shared/domains/domain-names.ts'

const registrable = registrableBy(getDomain)
const read = (text: string) => readDomains(text, registrable)
const names = (text: string) => read(text).names
const problem = (typed: string) => {
  const reading = readDomain(typed, registrable)
  return 'problem' in reading ? reading.problem : null
}

describe('the shape of a pasted list', () => {
  it('splits on comma, semicolon, tab, space and newline', () => {
    expect(names('a1.com, b1.com;c1.com\td1.com\r\ne1.com  f1.com\n\n')).toEqual([
      'a1.com',
      'b1.com',
      'c1.com',
      'd1.com',
      'e1.com',
      'f1.com',
    ])
  })

  it.each([
    ['https://acme.com/path?q=1#top'],
    ['HTTP://WWW.ACME.COM'],
    ['//acme.com'],
    ['acme.com:8443/x'],
    ['acme.com.'],
    ['www.acme.com./'],
    ['"acme.com"'],
    ['“acme.com”'],
    ['‘https://www.acme.com/’'],
    ['<acme.com>'],
    ['(acme.com).'],
    ['`acme.com`'],
    ['acme.com\\x'],
    ['ac\u200bme.com'],
    ['ＡＣＭＥ．com'],
  ])('reads %s as acme.com', typed => {
    expect(read(typed)).toEqual({
      names: ['acme.com'],
      repeated: [],
      lookAlikes: [],
      problems: [],
    })
  })

  it('names an entry that is no domain once, however often it stands there', () => {
    expect(read('foo acme.com foo\nfoo').problems).toEqual([
      { typed: 'foo', problem: 'foo is not a domain name.' },
    ])
  })

  it('merges repeated names in any spelling and names them', () => {
    const reading = read('acme.com, ACME.com\nhttps://www.acme.com/, other.com')

    expect(reading.names).toEqual(['acme.com', 'other.com'])
    expect(reading.repeated).toEqual(['acme.com'])
  })

  it.each([
    ['acme.com and other.com'],
    ['acme.com & other.com'],
    ['acme.com und other.com'],
    ['1. acme.com\n2. other.com'],
    ['1) acme.com 2) other.com'],
    ['> acme.com\n> other.com'],
  ])('reads both names of %j', typed => {
    expect(read(typed)).toMatchObject({ names: ['acme.com', 'other.com'], problems: [] })
  })

  it.each([
    ['acme.com -> other.com'],
    ['acme.com->other.com'],
    ['acme.com => other.com'],
    ['acme.com > other.com'],
    ['acme.com → other.com'],
    ['acme.com ➡️ https://www.other.com/'],
    ['acme.com\n--> other.com'],
    ['acme.com (redirects to other.com)'],
    ['acme.com forwarded to other.com'],
    ['other.com <- acme.com'],
  ])('orders no name that %j leads to', typed => {
    expect(read(typed)).toMatchObject({
      names: ['acme.com'],
      problems: [{ problem: expect.stringMatching(/^other\.com is where visitors are sent/) }],
    })
  })

  it('goes on behind the name that an arrow leads to', () => {
    expect(names('a1.com -> z.com, b1.com -> z.com, c1.com')).toEqual([
      'a1.com',
      'b1.com',
      'c1.com',
    ])
  })

  it.each([
    'getacme.com - acme.com',
    'getacme.com – acme.com',
    'getacme.com / acme.com',
    'getacme.com | acme.com',
    'getacme.com/www.acme.com',
    'getacme.com = acme.com',
    'getacme.com: acme.com',
    'getacme.com (acme.com)',
  ])('takes neither name of %j', typed => {
    expect(read(`- one.com\n${typed}, two.com`)).toMatchObject({
      names: ['one.com', 'two.com'],
      problems: [
        { typed, problem: expect.stringMatching(/^“getacme\.com.* holds more than one name/) },
      ],
    })
  })

  it('asks for names where a number stands', () => {
    expect(problem('3')).toBe('3 is a number. Enter the names of the domains.')
  })

  it('skips bullets and dashes that stand alone', () => {
    expect(read('• acme.com\n- other.com\n— \n*')).toEqual({
      names: ['acme.com', 'other.com'],
      repeated: [],
      lookAlikes: [],
      problems: [],
    })
  })

  it('keeps good names beside bad ones', () => {
    const reading = read('acme.com, not_a_domain, other.com')

    expect(reading.names).toEqual(['acme.com', 'other.com'])
    expect(reading.problems).toEqual([
      { typed: 'not_a_domain', problem: 'not_a_domain is not a domain name.' },
    ])
  })

  it('says that a sign hides in an entry, without it', () => {
    const [problem] = read('hand\u202Efour.com').problems

    expect(problem?.problem).toBe(
      'A hidden sign is in handfour.com. Type it instead of pasting it.',
    )
  })

  it('lets no entry reorder the sentence about it', () => {
    const [problem] = read('\u05d0\u05d1 \u202e').problems

    expect(problem?.problem).toBe('\u2066\u05d0\u05d1\u2069 is not a domain name.')
  })

  it('reads nothing from nothing', () => {
    const nothing = { names: [], repeated: [], lookAlikes: [], problems: [] }
    expect(read('')).toEqual(nothing)
    expect(read(' ,;\n\t')).toEqual(nothing)
  })
})

describe('foreign characters', () => {
  it.each([
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['MÜNCHEN.de', 'xn--mnchen-3ya.de'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['faß.de', 'xn--fa-hia.de'],
    ['例え。jp', 'xn--r8jz45g.jp'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
  ])('turns %s into %s', (typed, ascii) => {
    expect(names(typed)).toEqual([ascii])
  })

  it('merges both spellings of one name', () => {
    expect(read('münchen.de xn--mnchen-3ya.de').repeated).toEqual(['xn--mnchen-3ya.de'])
  })

  it('refuses punycode that stands for nothing', () => {
    expect(problem('xn--zz--.com')).not.toBeNull()
  })
})

describe('what is no domain', () => {
  it.each([
    ['under_score.com'],
    ['a..b'],
    ['a..b.com'],
    ['.acme.com'],
    ['acme.com..'],
    ['-acme.com'],
    ['acme-.com'],
    ['acme'],
    ['localhost'],
    ['192.168.0.1'],
    ['http://127.0.0.1:8080/'],
    ['0x7f.1'],
    ['2130706433.'],
    ['[::1]'],
    ['acme.123'],
    ['*.acme.com'],
    ['acme%2ecom'],
    ['https://'],
    ['acme!.com'],
    [`${'a'.repeat(64)}.com`],
    [`${'a.'.repeat(130)}com`],
    ["acme.com'--"],
    ['<script>alert(1)</script>'],
  ])('refuses %s', typed => {
    expect(read(typed).names).toEqual([])
    expect(read(typed).problems).toHaveLength(1)
  })

  it('takes a label of 63 characters', () => {
    expect(names(`${'a'.repeat(63)}.com`)).toHaveLength(1)
  })

  it('says that an address is not a domain', () => {
    expect(problem('jo@acme.com')).toBe('jo@acme.com is an address. Enter the domain alone.')
    expect(problem('https://acme.com@evil.com')).toContain('is an address')
  })

  it('cuts what is too long to show', () => {
    const [found] = read('x'.repeat(5000)).problems

    expect(found?.typed).toHaveLength(300)
    expect(found?.problem.length).toBeLessThan(100)
  })
})

describe('endings and sub-domains', () => {
  it.each([['com.'], ['co.uk'], ['www.co.uk'], ['it.com'], ['uk.com']])(
    'refuses the bare ending %s',
    typed => {
      expect(read(typed).names).toEqual([])
    },
  )

  it('names the domain that a sub-domain belongs to', () => {
    expect(problem('mail.acme.co.uk')).toBe(
      'mail.acme.co.uk is a sub-domain. Enter acme.co.uk instead.',
    )
    expect(problem('shop.acme.it.com')).toContain('Enter acme.it.com instead.')
    expect(problem('me.github.io')).toContain('Enter github.io instead.')
  })

  it.each([['acme.co.uk'], ['acme.it.com'], ['acme.uk.com'], ['acme.com.au']])(
    'takes %s as one domain',
    typed => {
      expect(names(typed)).toEqual([typed])
    },
  )
})

describe('any text', () => {
  it('gives clean names only, and the same again', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.domain(),
            fc.webUrl(),
            fc.emailAddress(),
            fc.ipV6(),
          ),
        ),
        parts => {
          const { names } = read(parts.join('\n'))

          for (const name of names) expect(name).toMatch(/^[a-z0-9.-]{3,253}$/)
          expect(read(names.join(' ')).names).toEqual(names)
        },
      ),
    )
  })

  it('reads 2000 domains', () => {
    const text = Array.from({ length: 2000 }, (_, at) => `https://domain-${at}.com/`).join('\n')

    expect(names(text)).toHaveLength(2000)
  })
})
