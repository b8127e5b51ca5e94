import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { changedSong } from '@/components/song-actions/changed-song'
import { editedSong, editSong } from '@/components/song-actions/edited-song'
import { LazyEditSong } from '@/components/song-actions/lazy-edit-song'
import type { Song } from '@/lib/contract/song'
import { stubApi } from '@/tests/support/dom/api'
import { songNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

const PREVIEW = 'blob:preview'
const revokeObjectURL = vi.fn()

beforeEach(() => {
  editedSong.setState({ song: undefined })
  revokeObjectURL.mockReset()
  // jsdom has no object URLs.
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => PREVIEW, revokeObjectURL }))
})

const upload = songNamed('Tide', {
  source: 'upload',
  artists: [
    { id: 'a', name: 'Nova' },
    { id: 'b', name: 'Lumen' },
  ],
  genres: ['dream pop'],
  releaseYear: 2024,
  coverUrl: '/api/v1/songs/song-Tide/cover?v=1',
})

/** Opens the dialog and records the bodies of the requests that change the song. */
async function openDialog(song: Song = upload) {
  const bodies: unknown[] = []
  const requests = stubApi({
    'PATCH /songs/song-Tide': ({ body }) => {
      bodies.push(body)
      return song
    },
    'PUT /songs/song-Tide/cover': () => song,
    'DELETE /songs/song-Tide/cover': () => undefined,
  })
  const rendered = renderWithPlayer(<LazyEditSong />)
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  editSong(song)
  await screen.findByRole('dialog', { name: 'Song details' })
  const save = () => rendered.user.click(screen.getByRole('button', { name: 'Save' }))
  return { ...rendered, requests, bodies, save }
}

const field = (name: string) => screen.getByRole('textbox', { name })
const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

describe('the details of an upload', () => {
  test('are shown as they are', async () => {
    await openDialog()
    expect(field('Title')).toHaveValue('Tide')
    expect(field('Artists')).toHaveValue('Nova; Lumen')
    expect(field('Album')).toHaveValue('Album of Tide')
    expect(field('Year')).toHaveValue('2024')
    expect(field('Genres')).toHaveValue('dream pop')
    expect(field('ISRC')).toHaveValue('')
    expect(field('Artists')).toHaveAccessibleDescription('Separate several with semicolons.')
  })

  test('are saved as changed, and the dialog closes', async () => {
    const { user, save, bodies } = await openDialog()
    await user.clear(field('Artists'))
    await user.type(field('Artists'), 'Nova; ; Ember ')
    await user.clear(field('Year'))
    await user.type(field('Track'), '7')
    await user.type(field('ISRC'), 'seabc2600017')
    await save()
    await isClosed()
    expect(bodies).toEqual([
      {
        title: 'Tide',
        artists: ['Nova', 'Ember'],
        album: 'Album of Tide',
        releaseYear: null,
        trackNumber: 7,
        genres: ['dream pop'],
        isrc: 'SEABC2600017',
      },
    ])
  })

  test('keep the artists if the field is empty', async () => {
    const { user, save, bodies } = await openDialog()
    await user.clear(field('Artists'))
    await save()
    await isClosed()
    expect(bodies[0]).not.toHaveProperty('artists')
  })

  test('stay in the form with the reason if they cannot be saved', async () => {
    const { user, save } = await openDialog()
    await user.type(field('Title'), ' (live)')
    stubApi({
      'PATCH /songs/song-Tide': () =>
        Response.json(
          { code: 'validation_failed', detail: 'The title is too long.' },
          { status: 422 },
        ),
    })
    await save()
    expect(await screen.findByRole('alert')).toHaveTextContent('The title is too long.')
    expect(field('Title')).toHaveValue('Tide (live)')
  })

  test('are not changed by Cancel', async () => {
    const { user, requests } = await openDialog()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await isClosed()
    expect(requests).toEqual([])
  })
})

describe('the cover of an upload', () => {
  test('is replaced by the chosen image', async () => {
    const { save, requests } = await openDialog()
    expect(screen.getByRole('img', { name: 'Cover of Tide' })).toHaveAttribute(
      'src',
      '/api/v1/songs/song-Tide/cover?v=1&size=96',
    )
    const image = new File(['x'], 'cover.png', { type: 'image/png' })
    fireEvent.change(screen.getByLabelText('Cover image'), { target: { files: [image] } })
    expect(screen.getByRole('img', { name: 'Cover of Tide' })).toHaveAttribute('src', PREVIEW)
    await save()
    await isClosed()
    expect(requests).toEqual(['PATCH /songs/song-Tide', 'PUT /songs/song-Tide/cover'])
    expect(revokeObjectURL).toHaveBeenCalledWith(PREVIEW)
  })

  test('is removed', async () => {
    const { user, save, requests } = await openDialog()
    await user.click(screen.getByRole('button', { name: 'Remove the cover' }))
    expect(screen.queryByRole('img')).not.toBeInTheDocument()
    await save()
    await isClosed()
    expect(requests).toEqual(['PATCH /songs/song-Tide', 'DELETE /songs/song-Tide/cover'])
  })

  test('is replaced by the one of the album in the player, if it is removed', async () => {
    const coverUrl = 'https://images.example/album.jpg'
    const album = { id: 'album-Tide', title: 'Album of Tide', coverUrl }
    const { user, save } = await openDialog({ ...upload, album })
    await user.click(screen.getByRole('button', { name: 'Remove the cover' }))
    await save()
    await isClosed()
    expect(changedSong.getState().song?.coverUrl).toBe(coverUrl)
  })

  test('cannot be removed if it is the one of the album', async () => {
    await openDialog({ ...upload, coverUrl: 'https://images.example/album.jpg' })
    expect(screen.queryByRole('img')).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Remove the cover' })).not.toBeInTheDocument()
  })
})
