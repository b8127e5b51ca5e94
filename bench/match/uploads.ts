import type { Random } from '@/lib/shuffle'
import { ALTERED } from './altered-uploads'
import { OTHER_SONGS } from './other-songs'
import { SAME } from './same-uploads'
import { SURROUNDING } from './surrounding-uploads'
import type { BenchSong } from './types'
import type { Upload } from './upload-parts'
import { NAMED_VERSIONS, SAME_IN_OTHER_WORDS } from './version-uploads'

const RIGHT = [...SAME, ...SAME_IN_OTHER_WORDS]
const WRONG = [...OTHER_SONGS, ...ALTERED, ...SURROUNDING, ...NAMED_VERSIONS]
const MAKERS = new Map([...RIGHT, ...WRONG])

export const RIGHT_KINDS = RIGHT.map(([kind]) => kind)
export const WRONG_KINDS = WRONG.map(([kind]) => kind)

/** Creates an upload of a kind. */
export function upload(kind: string, song: BenchSong, random: Random, others: BenchSong[]): Upload {
  const make = MAKERS.get(kind)
  if (!make) throw new Error(`Unknown kind of upload: ${kind}.`)
  return make(song, random, others)
}
