import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { inspectFile } from '@/lib/services/imports/inspect'
import { withApp } from '@/tests/support/app'
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
