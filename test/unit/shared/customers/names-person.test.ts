import { describe, expect, it } from 'vitest'
import { namesPerson, replacePerson } from '../../../../shared/customers/names-person.ts'

const al = { name: 'Al', email: 'a@b.co' }

describe('a text', () => {
  it.each([
    'Al',
    'for AL, please',
    'orders_al.csv',
    'from-al.xlsx',
    'Al’s order',
    'Write to A@B.co.',
    '<a@b.co>',
    'mailto:a@b.co?subject=x',
    ['other', { search: 'al' }],
  ])('names the person in %j', text => {
    expect(namesPerson(text, al)).toBe(true)
  })

  it.each([
    'All stalled',
    'Renewal',
    'al.com is active',
    'jo@al.com',
    'al-north.com',
    'Al-Hassan',
    'Abu-Al',
    'Alé',
    'maria@b.com',
    'maria@b.co',
    'x.a@b.co',
    'a+a@b.co',
    'a@b.co.uk',
    'a@b.co-op.com',
    { search: 'Alma' },
    7,
    null,
  ])('does not name the person in %j', text => {
    expect(namesPerson(text, al)).toBe(false)
  })

  it('takes signs of a name as they are', () => {
    const signs = { name: 'A.C (M+E) $1', email: '' }
    expect(namesPerson('of a.c (m+e) $1!', signs)).toBe(true)
    expect(namesPerson('of abc (m+e) $1', signs)).toBe(false)
    expect(namesPerson('anything', { name: ' ', email: '' })).toBe(false)
  })

  it('takes a hyphen in a name or an address as it is', () => {
    const anne = { name: 'Anne-Marie', email: 'a-b@c-d.example' }
    expect(namesPerson('for Anne-Marie.', anne)).toBe(true)
    expect(replacePerson('anne-marie <a-b@c-d.example>', anne, 'X')).toBe('X <X>')
    expect(namesPerson('Anne', anne)).toBe(false)
  })

  it('gets other words in each place', () => {
    expect(replacePerson('Al, a@b.co, all, al', al, '$& 1')).toBe('$& 1, $& 1, all, $& 1')
  })
})
