import { expect, test } from 'vitest'
import data from '../../../../docs/guide/data.md?raw'
import { piecesOf, searchGuide } from '../../../../renderer/guide/search-guide.ts'

const page = [
  '# Data',
  'Where all of it lies.',
  '## Keys',
  '- A key is **never** shown.',
  '## Backups',
  'One is made each night. It has your keys, sealed, and is checked before it gets its name; what is wrong with it stands in the list of backups, and it is not offered for a restore.',
  '| Word | Meaning |\n|---|---|\n| old | of last week |',
].join('\n\n')

test('the guide is found by words of one part', () => {
  expect(searchGuide(page, 'old week')).toEqual([
    { heading: 'Backups', excerpt: 'old: of last week' },
  ])
  expect(searchGuide(page, 'where lies')).toEqual([
    { heading: '', excerpt: 'Where all of it lies.' },
  ])
  expect(searchGuide(page, 'shown night')).toEqual([])
  expect(searchGuide(page, '  ')).toEqual([])
})

test('a heading with the words comes first, and an excerpt is cut between words', () => {
  const [first, second] = searchGuide(page, 'key')

  expect(first).toEqual({ heading: 'Keys', excerpt: 'A key is never shown.' })
  expect(second?.excerpt).toMatch(/^One is made each night.*…$/)
  expect(searchGuide(page, 'restore')[0]?.excerpt).toMatch(/^….*for a restore\.$/)
})

test('what is found is marked in its text', () => {
  expect(piecesOf('Restore a backup', ['backup', 'rest'])).toEqual([
    { at: 0, piece: 'Rest', isFound: true },
    { at: 4, piece: 'ore a ', isFound: false },
    { at: 10, piece: 'backup', isFound: true },
  ])
  expect(piecesOf('Nothing', ['zzz'])).toEqual([{ at: 0, piece: 'Nothing', isFound: false }])
})

test('restoring is explained in the guide', () => {
  expect(searchGuide(data, 'restore').length).toBeGreaterThan(0)
})
