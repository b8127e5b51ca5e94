import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './place.mjs'

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']
const parentCheckMs = 500

/**
 * Runs a program in the project's folder and resolves to its exit code (128 + n when signal n ended
 * it). Signals sent to this process reach the program, which decides how to end.
 */
export const run = (program, args, options) => ended(start(program, args, 'inherit', options))

/** Like `run`, but silent: resolves to `{ exitCode, output }` with what the program wrote. */
export async function runQuietly(program, args, options) {
  const child = start(program, args, ['ignore', 'pipe', 'pipe'], options)
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  const exitCode = await ended(child)
  return { exitCode, output: Buffer.concat(chunks).toString() }
}

const start = (program, args, stdio, { env, ...options } = {}) =>
  spawn(program, args, { cwd: root, stdio, env: { ...process.env, ...env }, ...options })

async function ended(child) {
  const forward = (signal) => child.kill(signal)
  for (const signal of passedOn) process.on(signal, forward)
  const watch = watchParent(() => forward('SIGTERM'))
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
    })
  } finally {
    clearInterval(watch)
    for (const signal of passedOn) process.off(signal, forward)
  }
}

// npm hands a signal to a shell that dies of it and tells nobody: a lost parent is that signal.
function watchParent(onLost) {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    onLost()
  }, parentCheckMs)
  return watch
}
