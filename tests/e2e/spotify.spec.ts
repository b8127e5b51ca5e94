import type { Page } from '@playwright/test'
import { type FakeSpotify, startFakeSpotify } from '@/tests/support/spotify/fake-spotify'
import { songs, toId } from '@/tests/support/spotify/songs'
import { Listener } from './support/listener'
import { startOwnServer } from './support/own-server'
import { expect, test } from './support/test'

// One after another: a pause that Spotify requests applies to all users of the server.
test.describe.configure({ mode: 'serial' })

let spotify: FakeSpotify
let riffle: Awaited<ReturnType<typeof startOwnServer>>

test.beforeAll(async () => {
  spotify = await startFakeSpotify()
  riffle = await startOwnServer(spotify.settings)
})

test.afterAll(async () => {
  await riffle.stop()
  await spotify.stop()
})

/** Registers a user with playlists at Spotify and signs in. */
async function signInWithSpotify(page: Page, name: string): Promise<void> {
  spotify.accounts.settings.account = { accountId: name, profileId: name, name: `${name} there` }
  spotify.state.playlists = ['Road trip', 'Kitchen radio'].map((title, index) => ({
    id: toId(index),
    name: title,
    ownerId: name,
    snapshotId: 'snapshot-1',
    entries: songs(0, 60),
  }))
  spotify.state.playlists.push({
    id: toId(9),
    name: 'Made for everybody',
    ownerId: 'spotify',
    snapshotId: 'snapshot-1',
    entries: songs(0, 30),
  })
  const { email, password } = await Listener.register(riffle.url, name)
  await page.goto(`${riffle.url}/login`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${riffle.url}/`)
}

test('connects Spotify, imports a chosen playlist, and syncs it', async ({ page }) => {
  await signInWithSpotify(page, 'ada')
  await page.goto(`${riffle.url}/import`)
  await page.getByRole('link', { name: 'Connect Spotify' }).click()
  await expect(page.getByText('as ada there')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /Made for everybody/ })).toBeDisabled()
  await expect(page.getByText(/Made by Spotify/)).toBeVisible()

  await page.getByLabel('Find a playlist').fill('road')
  await expect(page.getByText('Kitchen radio')).toBeHidden()
  await page.getByRole('checkbox', { name: /Road trip/ }).check()
  await page.getByRole('button', { name: 'Import 1' }).click()
  await page.getByRole('link', { name: 'Open the playlist' }).click()
  await expect(page.getByRole('grid').getByText('Song 2', { exact: true })).toBeVisible()

  spotify.state.playlists[0]!.entries = songs(2, 60)
  spotify.state.playlists[0]!.snapshotId = 'snapshot-2'
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByRole('grid').getByText('Song 0', { exact: true })).toBeHidden()
  await expect(page.getByRole('grid').getByText('Song 2', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeVisible()
})

test('shows the reason of a refusal by Spotify, and no token', async ({ page }) => {
  await signInWithSpotify(page, 'eve')
  spotify.planFault(/\/me$/, 'not on the list')
  await page.goto(`${riffle.url}/import`)
  await page.getByRole('link', { name: 'Connect Spotify' }).click()
  await expect(page.getByRole('alert').getByText(/User Management/)).toBeVisible()
  await page.getByRole('link', { name: 'Connect Spotify' }).click()
  await expect(page.getByText('as eve there')).toBeVisible()
  for (const path of ['/settings', '/import?choose=spotify']) {
    const response = await page.goto(riffle.url + path)
    expect(await response?.text()).not.toContain('canary')
  }
})

test('shows until when Spotify has to be waited for, and can be stopped', async ({ page }) => {
  await signInWithSpotify(page, 'bob')
  await page.goto(`${riffle.url}/import`)
  await page.getByRole('link', { name: 'Connect Spotify' }).click()
  await page.getByRole('checkbox', { name: /Kitchen radio/ }).check()
  spotify.planFault(/items$/, 'wait 79892 s', { after: 1 })
  await page.getByRole('button', { name: 'Import 1' }).click()
  await expect(page.getByText(/Spotify asks us to wait until \d\d:\d\d/)).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText(/Stopped after 50 of 60 tracks/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open the playlist' })).toBeVisible()
})
