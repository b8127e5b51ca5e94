import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { Home } from '@/components/home/home'
import { NoSongs } from '@/components/songs/no-songs'
import { stubApi } from '@/tests/support/dom/api'
import { renderWithPlayer } from '@/tests/support/dom/player'
import { problemResponse } from '@/tests/support/dom/problem'

const demoButton = () => screen.getByRole('button', { name: 'Add the demo songs' })

describe.each([
  ['the home page', <Home key="home" running={[]} others={[]} />],
  ['the songs page', <NoSongs key="songs" />],
] as const)('%s of an account without songs', (_, page) => {
  test('offers an import, an upload and the demo', () => {
    renderWithPlayer(page)
    const link = screen.getByRole('link', { name: 'Import a playlist' })
    expect(link).toHaveAttribute('href', '/import')
    expect(screen.getByRole('button', { name: 'Upload' })).toBeEnabled()
    expect(demoButton()).toBeEnabled()
  })

  test('adds the demo once and reads the page again', async () => {
    const requests = stubApi({ 'POST /me/demo': () => undefined })
    const { user, router } = renderWithPlayer(page)
    await user.click(demoButton())
    await waitFor(() => expect(router.refresh).toHaveBeenCalledOnce())
    expect(requests).toEqual(['POST /me/demo'])
    expect(screen.getByRole('button', { name: 'Adding the demo songs…' })).toBeDisabled()
  })

  test('shows why the demo cannot be added', async () => {
    stubApi({ 'POST /me/demo': () => problemResponse(409, 'conflict') })
    const { user } = renderWithPlayer(page)
    await user.click(demoButton())
    expect(await screen.findByRole('alert')).toHaveTextContent('The server explains it.')
    expect(demoButton()).toBeEnabled()
  })
})
