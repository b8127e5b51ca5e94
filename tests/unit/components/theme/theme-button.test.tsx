import { screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { asTheme, chooseTheme, themeCookies, themeOf, themeShown } from '@/components/theme/theme'
import { ThemeButton } from '@/components/theme/theme-button'
import { renderComponent } from '@/tests/support/dom/render'

beforeEach(() => chooseTheme('system'))

test('the button switches between dark and light, starting from the theme of the device', async () => {
  const { user } = renderComponent(<ThemeButton />)
  const button = screen.getByRole('button', { name: 'Switch theme' })
  expect(themeShown()).toBe('dark')
  await user.click(button)
  expect(document.documentElement.dataset.theme).toBe('light')
  expect(document.cookie).toContain('theme=light')
  await user.click(button)
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(document.cookie).toContain('theme=dark')
})

test('the theme of a light device is light until another one is chosen', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  expect(themeShown()).toBe('light')
  chooseTheme('dark')
  expect(themeShown()).toBe('dark')
})

test('the theme of the device needs no cookie', () => {
  chooseTheme('dark')
  chooseTheme('system')
  expect(document.cookie).not.toContain('theme')
  expect(document.documentElement.dataset.theme).toBeUndefined()
})

test.each([undefined, '', 'sepia', 'toString'])('the cookie %j follows the device', (value) =>
  expect(asTheme(value)).toBe('system'),
)

test('over https the cookie is secure and of this host alone', () => {
  expect(themeCookies('dark', true)).toEqual([
    '__Host-theme=dark; path=/; samesite=lax; max-age=31536000; secure',
    'theme=; path=/; samesite=lax; max-age=0; secure',
  ])
  expect(themeCookies('dark', false)).toEqual([
    'theme=dark; path=/; samesite=lax; max-age=31536000',
  ])
})

test('a request has the theme of the cookie of either name', () => {
  const jar = (cookies: Record<string, string>) => ({
    get: (name: string) => (cookies[name] === undefined ? undefined : { value: cookies[name] }),
  })
  expect(themeOf(jar({ '__Host-theme': 'light', theme: 'dark' }))).toBe('light')
  expect(themeOf(jar({ theme: 'dark' }))).toBe('dark')
  expect(themeOf(jar({}))).toBe('system')
})
