import { screen } from '@testing-library/react'
import { toast } from 'sonner'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PartBoundary } from '@/components/errors/part-boundary'
import { Toaster } from '@/components/ui/toaster'
import { renderPage } from '@/tests/support/dom/page'

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => void toast.dismiss())

function Failing({ error }: { error: Error }): never {
  throw error
}

const renderFailing = (error: Error) =>
  renderPage(
    <>
      <PartBoundary>
        <Failing error={error} />
      </PartBoundary>
      <p>the player</p>
      <Toaster />
    </>,
  )

test('a part that fails is removed, and the others stay', async () => {
  renderFailing(new TypeError('secret'))
  expect(screen.getByText('the player')).toBeVisible()
  expect(await screen.findByText('A part of the page failed.')).toBeVisible()
  expect(screen.queryByText(/secret/)).toBeNull()
})

test('after a new release the page offers to load again', async () => {
  const reload = vi.fn()
  vi.stubGlobal('location', { reload, href: 'http://localhost/', origin: 'http://localhost' })
  const { user } = renderFailing(
    Object.assign(new Error('Loading chunk 12 failed.'), { name: 'ChunkLoadError' }),
  )
  expect(await screen.findByText('A new version of Riffle is available.')).toBeVisible()
  const buttons = screen.getAllByRole('button', { name: 'Reload' })
  await user.click(buttons[0] as HTMLElement)
  expect(reload).toHaveBeenCalledOnce()
})
