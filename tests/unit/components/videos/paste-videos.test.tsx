import { screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { PasteVideos } from '@/components/videos/paste/paste-videos'
import { type Route, stubApi } from '@/tests/support/dom/api'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { problemResponse } from '@/tests/support/dom/problem'
import { chosenSong, silentSong, silentTrack } from '@/tests/support/dom/videos'

type SentVideo = { songId: string; url: string }

const titleOf = (url: string) => (url.endsWith('c') ? 'Something else' : null)

function openPaste(rejected: string[] = [], remove: Route = () => undefined) {
  const sent: SentVideo[] = []
  const requests = stubApi({
    'GET /playlists/evening/tracks': () => ({
      data: ['Anchor', 'Beacon', 'Compass'].map(silentTrack),
      nextCursor: null,
    }),
    'POST /videos/lookup': ({ body }) => ({
      data: (body as { urls: string[] }).urls.map((url) => ({
        videoId: url.slice(-11),
        title: titleOf(url),
        channel: 'Somebody',
        fault: url.includes('gone') ? 'video_gone' : null,
      })),
    }),
    'POST /songs/videos': ({ body }) => {
      const { videos } = body as { videos: SentVideo[] }
      sent.push(...videos)
      return {
        data: videos.map(({ songId, url }) =>
          rejected.includes(url)
            ? { songId, fault: 'video_private', song: null }
            : { songId, fault: null, song: chosenSong(songId.slice(5), url.slice(-11)) },
        ),
      }
    },
    'DELETE /songs/*/video': remove,
    'GET /songs/*': ({ url }) => silentSong(url.pathname.split('-').at(-1) ?? ''),
  })
  const rendered = renderWithPlayer(<PasteVideos lists={['evening']} onClose={vi.fn()} />)
  return { ...rendered, sent, requests }
}

const A = 'https://youtu.be/aaaaaaaaaaa'
const B = 'https://youtu.be/bbbbbbbbbbb'
const C = 'https://youtu.be/ccccccccccc'
const GONE = 'https://youtu.be/gone0000000'

async function paste(user: ReturnType<typeof openPaste>['user'], ...lines: string[]) {
  await user.click(await screen.findByLabelText('YouTube links, one in each line'))
  await user.paste(lines.join('\n'))
  await user.click(screen.getByRole('button', { name: 'Check' }))
  await screen.findByRole('list', { name: 'Links' })
}
const trackOf = (line: string) => screen.getByLabelText(`Track of ${line}`)

describe('pasted links', () => {
  test('belong to the tracks in their order, and nothing is saved before the preview', async () => {
    const { user, sent } = openPaste()
    await paste(user, A, B)
    expect(trackOf(A)).toHaveDisplayValue('Artist of Anchor - Anchor')
    expect(trackOf(B)).toHaveDisplayValue('Artist of Beacon - Beacon')
    expect(sent).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Set 2 videos' }))
    expect(await screen.findByText('2 videos were set.')).toBeVisible()
    expect(sent).toEqual([
      { songId: 'song-Anchor', url: A },
      { songId: 'song-Beacon', url: B },
    ])
  })

  test('have to wait for the tracks, which are named while they load', async () => {
    openPaste()
    expect(screen.getByText('Loading tracks')).toBeInTheDocument()
    expect(await screen.findByLabelText('YouTube links, one in each line')).toBeVisible()
  })

  test('belong to the track that they name; doubtful ones wait for a choice', async () => {
    const { user, sent } = openPaste()
    await paste(user, `Artist of Compass - Compass ${A}`, C)
    expect(trackOf(`Artist of Compass - Compass ${A}`)).toHaveDisplayValue(/Compass/)
    expect(trackOf(C)).toHaveDisplayValue('Leave out')
    expect(screen.getByText('Something else')).toBeVisible()
    await user.selectOptions(trackOf(C), 'Artist of Beacon - Beacon')
    await user.click(screen.getByRole('button', { name: 'Set 2 videos' }))
    await screen.findByText('2 videos were set.')
    expect(sent.map(({ songId }) => songId)).toEqual(['song-Compass', 'song-Beacon'])
  })

  test('that failed are named with their reasons, and can be corrected', async () => {
    const { user } = openPaste([B])
    await paste(user, A, B, GONE, 'no link')
    await user.click(screen.getByRole('button', { name: 'Set 2 videos' }))
    expect(await screen.findByText('1 video was set.')).toBeVisible()
    const failed = screen.getByRole('region', { name: 'Lines without a video' })
    expect(within(failed).getByText('The video is private.')).toBeVisible()
    expect(within(failed).getByText('YouTube has no such video.')).toBeVisible()
    expect(within(failed).getByText('The line has no link.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Correct the lines' }))
    const lines = ['no link', GONE, B].join('\n')
    expect(screen.getByLabelText('YouTube links, one in each line')).toHaveValue(lines)
    expect(screen.getByText(/from Beacon on/)).toBeVisible()
  })

  test('can be undone', async () => {
    const { user, requests } = openPaste()
    await paste(user, A)
    await user.click(screen.getByRole('button', { name: 'Set 1 video' }))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByLabelText('YouTube links, one in each line')).toBeVisible()
    expect(requests).toContain('DELETE /songs/song-Anchor/video')
  })

  test('that could not be undone stay in the report, to try again', async () => {
    let isAway = true
    const { user, requests } = openPaste([], ({ url }) =>
      isAway && url.pathname.includes('Beacon') ? problemResponse(429, 'rate_limited') : undefined,
    )
    await paste(user, A, B)
    await user.click(screen.getByRole('button', { name: 'Set 2 videos' }))
    await user.dblClick(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('1 video was set.')).toBeVisible()
    expect(requests.filter((request) => request.includes('Anchor/video'))).toHaveLength(1)
    isAway = false
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText(/from Anchor on/)).toBeVisible()
  })
})
