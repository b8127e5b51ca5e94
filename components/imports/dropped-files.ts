import { readEntries } from './read-folder'

/** A file that was chosen or dropped; a folder looks like one. */
export type DroppedFile = { file: File; isFolder: boolean }

/** Why a file is not sent; `megabytes` is its size, rounded up. */
export type FileFault = { code: 'folder' | 'empty' } | { code: 'tooLarge'; megabytes: number }

const BYTES_PER_MEGABYTE = 2 ** 20
/** The largest file that the API accepts unless IMPORT_FILE_MB is lower. */
export const MAX_FILE_MEGABYTES = 200

/** Passes on the dropped files: at once, or with those in folders after these were read. */
export function readDropped(transfer: DataTransfer, onFiles: (files: DroppedFile[]) => void): void {
  // The items are only available until the event ends.
  const dropped = [...transfer.items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null
    return file ? [{ file, entry: item.webkitGetAsEntry() }] : []
  })
  const hasFolders = dropped.some(({ entry }) => entry?.isDirectory)
  if (hasFolders) void readEntries(dropped).then(onFiles)
  else onFiles(dropped.map(({ file }) => ({ file, isFolder: false })))
}

/** Returns why a file cannot be imported, as far as the browser can decide; undefined if it may. */
export function findFault({ file, isFolder }: DroppedFile): FileFault | undefined {
  if (isFolder) return { code: 'folder' }
  if (file.size === 0) return { code: 'empty' }
  if (file.size <= MAX_FILE_MEGABYTES * BYTES_PER_MEGABYTE) return undefined
  return { code: 'tooLarge', megabytes: Math.ceil(file.size / BYTES_PER_MEGABYTE) }
}
