import 'server-only'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { db, type ImportRow } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import type { Format, ImportEvent, ParsedTrack, SkipEvent } from '@/lib/importers/types'
import { type Resolved, resolveSongs } from '../library/resolve-songs'
import { sourceOfTrack } from '../library/source-of-track'
import { jobProblem, problemColumns } from '../shared/job-problem'
import { applyLists, type ReadList } from './apply-lists'
import { batchRows } from './batch-rows'
import { findEndStatus } from './end-status'
import { songsChanged } from './songs-changed'

const NOTHING_APPLIED: Awaited<ReturnType<typeof applyLists>> = { playlists: [], skipped: [] }

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>
type OpenList = ReadList & { seen: Set<string> }
/** A track, and the list that it is in; undefined if the file names none. */
type ListedTrack = { track: ParsedTrack; list: OpenList | undefined }
type Row = Pick<ImportRow, 'id' | 'userId' | 'playlistName' | 'total'>

/** Stores the rows of a file in batches with the progress. Each method returns false once the import is cancelled. */
export class FileIntake {
  private readonly playlists = new Map<string, OpenList>()
  private readonly counts = { imported: 0, created: 0, matched: 0, duplicates: 0, skipped: 0 }
  private current: OpenList | undefined
  private tracks: ListedTrack[] = []
  private skipped: SkipEvent[] = []
  private isOpen = true
  private readonly batchRows = batchRows()

  constructor(
    private readonly row: Row,
    private readonly format: Format,
  ) {}

  private readonly sourceOf = (track: ParsedTrack) => sourceOfTrack(this.format, track)

  async beginPlaylist(event: PlaylistEvent): Promise<boolean> {
    this.current = event.continues ? this.playlists.get(listKey(event)) : undefined
    this.current ??= this.openPlaylist(event)
    return this.isOpen
  }

  async addTrack(track: ParsedTrack): Promise<boolean> {
    this.tracks.push({ track, list: this.current })
    if (this.tracks.length + this.skipped.length >= this.batchRows) await this.flush()
    return this.isOpen
  }

  async skip(event: SkipEvent): Promise<boolean> {
    this.skipped.push(event)
    if (this.tracks.length + this.skipped.length >= this.batchRows) await this.flush()
    return this.isOpen
  }

  /** Applies the lists that were read and writes the report. A list without songs changes nothing. */
  async finish(): Promise<void> {
    await this.flush()
    const hasOnlySkips = this.counts.imported === 0 && this.counts.skipped > 0
    const { playlists, skipped } = hasOnlySkips ? NOTHING_APPLIED : await this.applyLists()
    const isNothing = this.counts.imported === 0 && playlists.length === 0
    if (!isNothing) await this.skipLists(skipped)
    await songsChanged(this.row.userId)
    const report = { ...this.progress(), playlists, fileId: null, finishedAt: new Date() }
    if (!this.isOpen) return db.importRuns.updateAny(this.row.id, report)
    const problem = isNothing ? jobProblem(hasOnlySkips ? 'no_importable_rows' : 'no_songs') : null
    const status = await findEndStatus(this.row.id, this.counts.skipped)
    const isUpdated = await db.importRuns.update(this.row.id, {
      ...report,
      ...problemColumns(problem),
      status: problem ? 'failed' : status,
    })
    // If it was cancelled at the last moment, the report still lists the imported tracks.
    if (!isUpdated) await db.importRuns.updateAny(this.row.id, report)
  }

  private openPlaylist(event: PlaylistEvent): OpenList {
    const key = findFreeKey(listKey(event), this.playlists)
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
    const given = tracks.map(({ track }) => track)
    const resolved = await db.transaction((tx) =>
      resolveSongs(tx, given, { source: 'file', userId, sourceOf: this.sourceOf }),
    )
    tracks.forEach(({ track, list }, index) => {
      const song = resolved[index]
      if (song) this.addToList(song, track, list)
    })
    this.counts.imported += tracks.length
    await db.importSkips.add(this.row.id, this.counts.skipped, skipped)
    this.counts.skipped += skipped.length
    this.isOpen = await db.importRuns.update(this.row.id, this.progress())
    // The embedded database never waits for I/O: without this, other requests would get no turn.
    await yieldToOthers()
  }

  private addToList({ songId, isNew }: Resolved, track: ParsedTrack, list: OpenList | undefined) {
    this.counts[isNew ? 'created' : 'matched']++
    if (list?.seen.has(songId)) this.counts.duplicates++
    list?.seen.add(songId)
    const { addedAt, excluded } = track
    list?.tracks.push({ songId, addedAt, excluded })
  }

  private progress() {
    const done = this.counts.imported + this.counts.skipped
    return { ...this.counts, done, total: Math.max(this.row.total, done) }
  }

  private applyLists() {
    const lists = [...this.playlists.values()]
    return applyLists({ row: this.row, format: this.format, lists, isWhole: this.isOpen })
  }

  private async skipLists(lists: typeof NOTHING_APPLIED.skipped): Promise<void> {
    for (const { name, code } of lists) {
      await this.skip(skipEvent({ line: 0, code, text: name }))
    }
    await this.flush()
  }
}

type Named = { name: string; externalId?: string | null }

/** The key of a list within its file. */
const listKey = ({ externalId, name }: Named) => externalId ?? `name:${name}`

// Two lists of the same name in a file are two playlists.
function findFreeKey(key: string, taken: Map<string, OpenList>): string {
  let free = key
  for (let number = 2; taken.has(free); number++) free = `${key} #${number}`
  return free
}
