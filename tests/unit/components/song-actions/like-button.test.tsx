import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { LikeButton } from '@/components/song-actions/like-button'
import { likedChanges } from '@/components/song-actions/like-store'
import { stubApi } from '@/tests/support/dom/api'
import { songNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

beforeEach(() => likedChanges.setState({ byId: new Map() }))

const hearts = () => screen.getAllByRole('button', { name: 'Like B' })
const heart = () => screen.getByRole('button', { name: 'Like B' })

test('likes the song at once, and unlikes it when pressed again', async () => {
  const requests = stubApi({
    'PUT /me/liked/song-B': () => undefined,
    'DELETE /me/liked/song-B': () => undefined,
  })
  const { user } = renderWithPlayer(<LikeButton song={songNamed('B')} />)
  expect(heart()).toHaveAttribute('aria-pressed', 'false')
  await user.click(heart())
  expect(heart()).toHaveAttribute('aria-pressed', 'true')
  await user.click(heart())
  expect(heart()).toHaveAttribute('aria-pressed', 'false')
  expect(requests).toEqual(['PUT /me/liked/song-B', 'DELETE /me/liked/song-B'])
})

test('changes every heart of the song, and no other', async () => {
  stubApi({ 'DELETE /me/liked/song-B': () => undefined })
  const [liked, other] = [songNamed('B', { liked: true }), songNamed('C', { liked: true })]
  const { user } = renderWithPlayer(
    <>
      <LikeButton song={liked} />
      <LikeButton song={liked} size={24} />
      <LikeButton song={other} />
    </>,
  )
  await user.click(hearts()[0] as HTMLElement)
  for (const button of hearts()) expect(button).toHaveAttribute('aria-pressed', 'false')
  expect(screen.getByRole('button', { name: 'Like C' })).toHaveAttribute('aria-pressed', 'true')
})

test('reverts the like and gives the reason if the server cannot be reached', async () => {
  const { user } = renderWithPlayer(<LikeButton song={songNamed('B')} />)
  await user.click(heart())
  expect(
    await screen.findByText(/^Could not save: Riffle could not be reached\./),
  ).toBeInTheDocument()
  await waitFor(() => expect(heart()).toHaveAttribute('aria-pressed', 'false'))
})
