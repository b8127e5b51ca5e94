import 'server-only'
import { createReadStream } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { LRUCache } from 'lru-cache'
import { env } from '@/lib/config/env'
import { framesOf } from '@/lib/demo-music/length'
import { RENDER_VERSION } from '@/lib/demo-music/render'
import type { Piece } from '@/lib/demo-music/types'
import { wavBytes } from '@/lib/demo-music/wav'
import { log } from '@/lib/observability/log'
import { renderInBackground } from './demo-render'

/** Opens the bytes from `start` to `end`, both included. */
type Open = (start: number, end: number) => ReadableStream<Uint8Array>

const MEMORY_BYTES = 24 * 2 ** 20

const memory = new LRUCache<string, Uint8Array<ArrayBuffer>>({
  maxSize: MEMORY_BYTES,
  sizeCalculation: (wav) => wav.byteLength,
})
const underWay = new Map<string, Promise<Open>>()

export const cacheName = ({ id }: Piece) => `${id}-v${RENDER_VERSION}`

/** The audio of a piece: from its file, made at the first call; from memory where no file can be. */
export async function openPiece(piece: Piece): Promise<Open> {
  const file = join(env().DATA_DIR, 'demo', `${cacheName(piece)}.wav`)
  if (await isWhole(file, piece)) return fromFile(file)
  const kept = memory.get(piece.id)
  if (kept) return fromMemory(kept)
  const waiting = underWay.get(piece.id) ?? make(piece, file)
  underWay.set(piece.id, waiting)
  return waiting.finally(() => underWay.delete(piece.id))
}

async function make(piece: Piece, file: string): Promise<Open> {
  const wav = await renderInBackground(piece)
  try {
    await mkdir(join(file, '..'), { recursive: true })
    const draft = `${file}.${crypto.randomUUID()}`
    await writeFile(draft, wav)
    await rename(draft, file)
    return fromFile(file)
  } catch (error) {
    log().warn({ err: error }, 'the demo cannot be kept on disk and stays in memory')
    memory.set(piece.id, wav)
    return fromMemory(wav)
  }
}

async function isWhole(file: string, piece: Piece): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found?.size === wavBytes(framesOf(piece))
}

const fromFile =
  (file: string): Open =>
  (start, end) =>
    Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array>

const fromMemory =
  (wav: Uint8Array<ArrayBuffer>): Open =>
  (start, end) =>
    new Blob([wav.subarray(start, end + 1)]).stream()
