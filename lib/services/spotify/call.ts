import 'server-only'
import { classifyRefusal } from '@/lib/integrations/spotify/refusal'
import { configuredApp } from './app'
import { holdBack, waitForTurn } from './pace'
import { reconnect } from './problems'
import { giveUpRefused, spotifyToken } from './tokens'

/**
 * Calls Spotify for a user: in turn, with a token that works, once more with a new one where it
 * was refused. Throws UpstreamError, or an AppError where the call could not be made:
 * `spotify_busy`, `spotify_reconnect`, `spotify_not_connected`, `spotify_not_configured`.
 */
export async function askSpotify<Answer>(
  userId: string,
  ask: (token: string) => Promise<Answer>,
): Promise<Answer> {
  const { clientId } = configuredApp()
  await waitForTurn(clientId)
  const token = await spotifyToken(userId)
  try {
    return await ask(token)
  } catch (error) {
    if (classifyRefusal(error) === 'wait') throw await holdBack(clientId, error)
    if (classifyRefusal(error) !== 'token_ended') throw error
  }
  const renewed = await spotifyToken(userId, token)
  try {
    return await ask(renewed)
  } catch (error) {
    if (classifyRefusal(error) === 'wait') throw await holdBack(clientId, error)
    if (classifyRefusal(error) !== 'token_ended') throw error
    await giveUpRefused(userId, renewed)
    throw reconnect()
  }
}
