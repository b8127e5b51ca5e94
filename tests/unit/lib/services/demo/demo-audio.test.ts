import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findPiece } from '@/lib/demo-music/catalogue'
import { frameCountOf } from '@/lib/demo-music/length'
import { wavByteLength } from '@/lib/demo-music/wav'
import { openPiece } from '@/lib/services/demo/demo-audio'

const folder = mkdtempSync(join(tmpdir(), 'riffle-demo-'))
const settings = { dataDir: folder }
const rendered: string[] = []

class RenderError extends Error {}

vi.mock('@/lib/config/env', () => ({
  env: () => ({ DATA_DIR: settings.dataDir, LOG_LEVEL: 'silent' }),
}))
vi.mock('@/lib/services/demo/demo-render', () => ({
  renderInBackground: async (piece: ReturnType<typeof findPiece>) => {
    rendered.push(piece.id)
    if (rendered.length === 1 && piece.id === 'aphelion') throw new RenderError()
    return new Uint8Array(wavByteLength(frameCountOf(piece))).fill(7)
  },
}))

beforeEach(() => {
  rendered.length = 0
  settings.dataDir = folder
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytesOf = async (id: string, start: number, end: number) =>
  new Uint8Array(await new Response((await openPiece(findPiece(id)))(start, end)).arrayBuffer())

describe('openPiece', () => {
  it('renders once for concurrent calls, and not again while the file is complete', async () => {
    const parts = await Promise.all([1, 2, 3].map(() => bytesOf('cirrus', 10, 19)))
    expect(parts).toEqual([1, 2, 3].map(() => new Uint8Array(10).fill(7)))
    await bytesOf('cirrus', 0, 0)
    expect(rendered).toEqual(['cirrus'])
    expect(readdirSync(join(folder, 'demo'))).toEqual(['cirrus-v1.wav'])
  })

  it('renders again if the file is incomplete', async () => {
    await bytesOf('sluice-gate', 0, 0)
    truncateSync(join(folder, 'demo', 'sluice-gate-v1.wav'), 1_000)
    expect(await bytesOf('sluice-gate', 2_000, 2_004)).toHaveLength(5)
    expect(rendered).toEqual(['sluice-gate', 'sluice-gate'])
  })

  it('keeps the latest pieces in memory if no file can be written', async () => {
    settings.dataDir = join(folder, 'a-file')
    writeFileSync(settings.dataDir, '')
    expect(await bytesOf('tin-roof', 5, 8)).toEqual(new Uint8Array(4).fill(7))
    expect(await bytesOf('tin-roof', 0, 0)).toHaveLength(1)
    expect(rendered).toEqual(['tin-roof'])
    const others = ['kettle-song', 'slow-tram', 'tidal-sync', 'lower-lock', 'cirrus', 'sunday-left']
    for (const id of others) await bytesOf(id, 0, 0)
    await bytesOf('tin-roof', 0, 0)
    expect(rendered).toEqual(['tin-roof', ...others, 'tin-roof'])
  })

  it('renders again after a failure', async () => {
    await expect(bytesOf('aphelion', 0, 0)).rejects.toThrow(RenderError)
    expect(await bytesOf('aphelion', 0, 0)).toHaveLength(1)
  })
})
