import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rowsOf } from '@/db/rows'
import { call, withApp } from '@/tests/support/app'

const FORMER = 'r7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeX'

withApp(async () => ({ PREVIOUS_PASSWORD_PEPPER: FORMER }))

const PASSWORD = 'violet mango harbour 42'

async function hashOf(email: string): Promise<string> {
  const { db } = await import('@/db')
  const [row] = await rowsOf<{ hash: string }>(
    db.describe().postgres.drizzle,
    sql`select password_hash as hash from users where email = ${email}`,
  )
  return row?.hash ?? ''
}

async function register(email: string): Promise<void> {
  const { status } = await call('POST', '/auth/register', { body: { email, password: PASSWORD } })
  expect(status).toBe(201)
}

const login = async (email: string, password = PASSWORD) =>
  (await call('POST', '/auth/login', { body: { email, password } })).status

async function storeHash(email: string, pepper: string, cost: number): Promise<string> {
  const { createHmac } = await import('node:crypto')
  const { default: bcrypt } = await import('bcryptjs')
  const digest = createHmac('sha384', pepper).update(PASSWORD).digest('base64')
  const hash = bcrypt.hashSync(digest, cost)
  const { db } = await import('@/db')
  await rowsOf(
    db.describe().postgres.drizzle,
    sql`update users set password_hash = ${hash} where email = ${email} returning 1`,
  )
  return hash
}

it('a hash with the former pepper is accepted, and replaced at the next sign-in', async () => {
  const email = 'former@example.org'
  await register(email)
  const former = await storeHash(email, FORMER, 4)
  expect(await login(email, 'something else entirely')).toBe(401)
  expect(await hashOf(email)).toBe(former)
  expect(await login(email)).toBe(200)
  const renewed = await hashOf(email)
  expect(renewed).not.toBe(former)
  expect(await login(email)).toBe(200)
  expect(await hashOf(email)).toBe(renewed)
})

it('a hash with another pepper is rejected', async () => {
  const email = 'other@example.org'
  await register(email)
  await storeHash(email, 'z7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeX', 4)
  expect(await login(email)).toBe(401)
})
