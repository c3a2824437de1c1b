import { describe, expect, test } from 'vitest'
import guide from '../../../../docs/guide/troubleshooting.md?raw'
import { readGuide, readPieces } from '../../../../renderer/features/diagnosis/read-guide.ts'

describe('the guide in the window', () => {
  test('reads headings, paragraphs and lists', () => {
    expect(readGuide('# A\n\none\ntwo\n\n- x\n- y\n')).toEqual([
      { kind: 'heading', level: 1, text: 'A' },
      { kind: 'paragraph', text: 'one two' },
      { kind: 'list', items: ['x', 'y'] },
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

  test('shows no mark that it cannot read', () => {
    const texts = readGuide(guide).flatMap(block =>
      block.kind === 'list' ? block.items : [block.text],
    )
    const plain = texts.flatMap(text => readPieces(text).filter(({ kind }) => kind === 'plain'))

    expect(plain.filter(({ text }) => /[*`#]|\]\(/.test(text))).toEqual([])
  })
})
