import 'server-only'
import type { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { toYoutubeError, YoutubeError } from './youtube-error'

type Parameters = Record<string, string | number | undefined>

type Options = {
  retries?: number
  /** A key of a user; by default that of the server. */
  apiKey?: string
}

/** True if the operator configured a key for the YouTube API. */
export const isConfigured = (): boolean => env().YOUTUBE_API_KEY !== undefined

/**
 * Calls the YouTube Data API v3.
 * @throws YoutubeError
 */
export async function callYoutube<Schema extends z.ZodType>(
  path: string,
  parameters: Parameters,
  schema: Schema,
  { retries, apiKey = env().YOUTUBE_API_KEY }: Options = {},
): Promise<z.output<Schema>> {
  if (apiKey === undefined) throw new YoutubeError('not_configured')
  const url = new URL(`${env().YOUTUBE_API_URL}/${path}`)
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, String(value))
  }
  try {
    // The key is in a header, because URLs may be logged.
    return await fetchJson(url, { schema, retries, headers: { 'x-goog-api-key': apiKey } })
  } catch (error) {
    throw toYoutubeError(error)
  }
}
