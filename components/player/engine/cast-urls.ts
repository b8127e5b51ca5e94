/** Requests the signed URL of a song, which a device fetches without a session. */
export type CastUrlRequest = (songId: string) => Promise<string>

const MAX_AGE_MS = 60 * 60 * 1_000

/** Creates the URLs of the current and the next song, so that a known next song starts at once. */
export function createCastUrls(request: CastUrlRequest) {
  let known: { songId: string; url: string; requestedAt: number }[] = []

  const find = (songId: string) =>
    known.find((one) => one.songId === songId && Date.now() - one.requestedAt < MAX_AGE_MS)?.url

  return {
    /** Undefined until `load` has resolved. */
    find,
    async load(songId: string): Promise<string> {
      const found = find(songId)
      if (found) return found
      const requestedAt = Date.now()
      const url = await request(songId)
      known = [...known.slice(-1), { songId, url, requestedAt }]
      return url
    },
  }
}
