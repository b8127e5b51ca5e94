import { parseAudio, type Rejection } from './parse-audio'
import { EMPTY_TAGS, type RawTags } from './tags'

export type TagResult = { file: { tags: RawTags; durationMs: number } } | { rejection: Rejection }

/** Parses a file for its tags and duration alone, without its cover and the hash of its audio. */
export const readTagsOfFile = (path: string): Promise<TagResult> =>
  parseAudio(path, ({ properties, parsed }) => ({
    tags: parsed?.tags ?? EMPTY_TAGS,
    durationMs: properties.durationMs,
  }))
