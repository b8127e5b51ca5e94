import 'server-only'
import { classifyRefusal } from '@/lib/integrations/spotify/refusal'
import { configuredApp } from './app'
import { reconnectError } from './problems'
import { backOff, waitForSlot } from './rate'
import { getSpotifyToken, markRejected } from './tokens'

/**
 * Calls Spotify for a user, within the rate limit of the app and with a valid token. If the token is
 * rejected, calls again with a new one.
 * @throws UpstreamError
 * @throws AppError `spotify_busy`, `spotify_reconnect`, `spotify_not_connected`, `spotify_not_configured`
 */
export async function callSpotify<Response>(
  userId: string,
  send: (token: string) => Promise<Response>,
): Promise<Response> {
  const { clientId } = configuredApp()
  await waitForSlot(clientId)
  const token = await getSpotifyToken(userId)
  try {
    return await send(token)
  } catch (error) {
    if (classifyRefusal(error) === 'wait') throw await backOff(clientId, error)
    if (classifyRefusal(error) !== 'token_ended') throw error
  }
  const renewed = await getSpotifyToken(userId, token)
  try {
    return await send(renewed)
  } catch (error) {
    if (classifyRefusal(error) === 'wait') throw await backOff(clientId, error)
    if (classifyRefusal(error) !== 'token_ended') throw error
    await markRejected(userId, renewed)
    throw reconnectError()
  }
}
