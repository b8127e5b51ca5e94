import 'server-only'
import { db } from '@/db'
import { resealRows } from '../shared/reseal-rows'
import { openKey, sealKey } from './search-key'

/** Encrypts the YouTube keys of users again with the first key of TOKEN_KEYS. Returns their number. */
export const resealYoutubeKeys = (): Promise<number> =>
  resealRows({
    name: 'YouTube keys',
    listOutdated: db.youtubeKeyEncryption.listOutdated,
    positionOf: ({ userId }) => userId,
    reseal: async (row) => db.youtubeKeyEncryption.replace(row, sealKey(row.userId, openKey(row))),
  })
