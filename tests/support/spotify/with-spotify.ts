import { afterEach } from 'vitest'
import { withApp } from '@/tests/support/app'
import { type StandIn, startSpotify } from './stand-in'

/**
 * Runs the app beside a Spotify of its own, which is calm again after each test. `spotify` can be
 * used from the first test on.
 */
export function withSpotify() {
  const spotify = {} as StandIn
  let number = 0

  withApp(async (onEnd) => {
    Object.assign(spotify, await startSpotify())
    onEnd(spotify.stop)
    return spotify.settings
  })
  afterEach(() => spotify.calm())

  /** Signs another account in over there. */
  function nextAccount() {
    number++
    const account = {
      accountId: `acc-${number}`,
      profileId: `user${number}`,
      name: `User ${number}`,
    }
    spotify.accounts.settings.account = account
    return { ...account, number }
  }

  return { spotify, nextAccount }
}
