import 'server-only'
import { z } from 'zod'
import { callYoutube } from './call'
import { FIRST_VIDEO_ID } from './first-video'

/**
 * Checks a key, by default that of the server. Costs one of its 10,000 units of quota per day.
 * @throws YoutubeError
 */
export async function verifyKey(apiKey?: string): Promise<void> {
  await callYoutube('videos', { part: 'id', id: FIRST_VIDEO_ID }, z.object({}), {
    retries: 0,
    apiKey,
  })
}
