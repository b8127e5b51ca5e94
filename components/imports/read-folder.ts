const MAX_FILES = 200
const MAX_ENTRIES = 5_000
const MAX_DEPTH = 8
const MAX_SECONDS = 20
const HIDDEN = /^[._]/
const PLAYLIST_NAME = /\.(csv|tsv|txt|json|m3u8?|pls|wpl|zpl|asx|nml|xspf|jspf|xml|zip)$/i

/** True for a file that is a playlist by its name. */
export const isPlaylistName = (name: string): boolean => PLAYLIST_NAME.test(name)

/** The rest of the limits of one drop. */
type Budget = { files: number; entries: number; until: number }

const createBudget = (): Budget => ({
  files: MAX_FILES,
  entries: MAX_ENTRIES,
  until: performance.now() + MAX_SECONDS * 1_000,
})

/**
 * Reads dropped entries: files as they are, and of folders the playlist files in them and in folders
 * below, in the order of their paths. Reads at most 200 files and 5,000 entries, 8 folders deep, for
 * 20 seconds. A folder without a playlist file is returned as a folder.
 */
export async function readEntries(dropped: Dropped[]): Promise<ReadEntry[]> {
  const budget = createBudget()
  const read: ReadEntry[] = []
  for (const { file, entry } of dropped) {
    const isFolder = entry?.isDirectory ?? false
    const inside = entry && isDirectory(entry) ? await readFolder(entry, budget, 1) : []
    read.push(...(inside.length > 0 ? inside.map(asFile) : [{ file, isFolder }]))
  }
  return read
}

export type Dropped = { file: File; entry: FileSystemEntry | null }
type ReadEntry = { file: File; isFolder: boolean }

const asFile = (file: File): ReadEntry => ({ file, isFolder: false })

async function readFolder(
  folder: FileSystemDirectoryEntry,
  budget: Budget,
  depth: number,
): Promise<File[]> {
  const files: File[] = []
  for (const entry of await listEntries(folder, budget)) {
    if (budget.files <= 0 || performance.now() > budget.until) break
    if (HIDDEN.test(entry.name)) continue
    if (isDirectory(entry) && depth < MAX_DEPTH)
      files.push(...(await readFolder(entry, budget, depth + 1)))
    if (!isFile(entry) || !isPlaylistName(entry.name)) continue
    const file = await openFile(entry)
    if (file === null) continue
    budget.files--
    files.push(file)
  }
  return files
}

/** Lists a folder by name. A browser returns at most a hundred entries for each call. */
async function listEntries(
  folder: FileSystemDirectoryEntry,
  budget: Budget,
): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  while (budget.entries > 0) {
    const batch = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (batch.length === 0) break
    budget.entries -= batch.length
    entries.push(...batch)
  }
  return entries.sort((one, other) =>
    one.name.localeCompare(other.name, undefined, { numeric: true }),
  )
}

/** Opens a file; null if it cannot be read. */
const openFile = (entry: FileSystemFileEntry): Promise<File | null> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(null)))

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory && 'createReader' in entry
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry =>
  entry.isFile && 'file' in entry
