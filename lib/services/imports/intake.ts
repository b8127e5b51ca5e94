import 'server-only'
import { setImmediate as letOthers } from 'node:timers/promises'
import { db, type ImportRow } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import type { Format, ImportEvent, ParsedTrack, SkipEvent } from '@/lib/importers/types'
import { resolveSongs } from '../library/resolve-songs'
import { sourceOfTrack } from '../library/source-of-track'
import { jobProblem, problemColumns } from '../shared/job-problem'
import { applyLists, type ReadList } from './apply-lists'

const BATCH = 100
const NO_LISTS = { playlists: [], empty: [] }

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>
type Open = ReadList & { seen: Set<string> }
type Row = Pick<ImportRow, 'id' | 'userId' | 'playlistName' | 'total'>

/** One import under way: takes rows in batches, tells how far it is, and stops when cancelled. */
export class Intake {
  private readonly playlists = new Map<string, Open>()
  private readonly counts = { imported: 0, created: 0, matched: 0, duplicates: 0, skipped: 0 }
  private current: Open | undefined
  private tracks: ParsedTrack[] = []
  private skipped: SkipEvent[] = []
  private isWanted = true

  constructor(
    private readonly row: Row,
    private readonly format: Format,
  ) {}

  private readonly sourceOf = (track: ParsedTrack) => sourceOfTrack(this.format, track)

  async beginPlaylist(event: PlaylistEvent): Promise<boolean> {
    await this.flush()
    this.current = event.continues ? this.playlists.get(keyOf(event)) : undefined
    this.current ??= this.openPlaylist(event)
    return this.isWanted
  }

  async addTrack(track: ParsedTrack): Promise<boolean> {
    this.tracks.push(track)
    if (this.tracks.length + this.skipped.length >= BATCH) await this.flush()
    return this.isWanted
  }

  async skip(event: SkipEvent): Promise<boolean> {
    this.skipped.push(event)
    if (this.tracks.length + this.skipped.length >= BATCH) await this.flush()
    return this.isWanted
  }

  /** Applies the lists that were read and writes the report. A list without songs changes nothing. */
  async finish(): Promise<void> {
    await this.flush()
    const isFruitless = this.counts.imported === 0 && this.counts.skipped > 0
    const { playlists, empty } = isFruitless ? NO_LISTS : await this.applyLists()
    const isNothing = this.counts.imported === 0 && playlists.length === 0
    if (!isNothing) await this.skipLists(empty)
    const report = { ...this.progressNow(), playlists, file: null, finishedAt: new Date() }
    if (!this.isWanted) return db.importRuns.updateAny(this.row.id, report)
    const isNoted = await db.importRuns.update(this.row.id, {
      ...report,
      status: isNothing ? 'failed' : this.counts.skipped > 0 ? 'partial' : 'succeeded',
      ...problemColumns(
        isNothing ? jobProblem(isFruitless ? 'no_importable_rows' : 'no_songs') : null,
      ),
    })
    // If it was cancelled at the last moment, the report still lists what was imported.
    if (!isNoted) await db.importRuns.updateAny(this.row.id, report)
  }

  private openPlaylist(event: PlaylistEvent): Open {
    const key = freeKey(keyOf(event), this.playlists)
    const open = { ...event, tracks: [], seen: new Set<string>() }
    this.playlists.set(key, open)
    return open
  }

  private async flush(): Promise<void> {
    const { tracks, skipped } = this
    const { userId } = this.row
    if (tracks.length + skipped.length === 0) return
    this.tracks = []
    this.skipped = []
    const resolved = await db.transaction((tx) =>
      resolveSongs(tx, tracks, { source: 'file', userId, sourceOf: this.sourceOf }),
    )
    const playlist = this.current
    resolved.forEach(({ songId, isNew }, index) => {
      this.counts[isNew ? 'created' : 'matched']++
      if (playlist?.seen.has(songId)) this.counts.duplicates++
      playlist?.seen.add(songId)
      const { addedAt, excluded } = tracks[index]!
      playlist?.tracks.push({ songId, addedAt, excluded })
    })
    this.counts.imported += tracks.length
    await db.importSkips.add(this.row.id, this.counts.skipped, skipped)
    this.counts.skipped += skipped.length
    this.isWanted = await db.importRuns.update(this.row.id, this.progressNow())
    // The embedded database answers within the same turn of the event loop: others must get theirs.
    await letOthers()
  }

  private progressNow() {
    const done = this.counts.imported + this.counts.skipped
    return { ...this.counts, done, total: Math.max(this.row.total, done) }
  }

  private applyLists() {
    const lists = [...this.playlists.values()]
    return applyLists({ row: this.row, format: this.format, lists, isWhole: this.isWanted })
  }

  private async skipLists(names: string[]): Promise<void> {
    for (const name of names) {
      await this.skip(skipEvent({ line: 0, code: 'empty_list', text: name }))
    }
    await this.flush()
  }
}

type Named = { name: string; externalId?: string | null }

/** The key of a list within its file. */
const keyOf = ({ externalId, name }: Named) => externalId ?? `name:${name}`

// Two lists of one name in a file are two playlists.
function freeKey(key: string, taken: Map<string, Open>): string {
  let free = key
  for (let number = 2; taken.has(free); number++) free = `${key} #${number}`
  return free
}
