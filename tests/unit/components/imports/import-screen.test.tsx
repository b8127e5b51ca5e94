import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importQueue } from '@/components/imports/import-queue'
import { ImportScreen } from '@/components/imports/import-screen'
import { ImportSkeleton } from '@/components/imports/import-skeleton'
import type { Connection } from '@/lib/contract/connections'
import type { Import } from '@/lib/contract/import'
import { stubApi } from '@/tests/support/dom/api'
import { dragOut, dragOver, drop } from '@/tests/support/dom/drop'
import { stubEventSource } from '@/tests/support/dom/event-source'
import { importWith, NOW_MS, runningImport, skippedRow } from '@/tests/support/dom/imports'
import { renderWithPlayer } from '@/tests/support/dom/player'

beforeEach(() => void stubEventSource())
afterEach(() => {
  for (const { key } of importQueue.store.getState().uploads) importQueue.remove(key)
})

type Options = {
  earlier?: Import[]
  nextCursor?: string | null
  isYoutubeReady?: boolean
  /** The connected account at Spotify, whose playlists are open to choose from. */
  connection?: Connection
}

function renderScreen(options: Options = {}) {
  const { earlier = [], nextCursor = null, isYoutubeReady = true, connection } = options
  return renderWithPlayer(
    <ImportScreen
      first={{ data: earlier, nextCursor }}
      nowMs={NOW_MS}
      spotify={{
        setup: { isReady: connection !== undefined, redirectUri: '', isAddressRefused: false },
        connection: connection ?? null,
        isGuest: false,
      }}
      isYoutubeReady={isYoutubeReady}
      isChoosing={connection !== undefined}
      problem={null}
    />,
  )
}

const file = new File(['Ada - Kettle'], 'records.csv')
const playlist = { id: 'evening', name: 'Evening', trackCount: 0 }
const block = (name: string) => screen.findByRole('region', { name })
const problem = (status: number, code: string, detail: string) =>
  Response.json({ code, detail }, { status })

async function chooseFile(accepted: () => unknown) {
  stubApi({ 'POST /imports': accepted })
  const rendered = renderScreen()
  await rendered.user.upload(screen.getByLabelText('Playlist files'), file)
  return rendered
}

describe('the sources', () => {
  test('are explained to users without imports', () => {
    renderScreen()
    expect(screen.getByRole('heading', { name: 'Nothing imported yet' })).toBeVisible()
    expect(screen.getByText('Deezer, Tidal and others')).toBeVisible()
  })

  test('are not explained beside an earlier import', () => {
    renderScreen({ earlier: [importWith()] })
    expect(screen.queryByText('Nothing imported yet')).not.toBeInTheDocument()
  })
})

describe('a chosen file', () => {
  test('is sent, imported and linked', async () => {
    const { promise, resolve } = Promise.withResolvers<Import>()
    await chooseFile(() => promise)
    const upload = await block('records.csv')
    expect(within(upload).getByRole('status')).toHaveTextContent('Sending the file')
    resolve(importWith({ playlists: [playlist] }))
    const imported = await block('Evening')
    expect(within(imported).getByText('from records.csv, 2 minutes ago')).toBeVisible()
    expect(within(imported).getByRole('link', { name: 'Open the playlist' })).toHaveAttribute(
      'href',
      '/playlists/evening',
    )
  })

  test('waits for the one before it', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    let count = 0
    stubApi({ 'POST /imports': () => promise.then(() => importWith({ id: `${++count}` })) })
    const { user } = renderScreen()
    const second = new File(['x'], 'second.csv')
    await user.upload(screen.getByLabelText('Playlist files'), [file, second])
    expect(within(await block('second.csv')).getByRole('status')).toHaveTextContent(
      'Waiting for the file before it',
    )
    resolve()
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'second.csv' })).not.toBeInTheDocument(),
    )
  })

  test('is rejected by the server with the reason, and can be removed', async () => {
    const { user } = await chooseFile(() =>
      problem(422, 'unrecognised_format', 'This is a PNG image.'),
    )
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('This is a PNG image.')
    expect(screen.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    expect(screen.queryByRole('region', { name: 'records.csv' })).not.toBeInTheDocument()
    expect(screen.getByRole('region', { name: 'Imports' })).toHaveFocus()
  })

  test('can be retried if the server was not reached', async () => {
    const { user } = await chooseFile(() => {
      throw new TypeError('fetch failed')
    })
    expect(await screen.findByRole('alert')).toHaveTextContent('Riffle could not be reached')
    stubApi({ 'POST /imports': () => importWith() })
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    expect(await screen.findByText('164 tracks', { exact: false })).toBeInTheDocument()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  test('can be imported again after it was stopped, which lists the stopped import below', async () => {
    const stopped = importWith({ status: 'cancelled', progress: { done: 1, total: 2 } })
    const { user } = await chooseFile(() => stopped)
    const again = await screen.findByRole('button', { name: 'Import again' })
    stubApi({
      'POST /imports': () => importWith({ id: 'second', name: 'second.csv' }),
      'GET /imports': () => ({ data: [stopped], nextCursor: null }),
    })
    await user.click(again)
    expect(await block('second.csv')).toBeVisible()
    expect(await screen.findByRole('button', { name: /^records\.csv/ })).toBeVisible()
    expect(screen.getByRole('region', { name: 'Imports' })).toHaveFocus()
  })

  test('without a usable row is not offered to be imported again', async () => {
    await chooseFile(() =>
      importWith({
        status: 'failed',
        report: { imported: 0, skippedCount: 1, skipped: [skippedRow()] },
      }),
    )
    expect(await screen.findByRole('table', { name: 'Skipped' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Import again' })).not.toBeInTheDocument()
  })
})

describe('dropped files', () => {
  test('are accepted on the whole page, which shows that', async () => {
    stubApi({ 'POST /imports': () => importWith() })
    renderScreen()
    dragOver(file)
    expect(screen.getByText('Drop to import')).toBeVisible()
    drop(file)
    expect(screen.queryByText('Drop to import')).not.toBeInTheDocument()
    await waitFor(() => expect(screen.getByRole('region', { name: 'records.csv' })).toBeVisible())
    dragOver(file)
    dragOut(file)
    expect(screen.queryByText('Drop to import')).not.toBeInTheDocument()
  })

  test('are rejected if they are folders, empty or too large', async () => {
    renderScreen()
    const large = new File(['x'], 'large.csv')
    Object.defineProperty(large, 'size', { value: 232 * 2 ** 20 })
    drop({ folder: 'Music' }, new File([], 'empty.csv'), large)
    const reason = async (name: string) => within(await block(name)).getByRole('alert').textContent
    expect(await reason('Music')).toBe('This folder contains no playlist files.')
    expect(await reason('empty.csv')).toBe('The file is empty.')
    expect(await reason('large.csv')).toBe(
      'The file has 232 MB. Files of up to 200 MB can be imported: split it.',
    )
  })
})

describe('several files', () => {
  test('have one summary of all', async () => {
    let count = 0
    stubApi({
      'POST /imports': ({ body }) => {
        const name = ((body as FormData).get('file') as File).name
        if (name === 'bad.csv') return problem(422, 'unrecognised_format', 'No playlist was found.')
        return importWith({ id: `${++count}`, report: { imported: 10, skippedCount: 1 } })
      },
    })
    const { user } = renderScreen()
    const files = ['one.csv', 'bad.csv', 'two.csv'].map((name) => new File(['x'], name))
    await user.upload(screen.getByLabelText('Playlist files'), files)
    expect(
      await screen.findByText(
        '3 of 3 files done: 20 tracks imported, 2 rows skipped, 1 file failed',
      ),
    ).toBeVisible()
  })
})

describe('the earlier imports', () => {
  const rows = [importWith({ report: { skippedCount: 1 } })]
  const line = () => screen.getByRole('button', { name: /^records\.csv/ })

  test('expand to their report, with the skipped rows', async () => {
    stubApi({
      'GET /imports/import': () =>
        importWith({ report: { skippedCount: 1, skipped: [skippedRow()] } }),
    })
    const { user } = renderScreen({ earlier: rows })
    expect(line()).toHaveTextContent('164 tracks, 1 row skipped2 minutes ago')
    await user.click(line())
    expect(line()).toHaveAttribute('aria-expanded', 'true')
    expect(await screen.findByText('No title')).toBeVisible()
    await user.click(line())
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
  })

  test('offer to load a report again', async () => {
    const { user } = renderScreen({ earlier: rows })
    await user.click(line())
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The skipped rows could not be loaded. Riffle could not be reached',
    )
    stubApi({
      'GET /imports/import': () =>
        importWith({ report: { skippedCount: 1, skipped: [skippedRow()] } }),
    })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('No title')).toBeVisible()
  })

  test('link to liked songs that were imported', async () => {
    const { user } = renderScreen({ earlier: [importWith()] })
    await user.click(line())
    expect(screen.getByRole('link', { name: 'Open liked songs' })).toHaveAttribute('href', '/liked')
  })

  test('are loaded page by page, also after an error', async () => {
    const { user } = renderScreen({ earlier: rows, nextCursor: 'second' })
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The rest could not be loaded.')
    stubApi({
      'GET /imports': () => ({
        data: [importWith({ id: 'older', name: 'older.csv' })],
        nextCursor: null,
      }),
    })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('older.csv')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument()
  })
})

describe('a pasted YouTube link', () => {
  const url = 'https://www.youtube.com/playlist?list=PL1'
  const field = () => screen.getByRole('textbox', { name: 'Paste a YouTube playlist link' })

  async function paste() {
    const rendered = renderScreen()
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
    expect(await block(JSON.stringify({ url }))).toBeVisible()
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

  test('needs a key of the server', () => {
    renderScreen({ isYoutubeReady: false })
    expect(field()).toBeDisabled()
    expect(field()).toHaveAccessibleDescription(/^Needs a key of the YouTube API/)
  })
})

test('a pasted list moves the focus to its import when the form closes', async () => {
  stubApi({
    'POST /imports/text': () => importWith({ name: 'Pasted list' }),
    'GET /imports': () => ({ data: [], nextCursor: null }),
  })
  const { user } = renderScreen()
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
  const { user } = renderScreen({
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
  expect(await block('Spotify playlists')).toBeVisible()
  expect(bodies).toEqual([{ playlistIds: ['road'], liked: false }])
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  expect(screen.getByRole('region', { name: 'Imports' })).toHaveFocus()
})

test('the placeholder of the page is announced', () => {
  renderWithPlayer(<ImportSkeleton />)
  expect(screen.getByRole('status', { name: 'Loading imports' })).toBeVisible()
})

test('an import that runs since an earlier visit is shown with its progress', () => {
  renderScreen({ earlier: [runningImport(50)] })
  expect(screen.getByRole('progressbar', { name: 'records.csv' })).toHaveAttribute(
    'aria-valuenow',
    '50',
  )
  expect(screen.queryByText('Earlier imports')).not.toBeInTheDocument()
})
