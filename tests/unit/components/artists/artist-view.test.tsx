import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ArtistView } from '@/components/artists/artist-view'
import { asTrack } from '@/lib/client/as-track'
import type { Album } from '@/lib/contract/album'
import { stubApi } from '@/tests/support/dom/api'
import { songNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

const album = (title: string): Album => ({
  id: title.toLowerCase(),
  title,
  artist: 'Ada',
  isCompilation: false,
  releaseYear: 2024,
  coverUrl: null,
  songCount: 2,
  totalDurationMs: 60_000,
})

const songs = ['A', 'B'].map((title) => songNamed(title))

function renderArtist() {
  stubApi({
    'GET /albums': () => ({ data: [album('Later')], nextCursor: null }),
    'GET /songs': () => ({ data: songs, nextCursor: null, spelling: 'as_typed' }),
  })
  return renderWithPlayer(
    <ArtistView
      artist={{ id: 'ada', name: 'Ada', songCount: 2, albumCount: 2 }}
      albums={{ data: [album('Early')], nextCursor: 'more' }}
      firstPage={{ data: songs.map((song) => asTrack(song)), nextCursor: null }}
      state={null}
      settings={{ mode: 'balanced', spacing: 'normal' }}
    />,
  )
}

test('the page of an artist shows albums, more on demand, and songs', async () => {
  const { user } = renderArtist()
  expect(screen.getByRole('heading', { name: 'Ada' })).toBeVisible()
  expect(screen.getByText('2 songs on 2 albums')).toBeVisible()
  expect(screen.getByRole('link', { name: /^Early/ })).toHaveAttribute('href', '/albums/early')
  await user.click(screen.getByRole('button', { name: 'Show more albums' }))
  expect(await screen.findByRole('link', { name: /^Later/ })).toBeVisible()
  expect(screen.getByRole('row', { name: /Artist of B/ })).toBeVisible()
})

test('the page of an artist plays the songs in order', async () => {
  const { user, player } = renderArtist()
  await user.click(screen.getByRole('button', { name: 'Play Ada' }))
  await waitFor(() => expect(player.state.getState().current?.track.song.title).toBe('A'))
  expect(player.state.getState().current?.source).toMatchObject({ list: 'artist:ada' })
})
