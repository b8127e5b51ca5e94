import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { editedSong } from '@/components/song-actions/edited-song'
import { TrackTable } from '@/components/tracks/track-table'
import type { TrackEdits } from '@/components/tracks/use-track-edits'
import { addManyTracksAction } from '@/lib/actions/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import { stubApi } from '@/tests/support/dom/api'
import { queuedTitles } from '@/tests/support/dom/device'
import { firstStep, playlistNamed, songNamed, trackNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { problemResponse } from '@/tests/support/dom/problem'

vi.mock('@/lib/actions/playlist-tracks', () => ({ addManyTracksAction: vi.fn() }))
const addTracks = vi.mocked(addManyTracksAction)
beforeEach(() => void addTracks.mockReset())

const source = { list: 'evening', name: 'Evening' }
const recordedEdits = () => ({
  add: vi.fn(async () => true),
  remove: vi.fn(async () => {}),
  move: vi.fn(async () => {}),
  exclude: vi.fn(async () => {}),
})

type Options = { song?: Partial<Song>; isExcluded?: boolean; edits?: TrackEdits; title?: string }

/** Opens the menu of one of the tracks A, B and C; `song` changes that track's song. */
async function openMenu({ song = {}, isExcluded = false, edits, title = 'B' }: Options = {}) {
  const tracks = ['A', 'B', 'C'].map((name) =>
    name === title
      ? trackNamed(name, { excluded: isExcluded, song: songNamed(name, song) })
      : trackNamed(name),
  )
  const rendered = renderWithPlayer(
    <TrackTable label="Tracks" tracks={tracks} source={source} edits={edits} />,
  )
  await rendered.user.click(screen.getByRole('button', { name: `More for ${title}` }))
  const choose = (name: string) =>
    rendered.user.click(screen.getByRole('menuitem', { name: new RegExp(`^${name}`) }))
  return { ...rendered, choose }
}

const names = () => screen.getAllByRole('menuitem').map((item) => item.textContent)

describe('the menu of a track', () => {
  test('has no edits for a list that is not a playlist', async () => {
    await openMenu()
    expect(names()).toEqual([
      'Play now↵',
      'Play next',
      'Add to queue',
      'Add to playlist',
      'Like',
      'SelectX',
      'Songs by Artist of B',
      'Shuffle artist',
      'Songs on this album',
      'Shuffle album',
    ])
  })

  test('plays the track now or next', async () => {
    const { choose, player, user } = await openMenu()
    await choose('Play now')
    expect(player.state.getState().current?.track.id).toBe('track-B')
    await user.click(screen.getByRole('button', { name: 'More for B' }))
    await choose('Play next')
    expect(queuedTitles(player)).toEqual(['B'])
  })

  test('adds the track to the end of the queue, and shows that', async () => {
    const { choose, player, user } = await openMenu()
    await choose('Play next')
    await user.click(screen.getByRole('button', { name: 'More for A' }))
    await choose('Add to queue')
    expect(await screen.findByText('Added to the queue')).toBeVisible()
    expect(queuedTitles(player)).toEqual(['B', 'A'])
  })

  test('likes the song', async () => {
    const requests = stubApi({ 'PUT /me/liked/song-B': () => undefined })
    const { choose } = await openMenu()
    await choose('Like')
    await waitFor(() => expect(requests).toEqual(['PUT /me/liked/song-B']))
    expect(screen.getByRole('button', { name: 'Like B' })).toHaveAttribute('aria-pressed', 'true')
  })

  test('selects the row', async () => {
    const { choose } = await openMenu()
    await choose('Select')
    expect(screen.getByRole('toolbar', { name: '1 track selected' })).toBeVisible()
  })

  test.each([
    ['Songs by', '/artists/artist-B'],
    ['Songs on this album', '/albums/album-B'],
  ])('opens "%s"', async (name, path) => {
    const { choose, router } = await openMenu()
    await choose(name)
    expect(router.push).toHaveBeenCalledWith(path)
  })

  test.each([
    ['Shuffle artist', 'artist:artist-B', 'Artist of B'],
    ['Shuffle album', 'album:album-B', 'Album of B'],
  ])('%s', async (action, list, name) => {
    const step = firstStep(trackNamed('B'))
    const requests = stubApi({
      'GET /playlists/*/shuffle/next': () => step,
      'GET /playlists/*/shuffle/upcoming': () => ({ data: [] }),
    })
    const { choose, player } = await openMenu()
    await choose(action)
    await waitFor(() => expect(player.state.getState().current?.source).toEqual({ list, name }))
    expect(requests[0]).toContain(`/playlists/${encodeURIComponent(list)}/shuffle/next`)
  })

  test('shows why an album cannot be shuffled', async () => {
    stubApi({ 'GET /playlists/*/shuffle/next': () => problemResponse(404, 'not_found') })
    const { choose, player } = await openMenu()
    await choose('Shuffle album')
    expect(await screen.findByText('The server explains it.')).toBeVisible()
    expect(player.state.getState().current).toBeNull()
  })

  test('searches YouTube for a song without audio', async () => {
    const open = vi.fn()
    vi.stubGlobal('open', open)
    const searchUrl = 'https://www.youtube.com/results?search_query=B'
    const { choose } = await openMenu({ song: { playback: { kind: 'none', searchUrl } } })
    await choose('Search for it on YouTube')
    expect(open).toHaveBeenCalledWith(searchUrl, '_blank', 'noreferrer')
  })

  test('downloads the file of an upload, and no other', async () => {
    const { user } = await openMenu({ song: { source: 'upload' } })
    const row = screen.getByRole('menuitem', { name: 'Download the file' })
    expect(row).toHaveAttribute('href', '/api/v1/songs/song-B/audio')
    expect(row).toHaveAttribute('download')
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'More for A' }))
    expect(names()).not.toContain('Download the file')
  })

  test('edits and deletes an upload of the user', async () => {
    const requests = stubApi({ 'DELETE /songs/song-B': () => undefined })
    const { choose, user } = await openMenu({ song: { source: 'upload' } })
    await choose('Edit details')
    expect(editedSong.getState().song?.id).toBe('song-B')
    await user.click(screen.getByRole('button', { name: 'More for B' }))
    await choose('Delete the upload')
    await waitFor(() => expect(requests).toContain('DELETE /songs/song-B'))
  })
})

describe('the edits of a playlist', () => {
  test.each([
    ['Leave out of shuffle', false, true],
    ['Bring back into shuffle', true, false],
  ])('%s', async (name, isExcluded, excluded) => {
    const edits = recordedEdits()
    const { choose } = await openMenu({ edits, isExcluded })
    await choose(name)
    expect(edits.exclude).toHaveBeenCalledWith(['track-B'], excluded)
  })

  test.each([
    ['Move up', 0],
    ['Move down', 2],
  ])('%s', async (name, position) => {
    const edits = recordedEdits()
    const { choose } = await openMenu({ edits })
    await choose(name)
    expect(edits.move).toHaveBeenCalledWith({ trackIds: ['track-B'], position })
  })

  test.each([
    ['A', 'Move up'],
    ['C', 'Move down'],
  ])('the track %s has no "%s"', async (title, name) => {
    await openMenu({ edits: recordedEdits(), title })
    expect(screen.getByRole('menuitem', { name })).toHaveAttribute('aria-disabled', 'true')
  })

  test('Remove', async () => {
    const edits = recordedEdits()
    const { choose } = await openMenu({ edits })
    await choose('Remove')
    expect(edits.remove).toHaveBeenCalledWith(['track-B'])
  })
})

describe('adding to another playlist', () => {
  async function openPlaylists(playlists = [playlistNamed('Morning')]) {
    stubApi({ 'GET /playlists': () => ({ data: playlists, nextCursor: null }) })
    const rendered = await openMenu()
    screen.getByRole('menuitem', { name: 'Add to playlist' }).focus()
    await rendered.user.keyboard('{ArrowRight}')
    return rendered
  }

  test('sends the song and reports it', async () => {
    addTracks.mockResolvedValue({ ok: true, value: { data: [] } as never })
    const { user } = await openPlaylists()
    await user.click(await screen.findByRole('menuitem', { name: 'Morning' }))
    expect(addTracks).toHaveBeenCalledWith({ playlistId: 'morning', songIds: ['song-B'] })
    expect(await screen.findByText('1 track added to Morning')).toBeVisible()
  })

  test('gives the reason if that fails', async () => {
    addTracks.mockRejectedValue(new TypeError('fetch failed'))
    const { user } = await openPlaylists()
    await user.click(await screen.findByRole('menuitem', { name: 'Morning' }))
    expect(await screen.findByText(/Could not add: Riffle could not be reached/)).toBeVisible()
  })

  test('is empty without playlists', async () => {
    await openPlaylists([])
    expect(
      within(screen.getAllByRole('menu').at(-1) as HTMLElement).getByText('No playlists yet'),
    ).toBeVisible()
  })
})
