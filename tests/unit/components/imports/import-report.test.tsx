import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ImportReport } from '@/components/imports/import-report'
import type { Import } from '@/lib/contract/import'
import { stubApi } from '@/tests/support/dom/api'
import { importWith, skippedRow } from '@/tests/support/dom/imports'
import { tracksNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

const renderReport = (row: Import) => renderWithPlayer(<ImportReport row={row} />)

const figure = (name: string) => screen.getByText(name, { selector: 'dt' }).nextSibling?.textContent

describe('the figures of an import', () => {
  test('are the number of rows with each result', () => {
    renderReport(
      importWith({
        progress: { done: 1_200, total: 1_200 },
        report: { imported: 1_190, created: 1_000, matched: 190, duplicates: 7, skippedCount: 3 },
      }),
    )
    expect(figure('In the file')).toBe('1,200')
    expect(figure('Imported')).toBe('1,190')
    expect(figure('New to your library')).toBe('1,000')
    expect(figure('Already in your library')).toBe('190')
    expect(figure('Duplicates')).toBe('7')
    expect(figure('Skipped')).toBe('3')
  })

  test.each([
    ['spotify', 'In the Spotify playlist'],
    ['youtube', 'In the YouTube playlist'],
  ] as const)('have the total of a %s import', (kind, name) => {
    renderReport(importWith({ kind }))
    expect(figure(name)).toBe('164')
  })
})

describe('an import that did not succeed', () => {
  test.each([
    ['no_songs', 'Text of the server.', 'The file lists no songs. Nothing was changed.'],
    ['unspecified', 'Text of the server.', 'Text of the server.'],
  ] as const)('gives the reason by its code: %s', (code, text, shown) => {
    renderReport(importWith({ status: 'failed', problem: { code, params: {}, text } }))
    expect(screen.getByText(shown)).toBeVisible()
  })

  test.each([
    ['file', 'Stopped after 50 of 60 rows. The rows before are imported.'],
    ['spotify', 'Stopped after 50 of 60 tracks. The tracks before are imported.'],
  ] as const)('was stopped, as a %s', (kind, shown) => {
    renderReport(importWith({ kind, status: 'cancelled', progress: { done: 50, total: 60 } }))
    expect(screen.getByText(shown)).toBeVisible()
  })
})

describe('skipped rows', () => {
  const skip = (...skipped: Import['report']['skipped']) =>
    importWith({ report: { skippedCount: skipped.length, skipped } })
  const cells = () =>
    within(screen.getByRole('table', { name: 'Skipped' }))
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent),
      )

  test('are absent if none was skipped', () => {
    renderReport(importWith())
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
  })

  test('have their line, their text, the reason and advice', () => {
    renderReport(skip(skippedRow(), skippedRow({ line: 0, text: '', code: 'podcast_episode' })))
    expect(cells()).toEqual([
      ['Line 4', ',Ada Lindqvist', 'No titleFill in the title and import the file again.'],
      ['', 'An empty row', 'A podcast episode, not a song'],
    ])
  })

  test('have a position in a list of another service, and the name of the service', () => {
    const params = { service: 'YouTube' } as const
    const skipped = [skippedRow({ code: 'removed_from_service', params, line: 1_204 })]
    renderReport(importWith({ kind: 'youtube', report: { skippedCount: 1, skipped } }))
    expect(screen.getByRole('columnheader', { name: 'In the list' })).toBeInTheDocument()
    expect(cells()).toEqual([
      ['Position 1,204', ',Ada Lindqvist', 'No longer available on YouTube'],
    ])
  })

  test.each([
    [{ kind: 'album' }, 'A Spotify album, not a song'],
    [{ kind: 'user' }, 'A Spotify link that is not a song'],
    [{}, 'A Spotify link, not a song'],
  ])('name the target of a Spotify link: %j', (params, shown) => {
    const reason = 'a Spotify link, not a song'
    renderReport(skip(skippedRow({ code: 'not_a_song', params, reason })))
    expect(cells()[0]?.[2]).toBe(shown)
  })

  test('have the text of the server if they were recorded without a code', () => {
    renderReport(skip(skippedRow({ code: 'unspecified', reason: 'no artist' })))
    expect(cells()[0]?.[2]).toBe('No artist')
  })

  test('are collapsed to 50, and expanded to those that were recorded', async () => {
    const skipped = Array.from({ length: 60 }, (_, index) => skippedRow({ line: index + 1 }))
    const { user } = renderReport(importWith({ report: { skippedCount: 2_000, skipped } }))
    expect(cells()).toHaveLength(50)
    expect(screen.queryByText(/are listed/)).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Show all 60' }))
    expect(cells()).toHaveLength(60)
    expect(screen.getByText('The first 60 of 2,000 are listed.')).toBeVisible()
  })
})

describe('imported playlists', () => {
  const named = (name: string, trackCount: number) => ({ id: name.toLowerCase(), name, trackCount })
  const tracks = { data: tracksNamed('A', 'B'), nextCursor: null }

  test('have a ribbon of their artists', async () => {
    stubApi({ 'GET /playlists/evening/tracks': () => tracks })
    renderReport(importWith({ playlists: [named('Evening', 2)] }))
    const ribbon = await screen.findByRole('slider', { name: 'Evening: 2 tracks in list order' })
    expect(ribbon).toHaveAttribute('aria-valuetext', '1: A, Artist of A')
  })

  test('of more tracks than the ribbon shows are named as such', async () => {
    const pages = Array.from({ length: 10 }, (_, page) => ({
      data: tracksNamed(...Array.from({ length: 100 }, (_, index) => `${page}-${index}`)),
      nextCursor: `${page + 1}`,
    }))
    stubApi({
      'GET /playlists/evening/tracks': ({ url }) => pages[Number(url.searchParams.get('cursor'))],
    })
    renderReport(importWith({ playlists: [named('Evening', 1_200)] }))
    expect(await screen.findByText('The first 1,000 of 1,200 tracks')).toBeVisible()
  })

  test('can be loaded again after an error', async () => {
    const { user } = renderReport(importWith({ playlists: [named('Evening', 2)] }))
    expect(await screen.findByText(/artists of the tracks could not be loaded/)).toHaveTextContent(
      'Riffle could not be reached',
    )
    stubApi({ 'GET /playlists/evening/tracks': () => tracks })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('slider')).toBeVisible()
  })

  test('may be deleted', async () => {
    const gone = { code: 'not_found', detail: 'There is no such playlist.' }
    stubApi({ 'GET /playlists/evening/tracks': () => Response.json(gone, { status: 404 }) })
    renderReport(importWith({ playlists: [named('Evening', 2)] }))
    expect(await screen.findByText('This playlist was deleted.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  })

  test('are linked, the first eight at first', async () => {
    stubApi({ 'GET /playlists/*/tracks': () => tracks })
    const playlists = Array.from({ length: 10 }, (_, index) => named(`P${index}`, index))
    const { user } = renderReport(importWith({ playlists }))
    const links = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links()).toHaveLength(8)
    expect(links()[1]).toBe('/playlists/p1')
    expect(screen.getByText('1 track')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Show all 10 playlists' }))
    expect(links()).toHaveLength(10)
  })
})

describe('removed tracks that no longer exist', () => {
  const row = importWith({ report: { removed: 3, removedTracks: [] } })
  const heading = () => screen.queryByRole('heading', { name: 'Removed' })

  test('are announced while the report loads', () => {
    renderWithPlayer(<ImportReport row={row} isLoading />)
    expect(heading()).toBeVisible()
  })

  test('are left out once it has loaded', () => {
    renderReport(row)
    expect(heading()).toBeNull()
  })
})
