import { describe, expect, it } from 'vitest'
import { figuresIn, withFigures } from '../../../tools/reliability/figures.ts'

const page = 'Before.\n<!-- reliability:begin -->\nOld.\n<!-- reliability:end -->\nAfter.\n'

describe('figures of a run', () => {
  it('are the lines that begin so, each once', () => {
    const output = [
      'stdout | test/fault/kill.test.ts',
      '\u001B[90mreliability: kills=300 orders=40 points=21 seed=7\u001B[39m',
      'no reliability: here',
      'reliability: model cases=200 steps=40 seed=3',
      'reliability: model cases=200 steps=40 seed=3',
    ].join('\n')

    expect(figuresIn(output)).toEqual([
      'reliability: kills=300 orders=40 points=21 seed=7',
      'reliability: model cases=200 steps=40 seed=3',
    ])
  })

  it('replace what stood between the marks', () => {
    const once = withFigures(page, ['reliability: kills=1'])

    expect(once).toContain(
      'Before.\n<!-- reliability:begin -->\n```text\nreliability: kills=1\n',
    )
    expect(once).not.toContain('Old.')
    expect(withFigures(once, ['reliability: kills=1'])).toBe(once)
  })

  it('need a page with marks', () => {
    expect(() => withFigures('Nothing.', [])).toThrow('lacks')
  })
})
