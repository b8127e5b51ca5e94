import 'server-only'
import { sweepStorage } from '@/lib/services/uploads/sweep'

/** Brings the storage in line with what the database says. */
export async function handleStorageSweep(): Promise<void> {
  await sweepStorage()
}
