import { serve } from '@hono/node-server'
import fastify from 'fastify'
import { Hono } from 'hono'

// node bare.mjs hono|fastify PORT: one route that returns a few bytes of JSON, without anything else.
const [kind, port] = process.argv.slice(2)

if (kind === 'hono') {
  const app = new Hono()
  app.get('/bare', (c) => c.json({ status: 'pass' }))
  serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
} else {
  const app = fastify()
  app.get('/bare', () => ({ status: 'pass' }))
  await app.listen({ port: Number(port), host: '127.0.0.1' })
}
