import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { stubApi } from '@/tests/support/dom/api'
import { importBlock, renderImportScreen, withImports } from '@/tests/support/dom/import-screen'
import { importWith } from '@/tests/support/dom/imports'

withImports()

describe('the sources', () => {
  test('are explained to users without imports', () => {
    renderImportScreen()
    expect(screen.getByRole('heading', { name: 'Nothing imported yet' })).toBeVisible()
    expect(screen.getByText('Deezer, Tidal and others')).toBeVisible()
  })

  test('are not explained beside an earlier import', () => {
    renderImportScreen({ earlier: [importWith()] })
    expect(screen.queryByText('Nothing imported yet')).not.toBeInTheDocument()
  })
})

describe('a pasted YouTube link', () => {
  const url = 'https://www.youtube.com/playlist?list=PL1'
  const field = () => screen.getByRole('textbox', { name: 'Paste a YouTube playlist link' })

  async function paste() {
    const rendered = renderImportScreen()
    await rendered.user.click(field())
    await rendered.user.paste(url)
    await rendered.user.click(screen.getByRole('button', { name: 'Import' }))
    return rendered
  }

  test('is imported', async () => {
    stubApi({
      'POST /youtube/import': ({ body }) =>
        importWith({ kind: 'youtube', name: JSON.stringify(body) }),
      'GET /imports': () => ({ data: [], nextCursor: null }),
    })
    await paste()
    expect(await importBlock(JSON.stringify({ url }))).toBeVisible()
    expect(field()).toHaveValue('')
  })

  test('is kept with the reason if it cannot be imported', async () => {
    stubApi({
      'POST /youtube/import': () =>
        Response.json(
          {
            code: 'validation_failed',
            detail: 'Some values are not valid.',
            errors: [{ path: 'url', code: 'invalid', message: 'This is not a playlist.' }],
          },
          { status: 422 },
        ),
    })
    await paste()
    await waitFor(() => expect(field()).toHaveAccessibleDescription(/This is not a playlist\./))
    expect(field()).toHaveValue(url)
  })

  test('has the reason beside the field if the server cannot be reached', async () => {
    await paste()
    await waitFor(() => expect(field()).toHaveAccessibleDescription(/Riffle could not be reached/))
  })

  describe('without a key of the server', () => {
    class ListingPlayer {
      static videoIds: string[] | null = null
      static cued: unknown
      static isReady = true
      private readonly events: Record<string, (event?: { data: number }) => void>
      constructor(_frame: unknown, { events }: { events: ListingPlayer['events'] }) {
        this.events = events
        setTimeout(() =>
          ListingPlayer.isReady ? events.onReady?.() : events.onError?.({ data: 2 }),
        )
      }
      cuePlaylist(options: unknown) {
        ListingPlayer.cued = options
        setTimeout(() =>
          ListingPlayer.videoIds
            ? this.events.onStateChange?.({ data: 5 })
            : this.events.onError?.({ data: 150 }),
        )
      }
      getPlaylist = () => ListingPlayer.videoIds
      destroy() {}
    }

    async function pasteWithoutKey(link: string) {
      window.YT = { Player: ListingPlayer as never }
      const rendered = renderImportScreen({ isYoutubeReady: false })
      await rendered.user.type(field(), link)
      await rendered.user.click(screen.getByRole('button', { name: 'Import' }))
    }

    test('is imported with the videos that the player lists', async () => {
      ListingPlayer.videoIds = ['aaaaaaaaaaa', 'bbbbbbbbbbb']
      stubApi({
        'POST /youtube/import': ({ body }) =>
          importWith({ kind: 'youtube', name: JSON.stringify(body) }),
        'GET /imports': () => ({ data: [], nextCursor: null }),
      })
      await pasteWithoutKey(url)
      const sent = JSON.stringify({ url, videoIds: ListingPlayer.videoIds })
      expect(await importBlock(sent)).toBeVisible()
      expect(ListingPlayer.cued).toMatchObject({ listType: 'playlist' })
      expect(screen.queryByTitle('YouTube playlist player')).not.toBeInTheDocument()
    })

    test('has the reason if the player does not show it', async () => {
      ListingPlayer.videoIds = null
      await pasteWithoutKey(url)
      await waitFor(() =>
        expect(field()).toHaveAccessibleDescription(/player does not show this playlist/),
      )
    })

    test('has the reason if the player fails before it is ready', async () => {
      ListingPlayer.isReady = false
      await pasteWithoutKey(url)
      await waitFor(() =>
        expect(field()).toHaveAccessibleDescription(/player does not show this playlist/),
      )
      ListingPlayer.isReady = true
    })

    test('must be a link to a playlist', async () => {
      await pasteWithoutKey('https://youtu.be/aaaaaaaaaaa')
      await waitFor(() => expect(field()).toHaveAccessibleDescription(/Must be a link to a/))
    })
  })
})

test('a pasted list moves the focus to its import when the form closes', async () => {
  stubApi({
    'POST /imports/text': () => importWith({ name: 'Pasted list' }),
    'GET /imports': () => ({ data: [], nextCursor: null }),
  })
  const { user } = renderImportScreen()
  await user.click(screen.getByText('Paste a list'))
  await user.type(screen.getByLabelText('Songs or links, one in each line'), 'Ada - Kettle')
  await user.click(screen.getByRole('button', { name: 'Import list' }))
  await waitFor(() => expect(screen.getByRole('region', { name: 'Imports' })).toHaveFocus())
})

test('chosen Spotify playlists are imported in place of the list to choose from', async () => {
  const bodies: unknown[] = []
  const road = {
    id: 'road',
    name: 'Road trip',
    ownerName: 'Ada',
    trackCount: 12,
    isImportable: true,
    reason: null,
    imported: null,
  }
  stubApi({
    'GET /spotify/playlists': () => ({ data: [road], nextCursor: null }),
    'GET /imports': () => ({ data: [], nextCursor: null }),
    'POST /spotify/import': ({ body }) => {
      bodies.push(body)
      return importWith({ kind: 'spotify', name: 'Spotify playlists' })
    },
  })
  const { user } = renderImportScreen({
    connection: {
      id: 'connection',
      provider: 'spotify',
      displayName: 'ada',
      status: 'active',
      brokenReason: null,
      scopes: [],
      missingScopes: [],
      syncsNightly: false,
      connectedAt: '2026-11-20T09:00:00Z',
      consentedAt: '2026-11-20T09:00:00Z',
      consentEndsAt: '2027-05-20T09:00:00Z',
    },
  })
  await user.click(await screen.findByRole('checkbox', { name: /Road trip/ }))
  await user.click(screen.getByRole('button', { name: 'Import 1' }))
  expect(await importBlock('Spotify playlists')).toBeVisible()
  expect(bodies).toEqual([{ playlistIds: ['road'], liked: false }])
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  expect(screen.getByRole('region', { name: 'Imports' })).toHaveFocus()
})
