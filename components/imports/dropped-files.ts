/** A file that was chosen or dropped; a folder looks like one. */
export type DroppedFile = { file: File; isFolder: boolean }

/** Why a file is not sent; `megabytes` is its size, rounded up. */
export type FileFault = { code: 'folder' | 'empty' } | { code: 'tooLarge'; megabytes: number }

const BYTES_PER_MEGABYTE = 2 ** 20
/** The largest file that the API accepts. */
export const MAX_FILE_MEGABYTES = 20

/** Returns the dropped files and folders. */
export const readDropped = (transfer: DataTransfer): DroppedFile[] =>
  [...transfer.items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null
    return file ? [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory ?? false }] : []
  })

/** Returns why a file cannot be imported, as far as the browser can decide; undefined if it may. */
export function findFault({ file, isFolder }: DroppedFile): FileFault | undefined {
  if (isFolder) return { code: 'folder' }
  if (file.size === 0) return { code: 'empty' }
  if (file.size <= MAX_FILE_MEGABYTES * BYTES_PER_MEGABYTE) return undefined
  return { code: 'tooLarge', megabytes: Math.ceil(file.size / BYTES_PER_MEGABYTE) }
}
