import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { AlbumView } from '@/components/albums/album-view'
import { asTrack } from '@/lib/client/as-track'
import type { Album } from '@/lib/contract/album'
import { stubApi } from '@/tests/support/dom/api'
import { songNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

const ALBUM: Album = {
  id: 'album-1',
  title: 'Harbour Lights',
  artist: 'Ada',
  isCompilation: false,
  releaseYear: 2024,
  coverUrl: null,
  songCount: 3,
  totalDurationMs: 573_000,
}

const song = (title: string, discNumber: number, trackNumber: number) =>
  songNamed(title, { discNumber, trackNumber, artists: [{ id: 'ada', name: 'Ada' }] })

const SONGS = [song('Zulu', 1, 1), song('Yankee', 1, 2), song('Alpha', 2, 1)]

function renderAlbum(songs = SONGS, nextCursor: string | null = null) {
  stubApi({
    'GET /albums/album-1': () => ({ ...ALBUM, songs: { data: songs, nextCursor: null } }),
  })
  return renderWithPlayer(
    <AlbumView
      album={ALBUM}
      firstPage={{ data: songs.map((found) => asTrack(found)), nextCursor }}
      state={null}
      settings={{ mode: 'balanced', spacing: 'normal' }}
    />,
  )
}

describe('the page of an album', () => {
  test('shows title, artist, year, size and its songs by disc and track', () => {
    renderAlbum()
    expect(screen.getByRole('heading', { name: 'Harbour Lights' })).toBeVisible()
    expect(screen.getAllByRole('link', { name: 'Ada' })[0]).toHaveAttribute('href', '/artists/ada')
    expect(screen.getByText('2024 · 3 songs, 10 min')).toBeVisible()
    const rows = within(screen.getByRole('grid', { name: 'Songs of Harbour Lights' }))
      .getAllByRole('row')
      .slice(1)
    expect(rows.map((row) => row.querySelector('td')?.textContent)).toEqual(['1-1', '1-2', '2-1'])
  })

  test('plays in its order, from the first song', async () => {
    const { user, player } = renderAlbum()
    await user.click(screen.getByRole('button', { name: 'Play Harbour Lights' }))
    await waitFor(() =>
      expect(player.state.getState().upcoming.map(({ track }) => track.song.title)).toEqual([
        'Yankee',
        'Alpha',
      ]),
    )
    expect(player.state.getState().current).toMatchObject({
      source: { list: 'album:album-1', order: 'list' },
      track: { song: { title: 'Zulu' } },
    })
  })

  test('explains that no songs are left', () => {
    renderAlbum([])
    expect(screen.getByRole('heading', { name: 'No songs are left here' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Play Harbour Lights' })).toBeDisabled()
  })

  test('offers to load the remaining songs again', async () => {
    stubApi({})
    renderWithPlayer(
      <AlbumView
        album={{ ...ALBUM, id: 'album-2' }}
        firstPage={{ data: SONGS.map((found) => asTrack(found)), nextCursor: 'more' }}
        state={null}
        settings={{ mode: 'balanced', spacing: 'normal' }}
      />,
    )
    expect(await screen.findByText('The remaining songs could not be loaded')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
  })
})
