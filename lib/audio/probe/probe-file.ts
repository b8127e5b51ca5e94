import { createHash } from 'node:crypto'
import type { AudioLayout } from './audio-layout'
import type { AudioProperties } from './audio-properties'
import type { ByteSource } from './byte-source'
import { type Cover, encodeCover } from './cover'
import { type ParsedAudio, parseAudio, type Rejection } from './parse-audio'
import { EMPTY_TAGS, type RawTags } from './tags'

const HASH_CHUNK_BYTES = 262_144

/** A supported file. */
export type ProbedFile = AudioProperties & {
  bytes: number
  /** Average bits per second. */
  bitrate: number
  /** SHA-256 of the audio without its tags, in hex. */
  audioHash: string
  tags: RawTags
  /** Null if the file has no usable cover. */
  cover: Cover | null
}

export type ProbeResult = { file: ProbedFile } | { rejection: Rejection }

/** Parses a whole file, encodes its cover and hashes its audio. */
export const probeFile = (path: string): Promise<ProbeResult> => parseAudio(path, inspect)

async function inspect({ source, layout, properties, parsed }: ParsedAudio): Promise<ProbedFile> {
  const encoded = parsed?.picture && (await encodeCover(parsed.picture))
  const { bytes: audioBytes, hash: audioHash } = hashAudio(source, layout)
  return {
    ...properties,
    bytes: source.size,
    bitrate: Math.round((audioBytes * 8_000) / properties.durationMs),
    audioHash,
    tags: parsed?.tags ?? EMPTY_TAGS,
    cover: encoded && 'cover' in encoded ? encoded.cover : null,
  }
}

function hashAudio(source: ByteSource, { codec, payload }: AudioLayout) {
  const hash = createHash('sha256').update(codec)
  let bytes = 0
  for (const { start, end } of payload) {
    for (let at = start; at < end; at += HASH_CHUNK_BYTES) {
      hash.update(source.read(at, Math.min(HASH_CHUNK_BYTES, end - at)))
    }
    bytes += end - start
  }
  return { bytes, hash: hash.digest('hex') }
}
