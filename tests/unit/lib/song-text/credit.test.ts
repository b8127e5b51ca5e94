import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Credit, creditArtists, creditFromList, parseCredit } from '@/lib/song-text/credit'
import type { CommaRule } from '@/lib/song-text/credit-commas'
import {
  divideByKnownArtists,
  type KnownArtist,
  possibleNames,
  splitPeople,
} from '@/lib/song-text/credit-people'
import { growth, MAX_LINEAR_GROWTH } from '@/tests/support/growth'

const names = (text: string, evidence?: Parameters<typeof parseCredit>[1]) =>
  creditArtists(parseCredit(text, evidence))
const together = ({ parts }: Credit) => parts.map(({ name, join }) => name + join).join('')

const WHOLE = [
  'AC/DC',
  'Simon & Garfunkel',
  'Earth, Wind & Fire',
  'Tyler, The Creator',
  'K/DA',
  '25/17',
  'The Good, The Bad & The Queenly',
  'Marnie, Dove and Plum',
]

describe('a credit', () => {
  it.each(WHOLE)('%s stays whole, also in a comma list', (text) => {
    expect(names(text)).toEqual([text])
    expect(names(text, { commas: 'all' })).toEqual([text])
  })

  it.each(['Rain, Snow', 'Rain / Snow', 'Rain & Snow', 'Rain x Snow', 'Rain vs. Snow'])(
    '%s is not divided without evidence',
    (text) => expect(names(text)).toEqual([text]),
  )

  it.each([
    ['Rain; Snow, Ice', ['Rain', 'Snow, Ice']],
    ['Rain feat. Snow', ['Rain', 'Snow']],
    ['Rain ft Snow & Ice', ['Rain', 'Snow & Ice']],
    ['Rain (featuring Snow)', ['Rain', 'Snow']],
    ['Rain [feat. Snow] ; Hail', ['Rain', 'Snow', 'Hail']],
    ["['Ed Sherman', 'Bionce']", ['Ed Sherman', 'Bionce']],
    ["['Sinéad O''Connell']", ["Sinéad O'Connell"]],
    [`["Don't Ask", 'Who', 'Why']`, ["Don't Ask", 'Who', 'Why']],
    ['Soft feat. ', ['Soft feat.']],
    ['  ', []],
  ])('%j is divided into %j', (text, expected) => expect(names(text)).toEqual(expected))

  it.each([
    ['Dora, Lipa Nova', ['Dora', 'Lipa Nova']],
    ['Artist Uno,Artist Due', ['Artist Uno', 'Artist Due']],
    ['Rain, Tyler, The Creator, Snow', ['Rain', 'Tyler, The Creator', 'Snow']],
    ['Earth, Wind & Fire, Snow', ['Earth, Wind & Fire', 'Snow']],
    ['10,000 Maniacs', ['10,000 Maniacs']],
    ['Rain, Snow feat. Hail', ['Rain', 'Snow', 'Hail']],
  ])('%j in a table of a service is divided into %j', (text, expected) => {
    expect(names(text, { commas: 'all' })).toEqual(expected)
  })

  it('is divided at bare commas alone if that is how the table divides', () => {
    expect(names('Rain,Snow', { commas: 'bare' })).toEqual(['Rain', 'Snow'])
    expect(names('Rain, Snow', { commas: 'bare' })).toEqual(['Rain, Snow'])
    expect(names('10,000 Things', { commas: 'bare' })).toEqual(['10,000 Things'])
  })

  it('has as many artists as its source states', () => {
    expect(names('Rain, Snow & Ice, Hail', { count: 2 })).toEqual(['Rain, Snow & Ice', 'Hail'])
    expect(names('Rain, Snow', { count: 1 })).toEqual(['Rain, Snow'])
  })

  it('keeps its text and the words that join its artists', () => {
    expect(parseCredit('Rain feat. Snow')).toMatchObject({
      text: 'Rain feat. Snow',
      parts: [
        { name: 'Rain', join: ' feat. ' },
        { name: 'Snow', join: '' },
      ],
    })
    expect(creditFromList(['Rain', 'Snow'], 'Rain with Snow').parts).toEqual([
      { name: 'Rain', join: ' with ' },
      { name: 'Snow', join: '' },
    ])
    expect(creditFromList(['Rain', 'Snow'], 'Snow').text).toBe('Snow')
    expect(creditFromList(['Rain', ' ', 'Snow']).text).toBe('Rain, Snow')
  })

  it('is made up of its parts', () => {
    const name = fc.constantFrom('Rain', 'Snow', 'Hail', 'Tyler, The Creator')
    const joint = fc.constantFrom(', ', ',', ' & ', ' feat. ', ' / ', '; ', ' , ')
    const text = fc
      .tuple(name, fc.array(fc.tuple(joint, name)))
      .map(([first, rest]) => first + rest.flat().join(''))
    fc.assert(
      fc.property(text, fc.constantFrom('none', 'bare', 'all'), (given, rule) => {
        const credit = parseCredit(given, { commas: rule as CommaRule })
        expect(together(credit)).toBe(given)
        for (const { name } of credit.parts) expect(name).toBe(name.trim())
      }),
    )
  })
})

describe('known artists', () => {
  const known =
    (...listed: string[]): KnownArtist =>
    (name) =>
      listed.includes(name) ? 'named' : undefined
  const divided = (text: string, is: KnownArtist) =>
    creditArtists(divideByKnownArtists(parseCredit(text), is))

  it('divide a credit if all its pieces are known', () => {
    const all = known('Ann', 'Bob', 'Cy & Di', 'Prefixo')
    expect(divided('Ann & Bob', all)).toEqual(['Ann', 'Bob'])
    expect(divided('Ann, Cy & Di', all)).toEqual(['Ann', 'Cy & Di'])
    expect(divided('Ann/Bob', known('Ann', 'Bob'))).toEqual(['Ann/Bob'])
    expect(divided('Annabel/Robert', known('Annabel', 'Robert'))).toEqual(['Annabel', 'Robert'])
    expect(divided('Prefixo & Co', all)).toEqual(['Prefixo & Co'])
    expect(divided('Ann & Bob feat. Prefixo', all)).toEqual(['Ann', 'Bob', 'Prefixo'])
  })

  it('do not divide a name that is known as one artist, or that the source lists', () => {
    const band: KnownArtist = (name) => (name === 'Ann & Bob' ? 'listed' : 'named')
    expect(divided('Ann & Bob', band)).toEqual(['Ann & Bob'])
    expect(divided('Ann & Bob', known('Ann & Bob', 'Ann', 'Bob'))).toEqual(['Ann', 'Bob'])
    const listed = creditFromList(['Ann & Bob'])
    expect(divideByKnownArtists(listed, known('Ann', 'Bob'))).toBe(listed)
    for (const text of WHOLE.slice(0, 6)) expect(divided(text, () => 'named')).toEqual([text])
  })

  it('are looked for under every name that a credit may hold', () => {
    expect(possibleNames(parseCredit('Ann & Bob, Cy'))).toEqual([
      'Ann',
      'Ann & Bob',
      'Ann & Bob, Cy',
      'Bob',
      'Bob, Cy',
      'Cy',
    ])
    expect(possibleNames(parseCredit('AC/DC'))).toEqual([])
  })
})

it('people of an artist are divided generously, but for known bands', () => {
  expect(splitPeople('Ann, Bob x Cy with Di')).toEqual(['Ann', 'Bob', 'Cy', 'Di'])
  expect(splitPeople('Annabel/Robert vs. Cy')).toEqual(['Annabel', 'Robert', 'Cy'])
  expect(splitPeople('Simon & Garfunkel')).toEqual(['Simon & Garfunkel'])
})

describe.each([
  ['spaces', (size: number) => `a${' '.repeat(size)}b`],
  ['commas', (size: number) => 'a, '.repeat(size / 3)],
  ['brackets', (size: number) => `a${' (ft. b'.repeat(size / 7)}`],
  ['quotes', (size: number) => `[${"'a ".repeat(size / 3)}`],
  ['quoted names', (size: number) => `[${"'a', ".repeat(size / 5)}]`],
])('many %s', (_, text) => {
  it('take linear time', async () => {
    const read = (size: number) => {
      const credit = parseCredit(text(size), { commas: 'all' })
      divideByKnownArtists({ ...credit, isListed: false }, () => undefined)
    }
    expect(await growth(read)).toBeLessThan(MAX_LINEAR_GROWTH)
  })
})
