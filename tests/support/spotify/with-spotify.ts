import { afterEach } from 'vitest'
import { withApp } from '@/tests/support/app'
import { type FakeSpotify, startFakeSpotify } from './fake-spotify'

/**
 * Runs the app with a fake Spotify, which is reset after each test, and with other settings.
 * `spotify` is set in tests only.
 */
export function withSpotify(settings: Record<string, string> = {}) {
  const spotify = {} as FakeSpotify
  let number = 0

  withApp(async (onEnd) => {
    Object.assign(spotify, await startFakeSpotify())
    onEnd(spotify.stop)
    return { ...spotify.settings, ...settings }
  })
  afterEach(() => spotify.reset())

  /** Replaces the current account of the fake Spotify by a new one. */
  function switchAccount() {
    number++
    const account = {
      accountId: `acc-${number}`,
      profileId: `user${number}`,
      name: `User ${number}`,
    }
    spotify.accounts.settings.account = account
    return { ...account, number }
  }

  return { spotify, nextAccount: switchAccount }
}
