/** Returns the URL of a cover, in a size in pixels if this server has the image; undefined without a cover. */
export const sizedCoverUrl = (coverUrl: string | null, size: 96 | 320 | 640): string | undefined =>
  coverUrl?.startsWith('/') ? `${coverUrl}&size=${size}` : (coverUrl ?? undefined)
