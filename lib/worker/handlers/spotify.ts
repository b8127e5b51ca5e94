import 'server-only'
import type { JobPayload } from '@/lib/jobs/catalog'
import { log } from '@/lib/observability/log'
import { resealTotpSecrets } from '@/lib/services/accounts/two-factor/reseal'
import { enqueueNightlySyncs, syncUser } from '@/lib/services/spotify/nightly'
import { resealTokens } from '@/lib/services/spotify/reseal'
import { runSpotifyImport } from '@/lib/services/spotify/run-import'
import { resealYoutubeKeys } from '@/lib/services/videos/reseal-keys'

export const handleSpotifyImport = (
  { importId }: JobPayload<'spotify_import'>,
  isLastAttempt: boolean,
): Promise<void> => runSpotifyImport(importId, isLastAttempt)

export const handleSpotifySync = ({ userId }: JobPayload<'spotify_sync'>): Promise<void> =>
  syncUser(userId)

export async function handleSpotifyNight(): Promise<void> {
  const users = await enqueueNightlySyncs()
  if (users > 0) log().info({ users }, 'nightly syncs queued')
}

export async function handleResealTokens(): Promise<void> {
  await resealTokens()
  await resealTotpSecrets()
  await resealYoutubeKeys()
}
