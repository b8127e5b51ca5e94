import { expect, it } from 'vitest'
import { splitTitleByArtist } from '@/lib/song-text/title-by-artist'

it.each([
  ['Slow River by The Oaks', 'Slow River', 'The Oaks'],
  ['Stand By Me Now by Ben E. Queen', 'Stand By Me Now', 'Ben E. Queen'],
  ['Helena by My Chemical Romance', 'Helena', 'My Chemical Romance'],
  ['Stairway to Heaven by Queen', 'Stairway to Heaven', 'Queen'],
  ['Stand by Me by Oasis of Sound', 'Stand by Me', 'Oasis of Sound'],
])('splits %s', (text, title, artist) => {
  expect(splitTitleByArtist(text, 'one_word')).toEqual({ title, artist })
})

it.each([
  'Stand by Me',
  'Stand by Your Man',
  "Won't You Stand by Me",
  'Step by Step',
  'One by One Again',
  'Blinded by the Light',
  'Killed by Death',
  ' by Rain',
  'Walk on by ',
])('does not split %s', (text) => {
  expect(splitTitleByArtist(text, 'one_word')).toBeNull()
})

it('requires two words unless the list is certain', () => {
  expect(splitTitleByArtist('Stairway to Heaven by Queen', 'two_words')).toBeNull()
  expect(splitTitleByArtist('Fog by rain', 'one_word')).toBeNull()
  expect(splitTitleByArtist('Fog by rain', 'any')).toEqual({ title: 'Fog', artist: 'rain' })
  expect(splitTitleByArtist('Stand by Me', 'any')).toBeNull()
})
