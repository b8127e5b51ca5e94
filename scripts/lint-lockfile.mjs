import { runNpm } from './setup/npm.mjs'

// Fails if "npm ci" would refuse package-lock.json: it must match package.json and have an entry
// for the builds of every platform.
const { exitCode, output } = await runNpm(['ci', '--dry-run', '--loglevel=error'])
if (exitCode === 0) {
  process.stdout.write('package-lock.json matches package.json.\n')
} else {
  const causes = output.match(/npm error .*(Missing|Invalid): .*|npm error code .*/g) ?? [output]
  process.stderr.write(
    `${causes.join('\n')}\nRun "npm install". If entries of other platforms are still missing, run "npm install --package-lock-only" in a folder with copies of package.json, package-lock.json and .npmrc, and copy the lockfile back.\n`,
  )
  process.exitCode = 1
}
