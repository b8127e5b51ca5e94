import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { findUnprivilegedUser } from '@/scripts/drill/unprivileged-user'
import { findBinary } from '../find-binary'

const TIMEOUT_MS = 60_000
/** A line of the log of an input whose file could be opened. */
const OPENED = /`(file:\/\/\/[^']*)' successfully opened/g

/**
 * Plays a playlist file with VLC without sound, and returns the paths of the files that it opened, in
 * order. `folder` is the current and home folder.
 */
export async function openWithVlc(playlist: string, folder: string): Promise<string[]> {
  const quiet = ['--intf=dummy', '--no-audio', '--no-video', '--no-media-library']
  const child = spawn(
    findBinary('vlc') ?? '',
    [...quiet, '--verbose=2', '--no-color', '--play-and-exit', playlist],
    {
      ...findUnprivilegedUser(),
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    },
  )
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  }
  await once(child, 'close')
  const log = Buffer.concat(chunks).toString('utf8')
  const opened = [...log.matchAll(OPENED)].map(([, uri = '']) => fileURLToPath(uri))
  return opened.filter((path) => path !== playlist)
}
