import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { RoundButton } from '@/components/ui/round-button'
import { renderComponent } from '@/tests/support/dom/render'

test('an error is announced, and can be retried', async () => {
  const onRetry = vi.fn()
  const { user } = renderComponent(<ErrorState title="Failed" detail="Why" onRetry={onRetry} />)
  expect(screen.getByRole('alert')).toHaveTextContent('FailedWhy')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onRetry).toHaveBeenCalledOnce()
})

test('an error without a retry has no button', () => {
  renderComponent(<ErrorState title="Failed" detail="Why" />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('an empty state has a heading, an explanation and actions', () => {
  renderComponent(
    <EmptyState title="Nothing here" actions={<ButtonLink href="/import">Import</ButtonLink>}>
      Import a playlist.
    </EmptyState>,
  )
  expect(screen.getByRole('heading', { name: 'Nothing here' })).toBeVisible()
  expect(screen.getByText('Import a playlist.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Import' })).toHaveAttribute('href', '/import')
})

test('a round button has its label as name', async () => {
  const onClick = vi.fn()
  const { user } = renderComponent(<RoundButton label="Play" onClick={onClick} />)
  await user.click(screen.getByRole('button', { name: 'Play' }))
  expect(onClick).toHaveBeenCalledOnce()
})
