import { type BrowserContext, expect, type Page } from '@playwright/test'

type Overhearing = Window & { overheard?: HTMLMediaElement }

/** What the audio element does that was last asked to play. */
export type Sound = {
  src: string
  seconds: number
  readyState: number
  isPaused: boolean
}

/** Keeps hold of the element that plays, which is part of no document. Before the first page. */
export async function overhear(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play
    HTMLMediaElement.prototype.play = function overheardPlay() {
      ;(window as Overhearing).overheard = this
      return play.call(this)
    }
  })
}

/** What is heard in a page now. */
export const soundOf = (page: Page): Promise<Sound> =>
  page.evaluate(() => {
    const element = (window as Overhearing).overheard
    return {
      src: element?.src ?? '',
      seconds: element?.currentTime ?? 0,
      readyState: element?.readyState ?? 0,
      isPaused: element?.paused ?? true,
    }
  })

/** Waits until sound comes out and goes on; resolves to what plays. */
export async function expectSound(page: Page): Promise<Sound> {
  await expect.poll(() => isHeard(page), { timeout: 30_000, intervals: [100] }).toBe(true)
  return soundOf(page)
}

async function isHeard(page: Page): Promise<boolean> {
  const before = await soundOf(page)
  await page.waitForTimeout(150)
  const after = await soundOf(page)
  return after.readyState >= 2 && before.src === after.src && after.seconds > before.seconds
}

/** Goes to a place in what plays: seconds from the start or, below 0, from the end. */
export const seekTo = (page: Page, seconds: number): Promise<void> =>
  page.evaluate((to) => {
    const element = (window as Overhearing).overheard
    if (element) element.currentTime = to < 0 ? element.duration + to : to
  }, seconds)
