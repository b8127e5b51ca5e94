import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Instruction, readStages, type Stage } from './dockerfile'

type Options = { folder: string; uid: number; dockerfile: string }

/**
 * Replays the stages of a Dockerfile without Docker: each in a folder of its own, which stands for its
 * WORKDIR, as an unprivileged user. Commands of apt-get are left out. Returns the folder of the last
 * stage.
 */
export async function replayStages({ folder, uid, dockerfile }: Options): Promise<string> {
  const context = createContext(join(folder, 'context'), `${dockerfile}.dockerignore`)
  const folders = new Map<string, string>()
  let last = ''
  for (const stage of readStages(dockerfile)) {
    last = await replay(stage, { context, folder: join(folder, stage.name), folders, uid })
    folders.set(stage.name, last)
  }
  return last
}

// Only what Git tracks and .dockerignore allows: the sources of a fresh clone.
function createContext(target: string, ignoreFile: string): string {
  const lines = readFileSync(ignoreFile, 'utf8').split('\n')
  const allowed = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...allowed]
  const files = execFileSync('git', listed, { maxBuffer: 2 ** 26 })
    .toString()
    .split('\0')
  for (const file of files.filter((file) => file && existsSync(file))) {
    cpSync(file, join(target, file), { recursive: true })
  }
  return target
}

type Place = { context: string; folder: string; folders: Map<string, string>; uid: number }

async function replay(stage: Stage, place: Place): Promise<string> {
  const base = place.folders.get(stage.base)
  mkdirSync(place.folder, { recursive: true })
  if (base) execFileSync('cp', ['-a', `${base}/.`, place.folder])
  for (const instruction of stage.instructions) await apply(instruction, place)
  return place.folder
}

async function apply(instruction: Instruction, place: Place): Promise<void> {
  const { context, folder, folders, uid } = place
  if (instruction.kind === 'run') return run(instruction.command, folder, uid)
  const { from, sources, target } = instruction
  for (const source of sources) {
    const origin = from === null ? context : folders.get(from)
    if (!origin) throw new Error(`There is no stage "${from}".`)
    const path = join(origin, source.replace(/^\/app\//, ''))
    copy(path, resolve(folder, target), target.endsWith('/'))
  }
}

// As COPY does: the content of a folder, or a file, into a folder if the target ends with a slash.
function copy(path: string, target: string, isInto: boolean): void {
  const isFolder = statSync(path).isDirectory()
  mkdirSync(isFolder || isInto ? target : dirname(target), { recursive: true })
  execFileSync('cp', ['-a', isFolder ? `${path}/.` : path, target])
}

async function run(command: string, cwd: string, uid: number): Promise<void> {
  if (command.startsWith('apt-get ')) return
  execFileSync('chown', ['-R', String(uid), cwd])
  const child = spawn('sh', ['-c', command], {
    cwd,
    uid,
    gid: uid,
    env: { ...baseEnvironment(), HOME: cwd, npm_config_cache: `${cwd}/.npm-cache` },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const [exitCode] = await once(child, 'close')
  if (exitCode !== 0) throw new Error(`"${command}" failed:\n${errors.slice(-2_000)}`)
}

const baseEnvironment = () => ({
  // The image has Node 24, as these tests.
  PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  NODE_ENV: 'development' as const,
  NEXT_TELEMETRY_DISABLED: '1',
  // The authority of a proxy between this machine and the npm registry.
  ...(process.env.NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS }),
})
