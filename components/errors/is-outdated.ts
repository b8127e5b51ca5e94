/** Whether code of the page is no longer on the server: a new release has replaced it. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ChunkLoadError'
