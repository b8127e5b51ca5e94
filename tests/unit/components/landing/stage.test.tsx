import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { dealExample } from '@/components/landing/example'
import { Stage } from '@/components/landing/stage'
import { renderComponent } from '@/tests/support/dom/render'

// Before the first frame, in the middle of the animation, and after its end.
const [START_MS, MIDDLE_MS, END_MS] = [0, 1_700, 5_000]

const frames: FrameRequestCallback[] = []
beforeEach(() => {
  frames.length = 0
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0))
})

/** Runs the next frame of the animation, `ms` after its start. */
const showFrameAt = (ms: number) => act(() => frames.pop()?.(startMs + ms))
let startMs = 0

function renderStage() {
  startMs = performance.now()
  return renderComponent(<Stage first={dealExample('seed')} />)
}

const again = () => screen.getByRole('button', { name: 'Again' })

test('the tracks move from list order to their shuffled positions', () => {
  renderStage()
  showFrameAt(START_MS)
  expect(screen.getByText('In list order: one album after another.')).toBeVisible()
  expect(again()).toBeDisabled()
  showFrameAt(MIDDLE_MS)
  expect(screen.getByText('Each track moves to its place.')).toBeVisible()
  showFrameAt(END_MS)
  expect(screen.getByText(/^Shuffled: the same 164 tracks/)).toBeVisible()
  expect(again()).toBeEnabled()
})

test('another shuffle starts from list order again, with another result', async () => {
  const { user } = renderStage()
  showFrameAt(END_MS)
  const ribbon = () => screen.getByRole('slider', { name: /^Riffle:/ })
  const before = ribbon().getAttribute('aria-valuetext')
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => bytes)
  startMs = performance.now()
  await user.click(again())
  expect(await screen.findByText('In list order: one album after another.')).toBeVisible()
  await waitFor(() => expect(ribbon()).not.toHaveAttribute('aria-valuetext', before))
})

test('the shuffled list is shown at once to people who prefer reduced motion', () => {
  vi.stubGlobal('matchMedia', (media: string) =>
    Object.assign(new EventTarget(), { media, matches: media.includes('reduced-motion') }),
  )
  renderStage()
  expect(screen.getByText(/^Shuffled:/)).toBeVisible()
})

test('plain random and Riffle are compared', () => {
  renderStage()
  const [, random, riffle] = screen.getAllByRole('row')
  expect(within(riffle ?? document.body).getByRole('slider')).toHaveAccessibleName(
    'Riffle: no artist twice in a row',
  )
  expect(riffle).toHaveTextContent(/never\d+ turns$/)
  expect(random).toHaveTextContent(/\d+ times?\d+ turns?$/)
})
