import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DecodeError, type Decoder } from './pcm'
import { decodeWav } from './wav'

/** Formats our own decoders do not know, by the name ffmpeg has for what contains them. */
export type Demuxer = 'mov' | 'aac'

export const FFMPEG_MISSING = 'AAC is analysed only where ffmpeg is installed.'

/**
 * AAC and ALAC by the machine's ffmpeg, read from the file at `path`. The demuxer is ours to name, so
 * that a file cannot ask for playlists or addresses; nothing in the arguments comes from a user.
 */
export const decodeByFfmpeg = (path: string, demuxer: Demuxer): Decoder =>
  async function* (_bytes, signal) {
    const child = spawn('ffmpeg', argumentsFor(path, demuxer), {
      stdio: ['ignore', 'pipe', 'ignore'],
      signal,
      killSignal: 'SIGKILL',
    })
    const spawned = once(child, 'spawn')
    child.on('error', () => undefined)
    try {
      await spawned
    } catch {
      throw new DecodeError(signal.aborted ? 'Decoding took too long.' : FFMPEG_MISSING)
    }
    try {
      yield* decodeWav(child.stdout, signal)
    } finally {
      child.kill('SIGKILL')
    }
  }

const argumentsFor = (path: string, demuxer: Demuxer) => [
  ...['-nostdin', '-hide_banner', '-loglevel', 'quiet', '-threads', '1'],
  ...['-protocol_whitelist', 'file,pipe', '-f', demuxer, '-i', `file:${path}`],
  ...['-map', '0:a:0', '-vn', '-sn', '-dn', '-c:a', 'pcm_f32le', '-f', 'wav', 'pipe:1'],
]
