import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Import } from '@/lib/contract/import'
import { stubApi } from '@/tests/support/dom/api'
import { dragOut, dragOver, drop } from '@/tests/support/dom/drop'
import { importBlock, renderImportScreen, withImports } from '@/tests/support/dom/import-screen'
import { importWith, skippedRow } from '@/tests/support/dom/imports'

withImports()

const file = new File(['Ada - Kettle'], 'records.csv')
const problem = (status: number, code: string, detail: string) =>
  Response.json({ code, detail }, { status })

async function chooseFile(accepted: () => unknown) {
  stubApi({ 'POST /imports': accepted })
  const rendered = renderImportScreen()
  await rendered.user.upload(screen.getByLabelText('Playlist files'), file)
  return rendered
}

describe('a chosen file', () => {
  test('is sent, imported and linked', async () => {
    const { promise, resolve } = Promise.withResolvers<Import>()
    await chooseFile(() => promise)
    const upload = await importBlock('records.csv')
    expect(within(upload).getByRole('status')).toHaveTextContent('Sending the file')
    resolve(importWith({ playlists: [{ id: 'evening', name: 'Evening', trackCount: 0 }] }))
    const imported = await importBlock('Evening')
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
    const { user } = renderImportScreen()
    const second = new File(['x'], 'second.csv')
    await user.upload(screen.getByLabelText('Playlist files'), [file, second])
    expect(within(await importBlock('second.csv')).getByRole('status')).toHaveTextContent(
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
    expect(await importBlock('second.csv')).toBeVisible()
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
    renderImportScreen()
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
    renderImportScreen()
    const large = new File(['x'], 'large.csv')
    Object.defineProperty(large, 'size', { value: 232 * 2 ** 20 })
    drop({ folder: 'Music' }, new File([], 'empty.csv'), large)
    const reason = async (name: string) =>
      within(await importBlock(name)).getByRole('alert').textContent
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
    const { user } = renderImportScreen()
    const files = ['one.csv', 'bad.csv', 'two.csv'].map((name) => new File(['x'], name))
    await user.upload(screen.getByLabelText('Playlist files'), files)
    expect(
      await screen.findByText(
        '3 of 3 files done: 20 tracks imported, 2 rows skipped, 1 file failed',
      ),
    ).toBeVisible()
  })
})
