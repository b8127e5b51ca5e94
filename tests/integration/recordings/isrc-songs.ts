import { call } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'

type Given = { title: string; isrc: string; durationMs?: number }
export type ShownSong = {
  id: string
  title: string
  durationMs: number | null
  playback: { kind: string; videoId?: string; match?: string }
}

/** Imports songs with ISRCs; without a length if none is given. */
export async function importSongs(token: string, songs: Given[]): Promise<void> {
  const rows = songs.map(({ title, isrc, durationMs = '' }) =>
    [title, 'Ana Rain', durationMs, isrc].join(','),
  )
  const header = 'Track Name,Artist Name(s),Duration (ms),ISRC'
  await importFile(token, [header, ...rows].join('\n'), `${crypto.randomUUID()}.csv`)
}

/** The songs of a user by their titles. */
export async function songsByTitle(token: string): Promise<Map<string, ShownSong>> {
  const { body } = await call('GET', '/songs?limit=100', { token })
  const { data } = body as { data: ShownSong[] }
  return new Map(data.map((song) => [song.title, song]))
}

/** Runs the job, which is not scheduled in tests. */
export async function lookUp() {
  const { lookUpRecordings } = await import('@/lib/services/recordings/look-up-recordings')
  return lookUpRecordings()
}

/** Prevents the job from running by itself. */
export async function unscheduleLookUps(): Promise<void> {
  const { getQueue } = await import('@/lib/jobs/queue')
  await (await getQueue()).unschedule('recording_lookup')
}
