import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { AdminLinks } from '@/components/settings/admin-links'
import { KeepDemo } from '@/components/settings/keep-demo'
import { Section } from '@/components/settings/section'
import { SoundChoice } from '@/components/settings/sound-choice'
import { ThemeChoice } from '@/components/settings/theme-choice'
import { YoutubeSearches } from '@/components/settings/youtube/youtube-searches'
import { renderPage } from '@/tests/support/dom/page'

const radio = (name: string) => screen.getByRole('radio', { name })

test('a chosen theme is applied to the page immediately', async () => {
  const { user } = renderPage(<ThemeChoice chosen="system" />)
  expect(radio('As the device')).toBeChecked()
  await user.click(radio('Dark'))
  expect(document.documentElement.dataset.theme).toBe('dark')
  await waitFor(() => expect(radio('Dark')).toBeChecked())
  await user.click(radio('As the device'))
  expect(document.documentElement.dataset.theme).toBeUndefined()
})

test('loudness and crossfade are stored on this device', async () => {
  const { user } = renderPage(<SoundChoice />)
  expect(radio('All alike')).toBeChecked()
  await user.click(radio('As recorded'))
  expect(radio('As recorded')).toBeChecked()
  expect(screen.getByText('Off, without gaps')).toBeInTheDocument()
  screen.getByRole('slider', { name: 'Crossfade' }).focus()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByText('1 s')).toBeInTheDocument()
  expect(screen.getByRole('slider', { name: 'Crossfade' })).toHaveAttribute('aria-valuetext', '1 s')
})

test('a section is named by its title', () => {
  renderPage(<Section title="Profile">Text</Section>)
  expect(screen.getByRole('region', { name: 'Profile' })).toHaveTextContent('Text')
})

test('the links of the settings lead to their pages', () => {
  renderPage(
    <>
      <AdminLinks />
      <KeepDemo />
    </>,
  )
  const addresses = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(addresses).toEqual([
    '/welcome',
    '/admin/users',
    '/admin/jobs',
    '/register?next=/settings',
    '/login?next=/',
  ])
})

test('a server without a YouTube key explains where videos come from', () => {
  renderPage(<YoutubeSearches by="nobody" />)
  expect(screen.getByText(/no YouTube API key/)).toBeInTheDocument()
})
