import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOT_REMOTE, remotePlayback } from '@/components/player/engine/remote-playback'
import {
  anOutput,
  CastableAudio,
  castUrl,
  connected,
  playing,
  song,
} from '@/tests/support/dom/cast-output'
import { stubAudio } from '@/tests/support/dom/fake-audio'

beforeEach(() => {
  remotePlayback.setState(NOT_REMOTE)
  stubAudio(CastableAudio)
})
afterEach(() => void vi.unstubAllGlobals())

describe('another device', () => {
  it('is available while the browser finds one', () => {
    const { remote, output } = anOutput()
    expect(remotePlayback.getState().isAvailable).toBe(false)
    remote.report(true)
    expect(remotePlayback.getState().isAvailable).toBe(true)
    remote.report(false)
    expect(remotePlayback.getState().isAvailable).toBe(false)
    output.dispose()
    remote.report(true)
    expect(remotePlayback.getState()).toEqual(NOT_REMOTE)
  })

  it('gets the signed URL before it is chosen, at the same position', async () => {
    const { one, remote } = playing()
    expect(one.src).toBe('/songs/a/audio')
    let source = ''
    remote.answer = async () => {
      source = one.src
    }
    remotePlayback.getState().choose?.()
    await vi.waitFor(() => expect(source).toBe(castUrl('a')))
    one.reset()
    expect(one.currentTime).toBe(20)
    remote.become('connecting', 'connecting')
    expect(remotePlayback.getState().state).toBe('connecting')
    remote.become('connected', 'connect')
    expect(remotePlayback.getState().state).toBe('connected')
    expect(one.src).toBe(castUrl('a'))
  })

  it('is not used if the listener chooses none', async () => {
    const { one, remote } = playing()
    remote.answer = () => Promise.reject(new DOMException('dismissed', 'NotAllowedError'))
    remotePlayback.getState().choose?.()
    await vi.waitFor(() => expect(remote.prompts).toBe(1))
    await vi.waitFor(() => expect(one.src).toBe('/songs/a/audio'))
    expect(one.paused).toBe(false)
  })

  it('plays at its own volume, which no song changes', async () => {
    const { one, output, remote } = await connected()
    output.setVolume(0.5)
    expect(one.volume).toBe(0.5)
    remote.become('disconnected', 'disconnect')
    expect(one.volume).toBeLessThan(0.5)
  })

  it('plays the next songs in the same element, without a crossfade', async () => {
    const { one, spare, output } = await connected()
    output.prepare?.(song('b'))
    one.at(58)
    expect(spare.src).toBe('')
    await vi.waitFor(() => {
      output.load(song('b'), 0)
      expect(one.src).toBe(castUrl('b'))
    })
    output.play()
    output.seek(5_000)
    expect([one.paused, one.currentTime]).toEqual([false, 5])
    output.pause()
    expect([one.paused, spare.src]).toEqual([true, ''])
  })

  it('plays a song that was not expected once its URL is known, unless it is paused', async () => {
    const { one, output } = await connected()
    output.load(song('c'), 3_000)
    output.play()
    await vi.waitFor(() => expect(one.src).toBe(castUrl('c')))
    one.reset()
    expect([one.paused, one.currentTime]).toEqual([true, 3])
    output.load(song('d'), 0)
    output.play()
    output.pause()
    await vi.waitFor(() => expect(one.src).toBe(castUrl('d')))
    expect(one.paused).toBe(true)
  })

  it('gets the usual URL if there is no signed one', async () => {
    const { one, output } = await connected(() => Promise.reject(new Error('away')))
    expect(one.src).toBe('/songs/a/audio')
    output.load(song('b'), 0)
    await vi.waitFor(() => expect(one.src).toBe('/songs/b/audio'))
  })

  it('is left at the same position', async () => {
    const { one, remote } = await connected()
    await one.play()
    one.at(42)
    remote.become('disconnected', 'disconnect')
    await vi.waitFor(() => expect(one.src).toBe('/songs/a/audio'))
    expect(one.paused).toBe(false)
    one.reset()
    expect(one.currentTime).toBe(42)
  })

  it('does not hear the song before one whose URL is awaited, or its end', async () => {
    const { one, output, emitted } = await connected()
    await one.play()
    output.load(song('c'), 0)
    output.play()
    const before = emitted.length
    expect(one.paused).toBe(true)
    one.end()
    expect(emitted.slice(before)).toEqual([])
    await vi.waitFor(() => expect(one.src).toBe(castUrl('c')))
  })

  it('plays a song whose URL is awaited at the position that is chosen meanwhile', async () => {
    const { one, output } = await connected()
    output.load(song('c'), 0)
    output.seek(7_000)
    await vi.waitFor(() => expect(one.src).toBe(castUrl('c')))
    one.reset()
    expect(one.currentTime).toBe(7)
  })

  it('that is left while a URL is awaited plays the song here, at its level', async () => {
    const { promise, resolve } = Promise.withResolvers<string>()
    const { one, output, remote } = await connected(async (songId) =>
      songId === 'a' ? castUrl('a') : promise,
    )
    const { volume } = one
    output.load(song('c'), 0)
    output.play()
    remote.become('disconnected', 'disconnect')
    resolve(castUrl('c'))
    await vi.waitFor(() => expect(one.src).toBe('/songs/c/audio'))
    expect(one.paused).toBe(false)
    expect(one.volume).toBeLessThan(volume)
  })

  it('requests the URL of a song once, although it is prepared at each change', async () => {
    const requested: string[] = []
    const { one, output } = await connected(async (songId) => {
      requested.push(songId)
      return castUrl(songId)
    })
    for (let times = 0; times < 3; times++) output.prepare?.(song('b'))
    output.load(song('b'), 0)
    await vi.waitFor(() => expect(one.src).toBe(castUrl('b')))
    expect(requested).toEqual(['a', 'b'])
  })
})
