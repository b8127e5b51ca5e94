import 'server-only'
import { db } from '@/db'
import { listsChanged } from '../shuffle/lists-changed'

/** Adapts the running shuffles of albums, artists and views to the songs that an import added. */
export const songsChanged = (userId: string): Promise<void> =>
  db.transaction((tx) => listsChanged(tx, userId, { songs: true }))
