import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ImportSkeleton } from '@/components/imports/import-skeleton'
import { stubApi } from '@/tests/support/dom/api'
import { renderImportScreen, withImports } from '@/tests/support/dom/import-screen'
import { importWith, runningImport, skippedRow } from '@/tests/support/dom/imports'
import { renderWithPlayer } from '@/tests/support/dom/player'

withImports()

describe('the earlier imports', () => {
  const rows = [importWith({ report: { skippedCount: 1 } })]
  const line = () => screen.getByRole('button', { name: /^records\.csv/ })

  test('expand to their report, with the skipped rows', async () => {
    stubApi({
      'GET /imports/import': () =>
        importWith({ report: { skippedCount: 1, skipped: [skippedRow()] } }),
    })
    const { user } = renderImportScreen({ earlier: rows })
    expect(line()).toHaveTextContent('164 tracks, 1 row skipped2 minutes ago')
    await user.click(line())
    expect(line()).toHaveAttribute('aria-expanded', 'true')
    expect(await screen.findByText('No title')).toBeVisible()
    await user.click(line())
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
  })

  test('offer to load a report again', async () => {
    const { user } = renderImportScreen({ earlier: rows })
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
    const { user } = renderImportScreen({ earlier: [importWith()] })
    await user.click(line())
    expect(screen.getByRole('link', { name: 'Open liked songs' })).toHaveAttribute('href', '/liked')
  })

  test('are loaded page by page, also after an error', async () => {
    const { user } = renderImportScreen({ earlier: rows, nextCursor: 'second' })
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

test('the placeholder of the page is announced', () => {
  renderWithPlayer(<ImportSkeleton />)
  expect(screen.getByRole('status', { name: 'Loading imports' })).toBeVisible()
})

test('an import that runs since an earlier visit is shown with its progress', () => {
  renderImportScreen({ earlier: [runningImport(50)] })
  expect(screen.getByRole('progressbar', { name: 'records.csv' })).toHaveAttribute(
    'aria-valuenow',
    '50',
  )
  expect(screen.queryByText('Earlier imports')).not.toBeInTheDocument()
})
