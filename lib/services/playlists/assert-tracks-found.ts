import 'server-only'
import { NotFoundError } from '@/lib/errors'

/** @throws AppError `not_found` for the first id that none of the tracks has */
export function assertTracksFound(ids: readonly string[], tracks: readonly { id: string }[]): void {
  const found = new Set(tracks.map(({ id }) => id))
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) throw new NotFoundError('Track', missing)
}
