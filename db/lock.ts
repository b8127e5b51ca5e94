import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, realpathSync, unlinkSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Another process has the data folder open; two would corrupt it. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another Riffle process. Stop that one, or set DATA_DIR to another folder.`,
    )
  }
}

/**
 * Takes the folder for this process until it ends. On Linux by an abstract socket, which the kernel
 * frees even after kill -9; elsewhere by a file that names the process. Throws FolderInUseError.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  return process.platform === 'linux' ? lockBySocket(folder) : lockByFile(folder)
}

function lockBySocket(folder: string): Promise<() => void> {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  const server = createServer((socket) => socket.destroy())
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new FolderInUseError(folder) : error)
    })
    server.listen({ path: `\0riffle-${name}` }, () => {
      server.unref()
      done(() => server.close())
    })
  })
}

function lockByFile(folder: string): () => void {
  const file = join(folder, 'lock')
  const take = () => {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
  }
  try {
    take()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (isRunning(Number(readFileSync(file, 'utf8')))) throw new FolderInUseError(folder)
    unlinkSync(file)
    take()
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
