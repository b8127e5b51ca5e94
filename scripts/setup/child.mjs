import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './place.mjs'

/** @type {NodeJS.Signals[]} */
const FORWARDED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const PARENT_CHECK_INTERVAL_MS = 500

/** @typedef {{ env?: Record<string, string | undefined>, shell?: boolean }} Options */

/**
 * Runs a program in the project's folder. Signals sent to this process are forwarded to the program.
 * @param {string} program
 * @param {string[]} args
 * @param {Options} [options] `env` is added to the environment of this process
 * @returns the exit code, 128 + n if signal n ended the program
 */
export const run = (program, args, options) => ended(start(program, args, 'inherit', options))

/**
 * Runs a program like `run` and captures its output.
 * @param {string} program
 * @param {string[]} args
 * @param {Options} [options]
 */
export async function runQuietly(program, args, options) {
  const child = start(program, args, ['ignore', 'pipe', 'pipe'], options)
  /** @type {Buffer[]} */
  const chunks = []
  child.stdout?.on('data', (chunk) => chunks.push(chunk))
  child.stderr?.on('data', (chunk) => chunks.push(chunk))
  const exitCode = await ended(child)
  return { exitCode, output: Buffer.concat(chunks).toString() }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {Options} [options]
 */
function start(program, args, stdio, { env, shell } = {}) {
  return spawn(program, args, { cwd: root, stdio, env: { ...process.env, ...env }, shell })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
async function ended(child) {
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  for (const signal of FORWARDED_SIGNALS) process.on(signal, forward)
  const watch = watchParent(() => forward('SIGTERM'))
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve(code ?? 128 + signalNumber(signal)))
    })
  } finally {
    clearInterval(watch)
    for (const signal of FORWARDED_SIGNALS) process.off(signal, forward)
  }
}

/** @param {NodeJS.Signals | null} signal */
const signalNumber = (signal) => (signal ? constants.signals[signal] : 0)

/**
 * Under npm, a signal ends the shell between npm and this process and is not forwarded: a parent
 * that is gone is treated like a signal.
 * @param {() => void} onLost
 */
function watchParent(onLost) {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    onLost()
  }, PARENT_CHECK_INTERVAL_MS)
  return watch
}
