import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { SongControls } from '@/components/songs/song-controls'
import { SongsBrowser } from '@/components/songs/songs-browser'
import { useSongChoice } from '@/components/songs/use-song-choice'
import { useSongSource } from '@/components/songs/use-song-source'
import type { SongChoice } from '@/lib/client/songs'
import type { Song } from '@/lib/contract/song'
import { stubApi } from '@/tests/support/dom/api'
import { firstStep, songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { problemResponse } from '@/tests/support/dom/problem'

const SONG = songNamed('A')
const VIEW = 'view:0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'

function Controls({ choice, songs }: { choice: SongChoice; songs: Song[] }) {
  const songChoice = useSongChoice(choice)
  const findSource = useSongSource({ chosen: songChoice.chosen, songs })
  return (
    <SongControls songChoice={songChoice} songs={songs} findSource={findSource} isBusy={false} />
  )
}

const shuffleButton = () => screen.getByRole('button', { name: 'Shuffle' })

/** Shuffles the songs of a choice; returns the source that plays and the body sent for a view. */
async function shuffle(choice: SongChoice) {
  let sent: unknown
  stubApi({
    'POST /views': ({ body }) => {
      sent = body
      return { listId: VIEW }
    },
    'GET /playlists/*/shuffle/next': () => firstStep(trackNamed('A')),
    'GET /playlists/*/shuffle/upcoming': () => ({ data: [] }),
  })
  const { user, player } = renderWithPlayer(<Controls choice={choice} songs={[SONG]} />)
  await user.click(shuffleButton())
  await waitFor(() => expect(player.state.getState().current).not.toBeNull())
  return { source: player.state.getState().current?.source, sent }
}

describe('the shuffle of the songs page', () => {
  test.each([
    ['all songs', {}, { list: 'library', name: 'Your songs' }],
    ['an artist', { artist: 'artist-A' }, { list: 'artist:artist-A', name: 'Artist of A' }],
    ['an album', { album: 'album-A', sort: 'bpm' }, { list: 'album:album-A', name: 'Album of A' }],
  ] as const)('plays %s without a view', async (_, choice, source) => {
    expect(await shuffle(choice)).toEqual({ source, sent: undefined })
  })

  test('plays a view of the search', async () => {
    expect(await shuffle({ q: 'rain', sort: 'title' })).toEqual({
      source: { list: VIEW, name: 'Songs matching “rain”' },
      sent: { q: 'rain', filters: {} },
    })
  })

  test('plays a view of the filters', async () => {
    const filters = { genre: 'house', source: 'upload', artist: 'artist-A' } as const
    expect(await shuffle({ ...filters, liked: 'true' })).toEqual({
      source: { list: VIEW, name: 'Filtered songs' },
      sent: { filters: { ...filters, liked: true } },
    })
  })

  test('needs a song', () => {
    renderWithPlayer(<Controls choice={{ q: 'rain' }} songs={[]} />)
    expect(shuffleButton()).toBeDisabled()
  })

  test('shows why a view cannot be created', async () => {
    stubApi({ 'POST /views': () => problemResponse(429, 'rate_limited') })
    const { user, player } = renderWithPlayer(<Controls choice={{ q: 'rain' }} songs={[SONG]} />)
    await user.click(shuffleButton())
    expect(await screen.findByText(/^Too many attempts/)).toBeVisible()
    expect(player.state.getState().current).toBeNull()
    expect(shuffleButton()).toBeEnabled()
  })
})

test('the songs page marks the current song of a shuffled view', async () => {
  const firstPage = { data: [SONG], nextCursor: null, spelling: 'as_typed' as const }
  stubApi({
    'GET /songs': () => firstPage,
    'POST /views': () => ({ listId: VIEW }),
    'GET /playlists/*/shuffle/next': () => firstStep(trackNamed('A', { id: SONG.id, song: SONG })),
    'GET /playlists/*/shuffle/upcoming': () => ({ data: [] }),
  })
  const { user } = renderWithPlayer(<SongsBrowser choice={{ q: 'a' }} firstPage={firstPage} />)
  await user.click(shuffleButton())
  expect(await screen.findByRole('img', { name: 'Playing' })).toBeVisible()
})
