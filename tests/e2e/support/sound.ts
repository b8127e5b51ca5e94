import { type BrowserContext, expect, type Page } from '@playwright/test'

type WindowWithPlayed = Window & { lastPlayed?: HTMLMediaElement }

/** The state of the audio element on which `play` was called last. */
export type Sound = {
  src: string
  seconds: number
  readyState: number
  isPaused: boolean
}

/**
 * Records the element on which `play` is called, since it is not part of the document. Call it before
 * the first page.
 */
export async function recordPlayedElement(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play
    HTMLMediaElement.prototype.play = function recordedPlay() {
      ;(window as WindowWithPlayed).lastPlayed = this
      return play.call(this)
    }
  })
}

/** Reads the state of the playing element of a page. */
export const readSound = (page: Page): Promise<Sound> =>
  page.evaluate(() => {
    const element = (window as WindowWithPlayed).lastPlayed
    return {
      src: element?.src ?? '',
      seconds: element?.currentTime ?? 0,
      readyState: element?.readyState ?? 0,
      isPaused: element?.paused ?? true,
    }
  })

/** Waits until a recording plays and its position advances. Returns its state. */
export async function expectSound(page: Page): Promise<Sound> {
  await expect.poll(() => isAdvancing(page), { timeout: 30_000, intervals: [100] }).toBe(true)
  return readSound(page)
}

async function isAdvancing(page: Page): Promise<boolean> {
  const before = await readSound(page)
  await page.waitForTimeout(150)
  const after = await readSound(page)
  return after.readyState >= 2 && before.src === after.src && after.seconds > before.seconds
}

/** Seeks in the playing recording: seconds from the start or, if negative, from the end. */
export const seekTo = (page: Page, seconds: number): Promise<void> =>
  page.evaluate((to) => {
    const element = (window as WindowWithPlayed).lastPlayed
    if (element) element.currentTime = to < 0 ? element.duration + to : to
  }, seconds)
