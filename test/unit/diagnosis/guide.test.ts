import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { borderFailureCodes, engineFailureCodes } from '../../../shared/border/failure.ts'

const guide = readFileSync('docs/guide/troubleshooting.md', 'utf8')
const headings = [...guide.matchAll(/^#{2,3} (.+)$/gm)].map(([, title]) => title)

describe('the troubleshooting guide', () => {
  test.each(engineFailureCodes)('has a section on %s', code => {
    expect(headings).toContain(`\`${code}\``)
  })

  test.each(borderFailureCodes)('mentions %s', code => {
    expect(guide).toContain(`\`${code}\``)
  })

  test('takes up the five known cases', () => {
    expect(headings.slice(0, 5)).toEqual([
      'The order stays in progress',
      'The nameserver update fails',
      'Mailboxes are not created',
      'The transfer is stuck',
      'Mailin refuses the login',
    ])
  })

  test('keeps to the marks that the window reads', () => {
    const odd = guide
      .split('\n')
      .filter(line => !/^!\[[^\]]+\]\([^)]+\)$/.test(line))
      .filter(line => /^(\s+\S|[*+>|] ?|\d+\. |#{4,}|```)|\]\(/.test(line))

    expect(odd.filter(line => !line.startsWith('**'))).toEqual([])
  })
})
