import { enterDemo, openList } from './support/demo'
import { expect, test } from './support/test'

test('stores crossfade and volume level on the device, chosen with the keyboard', async ({
  page,
}) => {
  await enterDemo(page)
  await openList(page, 'A bit of everything')
  await page.goto('/settings')
  const crossfade = page.getByRole('slider', { name: 'Crossfade' })
  await expect(crossfade).toHaveAttribute('aria-valuetext', 'Off, without gaps')
  await expect(page.getByRole('radio', { name: 'All alike' })).toBeChecked()
  await crossfade.focus()
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight')
  await expect(crossfade).toHaveAttribute('aria-valuetext', '5 s')
  await page.keyboard.press('End')
  await expect(crossfade).toHaveAttribute('aria-valuetext', '12 s')
  await page.getByRole('radio', { name: 'As recorded' }).check()

  await page.reload()
  await expect(crossfade).toHaveAttribute('aria-valuetext', '12 s')
  await expect(page.getByRole('radio', { name: 'As recorded' })).toBeChecked()
  expect(await page.evaluate(() => localStorage.getItem('riffle.sound'))).toBe(
    JSON.stringify({ isLevelled: false, crossfadeSeconds: 12 }),
  )
})
