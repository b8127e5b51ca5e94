import { describe, expect, it } from 'vitest'
import { withLike } from '@/lib/client/with-like'

const song = (id: string, liked: boolean) => ({ id, title: id, liked })

describe('a like in answers the browser holds', () => {
  it('shows on the song, on pages and inside tracks alike', () => {
    const cached = {
      pages: [{ data: [song('a', false), song('b', false)] }],
      track: { id: 't', song: song('a', false) },
    }
    expect(withLike(cached, 'a', true)).toEqual({
      pages: [{ data: [song('a', true), song('b', false)] }],
      track: { id: 't', song: song('a', true) },
    })
  })

  it('returns what holds no such song as it is', () => {
    const cached = { pages: [{ data: [song('b', false)] }] }
    expect(withLike(cached, 'a', true)).toBe(cached)
  })

  it('keeps the neighbours of a changed song as they are', () => {
    const neighbour = song('b', false)
    const [, kept] = withLike([song('a', false), neighbour], 'a', true)
    expect(kept).toBe(neighbour)
  })

  it('leaves something else of the same id alone', () => {
    const playlist = { id: 'a', name: 'Liked' }
    expect(withLike(playlist, 'a', true)).toBe(playlist)
  })
})
