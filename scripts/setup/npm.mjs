import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runQuietly } from './child.mjs'

/**
 * Runs npm with this process's Node and captures its output.
 * @param {string[]} args arguments of npm, such as `['ci', '--dry-run']`
 * @returns the exit code (127 if npm was not found) and the combined output
 */
export async function runNpm(args) {
  const script = [process.env.npm_execpath, bundledScript()].find(isNpmScript)
  const program = script ? process.execPath : npmOnPath
  return runQuietly(program, script ? [script, ...args] : args, {
    // Node refuses to start a .cmd file without a shell.
    shell: program.endsWith('.cmd'),
  }).catch(() => ({ exitCode: 127, output: 'ENOENT' }))
}

const npmOnPath = process.platform === 'win32' ? 'npm.cmd' : 'npm'

const bundledScript = () =>
  join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')

/**
 * False for npm_execpath of another package manager, such as pnpm.
 * @param {string | undefined} path
 */
function isNpmScript(path) {
  return path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path)
}
