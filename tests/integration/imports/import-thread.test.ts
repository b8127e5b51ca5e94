import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { inspectFile } from '@/lib/services/imports/inspect'
import { readEvents } from '@/lib/services/imports/read-events'
import { withApp } from '@/tests/support/app'
import { collectGarbage } from '@/tests/support/collect-garbage'
import { withThreadBundle } from '@/tests/support/thread-bundle'

withApp()

const ctx = { actor: { userId: 'ada' } } as unknown as Context
// Longer than in the app: a busy machine is not under test.
const DEADLINE_MS = 50_000
const bytesOf = (text: string) => new TextEncoder().encode(text)

const files: Record<string, string> = {
  'a CSV': 'Title,Artist\nFog,Rain\nSun,Heat\n',
  'an XSPF': '<playlist><trackList><track><title>Fog</title></track></trackList></playlist>',
  'a JSON': JSON.stringify({ tracks: [{ track: 'Fog', artist: 'Rain' }] }),
  'no playlist': 'Dear all,\nthis is a letter.\n',
  'broken JSON': '{"tracks":[',
  'many playlists': `Title,Artist,Playlist Name\n${Array.from({ length: 1_001 }, (_, index) => `a,b,${index}`).join('\n')}`,
  'many rows': `Title,Artist\n${'a,b\n'.repeat(200_001)}`,
}

it(
  'counts in the thread what it counts without one, and rejects the same files',
  { timeout: 180_000 },
  () =>
    withThreadBundle('lib/services/imports/count-rows.ts', async (file) => {
      const outcome = (text: string, bundle: string) =>
        inspectFile(
          ctx,
          { bytes: bytesOf(text), fileName: 'list' },
          { file: bundle, deadlineMs: DEADLINE_MS },
        ).catch(({ code, message }) => ({ code, message }))
      for (const [name, text] of Object.entries(files)) {
        expect(await outcome(text, file), name).toEqual(await outcome(text, ''))
      }
      expect(await outcome(files['a CSV']!, file)).toBe(2)
    }),
)

it('leaves the event loop free while a large file is read', () =>
  withThreadBundle('lib/services/imports/count-rows.ts', async (file) => {
    const bytes = bytesOf(`Title,Artist\n${'# a comment - of a line\r\n'.repeat(200_000)}`)
    const read = () =>
      inspectFile(ctx, { bytes, fileName: 'large' }, { file, deadlineMs: DEADLINE_MS }).catch(
        () => 0,
      )
    await inspectFile(ctx, { bytes: bytesOf(files['a CSV']!), fileName: 'first' }, { file })
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const start = performance.now()
    delay.enable()
    await read()
    delay.disable()
    const seconds = performance.now() - start
    expect(delay.max / 1e6).toBeLessThan(seconds / 2)
  }))

describe('readEvents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-events-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function fileOf(text: string) {
    const path = join(folder, crypto.randomUUID())
    writeFileSync(path, text)
    return { path, fileName: 'list.csv', bytes: text.length }
  }
  const collect = async (file: ReturnType<typeof fileOf>, bundle?: string) => {
    const batches = []
    for await (const batch of readEvents(file, bundle)) batches.push(batch)
    return batches
  }
  const inThread = (work: (bundle: string) => Promise<void>) =>
    withThreadBundle('lib/services/imports/send-events.ts', work)
  const long = `Title,Artist\n${'Fog,Rain\n'.repeat(20_000)}`

  it('yields the events that are read without a thread, in their order', () =>
    inThread(async (bundle) => {
      const file = fileOf(long.replaceAll(/Fog/g, () => `Fog ${Math.random()}`))
      const batches = await collect(file, bundle)
      expect(batches.length).toBeGreaterThan(30)
      expect(batches).toEqual(await collect(file))
    }))

  it('rejects a file that is no playlist, and reads the next one in the same thread', () =>
    inThread(async (bundle) => {
      const letter = collect(fileOf(files['no playlist']!), bundle)
      await expect(letter).rejects.toMatchObject({ code: 'unrecognised_format' })
      expect(await collect(fileOf(files['a CSV']!), bundle)).toMatchObject([{ format: 'csv' }])
    }))

  it('ends when the caller stops, and reads the next file', () =>
    inThread(async (bundle) => {
      for await (const { events } of readEvents(fileOf(long), bundle)) {
        expect(events).toHaveLength(500)
        break
      }
      expect(await collect(fileOf(files['a CSV']!), bundle)).toHaveLength(1)
    }))

  it('reads no further than one batch ahead of the caller', () =>
    inThread(async (bundle) => {
      collectGarbage()
      const before = process.memoryUsage().heapUsed
      const rows = `${'x'.repeat(900)},Rain\n`.repeat(20_000)
      for await (const batch of readEvents(fileOf(`Title,Artist\n${rows}`), bundle)) {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        expect(batch.events).toHaveLength(500)
        collectGarbage()
        expect(process.memoryUsage().heapUsed - before).toBeLessThan(12 * 2 ** 20)
        break
      }
    }))
})
