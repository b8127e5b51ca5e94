import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { programPath } from '@/lib/config/program-path'
import { DecodeError } from './decode-error'
import { limitedCommand } from './limited-command'
import type { Decoder } from './pcm'
import { decodeWav } from './wav'

/** Containers that only ffmpeg decodes, by ffmpeg's names. */
export type Demuxer = 'mov' | 'aac' | 'matroska'

/**
 * Decodes MPEG-4, WebM and AAC with the machine's ffmpeg. The demuxer is fixed, so that a file cannot refer to
 * playlists or URLs, and no argument contains text of a user.
 * @throws DecodeError if ffmpeg is not installed
 */
export const decodeWithFfmpeg = (path: string, demuxer: Demuxer): Decoder =>
  async function* (_bytes, signal) {
    const child = spawn(...limitedCommand('ffmpeg', argumentsFor(path, demuxer)), {
      stdio: ['ignore', 'pipe', 'ignore'],
      // No secrets of the server.
      env: { PATH: programPath(), LC_ALL: 'C', NODE_ENV: 'production' },
      signal,
      killSignal: 'SIGKILL',
    })
    const spawned = once(child, 'spawn')
    child.on('error', () => undefined)
    try {
      await spawned
    } catch {
      throw signal.aborted
        ? new DecodeError('timeout', 'Decoding took too long.')
        : new DecodeError(
            'ffmpeg_missing',
            'This format can only be analysed if ffmpeg is installed.',
          )
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
