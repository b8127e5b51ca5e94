import { cleanText } from '@/lib/song-text/clean-text'

const MAX_INPUT_LENGTH = 1_000
const MAX_LENGTH = 300
const DEFAULT_NAME = 'file'

/** The last part of a path as a sender wrote it, cleaned and bounded: fit to be shown, never a path. */
export const displayFileName = (fileName: string) =>
  cleanText(fileName.slice(-MAX_INPUT_LENGTH).split(/[\\/]/).at(-1) ?? '').slice(-MAX_LENGTH) ||
  DEFAULT_NAME
