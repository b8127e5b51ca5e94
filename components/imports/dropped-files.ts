import { number } from '@/components/ui/words'

/** A file that was chosen or dropped; a folder looks like one. */
export type DroppedFile = { file: File; isFolder: boolean }

// The most the API takes.
const MEGABYTE = 2 ** 20
const MOST_BYTES = 20 * MEGABYTE

/** What is dropped; folders are told from files, for nothing can be read from them. */
export const filesOf = (transfer: DataTransfer): DroppedFile[] =>
  [...transfer.items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null
    return file ? [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory ?? false }] : []
  })

/** Why a file is not even sent, in words; undefined for one that is. */
export function refusalOf({ file, isFolder }: DroppedFile): string | undefined {
  if (isFolder) return 'This is a folder. Choose the files in it.'
  if (file.size > MOST_BYTES) {
    return `The file has ${number(Math.ceil(file.size / MEGABYTE))} MB. Up to 20 MB can be imported: split it.`
  }
  return file.size === 0 ? 'The file is empty.' : undefined
}
