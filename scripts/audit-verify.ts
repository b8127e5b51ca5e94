import { db } from '@/db'
import { runOperation } from './operations/run-operation'

// npm run audit:verify [hash]: checks the audit log against its seals, and that a seal that was noted
// earlier is still among them.
runOperation('The audit log was not checked.', async () => {
  const [expectedHash] = process.argv.slice(2)
  await db.open()
  const check = await db.auditSeals.check(expectedHash)
  await db.close()
  const { isIntact, text } = resultOf(check, expectedHash)
  process.stdout.write(`${text}\n`)
  process.exitCode = isIntact ? 0 : 1
})

type Check = Awaited<ReturnType<typeof db.auditSeals.check>>

function resultOf(check: Check, expectedHash: string | undefined) {
  if (check.status === 'altered') {
    const { number, from, until } = check
    const events = from ? `after ${from} until ${until}` : `until ${until}`
    return {
      isIntact: false,
      text: `The audit log was altered: batch ${number}, events ${events}.`,
    }
  }
  if (!check.hasExpectedHash) {
    const text = `The audit log was altered: no seal has the hash ${expectedHash}.`
    return { isIntact: false, text }
  }
  if (check.seals === 0) return { isIntact: true, text: 'The audit log has no seals yet.' }
  const text = `The audit log is intact: ${check.seals} seals, the newest is ${check.newestHash}.`
  return { isIntact: true, text }
}
