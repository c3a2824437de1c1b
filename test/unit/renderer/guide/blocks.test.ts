import { describe, expect, test } from 'vitest'
import customers from '../../../../docs/guide/customers.md?raw'
import data from '../../../../docs/guide/data.md?raw'
import exporting from '../../../../docs/guide/exports.md?raw'
import firstOrder from '../../../../docs/guide/first-order.md?raw'
import importing from '../../../../docs/guide/import.md?raw'
import invoicing from '../../../../docs/guide/invoicing.md?raw'
import keyboard from '../../../../docs/guide/keyboard.md?raw'
import letters from '../../../../docs/guide/letters.md?raw'
import orders from '../../../../docs/guide/orders.md?raw'
import renewals from '../../../../docs/guide/renewals.md?raw'
import troubleshooting from '../../../../docs/guide/troubleshooting.md?raw'
import { readGuide, readPieces } from '../../../../renderer/guide/blocks.ts'

describe('the guide in the window', () => {
  test('reads headings, paragraphs and lists', () => {
    expect(readGuide('# A\n\none\ntwo\n\n- x\n- y\n')).toEqual([
      { kind: 'heading', level: 1, text: 'A' },
      { kind: 'paragraph', text: 'one two' },
      { kind: 'list', isNumbered: false, items: ['x', 'y'] },
    ])
  })

  test('leaves pictures out', () => {
    expect(readGuide('one\n\n![A, with words](../x.png)\n\ntwo')).toEqual([
      { kind: 'paragraph', text: 'one' },
      { kind: 'paragraph', text: 'two' },
    ])
  })

  test('reads strong words and codes', () => {
    expect(readPieces('Press **Retry** on `conflict`.')).toEqual([
      { kind: 'plain', text: 'Press ' },
      { kind: 'strong', text: 'Retry' },
      { kind: 'plain', text: ' on ' },
      { kind: 'code', text: 'conflict' },
      { kind: 'plain', text: '.' },
    ])
  })

  test('reads steps, tables, emphasis and the words of links', () => {
    expect(readGuide('1. a\n2. b\n\n| k | v |\n|---|---|\n| | x |\n')).toEqual([
      { kind: 'list', isNumbered: true, items: ['a', 'b'] },
      { kind: 'table', head: ['k', 'v'], rows: [['', 'x']] },
    ])
    expect(readPieces('*Settings → General*, see [x](y.md)')).toEqual([
      { kind: 'emphasis', text: 'Settings → General' },
      { kind: 'plain', text: ', see x' },
    ])
  })

  test.each([
    ['first-order', firstOrder],
    ['orders', orders],
    ['customers', customers],
    ['troubleshooting', troubleshooting],
    ['keyboard', keyboard],
    ['exports', exporting],
    ['letters', letters],
    ['invoicing', invoicing],
    ['renewals', renewals],
    ['import', importing],
    ['data', data],
  ])('shows no mark of %s that it cannot read', (_name, guide) => {
    const texts = readGuide(guide).flatMap(block => {
      if (block.kind === 'list') return block.items
      return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text]
    })
    const plain = texts.flatMap(text => readPieces(text).filter(({ kind }) => kind === 'plain'))

    expect(plain.filter(({ text }) => /[*`#]|\]\(/.test(text))).toEqual([])
  })
})
