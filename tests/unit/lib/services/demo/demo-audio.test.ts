import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findPiece } from '@/lib/demo-music/catalogue'
import { framesOf } from '@/lib/demo-music/length'
import { wavBytes } from '@/lib/demo-music/wav'
import { openPiece } from '@/lib/services/demo/demo-audio'

const folder = mkdtempSync(join(tmpdir(), 'riffle-demo-'))
const place = { dataDir: folder }
const rendered: string[] = []

vi.mock('@/lib/config/env', () => ({
  env: () => ({ DATA_DIR: place.dataDir, LOG_LEVEL: 'silent' }),
}))
vi.mock('@/lib/services/demo/demo-render', () => ({
  renderInBackground: async (piece: ReturnType<typeof findPiece>) => {
    rendered.push(piece.id)
    if (rendered.length === 1 && piece.id === 'aphelion') throw new Error('out of breath')
    return new Uint8Array(wavBytes(framesOf(piece))).fill(7)
  },
}))

beforeEach(() => {
  rendered.length = 0
  place.dataDir = folder
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytesOf = async (id: string, start: number, end: number) =>
  new Uint8Array(await new Response((await openPiece(findPiece(id)))(start, end)).arrayBuffer())

describe('the audio of a piece', () => {
  it('is rendered once for all who ask at once, and never again while its file is whole', async () => {
    const parts = await Promise.all([1, 2, 3].map(() => bytesOf('cirrus', 10, 19)))
    expect(parts).toEqual([1, 2, 3].map(() => new Uint8Array(10).fill(7)))
    await bytesOf('cirrus', 0, 0)
    expect(rendered).toEqual(['cirrus'])
    expect(readdirSync(join(folder, 'demo'))).toEqual(['cirrus-v1.wav'])
  })

  it('is rendered again where the file was cut', async () => {
    await bytesOf('sluice-gate', 0, 0)
    truncateSync(join(folder, 'demo', 'sluice-gate-v1.wav'), 1_000)
    expect(await bytesOf('sluice-gate', 2_000, 2_004)).toHaveLength(5)
    expect(rendered).toEqual(['sluice-gate', 'sluice-gate'])
  })

  it('stays in memory where no file can be written, the latest few pieces of it', async () => {
    place.dataDir = join(folder, 'a-file')
    writeFileSync(place.dataDir, '')
    expect(await bytesOf('tin-roof', 5, 8)).toEqual(new Uint8Array(4).fill(7))
    expect(await bytesOf('tin-roof', 0, 0)).toHaveLength(1)
    expect(rendered).toEqual(['tin-roof'])
    const others = ['kettle-song', 'slow-tram', 'tidal-sync', 'lower-lock', 'cirrus', 'sunday-left']
    for (const id of others) await bytesOf(id, 0, 0)
    await bytesOf('tin-roof', 0, 0)
    expect(rendered).toEqual(['tin-roof', ...others, 'tin-roof'])
  })

  it('is tried again after a failure', async () => {
    await expect(bytesOf('aphelion', 0, 0)).rejects.toThrow('out of breath')
    expect(await bytesOf('aphelion', 0, 0)).toHaveLength(1)
  })
})
