import 'server-only'
import { db } from '@/db'

const BATCH = 1_000

/** Removes the records of songs that left a library more than a day ago. */
export async function removeFormerSongs(): Promise<void> {
  for (;;) {
    if ((await db.formerSongs.removeExpired(BATCH)) < BATCH) return
  }
}
