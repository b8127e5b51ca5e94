import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db'
import { audioFeatures } from '@/db/schema/audio-features'
import { ANALYSIS_VERSION } from '@/lib/audio/analyse/analyser'
import { analyseInThread } from '@/lib/audio/analyse-file/analyse-in-thread'
import type { Song } from '@/lib/contract/song'
import type { Waveform } from '@/lib/contract/waveform'
import { findPiece } from '@/lib/demo-music/catalogue'
import { renderPiece } from '@/lib/demo-music/render'
import { analyseSong, requeueOutdatedAnalyses } from '@/lib/services/uploads/analysis'
import { buildAnalysisWorker } from '@/tests/support/analysis-worker'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { until } from '@/tests/support/until'
import { uploadFile } from '@/tests/support/uploads'

withApp()

const find = async (token: string, songId: string) =>
  (await call('GET', `/songs/${songId}`, { token })).body as Song

/** Changes the stored features of an audio, whatever their version. */
const setFeatures = (audioHash: string, changed: { version: number; loudnessLufs?: number }) =>
  db
    .describe()
    .postgres.drizzle.update(audioFeatures)
    .set(changed)
    .where(eq(audioFeatures.audioHash, audioHash))

it('analyses an upload, and shows the features to its owner only', async () => {
  const [ada, bob] = [await aUser('ada'), await aUser('bob')]
  const piece = findPiece('tin-roof')
  const sent = await uploadFile(renderPiece(piece), { token: ada.token, name: 'Ada - Tin.wav' })
  const { id } = sent.body as Song
  expect((sent.body as Song).features).toBeNull()
  await until(() => db.audioFeatures.find(ada.id, id))
  const song = await find(ada.token, id)
  expect(song.features).toMatchObject({
    key: 'C minor',
    camelot: '5A',
    loudnessLufs: expect.closeTo(-16, 0),
    truePeakDb: expect.closeTo(-1, 0),
  })
  expect(song.features?.bpm).toBeCloseTo(piece.bpm, 0)
  expect(song.features?.bpmConfidence).toBeGreaterThan(0.5)

  const path = `/songs/${id}/waveform`
  const { body, headers } = await call('GET', path, { token: ada.token })
  expect((body as Waveform).peaks).toHaveLength(800)
  expect((body as Waveform).failure).toBeNull()
  const again = await call('GET', path, {
    token: ada.token,
    headers: { 'if-none-match': headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
  expect((await call('GET', path, { token: bob.token })).status).toBe(404)
})

it('analyses a song once, however often its job runs', async () => {
  const { id: userId, token } = await aUser()
  const sent = await uploadFile(wav({ hertz: 700, seconds: 3 }), { token, name: 'A - B.wav' })
  const songId = (sent.body as Song).id
  await until(() => db.audioFeatures.find(userId, songId))
  const first = await db.audioFeatures.find(userId, songId)
  await analyseSong({ userId, songId, isLastTry: false })
  expect(await db.audioFeatures.find(userId, songId)).toEqual(first)
})

it('analyses again what an older version has analysed', async () => {
  const { id: userId, token } = await aUser()
  const sent = await uploadFile(wav({ hertz: 750, seconds: 3 }), { token, name: 'A - Old.wav' })
  const songId = (sent.body as Song).id
  const first = await until(() => db.audioFeatures.find(userId, songId))
  await setFeatures(first.audioHash, { version: ANALYSIS_VERSION - 1, loudnessLufs: 0 })
  await requeueOutdatedAnalyses()
  const current = () => db.audioFeatures.find(userId, songId)
  await until(async () => (await current())?.version === ANALYSIS_VERSION)
  expect((await current())?.loudnessLufs).toBe(first.loudnessLufs)
})

it('saves why a file cannot be decoded', async () => {
  const { id: userId, token } = await aUser()
  const sent = await uploadFile(wav({ hertz: 800, seconds: 2 }), { token, name: 'A - C.wav' })
  const songId = (sent.body as Song).id
  await until(() => db.audioFeatures.find(userId, songId))
  const file = await db.audioFiles.find({ userId, songId })
  // Simulates a corrupted object in the storage.
  const bad = Buffer.alloc(file!.bytes, 'no sound ')
  writeFileSync(join(process.env.DATA_DIR ?? '', 'audio', file!.storageKey), bad)
  await setFeatures(file!.audioHash, { version: 0 })
  await analyseSong({ userId, songId, isLastTry: false })
  const { body } = await call('GET', `/songs/${songId}/waveform`, { token })
  expect(body).toEqual({ peaks: null, failure: expect.stringMatching(/\S/) })
  expect((await find(token, songId)).features).toBeNull()
})

it('takes the features of the demo from its pieces, and computes their waveform on request', async () => {
  const { body } = await call('POST', '/auth/guest', { body: {} })
  const { accessToken: token } = body as { accessToken: string }
  const songs = await call('GET', '/songs?source=demo&q=tin+roof', { token })
  const [song] = (songs.body as { data: Song[] }).data
  expect(song?.features).toMatchObject({ bpm: 122, key: 'C minor', bpmConfidence: 1, energy: 0.82 })
  const waveform = await call('GET', `/songs/${song?.id}/waveform`, { token })
  expect(Math.max(...((waveform.body as Waveform).peaks ?? []))).toBeGreaterThan(200)
  expect((await call('GET', `/songs/${song?.id}/waveform`, { token })).body).toEqual(waveform.body)
})

it('has no waveform for a song without audio', async () => {
  const { token } = await aUser()
  const missing = await call('GET', `/songs/${crypto.randomUUID()}/waveform`, { token })
  expect(missing).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

it('kills the thread at the deadline, and analyses the next file in a new one', async () => {
  const worker = await buildAnalysisWorker()
  const path = join(tmpdir(), `${crypto.randomUUID()}.wav`)
  writeFileSync(path, wav({ seconds: 120, sampleRate: 96_000, channels: 2 }))
  const request = { path, format: 'wav', maxSeconds: 600, deadlineMs: 60_000 } as const
  const killed = analyseInThread({ ...request, deadlineMs: 400 }, worker)
  await expect(killed).rejects.toMatchObject({ name: 'AnalysisKilledError', reason: 'time' })
  const next = await analyseInThread(request, worker)
  expect(next).toMatchObject({ analysis: { durationMs: 120_000 } })
  const tooLong = await analyseInThread({ ...request, maxSeconds: 60 }, worker)
  expect(tooLong).toMatchObject({ failure: { code: 'longer_than_declared' } })
})
