import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { stubApi } from '@/tests/support/dom/api'
import { songNamed } from '@/tests/support/dom/library'
import { problemResponse } from '@/tests/support/dom/problem'
import { renderTrackTable, trackRow } from '@/tests/support/dom/track-table'

vi.mock('@/lib/actions/playlist-tracks', () => ({}))

const LINK = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'
const transfer = (type: string, text: string) => ({
  types: [type],
  getData: (wanted: string) => (wanted === type ? text : ''),
  dropEffect: 'none',
})
const link = (text = LINK) => ({ dataTransfer: transfer('text/uri-list', text) })

/** Moves a drag from a row to another element; jsdom has no DragEvent. */
const dragTo = (relatedTarget: Element) =>
  fireEvent(trackRow('B'), new MouseEvent('dragleave', { bubbles: true, relatedTarget }))

const withVideo = (title: string): Song =>
  songNamed(title, { playback: { kind: 'youtube', videoId: 'dQw4w9WgXcQ', match: 'yours' } })

function stubVideo() {
  const bodies: unknown[] = []
  const requests = stubApi({
    'PUT /songs/*/video': ({ body }) => {
      bodies.push(body)
      return withVideo('B')
    },
    'DELETE /songs/*/video': () => undefined,
    'GET /songs/*': () => songNamed('B'),
  })
  return { bodies, requests }
}

describe('a link on a row', () => {
  test('sets the video of the song when it is dropped, and can be undone', async () => {
    const { bodies, requests } = stubVideo()
    const { user } = renderTrackTable()
    expect(fireEvent.dragOver(trackRow('B'), link()), 'the browser would open it').toBe(false)
    expect(fireEvent.drop(trackRow('B'), link(`# a comment\r\n${LINK}`))).toBe(false)
    expect(await screen.findByText('The video of B is set')).toBeVisible()
    expect(bodies).toEqual([{ url: LINK }])
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('The video of B is as before')).toBeVisible()
    expect(requests).toEqual([
      'PUT /songs/song-B/video',
      'DELETE /songs/song-B/video',
      'GET /songs/song-B',
    ])
  })

  test('sets it when it is pasted onto the focused row', async () => {
    const { bodies } = stubVideo()
    renderTrackTable()
    fireEvent.paste(trackRow('B'), { clipboardData: transfer('text/plain', ` ${LINK}\n`) })
    expect(await screen.findByText('The video of B is set')).toBeVisible()
    expect(bodies).toEqual([{ url: LINK }])
  })

  test('is explained when the server rejects it', async () => {
    stubApi({
      'PUT /songs/*/video': () =>
        problemResponse(422, 'invalid_input', {
          errors: [{ path: 'url', code: 'invalid_value', message: 'YouTube has no such video.' }],
        }),
    })
    renderTrackTable()
    fireEvent.drop(trackRow('B'), link())
    expect(
      await screen.findByText('The video of B is not set. YouTube has no such video.'),
    ).toBeVisible()
  })

  test('marks the row until it leaves the table or the drag ends', () => {
    const { container } = renderTrackTable()
    const marks = () => container.querySelectorAll('tr[aria-hidden].inset-ring-accent')
    fireEvent.dragOver(trackRow('B'), link())
    expect(marks()).toHaveLength(1)
    dragTo(trackRow('C'))
    expect(marks()).toHaveLength(1)
    dragTo(document.body)
    expect(marks()).toHaveLength(0)
    fireEvent.dragOver(trackRow('B'), link())
    fireEvent.dragEnd(window)
    expect(marks()).toHaveLength(0)
  })

  test.each([
    ['files', { dataTransfer: { ...transfer('text/uri-list', LINK), types: ['Files'] } }],
    ['other text', { dataTransfer: transfer('text/plain', LINK) }],
  ])('is not taken from %s', async (_name, event) => {
    const { requests } = stubVideo()
    renderTrackTable()
    expect(fireEvent.dragOver(trackRow('B'), event)).toBe(true)
    expect(fireEvent.drop(trackRow('B'), event)).toBe(true)
    await waitFor(() => expect(requests).toEqual([]))
  })

  test('is not taken from a link of the page itself', () => {
    const { requests } = stubVideo()
    renderTrackTable()
    fireEvent.dragStart(screen.getByText('Artist of A'))
    expect(fireEvent.drop(trackRow('B'), link())).toBe(true)
    expect(requests).toEqual([])
  })

  test('is taken after a link of the page itself whose row was unmounted while it was dragged', async () => {
    const { bodies } = stubVideo()
    renderTrackTable()
    fireEvent.dragStart(screen.getByText('Artist of A'))
    fireEvent.pointerMove(document.body)
    fireEvent.drop(trackRow('B'), link())
    await waitFor(() => expect(bodies).toEqual([{ url: LINK }]))
  })
})
