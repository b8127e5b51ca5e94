import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { LikeButton } from '@/components/song-actions/like-button'
import { likedChanges } from '@/components/song-actions/like-store'
import { openOutbox } from '@/lib/client/outbox/current'
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

test('sends one request at a time, and then the last choice', async () => {
  const responses: (() => void)[] = []
  const respondLater = () =>
    new Promise<undefined>((resolve) => responses.push(() => resolve(undefined)))
  const requests = stubApi({
    'PUT /me/liked/song-B': respondLater,
    'DELETE /me/liked/song-B': respondLater,
  })
  const { user } = renderWithPlayer(<LikeButton song={songNamed('B')} />)
  await user.click(heart())
  await user.click(heart())
  await user.click(heart())
  await user.click(heart())
  expect(requests).toEqual(['PUT /me/liked/song-B'])
  responses[0]?.()
  await waitFor(() => expect(requests).toEqual(['PUT /me/liked/song-B', 'DELETE /me/liked/song-B']))
  responses[1]?.()
  await waitFor(() => expect(heart()).toHaveAttribute('aria-pressed', 'false'))
  expect(requests).toHaveLength(2)
})

test('keeps a like that cannot be sent, and sends it when the server is back', async () => {
  let isOut = true
  const requests = stubApi({
    'PUT /me/liked/song-B': () => (isOut ? new Response(null, { status: 503 }) : undefined),
  })
  const close = openOutbox('ada')
  const { user } = renderWithPlayer(<LikeButton song={songNamed('B')} />)
  await user.click(heart())
  await waitFor(() => expect(requests.length).toBeGreaterThan(1))
  expect(heart()).toHaveAttribute('aria-pressed', 'true')
  isOut = false
  const sent = requests.length
  window.dispatchEvent(new Event('online'))
  await waitFor(() => expect(requests.length).toBeGreaterThan(sent))
  expect(heart()).toHaveAttribute('aria-pressed', 'true')
  close()
})

test('an earlier like that waits does not undo a later choice', async () => {
  let isOut = true
  const requests = stubApi({
    'PUT /me/liked/song-B': () => (isOut ? new Response(null, { status: 503 }) : undefined),
    'DELETE /me/liked/song-B': () => undefined,
  })
  const close = openOutbox('ada')
  const { user } = renderWithPlayer(<LikeButton song={songNamed('B')} />)
  await user.click(heart())
  await waitFor(() => expect(requests.length).toBeGreaterThan(1))
  isOut = false
  await user.click(heart())
  await waitFor(() => expect(requests.at(-1)).toBe('DELETE /me/liked/song-B'))
  await waitFor(() => expect(heart()).toHaveAttribute('aria-pressed', 'false'))
  const sent = requests.length
  window.dispatchEvent(new Event('online'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(requests.slice(sent)).not.toContain('PUT /me/liked/song-B')
  close()
})

test('a later choice is sent after an earlier like that is being sent', async () => {
  let isOut = true
  let finishLike: (() => void) | undefined
  const requests = stubApi({
    'PUT /me/liked/song-B': () =>
      isOut
        ? new Response(null, { status: 503 })
        : new Promise<undefined>((resolve) => {
            finishLike = () => resolve(undefined)
          }),
    'DELETE /me/liked/song-B': () => undefined,
  })
  const close = openOutbox('ada')
  const { user } = renderWithPlayer(<LikeButton song={songNamed('B')} />)
  await user.click(heart())
  await waitFor(() => expect(requests.length).toBeGreaterThan(1))
  isOut = false
  window.dispatchEvent(new Event('online'))
  await waitFor(() => expect(finishLike).toBeDefined())
  await user.click(heart())
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(requests).not.toContain('DELETE /me/liked/song-B')
  finishLike?.()
  await waitFor(() => expect(requests.at(-1)).toBe('DELETE /me/liked/song-B'))
  expect(heart()).toHaveAttribute('aria-pressed', 'false')
  close()
})
