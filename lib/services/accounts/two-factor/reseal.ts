import 'server-only'
import { db } from '@/db'
import { resealRows } from '../../shared/reseal-rows'
import { sealTotpSecret, unsealTotpSecret } from './second-factor'

/** Encrypts secrets of authenticator apps again with the first key. Returns their number. */
export const resealTotpSecrets = (): Promise<number> =>
  resealRows({
    name: 'secrets of authenticator apps',
    listOutdated: db.totpSecrets.listOutdated,
    positionOf: ({ userId }) => userId,
    reseal: async (row) =>
      db.totpSecrets.replace(
        row,
        sealTotpSecret(row.userId, unsealTotpSecret(row.userId, row.secret)),
      ),
  })
