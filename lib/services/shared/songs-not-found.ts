import 'server-only'
import { AppError } from '@/lib/errors'

const MAX_IDS_IN_TEXT = 20
const MAX_FAULTS = 100

/** Creates the error for ids in the field `path` that are no songs of the user. */
export function songsNotFound(ids: string[], path = 'songIds'): AppError {
  const listed = ids.slice(0, MAX_IDS_IN_TEXT).join(', ')
  return new AppError('song_not_found', `These songs do not exist: ${listed}.`, {
    params: { ids: listed, count: ids.length },
    faults: ids.slice(0, MAX_FAULTS).map((id) => ({
      path,
      code: 'not_found',
      message: `Song ${id} does not exist.`,
      params: { id },
    })),
  })
}
