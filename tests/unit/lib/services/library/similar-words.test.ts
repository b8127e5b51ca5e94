import { describe, expect, it } from 'vitest'
import { findSimilarTerms } from '@/lib/services/library/similar-words'

const known = (...texts: string[]) => texts.map((word, index) => ({ word, uses: 100 - index }))
const close = (word: string, candidates: string[], isLast = false) =>
  findSimilarTerms(word, known(...candidates), { isLast }).map((one) => one.word)

describe('a similar word', () => {
  it.each([
    ['wrong', 'bjark', 'bjork'],
    ['missing', 'bjrk', 'bjork'],
    ['too many', 'bjoork', 'bjork'],
    ['swapped', 'bjrok', 'bjork'],
  ])('has one letter %s', (_, typed, meant) => {
    expect(close(typed, [meant])).toEqual([meant])
  })

  it('may differ by two letters if it is long', () => {
    expect(close('metalika', ['metallica'])).toEqual(['metallica'])
    expect(close('bjak', ['bjork'])).toEqual([])
  })

  it('is compared by its prefix if it is the last word', () => {
    expect(close('metlal', ['metallica'], true)).toEqual(['metallica'])
    expect(close('metlal', ['metallica'])).toEqual([])
  })

  it('is not the word itself, nor one of two letters or with punctuation', () => {
    expect(close('bjork', ['bjork'])).toEqual([])
    expect(close('of', ['on'])).toEqual([])
    expect(close('dont', ["don't", 'don:'])).toEqual([])
  })

  it('precedes less similar words', () => {
    expect(close('metalica', ['metabolic', 'metallic', 'metallica'])).toEqual([
      'metallica',
      'metallic',
    ])
  })

  it('is the only one if it has enough songs', () => {
    const candidates = [
      { word: 'bork', uses: 50_000 },
      { word: 'dork', uses: 10 },
    ]
    expect(findSimilarTerms('vork', candidates, { isLast: false }).map((one) => one.word)).toEqual([
      'bork',
    ])
  })
})
