import { Worker } from 'node:worker_threads'
import { createPglite } from '@/db/pglite'

/** Runs statements of the embedded database, in this thread or in another one. */
export type Client = {
  query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  close: () => Promise<void>
}

/** A statement for the thread, and its result. */
export type Request = { id: number; sql: string; values: unknown[] }
export type Response = { id: number; rows?: Record<string, unknown>[]; error?: unknown }

/** Opens the database in this thread, as the server does. */
export async function openDirectly(folder: string): Promise<Client> {
  const database = await createPglite(folder)
  return {
    query: async (sql, values) => (await database.query<Record<string, unknown>>(sql, values)).rows,
    close: () => database.close(),
  }
}

/** Opens the database in a thread that runs the file `script`. */
export async function openInThread(folder: string, script: string): Promise<Client> {
  const worker = new Worker(script, { workerData: folder })
  const waiting = new Map<number, PromiseWithResolvers<Record<string, unknown>[]>>()
  let last = 0
  worker.on('message', ({ id, rows = [], error }: Response) => {
    const request = waiting.get(id)
    waiting.delete(id)
    if (error) request?.reject(error)
    else request?.resolve(rows)
  })
  const query: Client['query'] = (sql, values = []) => {
    const request = Promise.withResolvers<Record<string, unknown>[]>()
    const id = ++last
    waiting.set(id, request)
    worker.postMessage({ id, sql, values } satisfies Request)
    return request.promise
  }
  await query('select 1')
  return { query, close: async () => void (await worker.terminate()) }
}
