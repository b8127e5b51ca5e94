import 'server-only'
import { createReadStream } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { LRUCache } from 'lru-cache'
import { env } from '@/lib/config/env'
import { frameCountOf } from '@/lib/demo-music/length'
import { RENDER_VERSION } from '@/lib/demo-music/render'
import type { Piece } from '@/lib/demo-music/types'
import { wavByteLength } from '@/lib/demo-music/wav'
import { log } from '@/lib/observability/log'
import { renderInBackground } from './demo-render'

/** Opens the bytes from `start` to `end`, both included. */
type OpenRange = (start: number, end: number) => ReadableStream<Uint8Array>

const MAX_MEMORY_BYTES = 24 * 2 ** 20

const memory = new LRUCache<string, Uint8Array<ArrayBuffer>>({
  maxSize: MAX_MEMORY_BYTES,
  sizeCalculation: (wav) => wav.byteLength,
})
const pending = new Map<string, Promise<OpenRange>>()

/** The name of a rendered piece, which changes with its sound. */
export const cacheName = ({ id }: Piece) => `${id}-v${RENDER_VERSION}`

/**
 * Opens the audio of a piece: its file, which the first call renders, or memory if no file can be
 * written.
 */
export async function openPiece(piece: Piece): Promise<OpenRange> {
  const file = join(env().DATA_DIR, 'demo', `${cacheName(piece)}.wav`)
  if (await isComplete(file, piece)) return fromFile(file)
  const cached = memory.get(piece.id)
  if (cached) return fromMemory(cached)
  const opening = pending.get(piece.id) ?? renderAndStore(piece, file)
  pending.set(piece.id, opening)
  return opening.finally(() => pending.delete(piece.id))
}

async function renderAndStore(piece: Piece, file: string): Promise<OpenRange> {
  const wav = await renderInBackground(piece)
  try {
    await mkdir(join(file, '..'), { recursive: true })
    const draft = `${file}.${crypto.randomUUID()}`
    await writeFile(draft, wav)
    await rename(draft, file)
    return fromFile(file)
  } catch (error) {
    log().warn({ err: error }, 'writing demo audio failed, keeping it in memory')
    memory.set(piece.id, wav)
    return fromMemory(wav)
  }
}

async function isComplete(file: string, piece: Piece): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found?.size === wavByteLength(frameCountOf(piece))
}

const fromFile =
  (file: string): OpenRange =>
  (start, end) =>
    Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array>

const fromMemory =
  (wav: Uint8Array<ArrayBuffer>): OpenRange =>
  (start, end) =>
    new Blob([wav.subarray(start, end + 1)]).stream()
