import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findUnprivilegedUser } from '@/scripts/drill/unprivileged-user'
import { findBinary } from '../find-binary'
import { until } from '../until'

const MPC_TIMEOUT_MS = 30_000

export type Mpd = {
  /** Loads a playlist file of the music folder, and returns the files of its entries. */
  load: (fileName: string) => string[]
  stop: () => Promise<void>
}

/** Starts mpd without sound for `folder`, which has the folder `music` with audio files. */
export async function startMpd(folder: string): Promise<Mpd> {
  const socket = join(folder, 'mpd.socket')
  mkdirSync(join(folder, 'playlists'))
  const settings = {
    music_directory: join(folder, 'music'),
    playlist_directory: join(folder, 'playlists'),
    db_file: join(folder, 'mpd.db'),
    bind_to_address: socket,
    zeroconf_enabled: 'no',
    filesystem_charset: 'UTF-8',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} "${value}"`)
  const output = 'audio_output {\n  type "null"\n  name "none"\n}\n'
  const config = join(folder, 'mpd.conf')
  writeFileSync(config, `${lines.join('\n')}\n${output}`)
  const child = spawn(findBinary('mpd') ?? '', ['--no-daemon', '--stderr', config], {
    ...findUnprivilegedUser(),
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder },
    stdio: 'ignore',
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const mpc = (...args: string[]) => run(['--host', socket, ...args])
  await until(() => {
    if (child.exitCode !== null) throw new Error(`mpd ended with ${child.exitCode}.`)
    return existsSync(socket)
  })
  mpc('update', '--wait')
  return {
    load(fileName) {
      mpc('clear')
      mpc('load', fileName)
      return mpc('playlist', '--format', '%file%').split('\n').filter(Boolean)
    },
    stop: () => end(child),
  }
}

const run = (args: string[]): string =>
  execFileSync(findBinary('mpc') ?? '', args, {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    timeout: MPC_TIMEOUT_MS,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
