import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { probe } from '@/lib/audio/probe/probe'
import type { Song } from '@/lib/contract/songs'
import { aUser, withApp } from '@/tests/support/app'
import { type Hostile, hostileFiles } from '@/tests/support/hostile-audio/corpus'
import { withProbeWorker } from '@/tests/support/probe-worker'
import { uploadFile } from '@/tests/support/uploads'

withApp()

type Problem = { type: string; title: string; status: number; detail: string; code: string }

const FOLDER = '../shared/data/audio-bad'
const LONGEST_MS = 10_000
// What says more than a caller should know: stacks, paths, names of libraries and of classes.
const INSIDE =
  /node_modules|at \w+ \(|\/work\/|\/tmp\/|RangeError|TypeError|music-metadata|undefined|ENOENT/

const realFiles = (): Hostile[] =>
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }))

async function sendAll(files: Hostile[]) {
  const { token } = await aUser()
  const answers: { name: string; status: number; body: Problem | Song }[] = []
  for (const { name, bytes } of files) {
    const started = performance.now()
    const { status, body } = await uploadFile(bytes, { token, name })
    expect(performance.now() - started, name).toBeLessThan(LONGEST_MS)
    answers.push({ name, status, body })
  }
  return answers
}

function assertTold(answers: Awaited<ReturnType<typeof sendAll>>) {
  for (const { name, status, body } of answers) {
    expect([name, [201, 400, 409, 413, 415, 422].includes(status)]).toEqual([name, true])
    if (status === 201) continue
    const problem = body as Problem
    expect(problem, name).toMatchObject({ status, type: `/docs/problems/${problem.code}` })
    expect(problem.detail, name).not.toMatch(INSIDE)
    expect(problem.detail.length, name).toBeGreaterThan(10)
  }
}

describe('files that nobody means well with', () => {
  it('are sixty at least', () => expect(hostileFiles.length).toBeGreaterThanOrEqual(60))

  it('get a problem that says what they are, or become a harmless song', async () => {
    const answers = await sendAll(hostileFiles)
    assertTold(answers)
    for (const { body, status, name } of answers) {
      if (status !== 201) continue
      const song = body as Song
      const said = [song.title, song.album?.title ?? '', ...song.artists.map((a) => a.name)].join()
      expect(said, name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
      expect(song.title, name).not.toMatch(/\.\.|\/etc\//)
    }
    const status = new Map(answers.map((answer) => [answer.name, answer.status]))
    for (const name of [
      'with-zip.mp3',
      'svg-cover.mp3',
      'ten-thousand-tags.mp3',
      'gigapixel-cover.mp3',
    ]) {
      expect([name, status.get(name)]).toEqual([name, 201])
    }
    for (const name of [
      'zip.mp3',
      'page-first.mp3',
      'a-year.flac',
      'eternal.ogg',
      'huge-box.m4a',
    ]) {
      expect([name, status.get(name)]).toEqual([name, 415])
    }
  })

  it.skipIf(!existsSync(FOLDER))(
    'of other programs’ test suites too (../shared/data/audio-bad, where it is there)',
    async () => assertTold(await sendAll(realFiles())),
  )

  it('are looked at in a thread that says the same', () =>
    withProbeWorker(async (worker) => {
      const folder = process.env.DATA_DIR ?? ''
      for (const [index, { name, bytes }] of hostileFiles.entries()) {
        const path = join(folder, `hostile-${index}`)
        writeFileSync(path, bytes)
        const [there, here] = [await probe('ada', path, worker), await probe('ada', path, '')]
        expect(Object.keys(there), name).toEqual(Object.keys(here))
        if ('refusal' in there) expect(there, name).toEqual(here)
      }
    }))
})
