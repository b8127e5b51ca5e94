import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { probe } from '@/lib/audio/probe/probe'
import type { Song } from '@/lib/contract/song'
import { aUser, withApp } from '@/tests/support/app'
import { hostileFiles } from '@/tests/support/hostile-audio/corpus'
import type { HostileFile } from '@/tests/support/hostile-audio/hostile-file'
import { withThreadBundle } from '@/tests/support/thread-bundle'
import { uploadFile } from '@/tests/support/uploads'

withApp()

type Problem = { type: string; status: number; detail: string; code: string; reason?: string }

const FOLDER = '../shared/data/audio-bad'
const MAX_MS = 10_000
// Internals that must not appear in a problem: stacks, paths, names of libraries and of classes.
const INTERNALS =
  /node_modules|at \w+ \(|\/work\/|\/tmp\/|RangeError|TypeError|music-metadata|undefined|ENOENT/

const realFiles = (): HostileFile[] =>
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }))

async function uploadAll(files: HostileFile[]) {
  const { token } = await aUser()
  const responses: { name: string; status: number; body: Problem | Song }[] = []
  for (const { name, bytes } of files) {
    const started = performance.now()
    const { status, body } = await uploadFile(bytes, { token, name })
    expect(performance.now() - started, name).toBeLessThan(MAX_MS)
    responses.push({ name, status, body })
  }
  return responses
}

function assertHandled(responses: Awaited<ReturnType<typeof uploadAll>>) {
  for (const { name, status, body } of responses) {
    expect([name, [201, 400, 409, 413, 415, 422].includes(status)]).toEqual([name, true])
    if (status === 201) continue
    const problem = body as Problem
    expect(problem, name).toMatchObject({ status, type: `/docs/problems/${problem.code}` })
    expect(problem.detail, name).not.toMatch(INTERNALS)
    expect(problem.detail.length, name).toBeGreaterThan(10)
  }
}

describe('hostile files', () => {
  it('are at least sixty', () => expect(hostileFiles.length).toBeGreaterThanOrEqual(60))

  it('are rejected with a problem, or become a harmless song', async () => {
    const responses = await uploadAll(hostileFiles)
    assertHandled(responses)
    for (const { body, status, name } of responses) {
      if (status !== 201) continue
      const song = body as Song
      const texts = [song.title, song.album?.title ?? '', ...song.artists.map((a) => a.name)].join()
      expect(texts, name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
      expect(song.title, name).not.toMatch(/\.\.|\/etc\//)
    }
    const byName = new Map(responses.map((answer) => [answer.name, answer]))
    for (const name of [
      'with-zip.mp3',
      'svg-cover.mp3',
      'ten-thousand-tags.mp3',
      'gigapixel-cover.mp3',
    ]) {
      expect([name, byName.get(name)?.status]).toEqual([name, 201])
    }
    for (const [name, reason] of [
      ['zip.mp3', 'not_audio'],
      ['page-first.mp3', 'not_audio'],
      ['nothing.mp3', 'empty_file'],
      ['tag-only.mp3', 'no_audio'],
      ['a-year.flac', 'no_audio'],
      ['eternal.ogg', 'too_long'],
      ['huge-box.m4a', 'truncated'],
      ['no-rate.wav', 'damaged'],
      ['nine-channels.wav', 'too_many_channels'],
    ]) {
      const { status, body } = byName.get(name ?? '') ?? {}
      expect([name, status, (body as Problem).reason]).toEqual([name, 415, reason])
    }
  })

  it.skipIf(!existsSync(FOLDER))(
    'are handled, also those of other projects’ test suites (needs ../shared/data)',
    async () => assertHandled(await uploadAll(realFiles())),
  )

  it('have the same result in the probe thread', () =>
    withThreadBundle('lib/audio/probe/worker.ts', async (worker) => {
      const folder = process.env.DATA_DIR ?? ''
      for (const [index, { name, bytes }] of hostileFiles.entries()) {
        const path = join(folder, `hostile-${index}`)
        writeFileSync(path, bytes)
        const [inThread, inline] = [await probe('ada', path, worker), await probe('ada', path, '')]
        expect(Object.keys(inThread), name).toEqual(Object.keys(inline))
        if ('rejection' in inThread) expect(inThread, name).toEqual(inline)
      }
    }))
})
