import { describe, expect, it } from 'vitest'
import { closeWords } from '@/lib/services/library/similar-words'

const known = (...words: string[]) => words.map((word, index) => ({ word, uses: 100 - index }))
const close = (word: string, words: string[], isLast = false) =>
  closeWords(word, known(...words), { isLast }).map((one) => one.word)

describe('a word that is close', () => {
  it.each([
    ['wrong', 'bjark', 'bjork'],
    ['missing', 'bjrk', 'bjork'],
    ['too many', 'bjoork', 'bjork'],
    ['swapped', 'bjrok', 'bjork'],
  ])('has one letter %s', (_, typed, meant) => {
    expect(close(typed, [meant])).toEqual([meant])
  })

  it('may have two letters amiss where it is long, and only there', () => {
    expect(close('metalika', ['metallica'])).toEqual(['metallica'])
    expect(close('bjak', ['bjork'])).toEqual([])
  })

  it('is compared as far as it is typed, where it is the last one', () => {
    expect(close('metlal', ['metallica'], true)).toEqual(['metallica'])
    expect(close('metlal', ['metallica'])).toEqual([])
  })

  it('is never the word itself, nor one of two letters, nor one with signs in it', () => {
    expect(close('bjork', ['bjork'])).toEqual([])
    expect(close('of', ['on'])).toEqual([])
    expect(close('dont', ["don't", 'don:'])).toEqual([])
  })

  it('stands before those that are further off', () => {
    expect(close('metalica', ['metabolic', 'metallic', 'metallica'])).toEqual([
      'metallica',
      'metallic',
    ])
  })

  it('brings no more along where it leads to songs enough', () => {
    const words = [
      { word: 'bork', uses: 50_000 },
      { word: 'dork', uses: 10 },
    ]
    expect(closeWords('vork', words, { isLast: false }).map((one) => one.word)).toEqual(['bork'])
  })
})
