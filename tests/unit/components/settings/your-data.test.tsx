import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { SignInPrompt } from '@/components/settings/sign-in-prompt'
import { YourData } from '@/components/settings/your-data'
import { stubApi } from '@/tests/support/dom/api'
import { renderPage } from '@/tests/support/dom/page'
import { signInRoutes } from '@/tests/support/dom/sign-in'

function show({ isRecent }: { isRecent: boolean }) {
  const downloads: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    downloads.push(new URL(this.href).pathname)
  })
  stubApi({
    'GET /me/sessions': () => ({ data: [{ isCurrent: true, isRecent }], nextCursor: null }),
    ...signInRoutes(),
  })
  const page = renderPage(
    <>
      <YourData />
      <SignInPrompt hasPassword email="ada@example.org" hasPasskeys={false} providerName={null} />
    </>,
  )
  return { downloads, ...page }
}

test('downloads at once after a recent sign-in', async () => {
  const { user, downloads } = show({ isRecent: true })
  await user.click(screen.getByRole('button', { name: 'Download your data' }))
  await waitFor(() => expect(downloads).toEqual(['/api/v1/me/export']))
})

test('prompts for the password first if the sign-in is not recent', async () => {
  const { user, downloads } = show({ isRecent: false })
  await user.click(screen.getByRole('button', { name: 'Download your data' }))
  const prompt = within(await screen.findByRole('dialog'))
  expect(downloads).toEqual([])
  await user.type(prompt.getByLabelText('Your password'), 'violet mango harbour 42')
  await user.click(prompt.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(downloads).toEqual(['/api/v1/me/export']))
})
