import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { api } from '@/app/api/v1/api'
import { db } from '@/db'
import { startWorker } from '@/lib/worker/run'

// The API and the worker in one process, without pages, so that only they are measured.
await db.open()
await startWorker()
const server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
process.on('message', (message) => {
  if (message === 'memory') process.send?.({ rss: process.memoryUsage().rss })
})
