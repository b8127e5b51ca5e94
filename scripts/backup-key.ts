import { generateX25519Identity, identityToRecipient } from 'age-encryption'

// npm run backup:key: prints a new pair of keys, to be run on a machine other than the server.
const identity = await generateX25519Identity()
const recipient = await identityToRecipient(identity)
process.stdout.write(
  `# public key: ${recipient}\n# Set it as BACKUP_RECIPIENT. Keep the next line off the server, twice.\n${identity}\n`,
)
