import { expect, type Page } from '@playwright/test'

const MIN_SIZE_PX = 200
/** The distance of the points at which overlaps are searched. */
const STEP_PX = 12
const CONTROLS =
  'button, a, input, li, tr, [role="toolbar"], [role="menu"], [role="dialog"], [data-sonner-toast]'

/**
 * Expects a video in a place: at least 200 by 200 pixels, inside the window, and at each point of it
 * nothing above it and no control, row or message below it.
 */
export async function expectFree(page: Page, place: string): Promise<void> {
  const video = page.getByRole('region', { name: 'Video', includeHidden: true })
  await expect(video).toHaveAttribute('data-place', place)
  await expect.poll(() => findOverlaps(page)).toEqual([])
  const box = await video.locator('iframe').boundingBox()
  const window = page.viewportSize()
  expect(box?.width).toBeGreaterThanOrEqual(MIN_SIZE_PX)
  expect(box?.height).toBeGreaterThanOrEqual(MIN_SIZE_PX)
  expect((box?.x ?? -1) >= 0 && (box?.y ?? -1) >= 0).toBe(true)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((window?.width ?? 0) + 0.5)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((window?.height ?? 0) + 0.5)
}

/** Returns the elements above or below the video at the points of a grid. */
async function findOverlaps(page: Page): Promise<string[]> {
  const box = await page.locator('[aria-label="Video"] iframe').boundingBox()
  if (!box) return ['no video']
  return page.evaluate(
    ({ points, controls }) => {
      const video = document.querySelector('[aria-label="Video"] iframe')
      // The full player hides the page below it.
      const isFull = video?.closest('section')?.dataset.place === 'full'
      const hidden = isFull ? document.getElementById('main')?.parentElement : null
      const sheet = isFull ? document.querySelector('[role="dialog"]') : null
      const isOther = (element: Element) =>
        element.matches(controls) && element !== sheet && !hidden?.contains(element)
      const findAt = ({ x, y }: { x: number; y: number }) => {
        const [first, ...below] = document.elementsFromPoint(x, y)
        return [...(first === video ? [] : [first]), ...below.filter(isOther)]
      }
      // A modal dialog takes the pointer from the page, and with it the page's points.
      document.body.style.setProperty('pointer-events', 'auto', 'important')
      const found = new Set(points.flatMap(findAt))
      document.body.style.setProperty('pointer-events', '')
      return [...found].map((element) => element?.outerHTML.slice(0, 120) ?? 'nothing')
    },
    { points: pointsOf(box), controls: CONTROLS },
  )
}

type Box = { x: number; y: number; width: number; height: number }

function pointsOf(box: Box): { x: number; y: number }[] {
  const points = []
  for (let x = box.x + 1; x < box.x + box.width - 1; x += STEP_PX) {
    for (let y = box.y + 1; y < box.y + box.height - 1; y += STEP_PX) points.push({ x, y })
  }
  return points
}
