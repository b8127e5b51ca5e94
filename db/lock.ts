import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, realpathSync, unlinkSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Another process uses the data folder; two would corrupt it. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another Riffle process. Stop that one, or set DATA_DIR to another folder.`,
    )
  }
}

/**
 * Locks a folder for this process and returns the function that unlocks it. On Linux the lock is an
 * abstract socket, which the kernel closes even after kill -9; elsewhere a file with the process id.
 * @throws FolderInUseError
 */
export async function lockFolder(folder: string): Promise<() => void> {
  return process.platform === 'linux' ? lockBySocket(folder) : lockByFile(folder)
}

function lockBySocket(folder: string): Promise<() => void> {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new FolderInUseError(folder) : error)
    })
    server.listen({ path: `\0riffle-${name}` }, () => {
      server.unref()
      resolve(() => server.close())
    })
  })
}

function lockByFile(folder: string): () => void {
  const file = join(folder, 'lock')
  const create = () => {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
  }
  try {
    create()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (isRunning(Number(readFileSync(file, 'utf8')))) throw new FolderInUseError(folder)
    unlinkSync(file)
    create()
  }
  return () => unlinkSync(file)
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
