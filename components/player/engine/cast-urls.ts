/** Requests the signed URL of a song, which a device fetches without a session. */
export type CastUrlRequest = (songId: string) => Promise<string>

type CastUrl = { songId: string; loading: Promise<string>; url?: string; requestedAt: number }

const MAX_AGE_MS = 60 * 60 * 1_000

/** Creates the URLs of the current and the next song, so that a known next song starts at once. */
export function createCastUrls(request: CastUrlRequest) {
  let known: CastUrl[] = []

  const findKnown = (songId: string) =>
    known.find((one) => one.songId === songId && Date.now() - one.requestedAt < MAX_AGE_MS)

  async function begin(songId: string): Promise<string> {
    const requested: CastUrl = { songId, loading: request(songId), requestedAt: Date.now() }
    known = [...known.filter((one) => one.songId !== songId).slice(-1), requested]
    try {
      requested.url = await requested.loading
      return requested.url
    } catch (error) {
      // The next call tries again.
      known = known.filter((one) => one !== requested)
      throw error
    }
  }

  return {
    /** Undefined until `load` has resolved. */
    find: (songId: string) => findKnown(songId)?.url,
    /** Requests a URL once, also while it is awaited. */
    load: (songId: string): Promise<string> => findKnown(songId)?.loading ?? begin(songId),
  }
}
