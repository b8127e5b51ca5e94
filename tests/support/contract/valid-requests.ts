import { accountRequests } from './requests/accounts'
import { adminRequests } from './requests/admin'
import { factorRequests } from './requests/factors'
import { importRequests } from './requests/imports'
import { playingRequests } from './requests/playing'
import { playlistRequests } from './requests/playlists'
import { songRequests } from './requests/songs'
import { uploadRequests } from './requests/uploads'
import type { ValidRequest } from './valid-request'

/** A valid request for each operation, by its id. A missing one fails the suite. */
export const validRequests: Record<string, ValidRequest> = {
  ...accountRequests,
  ...factorRequests,
  ...adminRequests,
  ...songRequests,
  ...playlistRequests,
  ...playingRequests,
  ...importRequests,
  ...uploadRequests,
  getOpenApi: { create: () => ({}) },
}
